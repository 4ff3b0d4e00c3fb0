import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eye, fitTo, project } from '../../src/geometry/camera.ts'
import { cubeCorners } from '../../src/geometry/cube.ts'

const unit = { x: 0, y: 0, scale: 1 }
const straightOn = { azimuth: -Math.PI / 2, elevation: 0 }
const angles = fc.record({
  azimuth: fc.integer({ min: -700, max: 700 }).map(v => v / 100),
  elevation: fc.integer({ min: -150, max: 150 }).map(v => v / 100),
})

describe('look', () => {
  it('shows the first axis to the right and the third up when it looks along the second', () => {
    const points = Float64Array.of(0.5, 0, 0, /**/ 0, 0, 0.25, /**/ 0, 0, 0)
    const { places, depths } = project(points, straightOn, { x: 100, y: 200, scale: 10 })
    expect(Array.from(places)).toEqual([105, 200, 100, 197.5, 100, 200].map(v => expect.closeTo(v, 9)))
    for (const depth of depths) expect(depth).toBeCloseTo(Math.hypot(...eye(straightOn)), 9)
  })

  it('gives depths along its axis: the eye is at 0, and a point towards it is nearer by as much', () => {
    fc.assert(
      fc.property(angles, camera => {
        const at = eye(camera)
        const distance = Math.hypot(...at)
        const { depths } = project(Float64Array.from([...at, ...at.map(v => v / distance)]), camera, unit)
        expect(depths[0]).toBeCloseTo(0, 9)
        expect(depths[1]).toBeCloseTo(distance - 1, 9)
      }),
      { seed: 1, numRuns: 50 },
    )
  })
})

describe('fitTo', () => {
  const area = { x: 30, y: 50, width: 300, height: 200 }

  it('fills its area from one side to the other, in its middle, and leaves it at no angle', () => {
    fc.assert(
      fc.property(angles, camera => {
        const { places } = project(cubeCorners(), camera, fitTo(cubeCorners(), camera, area))
        const xs = places.filter((_, i) => i % 2 === 0)
        const ys = places.filter((_, i) => i % 2 === 1)
        const [left, right] = [Math.min(...xs), Math.max(...xs)]
        const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
        expect(left - 30).toBeCloseTo(330 - right, 6)
        expect(top - 50).toBeCloseTo(250 - bottom, 6)
        expect(Math.min(left - 30, top - 50)).toBeCloseTo(0, 6)
        expect(Math.max(right - 330, bottom - 250)).toBeLessThan(1e-6)
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})
