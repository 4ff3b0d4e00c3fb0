import { describe, expect, it } from 'vitest'
import { applyScale } from '../../../src/data/scale.ts'
import { forward } from '../../../src/network/forward.ts'
import { readModel, toModel } from '../../../src/network/models/nnanim.ts'
import { SpecError } from '../../../src/options/error.ts'
import { drawnNetwork, largestGap, vector } from '../vectors.ts'

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

describe('a model without hidden layers', () => {
  it('is read back as it was', () => {
    for (const classes of [facts.classes, ['a', 'b', 'c']]) {
      const line = drawnNetwork('line', [2, classes.length === 2 ? 1 : 3], [])
      expect(readModel(toModel(line, { ...facts, classes })).network).toEqual(line)
    }
  })

  it('names the features where its weights do not fit', () => {
    const model = { ...toModel(drawnNetwork('line', [3, 1], []), facts) }
    expect(() => readModel(model)).toThrow(
      'layers[0].weights: got 3, expected 2 rows, the number of features',
    )
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

  // biome-ignore lint/suspicious/noExplicitAny: a test spoils any field of a file that may hold anything
  it.each<[message: string, change: (m: any) => unknown]>([
    ['format: got "onnx", expected "nnanim-model"', m => (m.format = 'onnx')],
    ['version: got 3, expected 1 or 2', m => (m.version = 3)],
    ['log: got "z", expected features, or the target', m => (m.log = ['z'])],
    ['features: expected a list', m => delete m.features],
    ['features[1]: got 7', m => (m.features[1] = 7)],
    ['features: got "a\\nb", expected names without control characters', m => (m.features[1] = 'a\nb')],
    ['classes: got "\\u001b[31m", expected names without', m => (m.classes[0] = '\u001b[31m')],
    ['features[1]: got "width"', m => (m.features[1] = 'width')],
    ['classes: got 1, expected at least 2', m => m.classes.pop()],
    ['layers[1].activation: got "sigmoid"', m => m.classes.push('x')],
    ['layers: got {}, expected a list', m => (m.layers = {})],
    ['layers: got 0, expected at least the output layer', m => m.layers.splice(0)],
    ['layers[0]: got null, expected an object', m => (m.layers[0] = null)],
    ['layers[1].weights: got 2, expected 3 rows', m => m.layers[1].weights.pop()],
    ['layers[1].weights[0]: got 2, expected 1 numbers', m => m.layers[1].weights[0].push(1)],
    ['layers[0].weights[1][2]: got null', m => (m.layers[0].weights[1][2] = null)],
    ['layers[0].weights[1][2]: got NaN', m => (m.layers[0].weights[1][2] = Number.NaN)],
    ['layers[0].biases: got [], expected one number a unit', m => (m.layers[0].biases = [])],
    ['layers[0].activation: got "relu6"', m => (m.layers[0].activation = 'relu6')],
    ['layers[0].activation: got "softmax"', m => (m.layers[0].activation = 'softmax')],
    ['layers[1].activation: got "tanh"', m => (m.layers[1].activation = 'tanh')],
    ['layers[1].biases: got 1, expected 2', m => (m.layers[1].activation = 'softmax')],
    ['scale.mean: got 1, expected 2 numbers', m => m.scale.mean.pop()],
    ['scale.deviation[0]: got 0', m => (m.scale.deviation[0] = 0)],
  ])('names what is wrong: %s', (message, change) => {
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

describe('snapshots', () => {
  const film = [0, 5, 20].map(step => ({
    step,
    loss: 1 / (1 + step),
    layers: drawnNetwork(`step ${step}`, [2, 3, 1], 'tanh').layers,
  }))

  it('are read back as they were, with and without losses, from copies', () => {
    const bare = film.map(({ step, layers }) => ({ step, layers }))
    for (const snapshots of [film, bare]) {
      const model = toModel(network, facts, snapshots) as { snapshots: typeof film }
      expect(readModel(JSON.stringify(model))).toEqual({ network, ...facts, snapshots })
      expect(model.snapshots[1].layers[0].weights).not.toBe(snapshots[1].layers[0].weights)
    }
  })

  // biome-ignore lint/suspicious/noExplicitAny: a test spoils any field of a file that may hold anything
  const first = (m: any) => m.snapshots[2].layers[0]

  // biome-ignore lint/suspicious/noExplicitAny: a test spoils any field of a file that may hold anything
  it.each<[message: string, change: (m: any) => unknown]>([
    ['snapshots: got 1, expected at least two', m => m.snapshots.splice(1)],
    ['snapshots: got {}, expected a list', m => (m.snapshots = {})],
    ['snapshots[1]: got 7, expected an object', m => (m.snapshots[1] = 7)],
    [
      'snapshots[1].step: got 2.5, expected a whole number from 0 to 1000000000',
      m => (m.snapshots[1].step = 2.5),
    ],
    ['snapshots[0].step: got -1', m => (m.snapshots[0].step = -1)],
    ['snapshots[0].step: expected a whole number', m => delete m.snapshots[0].step],
    ['snapshots[2].step: got 5, expected a number above 5, the step before', m => (m.snapshots[2].step = 5)],
    ['snapshots[2].step: got 4, expected a number above 5', m => (m.snapshots[2].step = 4)],
    ['snapshots[1].loss: got -0.1, expected a finite number from 0 on', m => (m.snapshots[1].loss = -0.1)],
    ['snapshots[1].loss: got NaN', m => (m.snapshots[1].loss = Number.NaN)],
    ['snapshots[1].loss: expected a number, as other', m => delete m.snapshots[1].loss],
    ['snapshots[1].layers: got 0', m => (m.snapshots[1].layers = 0)],
    ['snapshots[2].layers: got 3, expected 2, as many as layers', m => m.snapshots[2].layers.push(first(m))],
    ['snapshots[2].layers[1].weights: got 2, expected 3 rows', m => m.snapshots[2].layers[1].weights.pop()],
    ['snapshots[2].layers[0].weights[1]: got 2, expected 3 numbers', m => first(m).weights[1].pop()],
    ['snapshots[2].layers[0].biases: got 2, expected 3 numbers, as in layers[0]', m => first(m).biases.pop()],
    ['layers[0].weights[0][1]: got NaN, expected a finite', m => (first(m).weights[0][1] = Number.NaN)],
    ['got "relu", expected tanh, as in layers[0]', m => (first(m).activation = 'relu')],
    ['activation: got "relu6", expected tanh', m => (first(m).activation = 'relu6')],
  ])('name what is wrong: %s', (message, change) => {
    const model = structuredClone(toModel(network, facts, film))
    change(model)
    expect(() => readModel(model)).toThrow(SpecError)
    expect(() => readModel(model)).toThrow(message)
  })

  it('are limited, each and in all', () => {
    const snapshots = (count: number, of = network) =>
      Array.from({ length: count }, (_, step) => ({ step, layers: of.layers }))
    expect(readModel({ ...toModel(network, facts), snapshots: snapshots(10_000) }).snapshots).toHaveLength(
      10_000,
    )
    const many = { ...toModel(network, facts), snapshots: snapshots(10_001) }
    expect(() => readModel(many)).toThrow('snapshots: got 10001, expected at most 10000')
    const wide = drawnNetwork('wide', [2, 1000, 1], 'tanh')
    const heavy = { ...toModel(wide, facts), snapshots: snapshots(1001, wide) }
    expect(() => readModel(heavy)).toThrow(
      'snapshots: got "3003000 weights", expected at most 3000000 in all',
    )
  })
})

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
