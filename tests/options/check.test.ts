import { describe, expect, it } from 'vitest'
import { catalog, readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import { readSpec } from '../../src/encode/read-spec.ts'
import { readBatchWith } from '../../src/options/batch.ts'
import { errorsOf } from '../../src/options/error.ts'
import { faultOf } from './fault.ts'

const compared = { data: 'moons', scene: 'compare', classifiers: 'logistic' }
const loaded = 'the model file'

/** Specs with a key that would do nothing, what of it the message says, and what it would do something beside. */
const idle: [object, string, object][] = [
  [
    { ...compared, neighbors: 3 },
    'neighbors: got 3; leave it out: it works only with knn',
    { classifiers: 'knn' },
  ],
  [
    { ...compared, svmC: 3 },
    'svmC: got 3; leave it out: it works only with svm or rbf',
    { classifiers: 'svm' },
  ],
  [
    { ...compared, classifiers: 'svm', gamma: 3 },
    'gamma: got 3; leave it out: it works only with rbf',
    { classifiers: 'rbf,svm' },
  ],
  [
    { data: 'moons', hidden: '3:tanh,2:relu', activation: 'elu' },
    'activation: got "elu"; leave it out: every hidden layer names its own',
    { hidden: '3:tanh,2' },
  ],
  [
    { data: 'moons', scene: 'boundary', hidden: '0', activation: 'elu' },
    'activation: got "elu"; leave it out: there is no hidden layer',
    { hidden: '1' },
  ],
  [
    { data: 'moons', scene: 'boundary', hidden: '0', restarts: 3 },
    'restarts: got 3; leave it out: without hidden layers one start finds the minimum',
    { hidden: '1' },
  ],
  [
    { data: 'moons', scene: 'boundary', hidden: '0', networkSeed: 3 },
    'networkSeed: got 3; leave it out: without hidden layers all first weights are 0',
    { solver: 'adam' },
  ],
  [
    { data: 'moons', scene: 'surface', hidden: '0', cuts: false },
    'cuts: got false; leave it out: without hidden layers no unit cuts the plane',
    { hidden: '5' },
  ],
  [
    { data: 'iris', scene: 'data', hidden: '0', seed: 3 },
    'seed: got 3; leave it out: neither points nor first weights are drawn by it',
    { solver: 'sgd' },
  ],
  [
    { data: 'moons', scene: 'orbit', xLabel: 'a' },
    'xLabel: got "a"; leave it out: orbit does not use it',
    { scene: 'orbit,transform' },
  ],
  [
    { data: 'moons', scene: 'training,data', ease: 'linear' },
    'ease: got "linear"; leave it out: training and data do not use it',
    { scene: 'transform' },
  ],
  [
    { data: 'a.csv', model: 'm.json', scale: 'minmax' },
    `scale: got "minmax"; leave it out: ${loaded} says how it scales its points`,
    { model: null },
  ],
  [
    { data: 'a.csv', model: 'm.json', features: 'a,b' },
    `features: got "a,b"; leave it out: ${loaded} names its features`,
    { model: null },
  ],
  [
    { data: 'iris', dataSeed: 4 },
    'dataSeed: got 4; leave it out: all 150 rows are trained on and drawn, none is chosen by a seed',
    { test: 0.3 },
  ],
  [{ data: 'iris', dataSeed: 4 }, 'dataSeed: got 4; leave it out', { maxPoints: 149 }],
  [{ data: 'iris', dataSeed: 4, model: 'm.json' }, 'dataSeed: got 4; leave it out', { scene: 'columns' }],
  [
    { data: 'iris', model: 'm.json', seed: 4 },
    'seed: got 4; leave it out: neither points nor first weights are drawn by it',
    { maxPoints: 149 },
  ],
  [
    { data: 'iris', hidden: '3', networkSeed: 2, seed: 4 },
    'seed: got 4; leave it out',
    { networkSeed: null },
  ],
  [{ data: 'moons', model: 'm.json', dataSeed: 2, seed: 4 }, 'seed: got 4; leave it out', { dataSeed: null }],
]

describe('a network without hidden layers', () => {
  const needed = (scene: string) =>
    `at least one hidden layer: ${scene} shows what it does; the scenes transform, data, boundary, surface, compare, explain, network, columns, dependence, regions need none`

  it.each(['orbit', 'story', 'data,training'])('is refused by %s', scene => {
    const name = scene.split(',').at(-1)!
    for (const hidden of ['0', 0, []])
      expect(faultOf(() => readSpecObject({ data: 'blobs', hidden, scene })).message).toBe(
        `hidden: got "0", expected ${needed(name)}`,
      )
  })

  it.each(['data', 'columns', 'data,boundary', 'transform'])('is taken by %s', scene => {
    const spec = readSpecObject({ data: 'blobs', hidden: '0', scene })
    expect(spec.hidden).toEqual([])
    expect(readSpecObject(spec)).toEqual(spec)
  })

  it('is a panel of a sweep, of hidden layers or others', () => {
    expect(readFigureObject({ data: 'blobs', hidden: '0..2', activation: 'tanh', restarts: 3 })).toBeDefined()
    for (const scene of ['orbit', 'training'])
      expect(faultOf(() => readFigureObject({ data: 'blobs', hidden: '0|2', scene })).expected).toBe(
        needed(scene),
      )
    expect(readFigureObject({ data: 'blobs', hidden: 0, alpha: '1|2' })).toBeDefined()
    const swept = { data: 'blobs', hidden: 0, scene: 'boundary', activation: 'tanh|relu' }
    expect(faultOf(() => readFigureObject(swept)).message).toBe(
      'activation: got "tanh|relu"; leave it out: there is no hidden layer',
    )
  })
})

describe('a moment of a sweep', () => {
  it('may be any of the longest panel', () => {
    const sweep = { data: 'moons', hidden: '2|8,3', at: 7, holdEnd: 6.5 }
    expect(readFigureObject(sweep)).toMatchObject({ duration: 10, at: 7 })
    expect(faultOf(() => readFigureObject({ ...sweep, at: 11 })).message).toContain('0 to 10 seconds')
  })
})

describe('a key that would do nothing', () => {
  it.each(idle)('is refused: %j', (keys, message, beside) => {
    expect(faultOf(() => readSpecObject(keys)).message).toContain(message)
    expect(() => readSpecObject({ ...keys, ...beside })).not.toThrow()
  })

  it.each(idle)('is dropped from a recipe with a note: %j', (keys, message) => {
    const notes: string[] = []
    const spec = readFigureObject(keys, [], { spares: () => true, onNote: note => notes.push(note) })
    const key = message.split(':')[0]!
    expect(notes).toEqual([expect.stringMatching(`^${key} is left out, as it does nothing here: `)])
    expect(spec).toEqual(readSpecObject({ ...keys, [key]: null }))
  })

  it('is refused where it is asked for, also beside others that are dropped', () => {
    const keys = { data: 'moons', scene: 'orbit', xLabel: 'a', yLabel: 'b' }
    expect(faultOf(() => readFigureObject(keys, [], { spares: key => key === 'xLabel' })).message).toContain(
      'yLabel: got "b"',
    )
  })

  it.each([
    { data: 'moons', hidden: '3', activation: 'tanh' },
    { data: 'moons', hidden: '4:tanh' },
    { data: 'a.csv', activation: 'relu', seed: 3, dataSeed: 2, networkSeed: 5, test: 0.2 },
    { data: 'a.csv', dataSeed: 2 },
    { data: 'a.csv', model: 'm.json', seed: 2 },
    { ...compared, classifiers: null, neighbors: 3, gamma: 2 },
  ])('is none that does something, or may, and its spec is read again: %j', keys => {
    const spec = readSpecObject(keys)
    expect(readSpecObject(spec)).toEqual(spec)
  })

  it('may leave out what is not there', () => {
    expect(readSpecObject({ data: 'digits', sheet: false, cuts: false }).sheet).toBe(false)
  })

  it('has its place in a text', () => {
    expect(
      faultOf(() => readSpec('data: moons\nscene: orbit\nxLabel: a\n', { file: 's.yaml' })).message,
    ).toContain('s.yaml:3:9:xLabel: got "a"')
  })
})

describe('a key of a sweep that would do nothing', () => {
  const read = (keys: object) => {
    const notes: string[] = []
    return { figure: readFigureObject(keys, [], { onNote: note => notes.push(note) }), notes }
  }

  it('is dropped with a note where that is so in all panels', () => {
    const { figure, notes } = read({ data: 'moons', hidden: '2:tanh|3:tanh', activation: 'relu' })
    expect(notes).toEqual([
      'activation is left out, as it does nothing here: every hidden layer names its own',
    ])
    expect(figure).toEqual(readFigureObject({ data: 'moons', hidden: '2:tanh|3:tanh' }))
    expect(read({ data: 'moons', hidden: '2:tanh|3', activation: 'relu' }).notes).toEqual([])
  })

  it('is refused where it is the one with several values', () => {
    expect(faultOf(() => read({ data: 'iris', model: 'm.json', seed: '1..3' })).message).toBe(
      'seed: got "1|2|3"; leave it out: neither points nor first weights are drawn by it',
    )
  })
})

describe('a key of a batch that would do nothing', () => {
  const read = (text: string) => readBatchWith(catalog, text, { file: 'b.yaml' }).figures

  it('is dropped with a note where it is a default, or stands beside or in a matrix', () => {
    const figures = read(`
defaults: {neighbors: 3, scene: compare, scale: minmax}
figures:
  - {data: moons, output: a.svg}
  - {data: moons, classifiers: logistic, output: b.svg}
  - {data: moons, neighbors: null, scene: transform, model: m.json, output: c.svg}
  - {data: moons, neighbors: null, scene: transform, activation: relu, output: 'd-{hidden}.svg', matrix: {hidden: ['2', '2:tanh']}}
`)
    expect(
      figures.map(({ spec: { scale, neighbors }, notes = [] }) => [
        scale,
        neighbors,
        notes.map(note => note.split(' ')[0]),
      ]),
    ).toEqual([
      ['minmax', 3, []],
      ['minmax', 5, ['neighbors']],
      ['standard', 5, ['scale']],
      ['minmax', 5, []],
      ['minmax', 5, ['activation']],
    ])
  })

  it('keeps the names of a matrix apart', () => {
    const [first, second] = read(
      'figures: [{data: iris, model: m.json, output: "{seed}.svg", matrix: {seed: [3, 4]}}]',
    )
    expect([first!.outputs, second!.outputs]).toEqual([['3.svg'], ['4.svg']])
    expect(first!.spec).toEqual(second!.spec)
  })

  it('is refused where the figure has it for itself', () => {
    const text =
      'figures:\n- {data: moons, scene: orbit, xLabel: a, output: a.svg}\n- {data: moons, scene: orbit, yLabel: b, output: b.svg}'
    const error = faultOf(() => read(text))
    expect(errorsOf(error).map(({ field, place }) => [field, place!.line])).toEqual([
      ['xLabel', 2],
      ['yLabel', 3],
    ])
  })
})

it('an unknown key has its value as what was got, and its name as the field', () => {
  const unknown = (keys: object) => faultOf(() => readSpecObject(keys))
  expect(unknown({ data: 'blobs', hiden: 2 })).toMatchObject({
    ...{ field: 'hiden', got: 2, suggestion: '"hidden"', isUnknown: true },
    message: 'hiden: expected a key of the spec. Did you mean "hidden"?',
  })
  expect(unknown({ hiden: 2 })).toMatchObject({ field: 'hiden', got: 2 })
  expect(unknown({ data: 'blobs', theme: { inc: '#fff' } })).toMatchObject({
    field: 'theme.inc',
    got: '#fff',
  })
})
