import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rgbaOf, toI420 } from '../../../src/encode/video/i420.ts'
import { frameOf } from '../frames.ts'

const opaque = { background: '#ffffff', transparent: false }
const flat = (rgb: number) => [
  ...toI420(
    frameOf(2, 2, () => rgb),
    opaque,
  ).slice(3),
]

/** ITU-R BT.709-6, items 3.2 to 3.4, in 8 bits. */
function truth(rgb: number): [number, number, number] {
  const [r, g, b] = [rgb >>> 16, (rgb >>> 8) & 0xff, rgb & 0xff].map(value => value / 255) as [
    number,
    number,
    number,
  ]
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return [16 + 219 * y, 128 + (224 * (b - y)) / 1.8556, 128 + (224 * (r - y)) / 1.5748]
}

describe('a picture in I420', () => {
  it.each([
    [0x000000, [16, 128, 128]],
    [0xffffff, [235, 128, 128]],
    [0x808080, [126, 128, 128]],
    [0xff0000, [63, 102, 240]],
    [0x00ff00, [173, 42, 26]],
    [0x0000ff, [32, 240, 118]],
  ])('has BT.709 in limited range: %i is %j', (rgb, expected) => {
    expect(flat(rgb)).toEqual(expected)
  })

  it('is within half a step of the true values, for any colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), rgb => {
        for (const [i, value] of flat(rgb).entries())
          expect(Math.abs(value - truth(rgb)[i])).toBeLessThan(0.51)
      }),
      { seed: 709 },
    )
  })

  it('becomes the colours again that it was made of, where four pixels have the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffffff }),
        fc.integer({ min: 0, max: 0xffffff }),
        (left, right) => {
          const frame = frameOf(4, 2, x => (x < 2 ? left : right))
          const pixels = new Uint8Array(32)
          rgbaOf(toI420(frame, opaque), 4, 2, pixels)
          for (const [i, value] of new Uint8Array(frame.pixels.buffer).entries())
            expect(Math.abs(pixels[i] - value)).toBeLessThanOrEqual(2)
        },
      ),
      { seed: 709 },
    )
  })

  it('has a brightness for each pixel, and the mean colour of each four', () => {
    const columns = [0xff0000, 0x0000ff, 0x00ff00, 0x00ff00]
    const planes = toI420(
      frameOf(4, 2, x => columns[x]),
      opaque,
    )
    const purple = truth(0x800080)
    expect([...planes.slice(0, 8)]).toEqual([63, 32, 173, 173, 63, 32, 173, 173])
    expect([...planes.slice(8)]).toEqual([Math.round(purple[1]), 42, Math.round(purple[2]), 26])
  })

  it('has the mean colour of any four that differ, each of which counts alike', () => {
    const color = fc.integer({ min: 0, max: 0xffffff })
    fc.assert(
      fc.property(fc.tuple(color, color, color, color), four => {
        const [blueness, redness] = toI420(
          frameOf(2, 2, (x, y) => four[2 * y + x]),
          opaque,
        ).slice(4)
        const mean = (plane: number) => four.reduce((sum, rgb) => sum + truth(rgb)[plane] / 4, 0)
        expect(Math.abs(blueness - mean(1))).toBeLessThan(0.51)
        expect(Math.abs(redness - mean(2))).toBeLessThan(0.51)
      }),
      { seed: 709 },
    )
  })

  it('gets even sides from the background', () => {
    const planes = toI420(
      frameOf(3, 1, () => 0x000000),
      { background: '#ffffff', transparent: false },
    )
    expect([...planes.slice(0, 8)]).toEqual([16, 16, 16, 235, 235, 235, 235, 235])
    expect(planes.length).toBe(12)
  })

  it('shows the background through pixels that can be seen through', () => {
    const film = { background: '#ff0000', transparent: true }
    expect([
      ...toI420(
        frameOf(2, 2, () => null),
        film,
      ).slice(3),
    ]).toEqual([63, 102, 240])
  })
})
