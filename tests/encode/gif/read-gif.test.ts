import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecodedFile } from '../../../src/encode/decoded-file.ts'
import { comment, header, imageData, imageHeader, repeat, trailer } from '../../../src/encode/gif/blocks.ts'
import { decodeLzw, openGif, readGif } from '../../../src/encode/gif/read-gif.ts'
import { WorkError } from '../../../src/options/error.ts'
import { decodeGif, encodeGif, filmOf, frameOf, noise } from '../frames.ts'
import { asDrawn, lzwEncoder } from './reference/lzw-encoder.ts'

const seed = 4711
const palette = Uint8Array.from({ length: 12 }, (_, i) => 20 * i)
const place = { left: 0, top: 0, width: 4, height: 2 }
const times = { delay: 5, clears: false, transparent: 3 }
const codes = (pixels: number[]) =>
  lzwEncoder(2, 3)(Uint8Array.from(pixels), {
    ...{ ends: Uint32Array.of(pixels.length), kinds: Uint8Array.of(asDrawn), count: 1 },
  }).slice()
const image = imageData(2, codes([0, 1, 2, 3, 0, 1, 2, 3]))
const fileOf = (...blocks: Uint8Array[]) => Buffer.concat([header(4, 2, palette), ...blocks, trailer])

async function allOf({ moments }: DecodedFile): Promise<{ until: number; pixels: Uint32Array }[]> {
  const all = []
  for await (const { until, pixels } of moments)
    all.push({ until, pixels: new Uint32Array(pixels.slice().buffer) })
  return all
}

describe('the pixels of a GIF', () => {
  it('are those that omggif finds, in films that change, clear and repeat', async () => {
    const colors = [null, 0xffffff, 0x0072b2, 0xd55e00, 0x222222]
    const picture = fc.array(fc.constantFrom(...colors), { minLength: 96, maxLength: 96 })
    const film = fc.tuple(fc.array(picture, { minLength: 1, maxLength: 6 }), fc.boolean())
    await fc.assert(
      fc.asyncProperty(film, async ([pictures, transparent]) => {
        const frames = pictures.map(picture =>
          frameOf(12, 8, (x, y) => picture[12 * y + x] ?? (transparent ? null : 0)),
        )
        const file = await encodeGif(frames, filmOf(frames, { transparent }))
        const ours = openGif(file)
        const theirs = decodeGif(file)
        const { loop, frames: shown } = theirs
        expect(ours).toMatchObject({ width: 12, height: 8, loop, pictures: shown.length })
        const pixelsOf = (all: readonly { pixels: Uint32Array }[]) => all.map(({ pixels }) => pixels)
        expect(pixelsOf(await allOf(ours))).toEqual(pixelsOf(shown))
      }),
      { seed, numRuns: 15 },
    )
  })

  it('are those that were encoded, with codes of every length and a table that is full', () => {
    const next = noise(1)
    const pixels = Uint8Array.from({ length: 60_000 }, (_, i) => (i % 2000 < 500 ? 7 : 256 * next()))
    const spans = { ends: Uint32Array.of(pixels.length), kinds: Uint8Array.of(asDrawn), count: 1 }
    const decoded = new Uint8Array(pixels.length)
    decodeLzw(8, lzwEncoder(8, 255)(pixels, spans), decoded)
    expect(Buffer.compare(decoded, pixels)).toBe(0)
  })

  it('are never more nor fewer than the image has', () => {
    expect(() => decodeLzw(2, codes([0, 1, 2, 3]), new Uint8Array(5))).toThrow('fewer pixels')
    expect(() => decodeLzw(2, codes([0, 1, 2, 3]), new Uint8Array(3))).toThrow('more pixels')
    expect(() => decodeLzw(2, new Uint8Array(), new Uint8Array(1))).toThrow('fewer pixels')
  })

  it('are read to an end or refused whatever the codes are, and nothing is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.uint8Array({ maxLength: 400 }), (codeSize, codes) => {
        try {
          decodeLzw(codeSize, codes, new Uint8Array(500))
        } catch (error) {
          expect(error).toBeInstanceOf(WorkError)
        }
      }),
      { seed, numRuns: 500 },
    )
  })
})

describe('the blocks of a GIF', () => {
  it('are read without a pixel of a screen that takes gigabytes', () => {
    const vast = Buffer.concat([header(65_535, 65_535, palette), imageHeader(place, times), image, trailer])
    const facts = { duration: '0.05 s' }
    expect(openGif(vast)).toMatchObject({ width: 65_535, height: 65_535, pictures: 1, facts })
  })

  it('may be a comment, a loop, and images with their time', () => {
    const gif = readGif(fileOf(repeat(3), comment('{}'), imageHeader(place, times), image))
    expect(gif).toMatchObject({ width: 4, height: 2, loop: 2, images: [{ place, ...times }] })
  })

  const control = imageHeader(place, times).subarray(0, 8)
  const changed = (bytes: Uint8Array, at: number, value: number) =>
    Uint8Array.from(bytes).fill(value, at, at + 1)
  const own = imageHeader(place, times)
  it.each<[string, Uint8Array[], string]>([
    ['an image beyond the screen', [imageHeader({ ...place, left: 1 }, times), image], 'beyond its screen'],
    ['a short delay', [imageHeader(place, { ...times, delay: 1 }), image], 'below 2 hundredths'],
    ['interlaced rows', [changed(own, 17, 0x40), image], 'interlaced'],
    ['a picture that comes back', [changed(own, 3, 3 << 2), image], 'restores'],
    ['an image without a time', [own.subarray(8), image], 'without its time'],
    ['two times for an image', [control, own, image], 'belongs to no image'],
    ['two loops', [repeat('forever'), repeat(2), own, image], 'twice'],
    ['pixels of one bit', [own, changed(image, 0, 1)], 'pixels of 1 bits'],
    ['a block that is unknown', [Uint8Array.of(0x21, 0x01, 0), own, image], 'unknown block'],
  ])('are refused with %s', (_, blocks, problem) => {
    expect(() => readGif(fileOf(...blocks))).toThrow(problem)
  })

  it('are refused wherever the file ends too early', () => {
    const file = fileOf(repeat('forever'), own, image)
    for (let end = 6; end < file.length; end++)
      expect(() => readGif(file.subarray(0, end))).toThrow(WorkError)
  })
})
