import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Frame } from '../../../src/encode/format.ts'
import { bitsFor, imageData } from '../../../src/encode/gif/blocks.ts'
import { encodeImage } from '../../../src/encode/gif/image.ts'
import { frameIndexer, paletteChanger } from '../../../src/encode/gif/indexed.ts'
import { openKernels } from '../../../src/encode/gif/kernels.ts'
import { choosePalette } from '../../../src/encode/gif/palette.ts'
import { tools } from '../../../src/render/tools.ts'
import { expectSame, noise } from '../frames.ts'
import { crop, findChanges, rectangleAround, spansOf } from './reference/difference.ts'
import { type FilmIndexed, filmIndexed, inPalette } from './reference/indexed.ts'
import { asDrawn, lzwEncoder, type Spans } from './reference/lzw-encoder.ts'
import { choosePalette as choosePaletteByReference } from './reference/palette.ts'

const seed = 1805
const kernelsOf = await tools.kernels()

/** What an image draws over the picture before by the JavaScript that the kernels were written from. */
function referenceImage(before: Uint8Array, after: Uint8Array, width: number, transparent: number) {
  const changes = findChanges(before, after, width)
  const place = rectangleAround(changes, width)
  if (place === null) return null
  const pixels = crop(after, width, place)
  const room: Spans = { ends: new Uint32Array(after.length), kinds: new Uint8Array(after.length), count: 0 }
  const codeSize = Math.max(2, bitsFor(transparent + 1))
  const codes = lzwEncoder(codeSize, transparent)(pixels, spansOf(changes, width, place, pixels, room))
  return { place, data: imageData(codeSize, codes) }
}

function expectSameImage(found: ReturnType<typeof encodeImage>, expected: ReturnType<typeof referenceImage>) {
  expect(found?.place).toEqual(expected?.place)
  if (found && expected) expectSame(found.data, expected.data)
}

/** Pictures of few and of many colours, in rows of stripes and of noise, each with changes in some boxes. */
const films = fc
  .record({
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 60 }),
    entries: fc.integer({ min: 2, max: 255 }),
    count: fc.integer({ min: 2, max: 6 }),
    state: fc.nat(),
  })
  .map(({ width, height, entries, count, state }) => {
    const next = noise(state)
    const upTo = (end: number) => Math.floor(next() * end)
    const row = (y: number, x: number) => (y % 3 === 0 ? upTo(entries) : (x >> 3) % entries)
    const pictures = [
      Uint8Array.from({ length: width * height }, (_, i) => row(Math.floor(i / width), i % width)),
    ]
    while (pictures.length < count) {
      const picture = pictures.at(-1)!.slice()
      for (let box = upTo(4); box > 0; box--) {
        const [left, top, wide, high] = [upTo(width), upTo(height), 1 + upTo(40), 1 + upTo(12)]
        const color = upTo(3) === 0 ? null : upTo(entries)
        for (let y = top; y < Math.min(height, top + high); y++)
          for (let x = left; x < Math.min(width, left + wide); x++)
            picture[y * width + x] = color ?? upTo(entries)
      }
      pictures.push(picture)
    }
    return { width, height, entries, pictures }
  })

describe('the kernels of a GIF', () => {
  it('encode what differs as the JavaScript that they were written from does, one film after the other', () => {
    const kernels = openKernels(kernelsOf, 90 * 60)
    const [before, after] = [kernels.take(90 * 60), kernels.take(90 * 60)]
    fc.assert(
      fc.property(films, ({ width, height, entries, pictures }) => {
        const [first, ...rest] = pictures
        kernels.bytesAt(before, first.length).set(first)
        const codeSize = Math.max(2, bitsFor(entries + 1))
        const whole = { ends: Uint32Array.of(first.length), kinds: Uint8Array.of(asDrawn), count: 1 }
        expectSame(
          encodeImage(kernels, { width, height }, before, entries)!.data,
          imageData(codeSize, lzwEncoder(codeSize, entries)(first, whole)),
        )
        for (const [i, picture] of rest.entries()) {
          kernels.bytesAt(before, first.length).set(pictures[i])
          kernels.bytesAt(after, first.length).set(picture)
          expectSameImage(
            encodeImage(kernels, { width, height }, after, entries, before),
            referenceImage(pictures[i], picture, width, entries),
          )
        }
      }),
      { seed, numRuns: 40 },
    )
  })

  it('fill and clear their table as it does', () => {
    const next = noise(3)
    const [width, height] = [400, 500]
    for (const entries of [3, 255]) {
      const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
        i % 50_000 < 30_000 ? Math.floor(next() ** 3 * entries) : (i >> 9) % entries,
      )
      const before = pixels.map((value, i) => (i % 7000 < 4000 ? value : (value + 1) % entries))
      const kernels = openKernels(kernelsOf, pixels.length)
      const takeCopy = (bytes: Uint8Array) => {
        const place = kernels.take(bytes.length)
        kernels.bytesAt(place, bytes.length).set(bytes)
        return place
      }
      const image = encodeImage(kernels, { width, height }, takeCopy(pixels), entries, takeCopy(before))
      expectSameImage(image, referenceImage(before, pixels, width, entries))
    }
  })

  it.each([undefined, 0xfff8f0e8])('choose the palette that it chooses, with a matte of %s', async matte => {
    const cases = fc.record({
      most: fc.integer({ min: 1, max: 255 }),
      depth: fc.integer({ min: 1, max: 255 }),
      size: fc.integer({ min: 1, max: 120 }),
      state: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ most, depth, size, state }) => {
        const next = noise(state)
        const alphas = matte === undefined ? [255] : [0, 1, 90, 254, 255]
        const frames = Array.from({ length: 3 }, (): Frame => {
          const area = Math.floor(next() * 0x1000000)
          const pixels = Uint32Array.from({ length: size * 250 }, (_, at) => {
            if (at % 500 < 300) return (0xff000000 | area) >>> 0
            const alpha = alphas[Math.floor(next() * alphas.length)]
            const channel = () => Math.floor((Math.floor(next() * (depth + 1)) * 255) / depth)
            return ((alpha << 24) | (channel() << 16) | (channel() << 8) | channel()) >>> 0
          })
          return { pixels, width: size, height: 250, shapes: [] }
        })
        const ours = await choosePalette(frames, most, openKernels(kernelsOf, 0), matte)
        expect(ours).toEqual(await choosePaletteByReference(frames, most, matte))
      }),
      { seed, numRuns: 3 },
    )
  })

  it.each([undefined, 0xfff8f0e8])('find the entries that it finds, with a matte of %s', matte => {
    const colors = fc.array(fc.nat(0xffffff), { minLength: 1, maxLength: 200 })
    const cases = fc.record({ colors, width: fc.integer({ min: 1, max: 40 }), state: fc.nat() })
    fc.assert(
      fc.property(cases, ({ colors, width, state }) => {
        const next = noise(state)
        const height = 40
        const alphas = matte === undefined ? [255] : [0, 1, 90, 254, 255]
        const frames = Array.from({ length: 5 }, (_, i): Frame => {
          // Areas of colours that the palette lacks in some frames, and noise.
          const area = Math.floor(next() * 0x1000000)
          const pixels = Uint32Array.from({ length: width * height }, (_, at) => {
            if (i % 2 === 1 && at > width * 10) return (0xff000000 | area) >>> 0
            const alpha = alphas[Math.floor(next() * alphas.length)]
            return alpha === 0 ? 0 : ((alpha << 24) | Math.floor(next() * 0x1000000)) >>> 0
          })
          return { pixels, width, height, shapes: [] }
        })
        const palette = Uint8Array.from(colors.flatMap(rgb => [rgb >>> 16, (rgb >>> 8) & 0xff, rgb & 0xff]))
        const length = width * height
        const kernels = openKernels(kernelsOf, length)
        const indexed = frameIndexer(kernels, palette, length, matte)
        const changed = paletteChanger(kernels, length, matte === undefined)
        let last: { ours: ReturnType<typeof indexed>; theirs: FilmIndexed } | undefined
        for (const frame of frames) {
          const ours = indexed(frame, last?.ours)
          const theirs = filmIndexed(frame, palette, matte)
          expect(ours.palette).toEqual(theirs.palette)
          expectSame(kernels.bytesAt(ours.indexes, length), theirs.indexes)
          expectSame(kernels.bytesAt(ours.common, length), theirs.common)
          if (last)
            expectSame(
              kernels.bytesAt(changed(last.ours, ours), length),
              inPalette(last.theirs, theirs, matte === undefined),
            )
          last = { ours, theirs }
        }
      }),
      { seed, numRuns: 15 },
    )
  })
})
