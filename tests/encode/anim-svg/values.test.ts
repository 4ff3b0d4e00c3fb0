import { expect, it } from 'vitest'
import { animateLines } from '../../../src/encode/anim-svg/values.ts'
import type { PathShape } from '../../../src/scene/shape.ts'

it('a line that stays is straight where it is off by 0.07 pixels, and bent where it is by 0.085', () => {
  const clock = { times: [0, 1], duration: 1, loop: 'forever' } as const
  const pathOf = (off: number) => {
    const lines = [Float64Array.of(0, 0, 5, off, 10, 0, 15, off, 20, 0, 25, off, 30, 0)]
    const shape: PathShape = { kind: 'path', lines, closed: false, stroke: '#000000' }
    return animateLines([shape, shape], clock)
  }
  expect(pathOf(0.07)).toEqual({ base: 'M0 0l300 0', animation: '' })
  expect(pathOf(0.085).base).not.toBe('M0 0l300 0')
})
