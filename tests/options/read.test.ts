import { describe, expect, it } from 'vitest'
import { SpecError } from '../../src/options/error.ts'
import { flagForm } from '../../src/options/flag-form.ts'
import { keyReader } from '../../src/options/keys.ts'
import type { ReadOptions } from '../../src/options/read-text.ts'
import { specJson } from '../../src/options/sweep.ts'
import { catalog, solversTaking } from './catalog.ts'
import { faultOf } from './fault.ts'
import { readSpecWith } from './read-spec-with.ts'

const read = (input: object | string, options?: ReadOptions) => readSpecWith(catalog, input, options)

/** Datasets that can be hollow. */
const hollow = catalog.datasets.filter(facts => facts.hollow).map(({ name }) => name)

const errorOf = (input: object | string, options?: ReadOptions) => faultOf(() => read(input, options))

describe('defaults', () => {
  it('come from the dataset and the scene', () => {
    // All others have the defaults of their rows.
    expect(read({ data: 'blobs' })).toEqual({
      ...keyReader(catalog).defaults,
      data: 'blobs',
      samples: 200,
      noise: 1,
      hidden: [{ units: 2, activation: 'sigmoid' }],
      activation: 'sigmoid',
      alpha: 0.5,
      solver: 'lbfgs',
      scale: 'standard',
      loop: 'forever',
      maxIter: 1000,
      tol: 1e-6,
      scene: 'transform',
      size: { width: 600, height: 600 },
      duration: 6,
      colors: 64,
    })
  })

  it('lengthen with the layers and shorten with one way', () => {
    expect(read({ data: 'spirals' }).duration).toBe(8)
    expect(read({ data: 'spirals', oneWay: true }).duration).toBe(6)
    expect(read({ data: 'blobs', scene: 'surface' })).toMatchObject({
      duration: 8,
      size: { width: 640, height: 480 },
    })
  })

  it('give an activation more units where it needs them', () => {
    const hidden = (given: object) => read({ data: 'xor', ...given }).hidden
    expect(hidden({ activation: 'relu' })).toEqual([{ units: 3, activation: 'relu' }])
    expect(hidden({ activation: 'relu', hidden: '2' })).toEqual([{ units: 2, activation: 'relu' }])
    for (const activation of [null, 'tanh', 'leaky_relu'])
      expect(hidden({ activation })).toMatchObject([{ units: 2 }])
  })

  it('give linear regions a network of many, where that is the only scene', () => {
    const regions = { ...catalog.scenes[0], name: 'regions', inRegions: true as const }
    const own = { ...catalog, scenes: [...catalog.scenes, regions] }
    const widths = (scene: string, data = 'flower') =>
      readSpecWith(own, { data, scene, activation: 'relu' }).hidden!.map(({ units }) => units)
    expect(['regions', 'transform', 'transform,regions'].map(scene => widths(scene))).toEqual([[16, 16], [6, 3], [6, 3]]) // biome-ignore format: one line
    expect([widths('regions', 'checkerboard'), widths('regions', 'moons')]).toEqual([[16, 16], [3]])
  })

  it('leave a table its own network, points and classes', () => {
    const spec = read({ data: 'iris.csv' })
    expect(spec).toMatchObject({ samples: null, noise: null, classes: null, hidden: null, alpha: null })
    expect(read({ data: 'iris.csv', hidden: 2 }).alpha).toBe(0.1)
    expect(read({ data: 'iris.csv', alpha: 2 })).toMatchObject({ hidden: null, alpha: 2 })
  })

  it('keep the penalty of a dataset in proportion to its points', () => {
    expect(read({ data: 'circles', samples: 60 }).alpha).toBe(0.3)
    expect(read({ data: 'circles', samples: 1000 }).alpha).toBe(5)
    expect(read({ data: 'circles', samples: 60, alpha: 1 }).alpha).toBe(1)
  })

  it('let an activation that was asked for win over the one of the default network', () => {
    expect(read({ data: 'spirals' }).hidden).toEqual([
      { units: 8, activation: 'tanh' },
      { units: 3, activation: 'tanh' },
    ])
    expect(read({ data: 'spirals', activation: 'relu' }).hidden?.map(layer => layer.activation)).toEqual([
      'relu',
      'relu',
    ])
  })

  it('leave scale, features and order open to a file of another program, and activation to safetensors', () => {
    const onnx = read({ data: 'a.csv', model: 'm.onnx', features: 'a,b', order: 'a=x,y' })
    expect(onnx).toMatchObject({ scale: 'none', features: ['a', 'b'], hidden: null })
    expect(read({ data: 'a.csv', model: 'm.ONNX', scale: 'standard' }).scale).toBe('standard')
    expect(read({ data: 'a.csv', model: 'm.json' }).scale).toBe('standard')
    expect(read(specJson(onnx))).toEqual(onnx)
    const layers = { data: 'a.csv', model: 'm.safetensors' }
    expect(read({ ...layers, activation: 'sigmoid' })).toMatchObject({ scale: 'none', activation: 'sigmoid' })
    expect(errorOf(layers).message).toMatch(
      /^activation: expected one of sigmoid, .*: m\.safetensors has the weights/,
    )
    expect(errorOf({ ...layers, activation: 'tanh', reduce: 2 }).message).toContain(
      'the model file says what it',
    )
    expect(errorOf({ data: 'a.csv', model: 'm.onnx', activation: 'tanh' }).message).toBe(
      'activation: got "tanh"; leave it out: the model file has its own layers',
    )
    for (const options of [{ features: 'a,b' }, { order: 'a=x,y' }, { scale: 'minmax' }])
      expect(errorOf({ data: 'a.csv', model: 'm.json', ...options }).message).toContain(
        'leave it out: the model file',
      )
  })

  it('leave the layers to a model file', () => {
    expect(read({ data: 'blobs', model: 'm.json' }).hidden).toBeNull()
    expect(errorOf({ data: 'blobs', model: 'm.json', hidden: '3,2:tanh' }).message).toBe(
      'hidden: got "3,2:tanh"; leave it out: the model file has its own layers',
    )
  })

  it.each([
    [{ activation: 'tanh' }, 'the model file has its own layers'],
    [{ alpha: 1 }, 'the network of the model file is trained already'],
    [{ solver: 'adam' }, 'the network of the model file is trained already'],
    [{ learningRate: 0.1 }, 'the network of the model file is trained already'],
    [{ networkSeed: 4 }, 'the network of the model file is trained already'],
  ])('leave no training to %o beside a model file', (options, reason) => {
    const [[key, value]] = Object.entries(options)
    expect(errorOf({ data: 'blobs', model: 'm.json', ...options }).message).toBe(
      `${key}: got "${value}"; leave it out: ${reason}`,
    )
  })

  it('of a solver are its own: iterations and a gradient of L-BFGS, epochs and a fall of the others', () => {
    const none = { learningRate: null, batchSize: null, momentum: null }
    expect(read({ data: 'blobs' })).toMatchObject({ solver: 'lbfgs', ...none, maxIter: 1000, tol: 1e-6 })
    const epochs = { learningRate: 0.001, batchSize: 200, maxIter: 200, tol: 1e-4 }
    for (const solver of ['adam', 'sgd']) {
      const momentum = solver === 'sgd' ? 0.9 : null
      expect(read({ data: 'blobs', solver })).toMatchObject({ ...epochs, momentum })
      expect(read({ data: 'blobs', solver, maxIter: 9, tol: 0 })).toMatchObject({ maxIter: 9, tol: 0 })
    }
  })

  it.each([
    [{ learningRate: 0.1 }, 'learningRate', '0.1'],
    [{ batchSize: 10 }, 'batchSize', '10'],
    [{ momentum: 0.5 }, 'momentum', '0.5'],
    [{ solver: 'adam', momentum: 0.5 }, 'momentum', '0.5'],
  ])('leave nothing to %o where the solver has no use for it', (options, key, got) => {
    expect(errorOf({ data: 'blobs', ...options }).message).toBe(
      `${key}: got "${got}"; leave it out: it works only with the solver ${solversTaking(key)}`,
    )
    expect(read({ data: 'blobs', ...options, solver: 'sgd' })).toMatchObject({ ...options, solver: 'sgd' })
  })

  it('that follow from the data are read again beside a model file', () => {
    const spec = read({ data: 'blobs', samples: 50, model: 'm.json' })
    expect(read(spec)).toEqual(spec)
  })

  it('are the same for a key that is null', () => {
    expect(read({ data: 'blobs', samples: null, theme: null, hidden: undefined })).toEqual(
      read({ data: 'blobs' }),
    )
  })
})

describe('text forms', () => {
  const layers = [
    { units: 4, activation: 'relu' },
    { units: 3, activation: 'sigmoid' },
  ]
  it.each([
    ['hidden', '4:relu,3', layers],
    ['hidden', ' 4 : ReLU , 3 ', layers],
    ['hidden', ['4:relu', 3], layers],
    ['hidden', [{ units: 4, activation: 'relu' }, { units: 3 }], layers],
    ['hidden', 2, [{ units: 2, activation: 'sigmoid' }]],
    ['size', '600x400', { width: 600, height: 400 }],
    ['size', '500', { width: 500, height: 500 }],
    ['size', 500, { width: 500, height: 500 }],
    ['size', '85mm', { width: 85, height: 0, unit: 'mm' }],
    ['size', ' 85 mm x 60 mm ', { width: 85, height: 60, unit: 'mm' }],
    ['size', '8.5x6cm', { width: 85, height: 60, unit: 'mm' }],
    ['size', '3.3in', { width: 83.82, height: 0, unit: 'mm' }],
    ['size', '3INX50mm', { width: 76.2, height: 50, unit: 'mm' }],
    ['size', { width: 85, height: 60, unit: 'mm' }, { width: 85, height: 60, unit: 'mm' }],
    ['view', '-60,25', { azimuth: -60, elevation: 25 }],
    ['loop', 'once', 'once'],
    ['loop', 1, 'once'],
    ['loop', '3', 3],
    ['at', 'start', 0],
    ['at', 'end', '100%'],
    ['at', '50%', '50%'],
    ['at', '33.50 %', '33.5%'],
    ['alpha', '1e-4', 1e-4],
    ['cuts', 'true', true],
    ['title', 3, '3'],
  ])('%s: %j', (key, value, stored) => {
    const spec = read({ data: 'blobs', [key]: value })
    expect(spec[key as keyof typeof spec]).toEqual(stored)
  })

  it('of features and labels are names, also where they look like numbers', () => {
    expect(read({ data: 'a.csv', features: 'a, b,3', label: 4 })).toMatchObject({
      features: ['a', 'b', '3'],
      label: '4',
    })
  })

  it.each([
    ['"length, cm",width', ['length, cm', 'width']],
    [' "a ""b"", c" , 2-5', ['a "b", c', '2-5']],
    ['say "hi",b', ['say "hi"', 'b']],
    ['"a"b,c', ['"a"b', 'c']],
    ['["a, b","c"]', ['a, b', 'c']],
  ])('of features may have commas in quotes: %s', (features, stored) => {
    expect(read({ data: 'a.csv', features }).features).toEqual(stored)
  })
})

describe('reading a spec that was read', () => {
  it.each([...catalog.datasets.map(({ name }) => name), 'iris.csv', '-'])('changes nothing: %s', data => {
    const spec = read({ data })
    expect(read(spec)).toEqual(spec)
    expect(read(JSON.stringify(spec))).toEqual(spec)
    expect(Object.keys(read(spec))).toEqual(Object.keys(spec))
  })
})

describe('a value out of its range', () => {
  it.each([
    ['samples', 3],
    ['samples', 1e6],
    ['samples', '3abc'],
    ['samples', '0x10'],
    ['noise', -1],
    ['noise', Number.NaN],
    ['noise', '1e400'],
    ['seed', -1],
    ['seed', 2 ** 53],
    ['hidden', '0,2'],
    ['hidden', '2,'],
    ['hidden', '65'],
    ['hidden', '2:relu:tanh'],
    ['hidden', '1,1,1,1,1,1,1,1,1'],
    ['hidden', { units: 2 }],
    ['alpha', -0.1],
    ['maxIter', 0],
    ['solver', 'newton'],
    ['learningRate', 0],
    ['momentum', 1.5],
    ['maxPoints', 1e9],
    ['film', 25],
    ['size', '99'],
    ['size', '4001x600'],
    ['size', '600x'],
    ['size', '24mm'],
    ['size', '600pt'],
    ['size', { width: 85, height: 60, unit: 'in' }],
    ['fontSize', '10px'],
    ['fps', 121],
    ['duration', 1e9],
    ['holdStart', -1],
    ['colors', 257],
    ['loop', 0],
    ['at', -1],
    ['at', '101%'],
    ['view', '10,91'],
    ['title', 'two\nlines'],
    ['test', '100%'],
    ['sheet', 'maybe'],
    ['theme', 3],
  ])('is refused: %s %j', (key, value) => {
    const error = errorOf({ data: 'blobs', [key]: value })
    expect(error.field).toBe(key)
    expect(error.got).toEqual(value)
    expect(error.message).toMatch(/expected \S/)
  })

  it.each([
    ['at', '20s', 'seconds, a share such as 50%, start or end'],
    ['poster', '5x', 'seconds, a share such as 50%, start or end'],
    ['test', '100%', 'a share above 0 and below 1, such as 0.3 or 30%, or the path of a table'],
    ['loop', '0', 'forever, once or a number of plays up to 65536'],
    ['loop', '65537', 'forever, once or a number of plays up to 65536'],
  ])('is told what the key takes: %s %j', (key, value, expected) => {
    expect(errorOf({ data: 'blobs', [key]: value }).message).toBe(
      `${key}: got ${JSON.stringify(value)}, expected ${expected}`,
    )
  })

  it('is told in our words, never in those of the schema’s library', () => {
    const texts = ['', 'x', '-1', '0', '1e9', '1.5']
    const odd = [...texts, -1, 0, 1.5, 1e12, true, [], ['x', 'x'], {}, { a: [1] }, [[1]]]
    for (const key of Object.keys(read({ data: 'blobs' })))
      for (const value of odd) {
        let message = ''
        try {
          read({ data: 'blobs', [key]: value })
        } catch (error) {
          message = (error as Error).message
        }
        expect(message, `${key} ${JSON.stringify(value)}`).not.toMatch(
          /Invalid|Too (small|big)|expected (string|number|array|object|boolean|int)\b|Unrecognized/,
        )
      }
  })

  it('says that a hidden layer needs a unit', () => {
    expect(errorOf({ data: 'blobs', hidden: '2,0' }).message).toBe(
      'hidden: got "2,0", expected 1 to 8 hidden layers of 1 to 64 units each, such as 2 or 4:relu,3, or 0 for none; a hidden layer needs a unit',
    )
  })
})

describe('options that mean nothing for the data', () => {
  it.each([
    ['iris.csv', 'noise', 0.1],
    ['iris.csv', 'samples', 100],
    ['iris.csv', 'hollow', true],
    ['article', 'noise', 0.1],
    ['blobs', 'classes', 3],
    ['blobs', 'hollow', true],
    ['blobs', 'label', 'a'],
    ['moons', 'features', 'a,b'],
    ['spirals', 'classes', 9],
  ])('are refused: %s with %s', (data, key, value) => {
    expect(errorOf({ data, [key]: value }).field).toBe(key)
  })

  it('are shown as they are typed', () => {
    expect(errorOf({ data: 'blobs', features: 'a,b' }).got).toBe('a,b')
    expect(errorOf({ data: 'blobs', hidden: '3,2:tanh', activation: 'relu|identity' }).got).toBe('3,2:tanh')
  })

  it('but not where they do', () => {
    expect(read({ data: 'circles', hollow: true }).hollow).toBe(true)
    expect(read({ data: 'spirals', classes: 8 }).classes).toBe(8)
    expect(read({ data: 'article', samples: 200, seed: 4 }).seed).toBe(4)
  })

  it('need two points a class, and a moment inside the duration', () => {
    expect(errorOf({ data: 'clusters', classes: 10, samples: 19 }).field).toBe('samples')
    expect(errorOf({ data: 'blobs', at: 7 }).field).toBe('at')
    expect(errorOf({ data: 'blobs', holdStart: 3, holdEnd: 3 }).field).toBe('holdEnd')
  })
})

it('a share of rows is a percentage too, and a file has another name', () => {
  const shares = ['30%', ' 12.5 % ', '0.3', 0.3, '3a%', './30%'].map(
    test => read({ data: 'iris', test }).test,
  )
  expect(shares).toEqual([0.3, 0.125, 0.3, 0.3, '3a%', './30%'])
})

describe('words in their order', () => {
  const order = { size: ['small', 'large, wide', 'xl;'], 'how often': ['1', '2'] }
  const readOrder = (given: unknown) => read({ data: 't.csv', order: given }).order

  it.each([
    ['an object', order],
    ['an object of texts', { size: 'small,"large, wide",xl;', 'how often': [1, 2] }],
    ['texts', ['size=small, "large, wide" ,"xl;"', 'how often=1,2']],
    ['one text', 'size=small,"large, wide","xl;";how often=1,2'],
    ['JSON', JSON.stringify(order)],
  ])('are read from %s, and from the text of their flag', (_, given) => {
    expect(readOrder(given)).toEqual(order)
    expect(readOrder(flagForm(specJson(read({ data: 't.csv', order })), 'order'))).toEqual(order)
  })

  it('are none where one word says so', () => {
    expect(readOrder('q1,q5..q9=none; size = a,b')).toEqual({ 'q1,q5..q9': ['none'], size: ['a', 'b'] })
    expect(readOrder({ size: 'none' })).toEqual({ size: ['none'] })
  })

  it('keep a text form whatever stands in them', () => {
    for (const odd of [
      { 'a=b': ['x', 'y'] },
      { 'a;b': ['x', 'y'] },
      { 'a,b': ['none'] },
      { a: ['"x"', "y'"] },
      { a: ['x=1', '{'] },
    ])
      expect(readOrder(flagForm(specJson(read({ data: 't.csv', order: odd })), 'order'))).toEqual(odd)
  })

  it.each([
    ['size'],
    ['size=small'],
    ['size=small,small'],
    ['=a,b'],
    ['size=a,,b'],
    [['size=a,b', 'size=c,d']],
    [{}],
    [{ size: [] }],
    [{ size: ['a', '\u001b'] }],
    [3],
  ])('are not %j', given => {
    const error = errorOf({ data: 't.csv', order: given })
    expect(error).toMatchObject({ field: 'order', got: given })
    expect(error.expected).toContain('such as size=small,medium,large')
  })

  it('mean nothing to built-in data, nor beside a model', () => {
    expect(errorOf({ data: 'iris', order: 'a=x,y' }).message).toBe(
      'order: got "a=x,y"; leave it out: iris has no words',
    )
    expect(errorOf({ data: 't.csv', model: 'm.json', order: 'a=x,y' }).message).toContain(
      'the model file has the order of its words',
    )
  })
})

describe('a wrong word', () => {
  it.each([
    [{ data: 'blob' }, '"blobs"'],
    [{ data: 'surface' }, '`nnanim blobs --scene surface`'],
    [{ data: 'blobs', sampels: 3 }, '"samples"'],
    [{ data: 'blobs', 'max-iter': 3 }, '"maxIter"'],
    [{ data: 'blobs', scene: 'transfrom' }, '"transform"'],
    [{ data: 'blobs', theme: 'drak' }, '"dark"'],
    [{ data: 'blobs', activation: 'sigmod' }, '"sigmoid"'],
    [{ data: 'blobs', hidden: '4:rel' }, '"relu"'],
    [{ data: 'a.csv', reduce: 'lda2' }, '"lda:2"'],
  ])('gets the nearest right one: %j', (input, suggestion) => {
    expect(errorOf(input).suggestion).toBe(suggestion)
    expect(errorOf(input).message).toContain(`Did you mean ${suggestion}?`)
  })

  it.each([{ data: 'elephants' }, { data: 'blobs', elephants: 1 }, { data: 'blobs', theme: 'elephants' }])(
    'gets none when all are far away: %j',
    input => {
      expect(errorOf(input).suggestion).toBeUndefined()
    },
  )

  it('is not looked for in paths of tables', () => {
    for (const data of ['a.csv', 'B.TSV', 'c.json', './blobs', 'C:\\tables\\iris.csv', '-'])
      expect(read({ data }).data).toBe(data)
  })
})

describe('YAML and JSON text', () => {
  it('gives the same spec as an object', () => {
    expect(read('data: moons\nhidden: 4:relu,3\nsheet: no\n')).toEqual(
      read({ data: 'moons', hidden: '4:relu,3', sheet: false }),
    )
    expect(read('\uFEFF{"data": "moons", "size": "600x400"}')).toEqual(
      read({ data: 'moons', size: '600x400' }),
    )
  })

  it.each([
    [
      'data: blobs\nseed: 1\nseed: 2\n',
      'fig.yaml:3:1:seed: expected YAML or JSON: each key once; it stands in line 2 already',
    ],
    ['data: blobs\nfps: 199\n', 'fig.yaml:2:6:fps: got 199, expected a number from 1 to 120'],
    ['data: blobs\nalpha: 1e400\n', 'fig.yaml:2:8:alpha: got Infinity, expected a number from 0 to 1000000'],
    [
      'data: blobs\nsmaples: 3\n',
      'fig.yaml:2:1:smaples: expected a key of the spec. Did you mean "samples"?',
    ],
    [
      'data: blobs\nhollow: yes\n',
      `fig.yaml:2:9:hollow: got true; leave it out: only ${hollow.join(' and ')} can be hollow`,
    ],
    ['{"data": "blobs",\n "fps": 199}', 'fig.yaml:2:9:fps: got 199, expected a number from 1 to 120'],
  ])('names the place of a mistake: %j', (text, message) => {
    expect(errorOf(text, { file: 'fig.yaml' }).message.split('\n')[0]).toBe(message)
  })

  it.each(['table.xlsx', './my folder/old.XLS', 'table.ods'])(
    'says that a spreadsheet is no table: %s',
    data => {
      expect(errorOf({ data }).message).toBe(
        `data: got "${data}", expected a table of text: save the spreadsheet as CSV, and give that file`,
      )
    },
  )

  it('shows the line of a mistake with a mark under it', () => {
    expect(errorOf('data: blobs\nease: sime # soft\n').message).toBe(
      [
        'spec:2:7:ease: got "sime", expected one of trapezoid, linear, sine. Did you mean "sine"?',
        '  2 | ease: sime # soft',
        '    |       ^^^^',
      ].join('\n'),
    )
  })

  it.each(['', '- 1', 'blobs', 'data: blobs\n---\ndata: moons', 'data: !!js/function x', '{"data": '])(
    'is refused when it is no spec: %j',
    text => {
      expect(errorOf(text)).toBeInstanceOf(SpecError)
    },
  )

  it('cannot grow without end through anchors', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]']
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'])
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${of}`).join(',')}]`)
    expect(errorOf(bomb.join('\n')).message).toContain('alias')
  })

  it('cannot reach a prototype', () => {
    expect(errorOf('data: blobs\n__proto__: {hollow: true}\n').field).toBe('__proto__')
    expect(errorOf('{"data": "blobs", "__proto__": {"hollow": true}}').field).toBe('__proto__')
    expect(errorOf(JSON.parse('{"data": "blobs", "constructor": 1}')).field).toBe('constructor')
  })

  it('gives way to keys that win over it', () => {
    expect(read('data: blobs\nseed: 3\nfps: 199', { over: { fps: '20' } })).toMatchObject({
      seed: 3,
      fps: 20,
    })
    expect(errorOf('data: blobs\nfps: 20', { over: { fps: 199 } }).place).toBeUndefined()
  })
})
