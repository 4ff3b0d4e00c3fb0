import { describe, expect, it } from 'vitest'
import { unpack } from '../../../src/network/parameter-layout.ts'
import { isConstantNetwork } from '../../../src/network/predict.ts'
import { leastSquares } from '../../../src/network/regression/least-squares.ts'
import { fitScores, predictTargets, scoresOf } from '../../../src/network/regression/scores.ts'
import { heldOutRecord, modelRecord } from '../../../src/network/train.ts'
import { largestGap } from '../vectors.ts'
import { dataOf, drawnRegression, layoutOfCase, regressionOf, vectors } from './cases.ts'

const share = (got: number, expected: number) => Math.abs(got / expected - 1)

describe('scores', () => {
  it("are numpy's and scikit-learn's in the target's own units, from 1e-9 to 1e9", () => {
    for (const each of vectors.cases) {
      const dataset = dataOf(each)
      const network = unpack(Float64Array.from(each.start), layoutOfCase(dataset, each))
      const { rmse, r2, largest } = fitScores(network, dataset, dataset.target)
      expect(share(rmse, each.rmse)).toBeLessThan(1e-11)
      expect(share(largest, each.largest)).toBeLessThan(1e-11)
      expect(Math.abs(r2 - each.r2)).toBeLessThan(1e-11)
      const record = modelRecord(network, dataset, each.alpha)
      expect(record).toMatchObject({ rmse, r2, largest, stopped: 'model', restarts: 0 })
      expect(Math.abs(record.loss - each.loss)).toBeLessThan(1e-12)
    }
  })

  it('of rows held out are those of their own mean', () => {
    const [each] = vectors.cases
    const dataset = dataOf(each)
    const network = unpack(Float64Array.from(each.start), layoutOfCase(dataset, each))
    expect(heldOutRecord(network, dataset)).toBeUndefined()
    const test = { x: dataset.x.slice(0, 10), y: dataset.y.slice(0, 10) }
    const predicted = predictTargets(network, test.x)
    const mean = test.y.reduce((sum, y) => sum + y, 0) / 10
    const squares = test.y.reduce((sum, y, i) => sum + (y - predicted[i]) ** 2, 0)
    const total = test.y.reduce((sum, y) => sum + (y - mean) ** 2, 0)
    const found = heldOutRecord(network, { ...dataset, test })!
    expect(found.samples).toBe(10)
    expect(found.loss).toBeCloseTo(squares / 20, 12)
    expect(found.r2).toBeCloseTo(1 - squares / total, 12)
    expect(found.rmse).toBeCloseTo(Math.sqrt(squares / 10) * dataset.target.deviation, 12)
  })

  it('give targets that are all the same an R² of 1 or 0, as r2_score', () => {
    const y = Float64Array.of(2, 2, 2)
    expect(scoresOf(y, y, { mean: 0, deviation: 3 })).toEqual({ rmse: 0, r2: 1, largest: 0 })
    expect(scoresOf(Float64Array.of(2, 2, 5), y, { mean: 0, deviation: 3 })).toMatchObject({
      r2: 0,
      largest: 9,
    })
  })

  it('call a network flat whose outputs do not differ', () => {
    const layer = (weight: number) => ({
      layers: [{ weights: [[weight]], biases: [1], activation: 'identity' as const }],
    })
    const x = Float64Array.of(-2, 0, 2)
    expect([0, 1e-4, 1e-2].map(weight => isConstantNetwork(layer(weight), { x }))).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('the line of least squares', () => {
  it.each(Object.entries(vectors.data))("is that of numpy's lstsq: %s", (_, { x, target, line }) => {
    const found = leastSquares(regressionOf(x, target))
    expect(largestGap([...found.weights, found.bias], [...line.weights, line.bias])).toBeLessThan(1e-12)
    expect(share(found.rmse, line.rmse)).toBeLessThan(1e-12)
  })

  it('leaves misses that no feature explains, also of features that almost repeat each other', () => {
    const base = drawnRegression(100, 3, (a, b, c) => a + b * c)
    const x = Array.from({ length: 100 }, (_, i) => {
      const [a, b, c] = base.x.subarray(3 * i, 3 * i + 3)
      return [a, b, a + 1e-4 * c]
    })
    const dataset = regressionOf(x, [...base.y])
    const { weights, bias } = leastSquares(dataset)
    const misses = x.map(
      (row, i) => row.reduce((sum, value, j) => sum + weights[j] * value, bias) - dataset.y[i],
    )
    for (const of of [() => 1, ...[0, 1, 2].map(j => (row: number[]) => row[j])])
      expect(Math.abs(misses.reduce((sum, miss, i) => sum + miss * of(x[i]), 0))).toBeLessThan(1e-9)
  })

  it('gives features that repeat each other equal weights', () => {
    const base = drawnRegression(50, 1, x => x)
    const [once, twice] = [1, 2].map(times => {
      const x = Array.from(base.x, value => Array<number>(times).fill(value))
      return leastSquares(regressionOf(x, [...base.y]))
    })
    expect(largestGap(twice.weights, [once.weights[0] / 2, once.weights[0] / 2])).toBeLessThan(1e-12)
    expect(twice.rmse).toBeCloseTo(once.rmse, 12)
  })
})
