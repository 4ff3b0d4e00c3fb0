import { describe, expect, it } from 'vitest'
import { codecString } from '../../../src/encode/video/levels.ts'

const named = (codec: 'avc' | 'vp9', width: number, height: number, fps: number) =>
  codecString({ codec, width, height, frames: 10 * fps, duration: 10, quantizer: 20 })

describe('the name of a codec', () => {
  // The largest videos that the two standards name as examples of a level, and the next larger ones.
  it.each([
    ['avc', 1280, 720, 30, 'avc1.64001f'],
    ['avc', 1280, 720, 60, 'avc1.640020'],
    ['avc', 1920, 1080, 30, 'avc1.640028'],
    ['avc', 1920, 1080, 60, 'avc1.64002a'],
    ['avc', 4096, 2160, 60, 'avc1.640034'],
    ['avc', 8000, 8000, 120, 'avc1.64003e'],
    ['vp9', 256, 144, 15, 'vp09.00.10.08'],
    ['vp9', 1280, 720, 30, 'vp09.00.31.08'],
    ['vp9', 1920, 1080, 30, 'vp09.00.40.08'],
    ['vp9', 4096, 2176, 60, 'vp09.00.51.08'],
    ['vp9', 8000, 8000, 120, 'vp09.00.62.08'],
  ] as const)('of %s at %i × %i and %i frames a second is %s', (codec, width, height, fps, name) => {
    expect(named(codec, width, height, fps)).toBe(name)
  })
})
