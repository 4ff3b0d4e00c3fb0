import { describe, expect, it } from 'vitest'
import { canvasSize } from '../../src/web/sizes.ts'

describe('the pixels of a canvas', () => {
  const size = { width: 600, height: 400 }

  it('are as many as the screen has, in whole multiples of the figure', () => {
    expect(canvasSize(size, 600, 1, false)).toEqual({ width: 600, height: 400 })
    expect(canvasSize(size, 600.004, 1, false)).toEqual({ width: 600, height: 400 })
    expect(canvasSize(size, 700, 2, false)).toEqual({ width: 1800, height: 1200 })
    expect(canvasSize(size, 20, 1, false)).toEqual({ width: 600, height: 400 })
  })

  it('are fewer while it moves, and never more than a phone gives', () => {
    expect(canvasSize(size, 1200, 3, true)).toEqual({ width: 1800, height: 1200 })
    expect(canvasSize(size, 1200, 3, false)).toEqual({ width: 3600, height: 2400 })
    expect(canvasSize(size, 9000, 3, false)).toEqual({ width: 4800, height: 3200 })
  })
})
