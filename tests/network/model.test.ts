import { describe, expect, it } from 'vitest'
import { applyScale } from '../../src/data/scale.ts'
import { forward } from '../../src/network/forward.ts'
import { readModel, toModel } from '../../src/network/model.ts'
import { SpecError } from '../../src/options/error.ts'
import { drawnNetwork, largestGap, vector } from './vectors.ts'

const network = drawnNetwork('model', [2, 3, 1], 'tanh')
const facts = {
  features: ['width', 'height'],
  classes: ['no', 'yes'],
  scale: { mean: [1, 2], deviation: [3, 4] },
}

// biome-ignore lint/suspicious/noExplicitAny: a test spoils any field of a file that may hold anything
const spoiled = (change: (model: any) => void) => {
  const model = structuredClone(toModel(network, facts))
  change(model)
  return () => readModel(model)
}

describe('toModel', () => {
  it('is read back as it was, from the object and from its text', () => {
    const model = toModel(network, facts)
    expect(readModel(model)).toEqual({ network, ...facts })
    expect(readModel(JSON.stringify(model))).toEqual({ network, ...facts })
    expect(model).toMatchObject({ format: 'nnanim-model', version: 1 })
  })

  it('takes softmax for two and more classes', () => {
    for (const classes of [
      ['a', 'b'],
      ['a', 'b', 'c'],
    ]) {
      const softmax = drawnNetwork('softmax', [2, 3, classes.length], 'relu')
      expect(readModel(toModel(softmax, { ...facts, classes })).network).toEqual(softmax)
    }
  })
})

describe('the model of a reduced dataset', () => {
  const reduction = {
    method: 'pca' as const,
    mean: [0.5, 0, 0],
    axes: [
      [0.6, 0.8, 0],
      [0.8, -0.6, 0],
    ],
    shares: [0.7, 0.2],
  }
  const table = {
    features: ['width', 'height', 'depth'],
    scale: { mean: [1, 2, 3], deviation: [3, 4, 5] },
  }
  const model = () =>
    toModel(network, {
      features: ['1st', '2nd'],
      classes: facts.classes,
      scale: { mean: [0, 0], deviation: [1, 1] },
      reduction: { ...reduction, ...table },
    })

  it('has the features and the scale of the table, and the matrix', () => {
    expect(model()).toMatchObject({ ...table, reduce: reduction })
    expect(readModel(JSON.stringify(model()))).toEqual({
      network,
      classes: facts.classes,
      ...table,
      reduction,
    })
  })

  it.each([
    ['method', 'svd', 'reduce.method: got "svd", expected pca, lda'],
    ['mean', [0, 0], 'reduce.mean: got 2, expected 3 numbers, the number of features'],
    ['axes', [[1, 0, 0]], 'reduce.axes: got 1, expected 2 or 3 rows, fewer than the 3 features'],
    ['axes', Array(3).fill([1, 0, 0]), 'reduce.axes: got 3, expected 2 or 3 rows, fewer than the 3 features'],
    ['axes', [[1, 0, 0], [1]], 'reduce.axes[1]: got 1, expected 3 numbers'],
    ['axes', undefined, 'reduce.axes: expected a list'],
    ['shares', [1, -0.5], 'reduce.shares[1]: got -0.5, expected a number from 0 to 1'],
    ['shares', [1], 'reduce.shares: got 1, expected 2 numbers, the number of reduce.axes'],
  ])('is refused where its %s is %j', (key, value, message) => {
    const read = () => readModel({ ...model(), reduce: { ...reduction, [key]: value } })
    expect(read).toThrow(SpecError)
    expect(read).toThrow(message)
  })

  it('has a first layer for the components', () => {
    expect(() => readModel({ ...model(), reduce: undefined })).toThrow(
      'layers[0].weights: got 2, expected 3 rows, the number of features',
    )
    const wider = { ...model(), features: ['a', 'b', 'c', 'd'], scale: undefined }
    const three = [0, 1, 2].map(k => [0, 1, 2, 3].map(i => Number(i === k)))
    const reduce = { method: 'lda', mean: [0, 0, 0, 0], axes: three, shares: [0.5, 0.3, 0.2] }
    expect(() => readModel({ ...wider, reduce })).toThrow('expected 3 rows, the number of reduce.axes')
  })
})

describe('readModel', () => {
  it('takes a missing scale for none', () => {
    const { scale } = spoiled(model => delete model.scale)()
    expect(scale).toEqual({ mean: [0, 0], deviation: [1, 1] })
  })

  it.each([
    ['format', (m: { format: string }) => (m.format = 'onnx'), 'format: got "onnx", expected "nnanim-model"'],
    ['version', (m: { version: number }) => (m.version = 2), 'version: got 2, expected 1'],
    ['features', (m: { features: unknown }) => delete m.features, 'features: expected a list'],
    ['a feature', (m: { features: unknown[] }) => (m.features[1] = 7), 'features[1]: got 7'],
    [
      'a feature of two lines',
      (m: { features: string[] }) => (m.features[1] = 'a\nb'),
      'features: got "a\\nb", expected names without control characters',
    ],
    [
      'a class that colours a terminal',
      (m: { classes: string[] }) => (m.classes[0] = '\u001b[31m'),
      'classes: got "\\u001b[31m", expected names without control characters',
    ],
    ['features twice', (m: { features: string[] }) => (m.features[1] = 'width'), 'features[1]: got "width"'],
    ['one class', (m: { classes: string[] }) => m.classes.pop(), 'classes: got 1, expected at least 2'],
    [
      'too many classes',
      (m: { classes: string[] }) => m.classes.push('x'),
      'layers[1].activation: got "sigmoid"',
    ],
    ['layers', (m: { layers: unknown }) => (m.layers = {}), 'layers: got {}, expected a list'],
    [
      'one layer',
      (m: { layers: unknown[] }) => m.layers.pop(),
      'layers: got 1, expected at least one hidden',
    ],
    [
      'a layer',
      (m: { layers: unknown[] }) => (m.layers[0] = null),
      'layers[0]: got null, expected an object',
    ],
    ['rows', (m: Layers) => m.layers[1].weights.pop(), 'layers[1].weights: got 2, expected 3 rows'],
    [
      'a row',
      (m: Layers) => m.layers[1].weights[0].push(1),
      'layers[1].weights[0]: got 2, expected 1 numbers',
    ],
    ['a weight', (m: Layers) => (m.layers[0].weights[1][2] = null), 'layers[0].weights[1][2]: got null'],
    [
      'no finite weight',
      (m: Layers) => (m.layers[0].weights[1][2] = Number.NaN),
      'layers[0].weights[1][2]: got NaN',
    ],
    [
      'biases',
      (m: Layers) => (m.layers[0].biases = []),
      'layers[0].biases: got [], expected one number a unit',
    ],
    ['an activation', (m: Layers) => (m.layers[0].activation = 'relu6'), 'layers[0].activation: got "relu6"'],
    [
      'softmax inside',
      (m: Layers) => (m.layers[0].activation = 'softmax'),
      'layers[0].activation: got "softmax"',
    ],
    ['tanh at the end', (m: Layers) => (m.layers[1].activation = 'tanh'), 'layers[1].activation: got "tanh"'],
    ['a width', (m: Layers) => (m.layers[1].activation = 'softmax'), 'layers[1].biases: got 1, expected 2'],
    [
      'a mean',
      (m: { scale: { mean: number[] } }) => m.scale.mean.pop(),
      'scale.mean: got 1, expected 2 numbers',
    ],
    [
      'a deviation',
      (m: { scale: { deviation: number[] } }) => (m.scale.deviation[0] = 0),
      'scale.deviation[0]: got 0',
    ],
  ])('names what is wrong: %s', (_, change, message) => {
    const read = spoiled(change)
    expect(read).toThrow(SpecError)
    expect(read).toThrow(message)
  })

  it('says where text is no JSON, and that a model is an object', () => {
    expect(() => readModel('{"format": ')).toThrow(/model: expected JSON/)
    for (const json of ['[]', 'null', '3', 4, null, undefined])
      expect(() => readModel(json)).toThrow(SpecError)
  })
})

interface Layers {
  layers: { weights: unknown[][]; biases: unknown[]; activation: string }[]
}

describe('a network of PyTorch', () => {
  const { x, models } = vector('torch_models')

  it.each<{ name: string; model: object; probabilities: number[] }>(models)(
    'gives the probabilities that PyTorch gives: $name',
    ({ model, probabilities }) => {
      const { network, scale } = readModel(model)
      const outputs = forward(network, applyScale(Float64Array.from(x), scale)).at(-1)!
      expect(largestGap(outputs, probabilities)).toBeLessThan(1e-6)
    },
  )
})
