import { describe, expect, it } from 'vitest'
import type { Animation, Frame } from '../../../src/encode/format.ts'
import { gif } from '../../../src/encode/gif/gif.ts'
import { beginsAt } from '../../../src/encode/gif/steps.ts'
import { rangeLength } from '../../../src/encode/range.ts'
import { decodeGif, encodeGif, expectSame, filmOf, frameOf, noTools, seenAt } from '../frames.ts'

const size = 120
const count = 40
/** The frame from which on nothing moves, which is no last one of a range. */
const rest = 30
const [white, pale, blue] = [0xffffff, 0xecf5fb, 0x0072b2]

/** The colour that lies between two, as edges have it. */
const between = (one: number, other: number, share: number) =>
  [16, 8, 0].reduce((rgb, shift) => {
    const [a, b] = [(one >>> shift) & 0xff, (other >>> shift) & 0xff]
    return rgb | (Math.round(a + (b - a) * share) << shift)
  }, 0)

/** Softly drawn dots that move by fractions of a pixel over two flat areas and slanting lines, and come to rest. */
function frameAt(i: number): Frame {
  const t = Math.min(i, rest)
  const dots = Array.from({ length: 12 }, (_, k) => ({
    x: 15 + ((k * 37) % 90) + 0.37 * t * ((k % 3) - 1),
    y: 15 + ((k * 53) % 90) + 0.23 * t,
  }))
  return frameOf(size, size, (x, y) => {
    const ground = x < size / 2 ? white : pale
    const line = Math.abs(((x + 0.3 * y + 0.4 * t) % 17) - 8)
    const base = between(ground, 0xb0b8c0, Math.max(0, 1 - line))
    const distance = Math.min(...dots.map(dot => Math.hypot(dot.x - x, dot.y - y)))
    return between(base, blue, Math.min(1, Math.max(0, 5 - distance)))
  })
}
const frames = Array.from({ length: count }, (_, i) => frameAt(i))
// More than 64 colours, so that none are spared.
const film = (more: Partial<Animation> = {}) => filmOf(frames, { colors: 66, tolerance: 28, ...more })

const levelsOff = (one: number, other: number) =>
  Math.max(...[0, 8, 16].map(shift => Math.abs(((one >>> shift) & 0xff) - ((other >>> shift) & 0xff))))
const isFlat = ({ pixels, width }: Frame, at: number) => {
  const [x, y] = [at % width, Math.floor(at / width)]
  if (x < 2 || y < 2 || x >= width - 2 || y >= width - 2) return false
  for (let dy = -2; dy <= 2; dy++)
    for (let dx = -2; dx <= 2; dx++) if (pixels[at + dy * width + dx] !== pixels[at]) return false
  return true
}
const squaresOf = (one: Uint32Array, other: Uint32Array) =>
  one.reduce((sum, pixel, i) => {
    if (pixel === other[i]) return sum
    for (const shift of [0, 8, 16]) sum += (((pixel >>> shift) & 0xff) - ((other[i] >>> shift) & 0xff)) ** 2
    return sum
  }, 0)
const decibels = (frame: Frame, shown: Uint32Array) =>
  10 * Math.log10((255 ** 2 * 3 * size * size) / squaresOf(frame.pixels, shown))
const shownBy = async (more: Partial<Animation> = {}) => {
  const bytes = await encodeGif(frames, film(more))
  const decoded = decodeGif(bytes)
  return { bytes, shown: frames.map((_, i) => seenAt(decoded, beginsAt(i, film(more)))) }
}
const exact = await shownBy({ tolerance: undefined })
const usual = await shownBy()

describe('a GIF whose frames may be a little off', () => {
  it('is smaller, and smaller still by a larger tolerance', async () => {
    expect(usual.bytes.length).toBeLessThan(0.95 * exact.bytes.length)
    const more = await shownBy({ tolerance: 40 })
    expect(more.bytes.length).toBeLessThan(usual.bytes.length)
  })

  it('differs from the nearest colours by the tolerance at most, in every frame', () => {
    let most = 0
    for (const [i, shown] of usual.shown.entries())
      for (const [at, pixel] of shown.entries())
        if (pixel !== exact.shown[i][at]) most = Math.max(most, levelsOff(pixel, exact.shown[i][at]))
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(28)
  })

  it('has no frame below 42 decibels but where its colours alone are near it, and then by three at most', () => {
    for (const [i, frame] of frames.entries()) {
      const least = Math.min(42, decibels(frame, exact.shown[i]) - 3.011)
      expect(decibels(frame, usual.shown[i])).toBeGreaterThanOrEqual(least)
    }
    expect(frames.filter((frame, i) => decibels(frame, exact.shown[i]) >= 42).length).toBeGreaterThan(rest)
  })

  it('keeps flat areas as they are', () => {
    const off: number[] = []
    for (const [i, frame] of frames.entries())
      for (const [at, pixel] of frame.pixels.entries())
        if (pixel !== usual.shown[i][at] && levelsOff(pixel, usual.shown[i][at]) > 6 && isFlat(frame, at))
          off.push(at)
    expect(off).toEqual([])
  })

  it('is exact in its first frame, its last one, when it has come to rest and at the end of each range', () => {
    const length = rangeLength(frames[0])
    expect((rest + 1) % length).not.toBe(length - 1)
    for (const i of [0, length - 1, 2 * length - 1, rest + 1, count - 1])
      expectSame(usual.shown[i], exact.shown[i])
    expect(usual.shown.slice(0, rest)).not.toEqual(exact.shown.slice(0, rest))
  })

  it.each([
    ['off', {}, usual],
    ['exact', { tolerance: undefined }, exact],
  ])('has the same bytes however its ranges are cut, and by several encoders: %s', async (_, more, whole) => {
    const length = rangeLength(frames[0])
    const own = film(more)
    for (const run of [1, length]) expectSame(await encodeGif(frames, own, run), whole.bytes)
    const tables = await gif.prepare(own, frames, noTools)
    const encoders = [gif.encoder(own, tables), gif.encoder(own, tables)]
    const starts = Array.from({ length: Math.ceil(count / length) }, (_, i) => i * length)
    const parts = new Map<number, Awaited<ReturnType<(typeof encoders)[0]>>>()
    for (const [i, first] of starts.toReversed().entries()) {
      // Copies, as other threads draw the same frame again.
      const copies = frames
        .slice(Math.max(0, first - 1), first + length)
        .map(frame => ({ ...frame, pixels: frame.pixels.slice() }))
      const before = first > 0 ? copies.shift() : undefined
      parts.set(first, await encoders[i % 2]({ first, frames: copies, ...(before && { before }) }))
    }
    const joiner = await gif.join(own, tables, noTools)
    const chunks: Uint8Array[] = []
    for (const first of starts) chunks.push(...(await joiner.add(parts.get(first)!)))
    expectSame(Buffer.concat([...chunks, ...(await joiner.end())]), whole.bytes)
  })

  it('refuses a frame before those of its range', async () => {
    const tables = await gif.prepare(film(), frames, noTools)
    const encode = gif.encoder(film(), tables)
    expect(() => encode({ first: 5, frames: [frames[5]], before: frames[4] })).toThrow(
      'frame 5 is drawn before frame 4',
    )
  })
})
