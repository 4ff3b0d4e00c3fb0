import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { full, pixelOf, straighten } from '../../src/paint/pixels.ts'
import { createFine, cropped, shiftedStamp } from '../../src/paint/text.ts'
import { loop, openKernels, pictureOf } from './ground.ts'

const seed = 20240607
const channels = (pixel: number) => [0, 8, 16, 24].map(shift => (pixel >>> shift) & 0xff)
const share = fc.integer({ min: 0, max: full })
const channel = fc.integer({ min: 0, max: 255 })
const opaque = fc
  .tuple(channel, channel, channel)
  .map(([r, g, b]) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0)
const premultiplied = fc.tuple(channel, channel, channel, channel).map(([r, g, b, a]) => {
  const [red, green, blue] = [r, g, b].map(value => Math.floor((value * a) / 255)) as [number, number, number]
  return ((a << 24) | (blue << 16) | (green << 8) | red) >>> 0
})

const kernels = openKernels()

/** `share` of a colour over a pixel, as a polygon over all of it is filled. */
function mix(under: number, color: number, share: number): number {
  kernels.setSize(1, 1)
  loop([0, 0, 1, 0, 1, 1, 0, 1], kernels)
  const picture = pictureOf(kernels, 1, 1, [under])
  kernels.fill(picture, color, share / full, false)
  return kernels.dataOf(picture, 1)[0]
}

/** A pixel painted over another one. */
function over(under: number, pixel: number, share: number): number {
  const target = pictureOf(kernels, 1, 1, [under])
  kernels.paintOver(target, pictureOf(kernels, 1, 1, [pixel]), 0, 0, share)
  return kernels.dataOf(target, 1)[0]
}

describe('a pixel', () => {
  it('has its bytes in the order red, green, blue, alpha', () => {
    expect(channels(pixelOf('#12aBf0'))).toEqual([0x12, 0xab, 0xf0, 0xff])
  })

  it('is mixed within one level of the true value', () => {
    fc.assert(
      fc.property(opaque, opaque, share, (under, color, part) => {
        const [mixed, above, below] = [mix(under, color, part), color, under].map(channels)
        const exact = above.map((value, k) => (value * part + below[k] * (full - part)) / full)
        for (const [k, value] of mixed.entries()) expect(Math.abs(value - exact[k])).toBeLessThanOrEqual(0.5)
        expect(mixed[3]).toBe(255)
      }),
      { seed },
    )
  })

  it('painted over another stays premultiplied, and an opaque one opaque', () => {
    fc.assert(
      fc.property(premultiplied, premultiplied, opaque, share, (under, pixel, ground, part) => {
        const [red, green, blue, alpha] = channels(over(under, pixel, part))
        expect(Math.max(red!, green!, blue!)).toBeLessThanOrEqual(alpha!)
        const page = over(ground, pixel, part)
        const expected = channels(ground).map(
          (value, k) =>
            (channels(pixel)[k] * part) / full + value * (1 - ((pixel >>> 24) / 255) * (part / full)),
        )
        channels(page).forEach((value, k) => {
          expect(Math.abs(value - expected[k])).toBeLessThan(2)
        })
        expect(page >>> 24).toBe(255)
      }),
      { seed },
    )
  })

  it('is not premultiplied any more once it is straight', () => {
    const pixels = Uint32Array.of(0x80404040, 0, pixelOf('#123456'), 0x01010101)
    straighten(pixels)
    expect(Array.from(pixels)).toEqual([0x80808080, 0, pixelOf('#123456'), 0x01ffffff])
  })
})

describe('pixels', () => {
  it('are painted where they lie on the target, and only there', () => {
    const source = pictureOf(kernels, 3, 3, new Uint32Array(9).fill(pixelOf('#ff0000')))
    for (const [x, y, count] of [
      [1, 1, 9],
      [-2, 0, 3],
      [3, 3, 4],
      [9, 0, 0],
      [0, -3, 0],
    ] as const) {
      const target = kernels.takePicture(5, 5)
      kernels.paintOver(target, source, x, y, full)
      expect(kernels.dataOf(target, 25).filter(pixel => pixel !== 0)).toHaveLength(count)
    }
  })

  it('are cut out by a mask, and cleared', () => {
    const target = pictureOf(kernels, 2, 1, [pixelOf('#ffffff'), pixelOf('#ffffff')])
    kernels.maskBy(target, pictureOf(kernels, 2, 1, [0, 0x80000000]))
    expect(Array.from(kernels.dataOf(target, 2), channels)).toEqual([channels(0), [0x80, 0x80, 0x80, 0x80]])
    kernels.clear(target)
    expect(Array.from(kernels.dataOf(target, 2))).toEqual([0, 0])
  })

  it('are cropped to what is not see-through', () => {
    const data = new Uint32Array(20)
    data[6] = 1
    data[12] = 2
    const pixels = Uint32Array.of(1, 0, 0, 2)
    expect(cropped(data, 5, 4)).toEqual({ x: 1, y: 1, width: 2, height: 2, pixels })
    expect(cropped(new Uint32Array(20), 5, 4).pixels).toHaveLength(0)
  })
})

describe('a finer drawing', () => {
  const fineness = 8
  const noise = fc.array(premultiplied, { minLength: 24 * 16, maxLength: 24 * 16 })
  it('becomes pixels that are the means of what they cover, wherever it lies', () => {
    const [across, down] = [fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 7 })]
    fc.assert(
      fc.property(noise, across, down, (data, dx, dy) => {
        const stamp = { pixels: Uint32Array.from(data), width: 24, height: 16, x: 3, y: -5 }
        const { x, y, ...made } = shiftedStamp(createFine(stamp, fineness), dx, dy)
        for (let row = 0; row < made.height; row++)
          for (let column = 0; column < made.width; column++) {
            const sums = [0, 0, 0, 0]
            for (let v = 0; v < fineness; v++)
              for (let u = 0; u < fineness; u++) {
                const [i, j] = [(x + column) * fineness + u - 3 - dx, (y + row) * fineness + v + 5 - dy]
                if (i < 0 || i >= 24 || j < 0 || j >= 16) continue
                channels(data[j * 24 + i]).forEach((value, k) => {
                  sums[k] += value / fineness ** 2
                })
              }
            expect(channels(made.pixels[row * made.width + column])).toEqual(sums.map(Math.round))
          }
      }),
      { seed, numRuns: 10 },
    )
  })

  it('of nothing is nothing', () => {
    const nothing = { pixels: new Uint32Array(0), width: 0, height: 0, x: 4, y: 4 }
    expect(shiftedStamp(createFine(nothing, fineness), 3, 3).pixels).toHaveLength(0)
  })
})
