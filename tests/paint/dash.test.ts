import { describe, expect, it } from 'vitest'
import { dashes } from '../../src/paint/fill-shapes.ts'

describe('dashes', () => {
  it('are cut from a line by their lengths, and go on round its corners', () => {
    expect(dashes([0, 0, 10, 0], [4, 2])).toEqual([
      [0, 0, 4, 0],
      [6, 0, 10, 0],
    ])
    expect(dashes([0, 0, 3, 0, 3, 9], [5, 1])).toEqual([
      [0, 0, 3, 0, 3, 2],
      [3, 3, 3, 8],
    ])
  })

  it('take an odd number of lengths twice', () => {
    expect(dashes([0, 0, 9, 0], [3])).toEqual([
      [0, 0, 3, 0],
      [6, 0, 9, 0],
    ])
  })

  it('are the line itself without a length, or with one below 0', () => {
    const line = [0, 0, 9, 0]
    for (const pattern of [[], [0, 0], [4, -1], [Number.NaN]]) expect(dashes(line, pattern)).toEqual([line])
  })
})
