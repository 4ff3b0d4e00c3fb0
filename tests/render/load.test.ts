import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import { inputLoader, loadInput, sparedIn } from '../../src/figure/load.ts'
import { toModel } from '../../src/network/models/nnanim.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { SpecError } from '../../src/options/error.ts'
import { networkSpecs } from '../../src/options/sweep.ts'
import { loadDataset, reader } from '../../src/render/load.ts'
import { freshFolder } from './files.ts'
import { ofClasses } from './of-classes.ts'

const folder = freshFolder()
const table = 'a,b,label\n0,0,no\n2,0,no\n0,2,yes\n2,2,yes\n'
const specOf = (data: string, more: object = {}) => readSpecObject({ data, ...more })
const write = async (name: string, content: string | Uint8Array) => {
  await writeFile(folder.path(name), content)
  return folder.path(name)
}

describe('a dataset', () => {
  it('is read from a table, and scaled', async () => {
    const { x, y, features, classes } = await loadDataset(specOf(await write('t.csv', table)))
    expect([...x]).toEqual([-1, -1, 1, -1, -1, 1, 1, 1])
    expect([[...y], features, classes]).toEqual([
      [0, 0, 1, 1],
      ['a', 'b'],
      ['no', 'yes'],
    ])
  })

  it('is read from standard input', () => {
    const load = new URL('../../dist/render/load.js', import.meta.url).href
    const catalog = new URL('../../dist/encode/catalog.js', import.meta.url).href
    const input = `
      import { loadDataset } from ${JSON.stringify(load)}
      import { readSpecObject } from ${JSON.stringify(catalog)}
      console.log(JSON.stringify((await loadDataset(readSpecObject({ data: '-', scale: 'none' }))).classes))`
    const child = spawnSync(process.execPath, ['--input-type=module', '--eval', input], {
      input: table,
      encoding: 'utf8',
    })
    expect(child.stdout).toBe('["no","yes"]\n')
  })
})

describe('a seed that chooses no row of a table', () => {
  const loadWith = (data: string, more: object) => loadDataset(specOf(data, { hidden: 2, ...more }))

  it('is refused once the table is read, and taken where rows are held out or left out of the picture', async () => {
    const file = await write('t.csv', table)
    await expect(loadWith(file, { dataSeed: 3 })).rejects.toThrow(
      'dataSeed: got 3; leave it out: all 4 rows are trained on and drawn, none is chosen by a seed',
    )
    await expect(loadWith(file, { networkSeed: 2, seed: 3 })).rejects.toThrow(
      'seed: got 3; leave it out: neither',
    )
    const compared = { dataSeed: 3, scene: 'compare' }
    await expect(loadWith(file, { ...compared, test: file })).rejects.toThrow('dataSeed: got 3')
    const shuffled = { dataSeed: 3, scene: 'columns', test: file }
    for (const more of [
      shuffled,
      { seed: 3 },
      { dataSeed: 3, maxPoints: 3 },
      { dataSeed: 3, test: 0.5 },
      compared,
    ])
      expect((await loadWith(file, more)).features).toEqual(['a', 'b'])
  })

  it('counts the rows of a table that is held out', async () => {
    const file = await write('t.csv', table)
    const test = await write('u.csv', table)
    await expect(loadWith(file, { test, dataSeed: 3, maxPoints: 8 })).rejects.toThrow('all 8 rows')
    expect((await loadWith(file, { test, dataSeed: 3, maxPoints: 7 })).y.length).toBe(4)
  })

  it('is a note where it is spared, and where a sweep has it', async () => {
    const file = await write('t.csv', table)
    const note =
      'dataSeed is left out, as it does nothing here: all 4 rows are trained on and drawn, none is chosen by a seed'
    const spared = await inputLoader(
      reader,
      {},
      key => key === 'dataSeed',
    )(specOf(file, { hidden: 2, dataSeed: 3 }))
    expect(spared.notes).toEqual([note])
    const sweep = readFigureObject({ data: file, hidden: '1|2', dataSeed: 3 })
    for (const spec of networkSpecs(sweep))
      expect((await inputLoader(reader, {}, sparedIn(sweep))(spec)).notes).toEqual([note])
    const seeds = readFigureObject({ data: file, hidden: 2, networkSeed: 2, seed: '1|2' })
    await expect(inputLoader(reader, {}, sparedIn(seeds))(networkSpecs(seeds)[1])).rejects.toThrow(
      'seed: got 2',
    )
  })
})

describe('a table in Windows-1252', () => {
  const bytes = Buffer.concat([
    Buffer.from('Gr\xf6\xdfe in \x80;L\xe4nge;Urteil\n1,5;2;\x84gut\x93\n2;3;m\xe4\xdfig \x96\n', 'latin1'),
  ])

  it('is read with a note, with the characters that Latin-1 lacks', async () => {
    const file = await write('t.csv', bytes)
    const { dataset, notes } = await loadInput(reader, specOf(file, { scale: 'none' }))
    expect(dataset).toMatchObject({
      x: Float64Array.of(1.5, 2, 2, 3),
      features: ['Größe in €', 'Länge'],
      classes: ['mäßig –', '„gut“'],
    })
    expect(notes).toEqual([`${file} is not in UTF-8 and is read as Windows-1252`])
  })
})

it.each(['utf-16le', 'utf-16be'])(
  'a table in %s with a byte order mark is read, without a note',
  async encoding => {
    const bytes = Buffer.from('\ufeffGröße\tLänge\tUrteil\n1.5\t2\t„gut“\n2\t3\tmäßig –\n', 'utf16le')
    const file = await write('t.txt', encoding === 'utf-16le' ? bytes : bytes.swap16())
    const { dataset, notes } = await loadInput(reader, specOf(file, { scale: 'none' }))
    const classes = ['mäßig –', '„gut“']
    expect(dataset).toMatchObject({ x: Float64Array.of(1.5, 2, 2, 3), features: ['Größe', 'Länge'], classes })
    expect(notes).toEqual([])
  },
)

describe('a table that cannot be read', () => {
  const failing = async (data: string) => {
    const error = await loadDataset(specOf(data)).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(SpecError)
    return (error as SpecError).message
  }

  it('names the nearest file of its folder', async () => {
    await write('iris.csv', table)
    expect(await failing(folder.path('irsi.csv'))).toContain(`Did you mean ${folder.path('iris.csv')}?`)
    expect(await failing(folder.path('zzzzzzzz.csv'))).not.toContain('Did you mean')
    await write('w.svg', '<svg/>')
    expect(await failing(folder.path('w.csv'))).not.toContain('Did you mean')
  })

  it('may be text in another encoding, or in UTF-8 with a broken character', async () => {
    for (const bytes of [
      Buffer.from(table, 'utf16le'),
      Buffer.concat([Buffer.from('größe,länge,label\n1,2,ü'), Buffer.of(0xc3), Buffer.from('\n3,4,v\n')]),
      Uint8Array.of(0x61, 0x81, 0x2c),
    ])
      expect(await failing(await write('t.csv', bytes))).toContain('text in UTF-8')
  })

  it('has its faults named with file and line', async () => {
    const file = await write('t.csv', `${table}1,x,no\n`)
    expect(await failing(file)).toContain(`${file}:6:2`)
  })
})

describe('a file that is no model', () => {
  it('is said to be no JSON where it was cut off', async () => {
    const model = await write('m.json', '{"format": "nnanim-model",')
    await expect(loadInput(reader, specOf('blobs', { model }))).rejects.toThrow('m.json:model: expected JSON')
  })
})

describe('a reduced table', () => {
  const iris = (more: object) => specOf('examples/iris.csv', more)

  it('has components of the scaled features', async () => {
    const { x, features, reduction } = await loadDataset(iris({ reduce: 2 }))
    expect([x.length, features]).toEqual([300, ['PC1 (73 %)', 'PC2 (23 %)']])
    expect(reduction?.features).toEqual(['sepal_length', 'sepal_width', 'petal_length', 'petal_width'])
    expect(reduction?.shares[0]).toBeCloseTo(0.7296244541329986, 10)
  })

  it('gives a model that brings the same points and network without --reduce, to another table too', async () => {
    const spec = iris({ reduce: 'lda:2', hidden: 2, restarts: 1 })
    const dataset = await loadDataset(spec)
    const { network } = trainNetwork(dataset, spec)
    const model = await write('m.json', JSON.stringify(toModel(network, dataset)))
    const read = await loadInput(reader, iris({ model }))
    expect(read.dataset).toEqual(dataset)
    expect(read.model?.network).toEqual(network)
    const one = 'petal_width,petal_length,sepal_width,sepal_length,species\n0.2,1.4,3.5,5.1,setosa\n'
    const { x } = (
      await loadInput(reader, specOf(await write('one.csv', `${one}${one.split('\n')[1]}\n`), { model }))
    ).dataset
    expect([...x]).toEqual([0, 1, 0, 1].map(i => dataset.x[i]))
  })

  it('gives a model without the column that was left out, which other tables may have', async () => {
    const rows = ['0,5,0,no', '2,5,1,no', '0,5,2,yes', '2,5,4,yes']
    const file = await write('constant.csv', `a,b,c,label\n${rows.join('\n')}\n`)
    const { dataset, notes } = ofClasses(await loadInput(reader, specOf(file)))
    expect(notes).toEqual(['column b has the same number in all rows and is left out'])
    const { network } = trainNetwork(dataset, specOf(file, { hidden: 2 }))
    const model = await write('m.json', JSON.stringify(toModel(network, dataset)))
    const read = await loadInput(reader, specOf(file, { model }))
    expect(read.dataset).toEqual(dataset)
    expect(read.notes).toEqual([])
    const varied = await write('t.csv', `a,b,c,label\n0,1,0,no\n2,9,1,yes\n`)
    expect((await loadInput(reader, specOf(varied, { model }))).dataset.features).toEqual(['a', 'c'])
  })

  it('is refused where it has no more features than components, a generated dataset too', async () => {
    const error = 'reduce: got "pca:2"; leave it out: the data have 2 features already'
    await expect(loadDataset(specOf(await write('t.csv', table), { reduce: 2 }))).rejects.toThrow(error)
    await expect(loadDataset(specOf('blobs', { reduce: 2 }))).rejects.toThrow(error)
  })
})

describe('a model', () => {
  const model = {
    format: 'nnanim-model',
    version: 1,
    features: ['b', 'a'],
    classes: ['yes', 'no'],
    scale: { mean: [1, 1], deviation: [2, 4] },
    layers: [
      {
        weights: [
          [1, 0],
          [0, 1],
        ],
        biases: [0, 0],
        activation: 'tanh',
      },
      { weights: [[1], [1]], biases: [0], activation: 'sigmoid' },
    ],
  }

  it('brings its own features, classes and scale', async () => {
    const spec = specOf(await write('t.csv', table), { model: await write('m.json', JSON.stringify(model)) })
    const { dataset, model: read } = await loadInput(reader, spec)
    expect([dataset.features, dataset.classes]).toEqual([
      ['b', 'a'],
      ['yes', 'no'],
    ])
    expect([...dataset.x]).toEqual([-0.5, -0.25, -0.5, 0.25, 0.5, -0.25, 0.5, 0.25])
    expect(read?.network.layers.length).toBe(2)
  })

  it('has its faults named with its file', async () => {
    const file = await write('m.json', JSON.stringify({ ...model, version: 3 }))
    const spec = specOf('blobs', { model: file })
    await expect(loadInput(reader, spec)).rejects.toThrow(SpecError)
    await expect(loadInput(reader, spec)).rejects.toThrow(`${file}:version`)
    await expect(loadInput(reader, specOf('blobs', { model: folder.path('n.json') }))).rejects.toThrow(
      'a file that exists',
    )
  })

  it('is refused where its hidden units give numbers that no picture can be made of', async () => {
    const row = Array<number>(8).fill(1e9)
    const hidden = (inputs: number) => ({
      weights: Array<number[]>(inputs).fill(row),
      biases: row.map(() => 0),
      activation: 'identity',
    })
    const layers = [hidden(2), ...Array.from({ length: 13 }, () => hidden(8))]
    const last = { weights: row.map(() => [1]), biases: [0], activation: 'sigmoid' }
    const deep = { ...model, features: ['x₁', 'x₂'], classes: ['0', '1'], layers: [...layers, last] }
    const file = await write('deep.json', JSON.stringify(deep))
    await expect(loadInput(reader, specOf('blobs', { model: file }))).rejects.toThrow(
      /deep\.json:layers\[6\]: got -?[\d.]+e\+\d+, expected weights with which/,
    )
    const few = await write('few.json', JSON.stringify({ ...deep, layers: [...layers.slice(0, 5), last] }))
    await expect(loadInput(reader, specOf('blobs', { model: few }))).resolves.toMatchObject({ notes: [] })
  })
})

describe('a table of words and dates', () => {
  const lines = Array.from({ length: 24 }, (_, i) =>
    [
      ['red', 'green', 'blue'][i % 3],
      ['often', 'never', 'rarely', 'never'][i % 4],
      `2024-${String((i % 12) + 1).padStart(2, '0')}-05`,
      i % 5 < 2 ? 'yes' : 'no',
      (i * 7) % 5 < 2 ? 'u' : 'v',
    ].join(),
  )
  const survey = ['colour,often,on,smokes,label', ...lines].join('\n')
  const order = 'often=never,rarely,often'

  it.each([null, 'pca:2'])(
    'is the same with the model of a network that was trained on it: reduce %s',
    async reduce => {
      const file = await write('survey.csv', survey)
      const { dataset, notes } = ofClasses(await loadInput(reader, specOf(file, { order, reduce })))
      expect(notes).toHaveLength(4)
      const { network } = trainNetwork(dataset, specOf(file, { hidden: 2, restarts: 1, maxIter: 20 }))
      const model = await write('words.json', JSON.stringify(toModel(network, dataset)))
      const read = await loadInput(reader, specOf(file, { model }))
      expect(read.dataset).toEqual(dataset)
      expect(read.notes).toEqual([])
      // Other columns would be made of fewer rows, and of columns in another order.
      const few = [
        'label,smokes,on,often,colour',
        'u,yes,2024-02-05,never,green',
        'v,no,2024-01-05,often,red',
      ]
      const { x, features } = (
        await loadInput(reader, specOf(await write('few.csv', few.join('\n')), { model, label: 'label' }))
      ).dataset
      expect(features).toEqual(dataset.features)
      const whole = await loadInput(
        reader,
        specOf(await write('one.csv', `${survey}\ngreen,never,2024-02-05,yes,u`), { model }),
      )
      expect([...x.subarray(0, features.length)]).toEqual([...whole.dataset.x.subarray(-features.length)])
    },
  )

  it('says where another one has a word that it has not', async () => {
    const data = await write('survey.csv', survey)
    const test = await write(
      'test.csv',
      'colour,often,on,smokes,label\nred,never,2024-01-05,yes,u\nrod,never,2024-01-05,yes,u',
    )
    await expect(loadInput(reader, specOf(data, { order, test }))).rejects.toThrow(
      `${test}:3:1:colour: got "rod", expected a value of ${data}: blue, green, red. Did you mean "red"?`,
    )
    const { dataset } = await loadInput(reader, specOf(data, { order, test: data }))
    expect(dataset.test?.x).toEqual(dataset.x)
  })

  it('keeps its words where a share of its rows is held out, though no other row has them', async () => {
    const rare = await write(
      'rare.csv',
      `${survey}\nblack,never,2024-02-05,yes,u\nwhite,never,2024-02-05,yes,u`,
    )
    for (const dataSeed of [1, 2, 3, 4]) {
      const { dataset } = ofClasses(await loadInput(reader, specOf(rare, { order, test: 0.5, dataSeed })))
      const model = await write(
        'rare.json',
        JSON.stringify(
          toModel(trainNetwork(dataset, specOf(rare, { hidden: 1, restarts: 1 })).network, dataset),
        ),
      )
      const read = await loadInput(reader, specOf(rare, { model, test: 0.5, dataSeed }))
      expect(read.dataset).toEqual(dataset)
    }
  })
})
