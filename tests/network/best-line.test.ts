import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { random } from '../../src/data/random.ts'
import { type BestLine, bestLine } from '../../src/network/best-line.ts'
import { logits } from '../../src/network/forward.ts'
import { planted } from './planted.ts'
import { dataOf, datasetOf, vector } from './vectors.ts'

/** Samples whose own class has strictly the highest score. */
function strictlyRight({ layer }: BestLine, { x, y }: ClassDataset): number {
  const z = logits(layer, x, y.length)
  const units = layer.biases.length
  return y.reduce((count, label, s) => {
    if (units === 1) return count + ((label === 1 ? z[s] : -z[s]) > 0 ? 1 : 0)
    const row = z.subarray(s * units, (s + 1) * units)
    return count + (row.every((v, k) => k === label || v < row[label]) ? 1 : 0)
  }, 0)
}

/** The best of very many lines: through all pairs of points, moved and turned a little, and random ones. */
function bestByTrial({ x, y }: ClassDataset, seed: string): number {
  const rng = random(seed)
  const n = y.length
  const count = (a: number, b: number, c: number) => {
    let ones = 0
    for (let s = 0; s < n; s++) if (a * x[2 * s] + b * x[2 * s + 1] + c > 0 === (y[s] === 1)) ones++
    return Math.max(ones, n - ones)
  }
  let best = 0
  for (let k = 0; k < 4000; k++) {
    const [i, j] = [Math.floor(rng() * n), Math.floor(rng() * n)]
    const nudge = () => (rng() - 0.5) * 10 ** (-6 * rng())
    const [px, py] = [x[2 * i] + nudge(), x[2 * i + 1] + nudge()]
    const [dx, dy] = [x[2 * j] + nudge() - px, x[2 * j + 1] + nudge() - py]
    best = Math.max(best, count(dy, -dx, dx * py - dy * px))
  }
  return best
}

const disc = (radius: number, count: number) =>
  Array.from({ length: count }, (_, i) => [
    radius * Math.cos((2 * Math.PI * i) / count),
    radius * Math.sin((2 * Math.PI * i) / count),
  ])

describe('bestLine', () => {
  it('gets 150 of the 200 points of the article', () => {
    const dataset = datasetOf(vector('bands_seed1').X_standardized, vector('bands_seed1').y)
    const line = bestLine(dataset)
    expect(line).toMatchObject({ correct: 150, exact: true })
    expect(strictlyRight(line, dataset)).toBe(150)
    expect(bestLine(dataset)).toEqual(line)
  })

  it('gets three of four points of xor', () => {
    const dataset = dataOf('0,0 1,1 | 0,1 1,0')
    const line = bestLine(dataset)
    expect(line).toMatchObject({ correct: 3, exact: true })
    expect(strictlyRight(line, dataset)).toBe(3)
  })

  it('runs in the middle of the widest gap', () => {
    const { layer, correct } = bestLine(dataOf('0,0 0,4 -5,1 | 2,1 3,9'))
    expect(correct).toBe(5)
    const [[a], [b]] = layer.weights as [[number], [number]]
    expect(b / a).toBeCloseTo(0, 12)
    expect(-layer.biases[0] / a).toBeCloseTo(1, 12)
  })

  it('goes through a gap of 1e-12 of the spread', () => {
    for (const gap of [1e-3, 1e-6, 1e-8, 1e-10, 3e-12]) {
      for (const stretch of [0, 3]) {
        const { rows, y } = planted({ seed: `line ${gap}`, dimensions: 2, classes: 2, gap, stretch })
        const data = datasetOf(rows, y)
        const best = bestLine(data)
        expect([gap, best.exact, strictlyRight(best, data)]).toEqual([gap, true, y.length])
      }
    }
  })

  it('is never beaten by trial, on points in general place, on grids and with repeated points', () => {
    for (let k = 0; k < 24; k++) {
      const rng = random(`trial ${k}`)
      const coordinate = k % 3 === 0 ? rng : () => Math.floor(rng() * (k % 3 === 1 ? 4 : 3)) / 3
      const rows = Array.from({ length: 6 + k }, () => [coordinate(), coordinate()])
      const dataset = datasetOf(
        rows,
        rows.map((_, s) => (s < 2 ? s : rng() < 0.5 ? 0 : 1)),
      )
      const line = bestLine(dataset)
      expect(line.exact).toBe(true)
      expect(strictlyRight(line, dataset)).toBe(line.correct)
      expect(line.correct).toBeGreaterThanOrEqual(bestByTrial(dataset, `lines ${k}`))
    }
  })

  it('cuts collinear points at the best place', () => {
    const rows = Array.from({ length: 9 }, (_, s) => [0.1 * s, 0.3 * s - 1])
    const line = bestLine(datasetOf(rows, [0, 0, 0, 1, 0, 1, 1, 1, 0]))
    expect(line).toMatchObject({ correct: 7, exact: true })
  })

  it('does not mind places that rounding cannot tell apart, nor the widest range', () => {
    for (const text of ['1e6,0 0,1 | 1000000.00000000015,0 -1e6,0', '1e308,0 0,-1 | -1e308,0 0,1'])
      expect(bestLine(dataOf(text)).correct).toBeGreaterThanOrEqual(2)
  })

  it('gets at least the larger class where most places hold points of both', () => {
    const rows = Array.from({ length: 40 }, (_, s) => [s % 4, Math.floor(s / 4) % 3])
    const labels = rows.map((_, s) => (s % 7 < 3 ? 1 : 0))
    const dataset = datasetOf(rows, labels)
    const line = bestLine(dataset)
    expect(line.exact).toBe(true)
    expect(line.correct).toBeGreaterThanOrEqual(bestByTrial(dataset, 'mixed places'))
    const turned = { ...dataset, y: dataset.y.map(label => 1 - label) }
    expect(bestLine(turned).correct).toBe(line.correct)
  })

  it('puts all points on one side where the larger class cannot be bettered', () => {
    const dataset = datasetOf(
      [...disc(1, 30), ...disc(1e-3, 3)],
      [...new Array(30).fill(0), ...new Array(3).fill(1)],
    )
    const line = bestLine(dataset)
    expect(line.correct).toBe(30)
    expect(strictlyRight(line, dataset)).toBe(30)
    const same = dataOf('2,2 | 2,2 2,2')
    expect(strictlyRight(bestLine(same), same)).toBe(2)
  })

  it('is exact on one feature: the best threshold, half-way between its neighbours', () => {
    const { layer, correct, exact } = bestLine(datasetOf([[6], [1], [2], [3], [9], [4]], [0, 1, 1, 0, 0, 1]))
    expect({ correct, exact }).toEqual({ correct: 5, exact: true })
    expect(-layer.biases[0] / layer.weights[0][0]).toBeCloseTo(5, 12)
    const same = datasetOf([[2], [2], [2]], [0, 1, 1])
    expect(strictlyRight(bestLine(same), same)).toBe(2)
  })

  it('finds the best of several for more classes, features and points, and does not call it exact', () => {
    const rng = random('several')
    const around = (centre: number[]) => centre.map(c => c + 0.2 * (rng() - 0.5))
    const about = (count: number, ...centres: number[][]) =>
      datasetOf(
        Array.from({ length: count }, (_, s) => around(centres[s % centres.length])),
        Array.from({ length: count }, (_, s) => s % centres.length),
      )
    const three = about(90, [0, 0], [1, 0], [0, 1])
    expect(bestLine(three)).toMatchObject({ correct: 90, exact: false, layer: { activation: 'softmax' } })
    expect(strictlyRight(bestLine(three), three)).toBe(90)
    expect(bestLine(about(80, [0, 0, 0], [1, 1, 1]))).toMatchObject({ correct: 80, exact: false })

    // Half of the points in a middle band, a quarter on either side: logistic regression alone finds nothing.
    const bands = datasetOf(
      Array.from({ length: 1200 }, (_, s) => [[0, 1, 0, -1][s % 4] + 0.1 * rng(), rng()]),
      Array.from({ length: 1200 }, (_, s) => s % 2),
    )
    const line = bestLine(bands)
    expect(line).toMatchObject({ correct: 900, exact: false })
    expect(strictlyRight(line, bands)).toBe(900)
  })
})
