import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridOf } from '../../../src/geometry/contour.ts'
import { cell, clip, type LinearScores, tie } from '../../../src/geometry/linear-scores.ts'
import { classScores } from '../../../src/network/forward.ts'
import { predict } from '../../../src/network/predict.ts'
import { lead, winner } from '../../../src/network/scores.ts'
import { boundaryShape } from '../../../src/scene/model/decision.ts'
import { areaOf } from '../outline.ts'

const box = [-1, -1, 1, -1, 1, 1, -1, 1]
const number = fc.integer({ min: -2000, max: 2000 }).map(v => v / 1000)
const scoresOf = (classes: number): fc.Arbitrary<LinearScores> =>
  fc.record({
    weights: fc.array(fc.tuple(number, number), { minLength: classes, maxLength: classes }),
    biases: fc.array(number, { minLength: classes, maxLength: classes }),
  })

function score({ weights, biases }: LinearScores, k: number, x: number, y: number): number {
  return biases[k] + weights[k][0] * x + weights[k][1] * y
}

function line(a: number, b: number, c: number): LinearScores {
  return { weights: [[0, 0], [a, b]], biases: [0, c] } // biome-ignore format: a matrix
}

describe('boundaryShape', () => {
  const grid = gridOf({ centre: [0, 0], half: 1 })
  /** Scores of class 1 against 0 over the grid. */
  const over = (score: (x: number, y: number) => number) =>
    Float64Array.from({ length: grid.length }, (_, i) => (i % 2 === 0 ? 0 : score(grid[i - 1], grid[i])))

  it.each([
    ['none', 'one class everywhere', () => 1],
    ['none', 'a line beyond the sheet', (x: number) => x - 1.005],
    [
      'straight',
      'a straight line, whatever the scores do off it',
      (x: number, y: number) => (x - 0.3 * y) ** 3 + 0.2 * (x - 0.3 * y),
    ],
    ['straight', 'an upright line', (x: number) => x - 0.31],
    ['bent', 'a circle', (x: number, y: number) => x * x + y * y - 0.3],
    ['bent', 'two lines side by side', (x: number) => x * x - 0.2],
    ['bent', 'a slight arc', (x: number, y: number) => y - 0.1 * x * x],
  ])('is %s for %s', (shape, _, score) => {
    expect(boundaryShape(over(score), 2, 2)).toBe(shape)
  })

  it('never bends on a line', () => {
    const twoCuts = over(x => x * x - 0.2)
    expect(boundaryShape(twoCuts, 2, 1)).toBe('straight')
  })
})

describe('clip', () => {
  it('cuts a square in half', () => {
    expect(clip(box, x => x)).toEqual([0, -1, 1, -1, 1, 1, 0, 1])
  })

  it('keeps all or nothing where the line misses', () => {
    expect(clip(box, x => x + 2)).toEqual(box)
    expect(clip(box, x => x - 2)).toEqual([])
  })
})

describe('cell', () => {
  it('tiles the box with the cells of all classes', () => {
    fc.assert(
      fc.property(scoresOf(4), scores => {
        const areas = [0, 1, 2, 3].map(k => areaOf(cell(box, scores, k)))
        expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(4, 9)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('holds the places where its class is ahead', () => {
    fc.assert(
      fc.property(scoresOf(3), scores => {
        for (const k of [0, 1, 2]) {
          const polygon = cell(box, scores, k)
          if (Math.abs(areaOf(polygon)) < 1e-6) continue
          const corners = polygon.length / 2
          const [x, y] = [0, 1].map(
            d => polygon.filter((_, i) => i % 2 === d).reduce((sum, v) => sum + v, 0) / corners,
          )
          const best = Math.max(...[0, 1, 2].map(j => score(scores, j, x, y)))
          expect(score(scores, k, x, y)).toBeCloseTo(best, 9)
        }
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})

describe('tie', () => {
  it.each([
    ['upright', line(1, 0, -0.5), [0.5, -1, 0.5, 1]],
    ['through two corners', line(1, -1, 0), [-1, -1, 1, 1]],
    ['through one corner', line(2, -1, 1), [-1, -1, 0, 1]],
  ])('ends at the sides of the box: %s', (_, scores, ends) => {
    const found = tie(box, scores, 0, 1)!
    const same = found.map((v, i) => Math.abs(v - ends[i])).every(d => d < 1e-12)
    const turned = found.map((v, i) => Math.abs(v - ends[(i + 2) % 4])).every(d => d < 1e-12)
    expect(same || turned).toBe(true)
  })

  it('is null where the line misses the box, and where another class is ahead all along', () => {
    expect(tie(box, line(1, 0, 3), 0, 1)).toBeNull()
    const ahead = { weights: [[0, 0], [1, 0], [0, 0]], biases: [0, 0, 5] } // biome-ignore format: a matrix
    expect(tie(box, ahead, 0, 1)).toBeNull()
  })

  it('is a threshold at one dimension, upright through the box', () => {
    expect(tie(box, { weights: [[0], [2]], biases: [0, -1] }, 0, 1)?.filter((_, i) => i % 2 === 0)).toEqual([
      0.5, 0.5,
    ])
  })

  it('lies where both classes are equal and none is ahead of them', () => {
    fc.assert(
      fc.property(scoresOf(4), scores => {
        const ends = tie(box, scores, 1, 3)
        if (!ends) return
        for (const t of [0, 0.5, 1]) {
          const [x, y] = [0, 1].map(d => ends[d] + (ends[2 + d] - ends[d]) * t)
          expect(score(scores, 1, x, y)).toBeCloseTo(score(scores, 3, x, y), 8)
          for (const k of [0, 2]) expect(score(scores, k, x, y)).toBeLessThan(score(scores, 1, x, y) + 1e-8)
        }
      }),
      { seed: 1, numRuns: 200 },
    )
  })
})

describe('winner, lead and classScores', () => {
  const scores = Float64Array.of(1, 3, 2, /**/ 5, 5, 0, /**/ -1, -2, -0.5)

  it('gives the class with the largest score, the first of equals', () => {
    expect([0, 1, 2].map(i => winner(scores, i, 3))).toEqual([1, 0, 2])
  })

  it('gives how far a class is ahead of the best other one', () => {
    expect(lead(scores, 3, 0)).toEqual(Float64Array.of(-2, 0, -0.5))
    expect(lead(scores, 3, 1)).toEqual(Float64Array.of(1, 0, -1.5))
  })

  it('gives one sigmoid unit as a score of 0 against its logit, deciding as the network does', () => {
    const network = {
      layers: [
        { weights: [[2, -1], [0.5, 1]], biases: [0.1, -0.2], activation: 'tanh' as const }, // biome-ignore format: a matrix
        { weights: [[1.5], [-2]], biases: [0.3], activation: 'sigmoid' as const },
      ],
    }
    const x = Float64Array.from({ length: 40 }, (_, i) => Math.sin(3 * i) * 2)
    const both = classScores(network, x)
    expect(both.filter((_, i) => i % 2 === 0).every(v => v === 0)).toBe(true)
    expect(Array.from({ length: 20 }, (_, i) => winner(both, i, 2))).toEqual([...predict(network, x)])
  })
})
