import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parameterText, weightDifference, weightsOf, weightTolerance } from '../../src/encode/weights.ts'

const fingerprint = (parameters: number[]) =>
  weightsOf(parameters, createHash('sha256').update(parameterText(parameters)).digest('hex'))
const parameters = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 450 })

describe('what a recipe holds of the weights', () => {
  it('are the weights themselves up to 200, and 200 sums of more', () => {
    expect(fingerprint([1.5, -2, 1 / 3])).toMatchObject({ count: 3, sums: [1.5, -2, 0.3333333333] })
    const many = Array.from({ length: 450 }, (_, i) => i)
    const { count, sums } = fingerprint(many)
    expect({ count, length: sums.length }).toEqual({ count: 450, length: 200 })
    expect(sums[0]).toBe(0 + 200 + 400)
    expect(sums[199]).toBe(199 + 399)
  })

  it('has a hash that a change beyond a billionth changes', () => {
    const { sha256 } = fingerprint([0.5, -0])
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(fingerprint([0.5 + 1e-11, 0]).sha256).toBe(sha256)
    expect(fingerprint([0.5 + 2e-9, 0]).sha256).not.toBe(sha256)
  })

  it('tells the largest change where it holds the weights', () => {
    const one = fingerprint([1, 2, 3])
    expect(weightDifference(one, fingerprint([1, 2 + 1e-6, 3 - 1e-7]))).toBeCloseTo(1e-6, 9)
    expect(weightDifference(one, fingerprint([1, 2, 3, 0]))).toBe(Number.POSITIVE_INFINITY)
  })

  it('is not trusted where somebody edited it', () => {
    const whole = fingerprint([1, 2, 3])
    const edited = [{}, { ...whole, sha256: '', sums: [1, 2, 'x'] }, { ...whole, sha256: '', sums: [1, 2] }]
    for (const one of edited)
      expect(weightDifference(one as typeof whole, whole)).toBe(Number.POSITIVE_INFINITY)
  })

  it('is within the tolerance for weights that all are, and beyond it for one that is not', () => {
    const shift = fc.double({ min: -0.9, max: 0.9, noNaN: true })
    fc.assert(
      fc.property(parameters, shift, fc.nat(), (values, shift, at) => {
        const whole = fingerprint(values)
        const near = fingerprint(values.map(value => value + shift * weightTolerance))
        expect(weightDifference(whole, near)).toBeLessThanOrEqual(weightTolerance)
        const far = fingerprint(values.map((value, i) => (i === at % values.length ? value + 1e-5 : value)))
        expect(weightDifference(whole, far)).toBeGreaterThan(weightTolerance)
      }),
      { seed: 4, numRuns: 100 },
    )
  })
})
