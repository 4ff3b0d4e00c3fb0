import { describe, expect, it } from 'vitest'
import { canvasSize } from '../../src/web/room.ts'

describe('the pixels of a canvas', () => {
  const size = { width: 600, height: 400 }

  it('are as many as the screen has, which need not be a multiple of the figure’s', () => {
    expect(canvasSize(size, 600, 1, false)).toEqual({ width: 600, height: 400 })
    expect(canvasSize(size, 600.004, 1, false)).toEqual({ width: 600, height: 400 })
    expect(canvasSize(size, 700, 2, false)).toEqual({ width: 1400, height: 933 })
    expect(canvasSize(size, 20, 1, false)).toEqual({ width: 20, height: 13 })
  })

  it('are fewer while it moves, and never more than a phone gives', () => {
    expect(canvasSize(size, 1200, 3, true)).toEqual({ width: 1936, height: 1291 })
    expect(canvasSize(size, 1200, 3, false)).toEqual({ width: 3600, height: 2400 })
    expect(canvasSize(size, 9000, 3, false)).toEqual({ width: 4899, height: 3266 })
  })
})
