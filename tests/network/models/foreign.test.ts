import { describe, expect, it } from 'vitest'
import type { ClassDataset, RegressionDataset } from '../../../src/data/dataset.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { adoptModel, dataOf } from '../../../src/network/models/foreign.ts'
import type { ForeignModel } from '../../../src/network/models/model.ts'
import { countCorrect } from '../../../src/network/predict.ts'
import { datasetOf, drawnNetwork } from '../vectors.ts'

/** A layer with the activations that a file may leave it with. */
const opened = (sizes: number[], last: 'identity' | 'sigmoid' | 'softmax' = 'identity'): ForeignModel => {
  const { layers } = drawnNetwork('foreign', sizes, 'tanh')
  return { layers: [...layers.slice(0, -1), { ...layers.at(-1)!, activation: last }] }
}
/** A file whose one layer has a unit a class, of which the one is largest whose number the input is nearest to. */
const nearest = (centres: readonly number[]): ForeignModel => ({
  layers: [{ weights: [centres.map(c => 2 * c)], biases: centres.map(c => -c * c), activation: 'identity' }],
})
const numbers = (rows: number[], y: number[], classes: string[]): ClassDataset => {
  const column = rows.map(row => [row])
  return { ...datasetOf(column, y), classes }
}
const three = numbers([0, 0, 1, 1, 2, 2], [0, 0, 1, 1, 2, 2], ['a', 'b', 'c'])
const two = numbers([-1, 1], [0, 1], ['no', 'yes'])
const target: RegressionDataset = {
  ...{ x: Float64Array.of(0, 1, 2), y: Float64Array.of(0, 10, 20), features: ['x1'] },
  scale: { mean: [0], deviation: [1] },
  classes: [],
  target: { name: 'mpg', mean: 0, deviation: 1 },
}
const outputOf = (model: ForeignModel, data: ClassDataset | RegressionDataset) =>
  adoptModel(model, data).model.network.layers.at(-1)!.activation

describe('the output of a network of another program', () => {
  it('is a softmax of as many logits as there are classes, and a sigmoid of one for two', () => {
    expect(outputOf(opened([1, 3, 3]), three)).toBe('softmax')
    expect(outputOf(opened([1, 3, 3], 'softmax'), three)).toBe('softmax')
    expect(outputOf(opened([1, 3, 1]), two)).toBe('sigmoid')
    expect(outputOf(opened([1, 3, 1], 'sigmoid'), two)).toBe('sigmoid')
    expect(outputOf(opened([1, 3, 2]), two)).toBe('softmax')
  })

  it('is a number where a target is predicted, in its own units', () => {
    const { model } = adoptModel(opened([1, 3, 1]), target)
    expect(model.network.layers.at(-1)!.activation).toBe('identity')
    expect(model).toMatchObject({ target: { name: 'mpg', mean: 0, deviation: 1 }, classes: [] })
    expect(dataOf(opened([1, 3, 1]), readSpecObject({ data: 'blobs' }))).toEqual({
      target: { mean: 0, deviation: 1 },
    })
  })

  it.each([
    [[1, 3, 4], 'identity', three, 'outputs: got "4 of identity", expected one output a class, of 3: a, b'],
    [[1, 3, 1], 'sigmoid', three, 'outputs: got "1 of sigmoid", expected one output a class, of 3: a, b, c'],
    [[1, 3, 3], 'sigmoid', three, 'outputs: got "3 of sigmoid", expected logits or softmax'],
    [[1, 3, 1], 'sigmoid', target, 'outputs: got "1 of sigmoid", expected one number, of mpg'],
    [[1, 3, 2], 'identity', target, 'outputs: got "2 of identity", expected one number, of mpg'],
    [
      [2, 3, 3],
      'identity',
      three,
      'features: got "1: x1", expected 2, the inputs of the network: --features',
    ],
  ] as const)('that does not fit the data is refused: %j %s, %#', (sizes, last, data, message) => {
    expect(() => adoptModel(opened([...sizes], last), data)).toThrow(message)
  })
})

describe('what a file knows', () => {
  const spec = (keys: object = {}) => readSpecObject({ data: 'a.csv', model: 'net.onnx', ...keys })
  const scale = { mean: [1], deviation: [2] }

  it('is its data', () => {
    const model = { ...opened([1, 3]), scale, features: ['b'] }
    expect(dataOf(model, spec())).toEqual({ scale, features: ['b'], target: { mean: 0, deviation: 1 } })
  })

  it('has no key beside it', () => {
    const refused = (model: Partial<ForeignModel>, keys: object) => () =>
      dataOf({ ...opened([1, 3]), ...model }, spec(keys))
    expect(refused({ scale }, { scale: 'standard' })).toThrow(
      'scale: got "standard"; leave it out: the network in the file scales its inputs itself',
    )
    expect(refused({ features: ['b'] }, { features: 'a' })).toThrow(
      'features: got ["a"]; leave it out: the file names its features, 1: b',
    )
    expect(refused({ features: ['b'] }, { order: 'b=x,y' })).toThrow('order: got')
    expect(refused({ features: ['b\u0007'] }, {})).toThrow('features: got')
  })

  it('gives the classes their names and order, in which the data may lack some', () => {
    const held = { x: Float64Array.of(1), y: Int32Array.of(0) }
    const data = { ...numbers([1, 1, 0], [0, 0, 1], ['b', 'a']), test: held }
    const { dataset, model, notes } = adoptModel({ ...nearest([0, 1, 2]), classes: ['a', 'b', 'c'] }, data)
    expect(dataset).toMatchObject({ y: Int32Array.of(1, 1, 0), classes: ['a', 'b', 'c'] })
    expect(dataset.test!.y).toEqual(Int32Array.of(1))
    expect(model.classes).toEqual(['a', 'b', 'c'])
    expect(countCorrect(model.network, dataset as ClassDataset)).toBe(3)
    expect(notes).toEqual([])
  })

  it('may write the numbers of classes in another way', () => {
    const data = numbers([0, 1], [0, 1], ['0', '1'])
    const { dataset } = adoptModel({ ...nearest([1, 0]), classes: ['1.0', '0.0'] }, data)
    expect(dataset).toMatchObject({ y: Int32Array.of(1, 0), classes: ['1.0', '0.0'] })
  })

  it('may be the indexes of the classes, which are then those of the data in their order', () => {
    const { dataset, notes } = adoptModel({ ...nearest([0, 1, 2]), classes: ['0', '1', '2'] }, three)
    expect(dataset).toBe(three)
    expect(notes).toEqual(['its classes 0, 1, 2 are a, b, c, in the order of the data'])
  })

  it.each([
    [['a', 'b', 'd'], 'classes: got "c", expected a class of the file, which has 3: a, b, d'],
    [['1', '2', '3'], 'classes: got "a", expected a class of the file'],
    [['0', '1', '2', '3'], 'classes: got "a", expected a class of the file'],
    [['a', 'b', 'c', 'a'], 'classes: got "a", expected names of which none is there twice'],
    [['a', 'b', 'c\u0000'], 'classes: got'],
  ])('has the classes of the data: %j', (classes, message) => {
    expect(() => adoptModel({ ...nearest([0, 1, 2]), classes }, three)).toThrow(message)
  })
})

describe('a network that is right for far fewer rows than it could be', () => {
  const rows = [10, 10, 20, 20, 30, 30]
  const far = numbers(rows, [0, 0, 1, 1, 2, 2], ['a', 'b', 'c'])
  const deviation = Math.sqrt(200 / 3)
  const centres = [10, 20, 30].map(value => (value - 20) / deviation)

  it('is told of where another scale is better', () => {
    expect(adoptModel(nearest(centres), far).notes).toEqual([
      'right for 2 of 6; with --scale standard right for 6 of 6: was it trained on inputs in that scale?',
    ])
    expect(adoptModel(nearest([10, 20, 30]), far).notes).toEqual([])
    const x = far.x.map(v => (v - 20) / deviation)
    const scaled = { ...far, x, scale: { mean: [20], deviation: [deviation] } }
    expect(adoptModel(nearest([10, 20, 30]), scaled).notes).toEqual([
      'right for 2 of 6; with --scale none right for 6 of 6: was it trained on inputs in that scale?',
    ])
    const known = { ...nearest(centres), scale: { mean: [0], deviation: [1] } }
    expect(adoptModel(known, far).notes).toEqual([])
  })

  it('is told of where another order of the classes is better, unless the file has it', () => {
    expect(adoptModel(nearest([20, 30, 10]), far).notes).toEqual([
      'right for 0 of 6; with its outputs as b, c, a right for 6 of 6: --save-model writes a file whose `classes` can have that order',
    ])
    expect(adoptModel({ ...nearest([20, 30, 10]), classes: ['a', 'b', 'c'] }, far).notes).toEqual([])
    // Two outputs stand for one class, which is no order.
    const alike = { ...nearest([10, 10.1, 1e6]), scale: { mean: [0], deviation: [1] } }
    expect(adoptModel(alike, far).notes).toEqual([])
  })

  it('is told of by the variance that it explains, where it predicts a number', () => {
    const weights = [[10 * Math.sqrt(2 / 3)]]
    const model: ForeignModel = { layers: [{ weights, biases: [10], activation: 'identity' }] }
    const away = { ...target, x: Float64Array.of(100, 101, 102) }
    expect(adoptModel(model, away).notes).toEqual([
      'R² 0.00; with --scale standard R² 1.00: was it trained on inputs in that scale?',
    ])
  })
})
