import { describe, expect, it } from 'vitest'
import { withAreaColors } from '../../../src/encode/gif/area-colors.ts'
import { difference, lab, linear } from '../../scene/style/vision.ts'
import { decodeGif, encodeGif, filmOf, frameOf } from '../frames.ts'
import { indexesOf } from './reference/indexed.ts'

const [white, ink, blue, orange] = [0xffffff, 0x1f2328, 0xd9ebf6, 0xfbe2d2]
const bytesOf = (...colors: number[]) =>
  Uint8Array.from(colors.flatMap(color => [color >>> 16, (color >>> 8) & 0xff, color & 0xff]))
const own = (palette: Uint8Array, frame: ReturnType<typeof frameOf>) =>
  withAreaColors(palette, frame, indexesOf(frame, palette))?.palette

const labOf = (pixel: number) =>
  lab(
    linear(`#${[0, 8, 16].map(shift => ((pixel >>> shift) & 0xff).toString(16).padStart(2, '0')).join('')}`),
  )

/** Two halves, and a column of ink between them. */
const halves = (left: number, right: number) =>
  frameOf(101, 60, x => (x === 50 ? ink : x < 50 ? left : right))

describe('the palette of a picture', () => {
  it('is the common one where that has all areas, or what looks the same', () => {
    const palette = bytesOf(white, ink, blue, orange)
    expect(own(palette, halves(blue, orange))).toBeUndefined()
    expect(own(palette, halves(0xd9ebf7, 0xfae2d2))).toBeUndefined()
  })

  it('has the colours of areas after all others, the last one until it fills its bits', () => {
    const palette = bytesOf(white, ink, blue, orange)
    const [pale, faint] = [0xecf5fb, 0xfdf1e9]
    expect(own(palette, halves(pale, faint))).toEqual(bytesOf(white, ink, blue, orange, pale, faint, faint))
    expect(own(bytesOf(white, ink, blue), halves(pale, white))).toEqual(
      bytesOf(white, ink, blue, pale, pale, pale, pale),
    )
  })

  it('is the common one where its areas may be further off, but for another hue', () => {
    const palette = bytesOf(white, ink, blue, orange)
    const [pale, other] = [0xecf5fb, 0xe3d3f7]
    const indexes = indexesOf(halves(pale, other), palette)
    const by = (tolerance?: number) =>
      withAreaColors(palette, halves(pale, other), indexes, undefined, tolerance)?.palette
    expect(by()).toEqual(bytesOf(white, ink, blue, orange, pale, other, other))
    expect(by(6)).toEqual(bytesOf(white, ink, blue, orange, other, other, other))
    expect(by(Number.POSITIVE_INFINITY)).toBeUndefined()
  })

  it('has 255 colours at most', () => {
    const many = frameOf(900, 300, (x, y) => (Math.floor(x / 30) << 19) | (Math.floor(y / 20) << 12))
    expect(own(bytesOf(white, ink), many)).toHaveLength(3 * 255)
  })

  it('leaves lines as they are', () => {
    const lines = frameOf(100, 60, x => (x % 20 < 3 ? 0xc98f6b : white))
    expect(own(bytesOf(white, ink, blue), lines)).toBeUndefined()
  })
})

describe('a GIF of more tints than colours', () => {
  const count = 24
  const mixed = (to: number, share: number) =>
    [16, 8, 0].reduce((rgb, shift) => {
      const value = (to >>> shift) & 0xff
      return rgb | (Math.round(255 + (value - 255) * share) << shift)
    }, 0)
  const fade = Array.from({ length: count }, (_, i) =>
    frameOf(90, 40, (x, y) =>
      y < 8
        ? white
        : mixed([blue, orange, 0xd3ebde, 0xf3dcea, 0xefe8cd][Math.floor(x / 18)], i / (count - 1)),
    ),
  )

  it('shows every area of every frame within 3 of CIEDE2000', async () => {
    const { frames } = decodeGif(await encodeGif(fade, filmOf(fade, { colors: 10 })))
    let time = 0
    for (const { pixels, delay } of frames) {
      const meant = fade[time / 4].pixels
      time += delay
      // In the middle of areas: their edges may be a little off.
      for (let i = 4; i < meant.length; i += 9)
        if ((i - (i % 90)) / 90 > 8) expect(difference(labOf(pixels[i]), labOf(meant[i]))).toBeLessThan(3)
    }
  })

  it('keeps the common entries of thin lines in every frame', async () => {
    const lined = fade.map(({ pixels, ...rest }) => ({
      ...rest,
      pixels: pixels.map((pixel, i) => (i % 90 === 44 ? 0xff28231f : pixel)),
    }))
    const { frames } = decodeGif(await encodeGif(lined, filmOf(lined, { colors: 10 })))
    for (const { pixels } of frames)
      for (let i = 44; i < pixels.length; i += 90) expect(pixels[i]).toBe(0xff28231f)
  })

  it('stays see-through where it is, and shows areas there too', async () => {
    const holed = fade.map(({ pixels, ...rest }) => ({
      ...rest,
      pixels: pixels.map((pixel, i) => (i % 90 < 9 || pixel === 0xffffffff ? 0 : pixel)),
    }))
    const film = { ...filmOf(holed, { colors: 10 }), transparent: true }
    const { frames } = decodeGif(await encodeGif(holed, film))
    let time = 0
    for (const { pixels, delay } of frames) {
      const meant = holed[time / 4].pixels
      time += delay
      for (let i = 0; i < meant.length; i += 7) {
        if (meant[i] === 0) expect(pixels[i] >>> 24).toBe(0)
        else expect(difference(labOf(pixels[i]), labOf(meant[i]))).toBeLessThan(3)
      }
    }
    expect(frames.filter(frame => frame.has_local_palette).length).toBeGreaterThan(10)
  })

  it('has the same bytes however its frames are cut into runs', async () => {
    const film = filmOf(fade, { colors: 10 })
    const whole = await encodeGif(fade, film)
    for (const length of [1, 2, 5]) expect(await encodeGif(fade, film, length)).toEqual(whole)
    expect(decodeGif(whole).frames.filter(frame => frame.has_local_palette).length).toBeGreaterThan(10)
  })
})
