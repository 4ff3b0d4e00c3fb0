import { describe, expect, it } from 'vitest'
import { confusionMatrix, countOnDiagonal } from '../../src/network/confusion.ts'
import {
  answersOf,
  classMeasures,
  drawShuffles,
  type Judged,
  permutationImportance,
} from '../../src/network/importance.ts'
import { drawnDataset, drawnNetwork, largestGap, networkOf, vector } from './vectors.ts'

const tables: Record<string, Vector> = vector('importance')

interface Vector {
  x: number[][]
  y: number[]
  activation: 'logistic' | 'tanh' | 'relu' | 'identity'
  weights: number[][][]
  biases: number[][]
  shuffles: number[][]
  loss: number
  confusion: number[][]
  importance: Record<'loss' | 'accuracy', { mean: number[]; deviation: number[] }>
}

/** The rows of a table of scikit-learn's, with its network. */
const judgedOf = ({ x, y, activation, weights, biases }: Vector): Judged => ({
  network: networkOf({ coefs: weights, intercepts: biases, activation }),
  rows: { x: Float64Array.from(x.flat()), y: Int32Array.from(y) },
})

const columnsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `x${i + 1}`, features: [i] }))

describe("scikit-learn's numbers", () => {
  it('are of ten tables', () => {
    expect(Object.keys(tables)).toHaveLength(10)
  })

  it.each(Object.entries(tables))(
    '%s: confusion and importance are the same from the same shuffles',
    (_, table) => {
      const judged = judgedOf(table)
      const { confusion, shuffles, importance } = table
      expect(confusionMatrix(table.y, answersOf(judged), confusion.length)).toEqual(confusion)
      const found = permutationImportance([judged], columnsOf(table.x[0].length), [shuffles], classMeasures)
      for (const measure of ['loss', 'accuracy'] as const) {
        for (const of of ['mean', 'deviation'] as const) {
          const ours = found.map(one => one[measure][of])
          expect(largestGap(ours, importance[measure][of])).toBeLessThan(1e-11)
        }
      }
    },
  )
})

describe('permutation importance', () => {
  const data = drawnDataset('importance', 60, [1, 2, 3, 1], 3)
  const network = drawnNetwork('importance', [4, 5, 3], 'tanh')
  network.layers[0].weights[2].fill(0)
  const judged: Judged = { network, rows: data }
  const shuffles = drawShuffles([judged], 7)

  it('is 0 for a column that the network does not look at', () => {
    const found = permutationImportance([judged], columnsOf(4), shuffles, classMeasures)
    expect(found[2].loss).toEqual({ mean: 0, deviation: 0 })
    expect(found[2].accuracy).toEqual({ mean: 0, deviation: 0 })
    for (const i of [0, 1, 3]) expect(found[i].loss.mean).not.toBe(0)
  })

  it('moves all features of a column together', () => {
    // Between two equal features no shuffle can part, a network that looks at their difference sees none.
    const twice = { ...data, x: data.x.map((_, i, x) => (i % 4 === 1 ? x[i - 1] : x[i])) }
    const difference = structuredClone(network)
    difference.layers[0].weights[1] = difference.layers[0].weights[0].map(weight => -weight)
    const one: Judged = { network: difference, rows: twice }
    const [together] = permutationImportance(
      [one],
      [{ name: 'both', features: [0, 1] }],
      shuffles,
      classMeasures,
    )
    expect(Math.abs(together.loss.mean)).toBeLessThan(1e-12)
    const [apart] = permutationImportance([one], columnsOf(2), shuffles, classMeasures)
    expect(Math.abs(apart.loss.mean)).toBeGreaterThan(1e-3)
  })

  it('shuffles columns before they are reduced', () => {
    // A reduction that takes two of four columns is the same as a network that looks at these alone.
    const axes = [
      [0, 0, 0, 1],
      [0, 1, 0, 0],
    ]
    const inner = drawnNetwork('reduced', [2, 3, 3], 'tanh')
    const [first, ...rest] = inner.layers
    const none = first.biases.map(() => 0)
    const outer = { ...first, weights: [none, first.weights[1], none, first.weights[0]] }
    const reduced = { network: inner, rows: data, reduction: { mean: [0, 0, 0, 0], axes } }
    const whole = { network: { layers: [outer, ...rest] }, rows: data }
    const [a, b] = [reduced, whole].map(one =>
      permutationImportance([one], columnsOf(4), shuffles, classMeasures),
    )
    for (const i of [0, 1, 2, 3]) expect(a[i].loss.mean).toBeCloseTo(b[i].loss.mean, 12)
  })

  it('counts the rows of several networks together', () => {
    const half = (first: number) => ({
      x: data.x.slice(4 * first, 4 * (first + 30)),
      y: data.y.slice(first, first + 30),
    })
    const parts: Judged[] = [0, 30].map(first => ({ network, rows: half(first) }))
    const own = drawShuffles(parts, 3)
    const joined = own[0].map((shuffle, repeat) => [...shuffle, ...own[1][repeat].map(row => row + 30)])
    const [a, b] = [
      permutationImportance(parts, columnsOf(4), own, classMeasures),
      permutationImportance([judged], columnsOf(4), [joined], classMeasures),
    ]
    for (const i of [0, 1, 3]) {
      expect(a[i].loss.mean).toBeCloseTo(b[i].loss.mean, 12)
      expect(a[i].accuracy.deviation).toBeCloseTo(b[i].accuracy.deviation, 12)
    }
  })

  it('goes by shuffles of a seed, each with every row once', () => {
    expect(drawShuffles([judged], 7)).toEqual(shuffles)
    expect(drawShuffles([judged], 8)).not.toEqual(shuffles)
    expect(shuffles[0]).toHaveLength(5)
    for (const shuffle of shuffles[0]) expect([...shuffle].sort((a, b) => a - b)).toEqual([...data.y.keys()])
  })
})

describe('a confusion matrix', () => {
  it('has true classes in rows and predicted ones in columns', () => {
    const matrix = confusionMatrix([0, 0, 1, 2], [0, 1, 1, 0], 3)
    expect(matrix).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [1, 0, 0],
    ])
    expect(countOnDiagonal(matrix)).toBe(2)
  })
})
