import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Animation, Bitmap } from '../../../src/encode/format.ts'
import { i420Converter, mp4 } from '../../../src/encode/video/video.ts'
import { tools } from '../../../src/render/tools.ts'
import { frameOf } from '../frames.ts'
import { toI420 as byReference } from './reference/i420.ts'

const kernels = await tools.videoKernels()
const toI420 = (picture: Bitmap, film: { background: string; transparent: boolean }) =>
  i420Converter(kernels, { ...film, width: picture.width, height: picture.height })(picture)

const opaque = { background: '#ffffff', transparent: false }
/** The planes of a picture of eight columns and two rows, and the first value of each. */
const planesOf = (color: Parameters<typeof frameOf>[2], film = opaque) => toI420(frameOf(8, 2, color), film)
const firstOf = (planes: Uint8Array) => [planes[0], planes[16], planes[20]]
const flat = (rgb: number) => firstOf(planesOf(() => rgb))

/** ITU-R BT.709-6, items 3.2 to 3.4, in 8 bits. */
function truth(rgb: number): [number, number, number] {
  const [r, g, b] = [rgb >>> 16, (rgb >>> 8) & 0xff, rgb & 0xff].map(value => value / 255)
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

  it('has a brightness for each pixel, and the mean colour of each four', () => {
    const columns = [0xff0000, 0x0000ff, 0x00ff00, 0x00ff00, 0, 0, 0, 0]
    const planes = planesOf(x => columns[x])
    const purple = truth(0x800080)
    const row = [63, 32, 173, 173, 16, 16, 16, 16]
    expect([...planes.slice(0, 16)]).toEqual([...row, ...row])
    expect([...planes.slice(16, 20)]).toEqual([Math.round(purple[1]), 42, 128, 128])
    expect([...planes.slice(20)]).toEqual([Math.round(purple[2]), 26, 128, 128])
  })

  it('has the mean colour of any four that differ, each of which counts alike', () => {
    const color = fc.integer({ min: 0, max: 0xffffff })
    fc.assert(
      fc.property(fc.tuple(color, color, color, color), four => {
        const [, blueness, redness] = firstOf(planesOf((x, y) => four[2 * y + (x & 1)]))
        const mean = (plane: number) => four.reduce((sum, rgb) => sum + truth(rgb)[plane] / 4, 0)
        expect(Math.abs(blueness - mean(1))).toBeLessThan(0.51)
        expect(Math.abs(redness - mean(2))).toBeLessThan(0.51)
      }),
      { seed: 709 },
    )
  })

  it('gets even sides from the background', () => {
    const black = frameOf(9, 1, () => 0x000000)
    const planes = toI420(black, opaque)
    expect([...planes.slice(0, 20)]).toEqual([...Array(9).fill(16), ...Array(11).fill(235)])
    expect(planes.length).toBe(30)
  })

  it('has an I420 of the alpha behind it without a background, whose colour is where nothing is', () => {
    const film = { background: '#ff0000', transparent: true }
    const pixels = Uint32Array.from({ length: 9 * 2 }, (_, i) => [0, 0x80ff0000][i % 2])
    const planes = toI420({ pixels, width: 9, height: 2 }, film)
    const row = [63, 32, 63, 32, 63, 32, 63, 32, 63, 63]
    expect([...planes.slice(0, 10)]).toEqual(row)
    const alphas = planes.slice(30)
    expect([...alphas.slice(0, 10)]).toEqual([0, 128, 0, 128, 0, 128, 0, 128, 0, 0])
    expect([...alphas.slice(20)]).toEqual(Array(10).fill(128))
  })

  it('has the bytes of the JavaScript that its kernels were written from, whatever its size and its pixels', () => {
    const side = fc.integer({ min: 8, max: 37 })
    // Of few colours too, so that squares of one colour occur.
    const pixel = fc.oneof(
      fc.constantFrom(0, 0xffffffff, 0x80402010),
      fc.integer({ min: 0, max: 0xffffffff }),
    )
    const background = '#996633'
    fc.assert(
      fc.property(
        side,
        side,
        fc.boolean(),
        fc.infiniteStream(pixel),
        (width, height, transparent, stream) => {
          const pixels = Uint32Array.from({ length: width * height }, () => stream.next().value)
          const shown = transparent ? pixels : pixels.map(one => one | 0xff000000)
          const picture = { pixels: shown, width, height }
          const film = { background, transparent }
          expect(Buffer.compare(toI420(picture, film), byReference(picture, film))).toBe(0)
        },
      ),
      { seed: 709, numRuns: 50 },
    )
  })

  it('is converted in strips where it is large, the last of them shorter, and with another one before it', () => {
    const film = { background: '#996633', transparent: false }
    const convert = i420Converter(kernels, { ...film, width: 1001, height: 401 })
    for (const step of [0x10203, 0x7654321]) {
      const pixels = Uint32Array.from(
        { length: 1001 * 401 },
        (_, i) => (Math.imul(i, step) | 0xff000000) >>> 0,
      )
      const picture = { pixels, width: 1001, height: 401 }
      expect(Buffer.compare(convert(picture), byReference(picture, film))).toBe(0)
    }
  })
})

describe('the pictures of a run', () => {
  it('are converted once where they are the same, also as the one before', () => {
    const [one, other] = [0x204060, 0xffffff].map(rgb => frameOf(8, 2, () => rgb))
    const film = { ...opaque, width: 8, height: 2 } as Animation
    const encode = mp4.encoder(film, kernels)
    const own = (frame: Bitmap) => toI420(frame, opaque)
    expect(encode({ first: 0, frames: [one, one, other] })).toEqual([own(one), null, own(other)])
    expect(encode({ first: 3, frames: [other, one], before: other })).toEqual([null, own(one)])
    expect(encode({ first: 3, frames: [other], before: one })).toEqual([own(other)])
  })
})
