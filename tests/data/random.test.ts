import { describe, expect, it } from 'vitest'
import { normal, random } from '../../src/data/random.ts'

describe('random', () => {
  it('gives the same stream for a seed as a number and as text', () => {
    const a = random(7)
    const b = random('7')
    expect(Array.from({ length: 50 }, a)).toEqual(Array.from({ length: 50 }, b))
  })

  it('gives another stream for another seed', () => {
    expect(random(1)()).not.toBe(random(2)())
  })

  it('keeps its state apart from other streams and from Math.random', () => {
    const global = Math.random
    const alone = Array.from({ length: 5 }, random(3))
    const mixed = random(3)
    const other = random(4)
    const values = alone.map(() => {
      other()
      return mixed()
    })
    expect(values).toEqual(alone)
    expect(Math.random).toBe(global)
  })

  it('stays in [0, 1) with the mean and variance of a uniform number', () => {
    const values = Array.from({ length: 20000 }, random('uniform'))
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    const mean = values.reduce((a, b) => a + b) / values.length
    expect(mean).toBeCloseTo(0.5, 2)
  })
})

describe('normal', () => {
  it('has the moments of a standard normal number', () => {
    const rng = random('normal')
    const values = Array.from({ length: 40000 }, () => normal(rng))
    const moment = (k: number) => values.reduce((sum, v) => sum + v ** k, 0) / values.length
    expect(moment(1)).toBeCloseTo(0, 1)
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.03)
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.2)
  })
})
