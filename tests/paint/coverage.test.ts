import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covered, filled, loop, openKernels, total } from './ground.ts'

const seed = 20240607
const [width, height] = [40, 30]
const corner = fc.tuple(
  fc.double({ min: 0, max: width, noNaN: true }),
  fc.double({ min: 0, max: height, noNaN: true }),
)
const anywhere = fc.integer({ min: -64_000, max: 64_000 }).map(value => value / 64)
const rectangle = (x: number, y: number, w: number, h: number) => [x, y, x + w, y, x + w, y + h, x, y + h]

function areaOf(polygon: readonly number[]): number {
  let twice = 0
  for (let i = 0; i < polygon.length; i += 2) {
    const next = (i + 2) % polygon.length
    twice += polygon[i] * polygon[next + 1] - polygon[next] * polygon[i + 1]
  }
  return Math.abs(twice) / 2
}

describe('the coverage of a polygon', () => {
  const used = openKernels()

  it('is the exact part of each pixel that a rectangle overlaps', () => {
    fc.assert(
      fc.property(corner, corner, ([x0, y0], [x1, y1]) => {
        const [left, right] = [Math.min(x0, x1), Math.max(x0, x1)]
        const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)]
        const values = covered(width, height, coverage =>
          loop(rectangle(left, top, right - left, bottom - top), coverage),
        )
        const errors = values.map((value, i) => {
          const [x, y] = [i % width, Math.floor(i / width)]
          const across = Math.max(0, Math.min(x + 1, right) - Math.max(x, left))
          const down = Math.max(0, Math.min(y + 1, bottom) - Math.max(y, top))
          return Math.abs(value - across * down)
        })
        expect(Math.max(...errors)).toBeLessThan(0.005)
      }),
      { seed, numRuns: 30 },
    )
  })

  it('adds up to the area of a triangle, whichever way it turns', () => {
    fc.assert(
      fc.property(corner, corner, corner, (a, b, c) => {
        for (const polygon of [[a, b, c].flat(), [c, b, a].flat()]) {
          const sum = total(covered(width, height, coverage => loop(polygon, coverage)))
          // Each pixel of an edge is rounded to 1/256, in either direction.
          expect(Math.abs(sum - areaOf(polygon))).toBeLessThan(0.3)
        }
      }),
      { seed },
    )
  })

  it('is inside what is shown the same for a polygon that reaches far beyond it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anywhere, anywhere), { minLength: 3, maxLength: 6 }), corners => {
        const polygon = corners.flat()
        const near = covered(width, height, coverage => loop(polygon, coverage), 'evenodd')
        const moved = polygon.map((value, i) => value + (i % 2 === 0 ? 50 : 30))
        const far = covered(width + 100, height + 60, coverage => loop(moved, coverage), 'evenodd')
        const errors = near.map((value, i) => {
          const [x, y] = [i % width, Math.floor(i / width)]
          return Math.abs(value - far[(y + 30) * (width + 100) + x + 50])
        })
        expect(Math.max(...errors)).toBeLessThan(0.01)
      }),
      { seed, numRuns: 50 },
    )
  })

  it('is that of the inside by the rule that is asked for', () => {
    const two = (inner: number[]) => (rule: 'evenodd' | 'nonzero') => {
      const give = (coverage: Parameters<typeof loop>[1]) => {
        loop(rectangle(2, 2, 20, 20), coverage)
        loop(inner, coverage)
      }
      return total(covered(width, height, give, rule))
    }
    const same = two(rectangle(7, 7, 10, 10))
    expect([same('evenodd'), same('nonzero')]).toEqual([expect.closeTo(300), expect.closeTo(400)])
    const opposite = two([7, 7, 7, 17, 17, 17, 17, 7])
    expect([opposite('evenodd'), opposite('nonzero')]).toEqual([expect.closeTo(300), expect.closeTo(300)])
  })

  it('leaves nothing behind for the next one', () => {
    const place = fc.integer({ min: -2e4, max: 4e4 })
    const polygon = fc.array(fc.tuple(place, place), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(polygon, polygon, fc.integer({ min: 20, max: 100 }), (first, second, size) => {
        const [a, b] = [first, second].map(corners => corners.flat().map(value => value / 300))
        used.setSize(size, size)
        loop(a!, used)
        filled(used, size, size, 'evenodd')
        loop(b!, used)
        expect(filled(used, size, size)).toEqual(covered(size, size, coverage => loop(b!, coverage)))
        expect(total(filled(used, size, size))).toBe(0)
      }),
      { seed, numRuns: 60 },
    )
  })
})
