import { describe, expect, it } from 'vitest'
import { deficiencies, difference, linear, seenWith } from './vision.ts'

// Pairs of Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula" (2005), table 1.
it.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as [Triple, Triple, number][])('the difference of %j and %j is %d', (first, second, expected) => {
  expect(difference(first, second)).toBeCloseTo(expected, 4)
  expect(difference(second, first)).toBeCloseTo(expected, 4)
})

type Triple = [number, number, number]

describe.each(Object.entries(deficiencies))('%s', (_, matrix) => {
  it('leaves greys as they are', () => {
    for (const gray of ['#000000', '#777777', '#ffffff'])
      seenWith(matrix, linear(gray)).forEach((value, i) => {
        expect(value).toBeCloseTo(linear(gray)[i], 4)
      })
  })
})
