import { describe, expect, it } from 'vitest'
import { dependencePlaces, few, meansAlong, outputsAlong } from '../../src/network/dependence.ts'
import { curvesOf } from '../../src/scene/model/dependence.ts'
import type { FigureModel } from '../../src/scene/model/figure-model.ts'
import { largestGap, networkOf, vector } from './vectors.ts'

interface Vector {
  x: number[][]
  classes: number
  activation: 'logistic' | 'tanh' | 'relu' | 'identity'
  weights: number[][][]
  biases: number[][]
  columns: {
    features: number[]
    values: (number | string)[]
    average: number[][]
    rows: number[][][]
  }[]
  pair: { values: number[][]; average: number[][][] }
}

const cases: Vector[] = vector('dependence')

/** The curves of a network of scikit-learn's; of regression its target is not scaled. */
function curvesIn({ classes, activation, weights, biases }: Vector) {
  const network = networkOf({ coefs: weights, intercepts: biases, activation })
  const target = { name: 'y', mean: 0, deviation: 1 }
  const dataset = { classes: Array.from({ length: classes }), ...(classes === 0 && { target }) }
  return curvesOf({ network, dataset } as unknown as FigureModel)
}

describe("scikit-learn's partial dependence", () => {
  it('is of twenty networks: of columns below, at and above a hundred values, and of words', () => {
    expect(cases).toHaveLength(20)
    const all = cases.flatMap(({ x, columns }) =>
      columns.map(({ features, values }) => [new Set(x.map(row => row[features[0]])).size, values.length]),
    )
    for (const counts of [[99, 99], [100, 100], [101, 100], [130, 100], [4, 4]]) expect(all).toContainEqual(counts) // biome-ignore format: one line
    expect(cases.filter(({ columns }) => columns.some(({ values }) => values[0] === 'a'))).toHaveLength(4)
  })

  it.each(cases.map((one, i) => [i, one] as const))(
    '%i: grid, means and curves of rows are the same',
    (_, one) => {
      const width = one.x[0].length
      const x = Float64Array.from(one.x.flat())
      const { curves, outputs } = curvesIn(one)
      for (const { features, values, average, rows } of one.columns) {
        const places = dependencePlaces(x, width, features)
        if (features.length > 1)
          expect(places).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1]]) // biome-ignore format: one line
        else expect(largestGap(places.flat(), values as number[])).toBeLessThan(1e-12)
        const along = [...outputsAlong(places, { x, width, features }, outputs)]
        const means = meansAlong(along, curves)
        expect(means).toHaveLength(average.length)
        expect(largestGap(means.flat(), average.flat())).toBeLessThan(1e-9)
        const step = Math.max(1, Math.floor(values.length / 4))
        const seen = along.filter((_, i) => i % step === 0)
        const ours = rows.flatMap((_, k) =>
          [0, one.x.length - 1].flatMap(row => seen.map(out => out[row * curves + k])),
        )
        expect(largestGap(ours, rows.flat(2))).toBeLessThan(1e-9)
      }
    },
  )
})

it.each(cases.map((one, i) => [i, one] as const))(
  '%i: means over two columns at once are those of scikit-learn',
  (_, one) => {
    const width = one.x[0].length
    const x = Float64Array.from(one.x.flat())
    const { curves, outputs } = curvesIn(one)
    const places = [0, 1].map(feature => dependencePlaces(x, width, [feature], few).flat())
    for (const d of [0, 1]) expect(largestGap(places[d], one.pair.values[d])).toBeLessThan(1e-12)
    const both = places[0].flatMap(first => places[1].map(second => [first, second]))
    const means = meansAlong(outputsAlong(both, { x, width, features: [0, 1] }, outputs), curves)
    expect(largestGap(means.flat(), one.pair.average.flat(2))).toBeLessThan(1e-9)
  },
)

describe('the places of a column', () => {
  it('are in order, and those of words by their features', () => {
    const x = Float64Array.from([3, 0, 1, 1, 1, 0, 2, 0, 1])
    expect(dependencePlaces(x, 3, [0])).toEqual([[1], [2], [3]])
    expect(dependencePlaces(x, 3, [1, 2])).toEqual([[1, 0], [0, 1]]) // biome-ignore format: one line
  })

  it('are few numbers, and none beyond the quantiles of many', () => {
    const even = Float64Array.from({ length: 1001 }, (_, i) => i / 1000)
    const places = dependencePlaces(even, 1, [0]).flat()
    expect(places).toHaveLength(100)
    expect(places[0]).toBeCloseTo(0.05, 2)
    expect(places[99]).toBeCloseTo(0.95, 2)
  })
})
