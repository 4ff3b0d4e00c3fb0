import { describe, expect, it } from 'vitest'
import { sampleRows } from '../../src/data/sample.ts'

describe('sampleRows', () => {
  it('takes every row when there are not more than asked for', () => {
    expect([...sampleRows(3, 5, 1)]).toEqual([0, 1, 2])
    expect([...sampleRows(3, 3, 1)]).toEqual([0, 1, 2])
  })

  it('takes as many different rows as asked for, in row order', () => {
    for (let seed = 0; seed < 50; seed++) {
      const rows = sampleRows(97, 31, seed)
      expect(rows).toHaveLength(31)
      expect([...new Set(rows)].sort((a, b) => a - b)).toEqual([...rows])
      expect(rows.at(-1)).toBeLessThan(97)
    }
  })

  it('depends on the seed alone', () => {
    expect(sampleRows(100, 10, 4)).toEqual(sampleRows(100, 10, 4))
    expect(sampleRows(100, 10, 4)).not.toEqual(sampleRows(100, 10, 5))
  })

  it('gives every row the same chance', () => {
    const counts = new Float64Array(20)
    for (let seed = 0; seed < 2000; seed++) for (const row of sampleRows(20, 5, seed)) counts[row] += 1 / 2000
    for (const share of counts) expect(Math.abs(share - 0.25)).toBeLessThan(0.045)
  })
})
