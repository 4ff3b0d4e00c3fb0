import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { applyScale, fitScale } from '../../src/data/scale.ts'
import { bestLine } from '../../src/network/best-line.ts'
import { discriminants } from '../../src/network/discriminants.ts'
import { fitReduction, reduceDataset } from '../../src/network/reduce.ts'
import { verdict } from '../../src/network/verdict.ts'
import { dataOf, datasetOf, drawnDataset, drawnNetwork, largestGap, vector } from './vectors.ts'

interface Components {
  mean: number[]
  axes: number[][]
  shares: number[]
}

interface Case {
  name: string
  standardized: boolean
  X: number[][]
  y: number[]
  pca: Components
  lda: Components
}

const cases: Case[] = vector('reduction').cases
const named = (name: string) => datasetIn(cases.find(one => one.name === name)!)

function datasetIn({ X, y, standardized }: Case): ClassDataset {
  const raw = datasetOf(X, y)
  const scale = fitScale(raw.x, raw.features.length, standardized ? 'standard' : 'none')
  return { ...raw, x: applyScale(raw.x, scale), scale }
}

const expectSame = (found: Omit<Components, 'mean'> & { mean: ArrayLike<number> }, right: Components) => {
  expect(largestGap(found.mean, right.mean)).toBeLessThan(1e-10)
  expect(found.axes).toHaveLength(right.axes.length)
  found.axes.forEach((axis, k) => {
    expect(largestGap(axis, right.axes[k])).toBeLessThan(1e-10)
  })
  expect(largestGap(found.shares, right.shares.slice(0, found.shares.length))).toBeLessThan(1e-10)
}

describe('a reduction', () => {
  it.each(cases)('to principal components is that of scikit-learn: $name', one => {
    for (const count of [2, 3] as const) {
      const { mean, axes, shares } = one.pca
      if (one.X[0].length === count) continue
      const right = { mean, axes: axes.slice(0, count), shares: shares.slice(0, count) }
      expectSame(fitReduction(datasetIn(one), `pca:${count}`), right)
    }
  })

  it.each(cases)('to discriminants is that of scikit-learn, with its tolerances: $name', one => {
    expectSame(discriminants(datasetIn(one)), one.lda)
  })

  it('takes the first components of those', () => {
    const { axes, shares } = fitReduction(named('a class of one row'), 'lda:2')
    const all = discriminants(named('a class of one row'))
    expect(axes).toEqual(all.axes.slice(0, 2))
    expect(shares).toEqual(all.shares.slice(0, 2))
  })

  it('to discriminants leaves a column out that is the same all through each class, whatever the scale', () => {
    const { y } = cases.find(({ name }) => name === 'columns that others give')!
    const tenths = named('columns that others give').x.map(value => value / 10 + 0.3)
    const rows = y.map((_, s) => [...tenths.subarray(6 * s, 6 * s + 6)])
    for (const axis of discriminants(datasetIn({ X: rows, y, standardized: true } as Case)).axes)
      expect(Math.abs(axis[5])).toBe(0)
  })

  it.each([
    ['pca:2', drawnDataset('two', 9, [1, 1], 3), 'leave it out: the data have 2 features already'],
    ['pca:3', drawnDataset('two', 9, [1, 1], 3), 'at least 3 features, the data have 2'],
    ['lda:2', drawnDataset('one', 9, [1], 3), 'at least 2 features, the data have 1'],
    ['pca:3', drawnDataset('rows', 2, [1, 1, 1, 1], 2), 'at least 3 rows, the data have 2'],
    [
      'lda:2',
      drawnDataset('classes', 9, [1, 1, 1], 2),
      'at most 1, one discriminant less than classes. Did you mean "pca:2"?',
    ],
    [
      'lda:2',
      drawnDataset('rows', 3, [1, 1, 1], 3),
      'more rows than classes, the data have 3. Did you mean "pca:2"?',
    ],
    ['lda:2', named('means on a line'), 'those of the data in 1. Did you mean "pca:2"?'],
    ['lda:2', dataOf('0,0,7 0,0,7 | 1,2,7 1,2,7 | 2,4,7 2,4,7'), 'those of the data in 0'],
    ['lda:2', dataOf(Array(3).fill('0,1,0 1,0,0 0.3,0.2,1').join(' | ')), 'those of the data in 0'],
  ] as const)('%s is refused where the data do not give it', (reduce, dataset, message) => {
    expect(() => fitReduction(dataset, reduce)).toThrow(message)
    expect(() => fitReduction(dataset, reduce)).toThrow(`reduce: got "${reduce}"`)
  })
})

describe('a reduced dataset', () => {
  const dataset = named('wine')
  const reduction = fitReduction(dataset, 'pca:2')
  const reduced = reduceDataset(dataset, 'pca:2')

  it('has the components as its features, which are not scaled again', () => {
    expect(reduced.features).toEqual(['PC1 (36 %)', 'PC2 (19 %)'])
    expect(reduced.scale).toEqual({ mean: [0, 0], deviation: [1, 1] })
    expect(reduced.x).toHaveLength(2 * 178)
    const [first, second] = [0, 1].map(
      k => reduced.x.reduce((sum, value, i) => (i % 2 === k ? sum + value ** 2 : sum), 0) / 178,
    )
    // The variance of 13 standardized features is 13.
    expect(first).toBeCloseTo(13 * reduction.shares[0], 10)
    expect(second).toBeCloseTo(13 * reduction.shares[1], 10)
  })

  it('knows what it was made from, and makes it of other points of the same features', () => {
    expect(reduced.reduction).toEqual({ ...reduction, features: dataset.features, scale: dataset.scale })
    const row = { ...dataset, x: dataset.x.subarray(0, 13), y: dataset.y.subarray(0, 1) }
    expect([...reduceDataset(row, null, reduction).x]).toEqual([...reduced.x.subarray(0, 2)])
  })

  it('is the dataset itself where nothing is reduced', () => {
    expect(reduceDataset(dataset, null)).toBe(dataset)
  })

  it('has a verdict whose straight line is the best one over the components', async () => {
    const { X, y } = cases.find(({ name }) => name === 'iris')!
    const rows = X.filter((_, s) => y[s] > 0)
    const two = datasetIn({ X: rows, y: y.filter(k => k > 0).map(k => k - 1), standardized: true } as Case)
    const onTwo = reduceDataset(two, 'pca:2')
    const line = bestLine(onTwo)
    expect(line).toMatchObject({
      exact: true,
      layer: { weights: [[expect.any(Number)], [expect.any(Number)]] },
    })
    const network = drawnNetwork('verdict', [2, 2, 1], 'tanh')
    expect((await verdict(network, onTwo)).inputAccuracy).toBe(line.correct / 100)
    expect(line.correct).toBeLessThan(bestLine(two).correct)
  })

  it('names discriminants as such', () => {
    const { features } = reduceDataset(dataset, 'lda:2')
    expect(features).toEqual(['LD1 (69 %)', 'LD2 (31 %)'])
  })

  it('is refused where its values are far too large', () => {
    const huge = { ...reduction, axes: reduction.axes.map(axis => axis.map(weight => 1e150 * weight)) }
    expect(() => reduceDataset(dataset, null, huge)).toThrow(
      'reduce: got "pca", expected components with values',
    )
  })
})
