import { describe, expect, it } from 'vitest'
import { eases } from '../../../src/scene/geometry/ease.ts'

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
