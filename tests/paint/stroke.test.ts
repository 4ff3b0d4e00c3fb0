import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stroke } from '../../src/paint/fill-shapes.ts'
import { covered, total } from './ground.ts'

const seed = 20240607
const size = 60
const inked = (line: number[], closed: boolean, half: number, cap: 'butt' | 'round' = 'butt') =>
  covered(size, size, kernels => stroke(line, closed, half, cap, kernels))

function distance(x: number, y: number, line: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x0, y0, x1, y1] = line.slice(i, i + 4) as [number, number, number, number]
    const [dx, dy] = [x1 - x0, y1 - y0]
    const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)))
    least = Math.min(least, Math.hypot(x - x0 - along * dx, y - y0 - along * dy))
  }
  return least
}

describe('a stroke', () => {
  it('has the area of its length times its width', () => {
    expect(total(inked([10, 10, 40, 50], false, 1.25))).toBeCloseTo(50 * 2.5, 0)
    expect(total(inked([5, 20.5, 55, 20.5], false, 0.5))).toBeCloseTo(50, 3)
  })

  it('has half discs at its ends where they are asked for', () => {
    for (const half of [0.5, 2, 7]) {
      const line = [20, 20, 35, 40]
      const caps = total(inked(line, false, half, 'round')) - total(inked(line, false, half))
      expect(Math.abs(caps - Math.PI * half * half)).toBeLessThan(0.04 * 2 * Math.PI * half)
    }
  })

  it('has the area of a ring along a circle, however finely that is cut', () => {
    for (const pieces of [24, 200]) {
      const circle = Array.from({ length: pieces }, (_, i) => (2 * Math.PI * i) / pieces).flatMap(angle => [
        30 + 20 * Math.cos(angle),
        30 + 20 * Math.sin(angle),
      ])
      const perimeter = 2 * pieces * 20 * Math.sin(Math.PI / pieces)
      for (const half of [0.5, 1.5, 6])
        expect(Math.abs(total(inked(circle, true, half)) / (perimeter * 2 * half) - 1)).toBeLessThan(0.01)
    }
  })

  it('covers all that is near its line, and nothing far from it, at any corner', () => {
    const point = fc.tuple(fc.integer({ min: 640, max: 3200 }), fc.integer({ min: 640, max: 3200 }))
    const step = fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }))
    const half = fc.double({ min: 0.5, max: 6, noNaN: true })
    fc.assert(
      fc.property(point, fc.array(step, { minLength: 1, maxLength: 6 }), half, (start, steps, half) => {
        const points = [start]
        for (const [dx, dy] of steps) {
          const [x, y] = points.at(-1)!
          if (dx !== 0 || dy !== 0) points.push([x + dx, y + dy])
        }
        fc.pre(points.length > 1)
        const line = points.flat().map(value => value / 64)
        const values = inked(line, false, half, 'round')
        const wrong = values.filter((value, i) => {
          const away = distance((i % size) + 0.5, Math.floor(i / size) + 0.5, line)
          return (away < half - 0.76 && value < 0.98) || (away > half + 0.76 && value !== 0)
        })
        expect(wrong).toEqual([])
      }),
      { seed, numRuns: 40 },
    )
  })

  it('of a closed line has no end', () => {
    const square = [15, 15, 45, 15, 45, 45, 15, 45]
    const values = inked(square, true, 2)
    const corners = 4 * 4 - ((4 - Math.PI) * 4) / 4 - 4
    expect(Math.abs(total(values) - (4 * 30 * 4 - 4 * 4 + corners))).toBeLessThan(8)
    for (const [x, y] of [
      [15, 15],
      [30, 15],
      [15, 30],
      [44, 44],
    ] as const)
      expect(values[y * size + x]).toBeCloseTo(1)
  })

  it('of a point is nothing', () => {
    expect(total(inked([30, 30], false, 3, 'round'))).toBe(0)
    expect(total(inked([], true, 3))).toBe(0)
    expect(total(inked([30, 30, 30, 30, 30, 30], true, 3))).toBe(0)
  })

  it('is the same for a point twice', () => {
    const line = [10, 10, 40, 12, 35, 50]
    for (const closed of [false, true]) {
      const twice = [10, 10, 10, 10, 40, 12, 40, 12, 35, 50, ...(closed ? [10, 10] : [])]
      expect(inked(twice, closed, 2)).toEqual(inked(line, closed, 2))
    }
  })
})
