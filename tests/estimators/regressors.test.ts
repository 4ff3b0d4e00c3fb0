import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EstimatorOptions } from '../../src/estimators/estimator.ts'
import { regressors } from '../../src/estimators/regressors.ts'

interface Case {
  x: number[]
  y: number[]
  grid: number[]
  found: Record<string, number[]>
}
const cases: Record<string, Case> = JSON.parse(readFileSync('tests/vectors/regressors.json', 'utf8'))

const defaults: EstimatorOptions = { neighbors: 5, maxDepth: null, degree: 3, svmC: 1, gamma: 'scale' }
const kinds: Record<string, [string, Partial<EstimatorOptions>]> = {
  line: ['line', {}],
  polynomial: ['polynomial', {}],
  twelfth: ['polynomial', { degree: 12 }],
  tree: ['tree', {}],
  deep: ['tree', { maxDepth: 100 }],
  knn: ['knn', {}],
  nearest: ['knn', { neighbors: 1 }],
  kernel: ['kernel', {}],
  narrow: ['kernel', { gamma: 4 }],
}

function fitted({ x, y }: Pick<Case, 'x' | 'y'>, kind: string) {
  const [name, options] = kinds[kind]
  const regressor = regressors[name]
  const rows = { x: Float64Array.from(x), y: Float64Array.from(y) }
  const learned = regressor.fit(rows, { ...defaults, ...options })
  const predict = (x: ArrayLike<number>) => regressor.outputs(learned, Float64Array.from(x))
  return { regressor, learned, rows, predict }
}

/** The height of a polyline (× 2) at a place; where it jumps one of both ends. */
function heightAt(line: Float64Array, place: number): number {
  let p = 0
  while (p + 4 < line.length && line[p + 2] < place) p += 2
  const [x0, y0, x1, y1] = line.subarray(p, p + 4)
  return x1 === x0 ? y0 : y0 + ((y1 - y0) * (place - x0)) / (x1 - x0)
}

describe.each(Object.entries(cases))('on the rows of %s', (_, data) => {
  it.each(Object.keys(data.found))('%s predicts what scikit-learn predicts', kind => {
    const own = fitted(data, kind).predict(data.grid)
    const expected = data.found[kind]
    const size = Math.max(1, ...expected.map(Math.abs))
    const off = Math.max(...expected.map((value, i) => Math.abs(value - own[i])))
    expect(expected).toHaveLength(200)
    expect(off / size).toBeLessThan(1e-9)
  })

  it.each(Object.keys(data.found))('the mechanism of %s ends at what it predicts', kind => {
    const { regressor, learned, rows, predict } = fitted(data, kind)
    const [from, to] = [data.grid[0], data.grid[199]]
    const window = { ...rows, from, to, low: -3, high: 3 }
    const { curve, mechanism } = regressor.show(learned, window)
    const sumAt = (progress: number) => {
      const mark = mechanism.below!(progress).find(({ key }) => key === 'sum')
      return Float64Array.from(mark?.kind === 'lines' ? mark.lines[0] : [])
    }
    const sum = kind === 'knn' || kind === 'nearest' ? sumAt(0.75) : sumAt(1)
    const size = Math.max(1, ...sum.map(Math.abs).filter((_, i) => i % 2 === 1))
    // A curve that jumps has two heights there.
    const jumps = curve.filter((place, i) => i % 2 === 0 && place === curve[i + 2])
    // A curve that jumps is exact everywhere else, another one at the places that it is drawn through.
    const places =
      jumps.length > 0
        ? data.grid.filter(place => jumps.every(jump => Math.abs(jump - place) > 1e-9))
        : sum.filter((_, i) => i % 2 === 0)
    for (const [i, value] of predict(places).entries())
      expect(Math.abs(heightAt(sum, places[i]) - value) / size).toBeLessThan(1e-9)
  })
})

interface Tied extends Omit<Case, 'found'> {
  neighbors: number
  found: number[]
}
const tied: Tied[] = JSON.parse(readFileSync('tests/vectors/tied_neighbors.json', 'utf8'))

it.each(tied)(
  'of rows equally near the first come first, as in scikit-learn: $neighbors of $x.length',
  data => {
    const { knn } = regressors
    const y = Float64Array.from(data.y)
    // Places as they are, and scaled, which are rounded.
    const scales = [[0, 1], [2.7142857, 1.3851], [1000.1, 0.37]] // biome-ignore format: a list of scales
    for (const [mean, deviation] of scales) {
      const [x, grid] = [data.x, data.grid].map(list => Float64Array.from(list, v => (v - mean) / deviation))
      const learned = knn.fit({ x, y }, { ...defaults, neighbors: data.neighbors })
      expect(Array.from(knn.outputs(learned, grid))).toEqual(
        data.found.map(value => expect.closeTo(value, 12)),
      )
    }
  },
)

it('a polynomial of more degrees than places passes through all of them, and has no more', () => {
  const data = { x: [0, 0, 1, 2], y: [1, 2, 0, 5] }
  const { predict } = fitted(data, 'twelfth')
  const found = predict([0, 1, 2])
  for (const [i, value] of [1.5, 0, 5].entries()) expect(found[i]).toBeCloseTo(value, 12)
})

it('kernel ridge leaves an error at each row as high as its bump', () => {
  const data = cases.sine
  const { learned, rows, predict } = fitted(data, 'kernel')
  const { x, weights } = learned as { x: Float64Array; weights: Float64Array }
  const left = predict(x).map((value, i) => rows.y[rows.x.indexOf(x[i])] - value)
  for (const [i, weight] of weights.entries()) expect(left[i]).toBeCloseTo(weight, 12)
})

it('kernel ridge refuses more rows than it has time for, and says how many it takes', () => {
  const x = Array.from({ length: 1501 }, (_, i) => i)
  expect(() => fitted({ x, y: x }, 'kernel')).toThrow('it takes up to 1500 rows, not 1501')
})
