import { expect, it } from 'vitest'
import { isNearlyLine } from '../../src/network/rank.ts'

/** Points about a line in space, as far from it as a share of its length. */
const points = (share: number) =>
  Float64Array.from(
    Array.from({ length: 100 }, (_, i) => {
      const [t, s] = [i / 50 - 1, i % 2 === 0 ? 1 : -1]
      return [t + share * s, 2 * t, 3 * t - share * s]
    }).flat(),
  )

it('tells points that have come down to a line from others', () => {
  expect(isNearlyLine(points(0), 100)).toBe(true)
  expect(isNearlyLine(points(0.05), 100)).toBe(true)
  expect(isNearlyLine(points(0.5), 100)).toBe(false)
})

it('says nothing of one coordinate, and of points in one place', () => {
  expect(isNearlyLine(Float64Array.of(1, 2, 3), 3)).toBe(false)
  expect(isNearlyLine(new Float64Array(6), 3)).toBe(false)
})
