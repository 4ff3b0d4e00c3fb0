import { describe, expect, it } from 'vitest'
import { searchLine } from '../../src/network/line-search.ts'

/** The three hardest test functions of Moré and Thuente's paper, their section 5: value and slope. */
const functions = {
  rational: (a: number) => [-a / (a * a + 2), (a * a - 2) / (a * a + 2) ** 2],
  quintic: (a: number) => [
    (a + 0.004) ** 5 - 2 * (a + 0.004) ** 4,
    5 * (a + 0.004) ** 4 - 8 * (a + 0.004) ** 3,
  ],
  roots: (a: number) => {
    const weight = (b: number) => Math.sqrt(1 + b * b) - b
    const [p, q] = [weight(0.001), weight(0.01)]
    const [r, s] = [Math.sqrt((1 - a) ** 2 + 0.01 ** 2), Math.sqrt(a * a + 0.001 ** 2)]
    return [p * r + q * s, (p * (a - 1)) / r + (q * a) / s]
  },
} as const

const cases = Object.entries(functions).flatMap(([name, phi]) =>
  [1e-3, 0.1, 10, 1e3].map(first => ({ name, phi, first })),
)

describe('searchLine', () => {
  it.each(cases)('ends on the strong Wolfe conditions: $name from $first', ({ phi, first }) => {
    const [value0, slope0] = phi(0) as [number, number]
    const line = { step: 0, value: value0, slope: slope0, best: 0 }
    let trials = 0
    const along = () => {
      ;[line.value, line.slope] = phi(line.step) as [number, number]
      trials++
    }
    expect(searchLine(line, along, first)).toBe(true)
    expect(line.value).toBeLessThanOrEqual(value0 + 1e-3 * line.step * slope0)
    expect(Math.abs(line.slope)).toBeLessThanOrEqual(0.9 * Math.abs(slope0))
    expect(trials).toBeLessThanOrEqual(12)
  })

  it('names the best step where no step satisfies them', () => {
    const line = { step: 0, value: 2, slope: -1, best: 0 }
    const along = () => {
      line.value = 1 + Math.abs(line.step - 1)
      line.slope = Math.sign(line.step - 1) || 1
    }
    expect(searchLine(line, along, 1.7)).toBe(false)
    expect(line.best).toBeCloseTo(1, 2)
  })
})
