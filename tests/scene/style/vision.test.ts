import { describe, expect, it } from 'vitest'
import { deficiencies, difference, lab, linear, seenWith } from './vision.ts'

// Pairs of Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula" (2005), table 1.
it.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[50, 2.5, 0], [56, -27, -3], 31.903],
  [[50, 2.5, 0], [58, 24, 15], 19.4535],
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

describe('the simulation', () => {
  const apart = (name: string, a: string, b: string) =>
    difference(lab(seenWith(deficiencies[name], linear(a))), lab(seenWith(deficiencies[name], linear(b))))

  it('confuses the colours that people confuse, and no others', () => {
    // Red and green of one lightness; blue and green.
    expect(apart('deuteranopia', '#b06a4a', '#808a3e')).toBeLessThan(7)
    expect(apart('tritanopia', '#b06a4a', '#808a3e')).toBeGreaterThan(20)
    expect(apart('tritanopia', '#3d8fa8', '#2f9a83')).toBeLessThan(7)
    expect(apart('protanopia', '#0072b2', '#d55e00')).toBeGreaterThan(30)
  })
})
