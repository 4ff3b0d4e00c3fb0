import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplifyPolyline } from '../../src/geometry/polyline.ts'
import { distanceTo } from '../scene/outline.ts'

describe('thin', () => {
  it('keeps corners, and where a line turns back', () => {
    const places = Float64Array.of(0, 0, 5, 0, 10, 0, 10, 5, 10, 10, 10, 4)
    expect(simplifyPolyline(places, 0.1)).toEqual([0, 0, 10, 0, 10, 10, 10, 4])
  })

  it('strays from no vertex by more than the tolerance, and keeps the ends', () => {
    const step = fc.tuple(
      fc.double({ min: -3, max: 6, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 60 }), steps => {
        let [x, y] = [0, 0]
        const places = Float64Array.from(
          steps.flatMap(([dx, dy]) => {
            x += dx
            y += dy
            return [x, y]
          }),
        )
        const line = simplifyPolyline(places, 0.3)
        expect(line.slice(0, 2)).toEqual(Array.from(places.subarray(0, 2)))
        expect(line.slice(-2)).toEqual(Array.from(places.subarray(-2)))
        for (let i = 0; i < places.length; i += 2)
          expect(distanceTo(places.subarray(i, i + 2), line)).toBeLessThan(0.32)
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})
