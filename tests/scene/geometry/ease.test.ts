import { describe, expect, it } from 'vitest'
import { eases } from '../../../src/scene/geometry/ease.ts'

describe.each(Object.entries(eases))('%s', (_, ease) => {
  it('goes from 0 to 1 without turning back, the second half as the first one mirrored', () => {
    const values = Array.from({ length: 101 }, (_, i) => ease(i / 100))
    expect([values[0], values[50], values[100]]).toEqual([0, expect.closeTo(0.5, 12), 1])
    values.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(values[i - 1] ?? 0)
      expect(value + values[100 - i]).toBeCloseTo(1, 12)
    })
  })
})

describe('the easing by default', () => {
  it('starts and stops at rest, and is never much faster than half of the time', () => {
    const steps = Array.from(
      { length: 100 },
      (_, i) => eases.trapezoid((i + 1) / 100) - eases.trapezoid(i / 100),
    )
    const median = steps.toSorted((a, b) => a - b)[50]
    expect(Math.max(...steps) / median).toBeCloseTo(1, 9)
    expect(steps[0] / median).toBeLessThan(0.05)
  })
})
