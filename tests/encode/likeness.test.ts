import { describe, expect, it } from 'vitest'
import type { DecodedFile } from '../../src/encode/decoded-file.ts'
import type { Bitmap, Frame } from '../../src/encode/format.ts'
import { openGif } from '../../src/encode/gif/read-gif.ts'
import { likeness } from '../../src/encode/likeness.ts'
import { openPng } from '../../src/encode/png/png.ts'
import { encodePng } from '../../src/paint/png.ts'
import { encodeGif, filmOf, frameOf } from './frames.ts'

const [white, ink, blue, orange] = [0xffffff, 0x222222, 0x0072b2, 0xd55e00]

/** A white picture with a dot, softened at its edge by a share of a pixel. */
const dotAt = (cx: number, cy: number, color = ink) =>
  frameOf(200, 200, (x, y) => {
    const cover = Math.min(1, Math.max(0, 5.5 - Math.hypot(x - cx, y - cy)))
    const mix = (shift: number) => Math.round(255 + (((color >>> shift) & 0xff) - 255) * cover) << shift
    return mix(16) | mix(8) | mix(0)
  })

const plain = (color: number | null, width = 200, height = width) => frameOf(width, height, () => color)

const bytesOf = ({ buffer }: Uint8Array | Uint32Array) =>
  Buffer.from(buffer as ArrayBuffer).toString('base64')

const still = ({ pixels, width, height }: Bitmap): DecodedFile => ({
  ...{ width, height, loop: null },
  ...{ facts: {}, pictures: 1, moments: [{ until: 0, pixels: new Uint8Array(pixels.buffer) }] },
})
const compare = (one: Bitmap, other: Bitmap) => likeness(still(one), still(other), '#ffffff')
const alike = async (one: Bitmap, other: Bitmap) => (await compare(one, other)).alike

describe('a decoded file', () => {
  it('is a GIF as it was drawn, at every moment, also where it becomes empty again', async () => {
    const square = (left: number, color: number) =>
      frameOf(20, 10, (x, y) => (x >= left && x < left + 5 && y > 2 ? color : null))
    const frames = [square(2, blue), square(9, blue), square(9, blue), square(4, orange)]
    const film = filmOf(frames, { transparent: true, background: '#ffffff' })
    const { width, height, loop, moments } = openGif(await encodeGif(frames, film))
    expect({ width, height, loop }).toEqual({ width: 20, height: 10, loop: 0 })
    const shown: { until: number; pixels: string }[] = []
    for await (const { until, pixels } of moments) shown.push({ until, pixels: bytesOf(pixels.slice()) })
    expect(shown.map(({ until }) => until)).toEqual([4, 8, 12, 16])
    expect(shown.map(({ pixels }) => pixels)).toEqual(frames.map(frame => bytesOf(frame.pixels)))
  })

  it('is a PNG, also where pixels are see-through', async () => {
    for (const frame of [dotAt(50, 50), frameOf(9, 7, (x, y) => (x === y ? blue : null))]) {
      const png = encodePng(new Uint8Array(frame.pixels.buffer), frame.width, frame.height)
      const shown: string[] = []
      for await (const { pixels } of openPng(png).moments) shown.push(bytesOf(pixels))
      expect(shown).toEqual([bytesOf(frame.pixels)])
    }
  })
})

describe('two pictures', () => {
  const dot = dotAt(100, 100)

  it('are alike where edges are softened in another way', async () => {
    expect(await compare(dot, dot)).toEqual({ pictures: 1, levels: 0, outside: 0, alike: true })
    expect(await alike(dot, dotAt(100.5, 99.7))).toBe(true)
    expect(await alike(plain(blue), plain(blue + 2))).toBe(true)
  })

  it('are not where a dot has moved, has another colour, is missing, or a tint is', async () => {
    expect(await alike(dot, dotAt(104, 100))).toBe(false)
    expect(await alike(dot, dotAt(100, 100, orange))).toBe(false)
    expect(await alike(dot, plain(white))).toBe(false)
    expect(await alike(plain(0xf4f4f4), plain(white))).toBe(false)
  })

  it('are alike where only the faintest edge is see-through in one of them', async () => {
    const ring = (edge: number) =>
      frameOf(200, 200, (x, y) => {
        const distance = Math.hypot(x - 100, y - 100)
        return distance < 20 ? ink : distance < 20 + edge ? 0xfcfcfc : null
      })
    expect(await alike(ring(0.6), ring(1.2))).toBe(true)
  })

  it('are not where one is empty and the other is not, or has another size', async () => {
    expect(await alike(plain(white, 9), plain(null, 9))).toBe(false)
    expect(await alike(plain(white, 9, 8), plain(white, 8, 9))).toBe(false)
  })
})

describe('two films', () => {
  const [a, b, c] = [dotAt(50, 50), dotAt(80, 50), dotAt(120, 50)]
  const film = async (frames: Frame[], duration: number, loop: 'forever' | 'once' = 'forever') =>
    openGif(await encodeGif(frames, filmOf(frames, { duration, loop })))

  it('are alike where the same is seen at the same time, however many pictures that takes', async () => {
    const [short, long] = [await film([a, b, c], 3), await film([a, a, b, b, c, c], 3)]
    expect(await likeness(short, long, '#ffffff')).toMatchObject({ alike: true, pictures: 3 })
  })

  it('are not where a picture comes at another time, or the end, or the number of plays', async () => {
    const whole = () => film([a, b, c], 3)
    expect((await likeness(await whole(), await film([a, b, b], 3), '#ffffff')).alike).toBe(false)
    expect((await likeness(await whole(), await film([a, b, c, c], 4), '#ffffff')).alike).toBe(false)
    expect((await likeness(await whole(), await film([a, b], 2), '#ffffff')).alike).toBe(false)
    expect((await likeness(await whole(), await film([a, b, c], 3, 'once'), '#ffffff')).alike).toBe(false)
  })
})
