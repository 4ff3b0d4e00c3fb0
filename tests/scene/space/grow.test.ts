import { describe, expect, it } from 'vitest'
import { grow } from '../../../src/scene/space/grow.ts'
import { areaOf } from '../outline.ts'

const grown = (...polygon: number[]) => Array.from(grow(Float64Array.from(polygon), 1))

describe('grow', () => {
  it('moves every side of a square out by as much, whichever way it runs', () => {
    expect(grown(0, 0, 10, 0, 10, 10, 0, 10)).toEqual([-1, -1, 11, -1, 11, 11, -1, 11])
    expect(grown(0, 0, 0, 10, 10, 10, 10, 0)).toEqual([-1, -1, -1, 11, 11, 11, 11, -1])
  })

  it('widens a sliver sideways, not only along', () => {
    const sliver = grown(0, 0, 0.1, 0, 0.1, 50, 0, 50)
    expect(Math.max(...sliver.filter((_, i) => i % 2 === 0))).toBeCloseTo(1.1)
    expect(Math.min(...sliver.filter((_, i) => i % 2 === 0))).toBeCloseTo(-1)
  })

  it('cuts sharp corners short', () => {
    const needle = grown(0, 0, 100, -1, 100, 1)
    expect(Math.abs(needle[0])).toBeLessThan(4.1)
    expect(Math.abs(areaOf(needle))).toBeGreaterThan(Math.abs(areaOf([0, 0, 100, -1, 100, 1])))
  })

  it('takes corners that coincide', () => {
    const doubled = grown(0, 0, 0, 0, 10, 0, 10, 10, 10, 10, 0, 10)
    expect(doubled.every(Number.isFinite)).toBe(true)
    expect(Math.abs(areaOf(doubled))).toBeCloseTo(144, 6)
    expect(grown(3, 3, 3, 3, 3, 3)).toEqual([3, 3, 3, 3, 3, 3])
  })
})
