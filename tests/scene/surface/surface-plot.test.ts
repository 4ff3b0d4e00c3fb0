import { expect, it } from 'vitest'
import { openAzimuth } from '../../../src/scene/surface/surface-plot.ts'

/** The azimuth of all else equal, as `surface-plot.ts` has it. */
const USUAL = (-62 * Math.PI) / 180

/** A wall of this height on the half of the plane that begins in a direction, as far out as 0.3. */
const wall = (azimuth: number) => (x: number, y: number) =>
  x * Math.cos(azimuth) + y * Math.sin(azimuth) > 0.3 ? 0.9 : 0

it.each([-1.5, -1.1, -0.7])(
  'a class behind a wall in the direction %d is looked at from elsewhere',
  direction => {
    const heightField = wall(direction)
    // The last class stands in the middle of the floor, the first on top of the wall.
    const top = [0.5 * Math.cos(direction), 0.5 * Math.sin(direction), 0.9]
    const points = Float64Array.of(...top, 0, 0, 0)
    const found = openAzimuth([0, 1], 2, { points, heightField })
    expect(Math.cos(found - direction)).toBeLessThan(0.5)
  },
)

it('one of three points that is hidden from the usual side weighs more than that side does', () => {
  const top = (distance: number) => [distance * Math.cos(USUAL), distance * Math.sin(USUAL), 0.9]
  const points = Float64Array.of(...top(0.5), 0, 0, 0, ...top(0.6), ...top(0.7))
  const found = openAzimuth([0, 1, 1, 1], 2, { points, heightField: wall(USUAL) })
  expect(Math.cos(found - USUAL)).toBeLessThan(0.5)
})
