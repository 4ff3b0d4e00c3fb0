import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { header, imageData, imageHeader, trailer } from '../../../src/encode/gif/blocks.ts'
import { decodeGif } from '../frames.ts'
import { asDrawn, either, lzwEncoder, type Spans, seeThrough } from './reference/lzw-encoder.ts'

const seed = 8484
const spansOf = (spans: readonly (readonly [length: number, kind: number])[]): Spans => {
  let end = 0
  return {
    ends: Uint32Array.from(spans, ([length]) => (end += length)),
    kinds: Uint8Array.from(spans, ([, kind]) => kind),
    count: spans.length,
  }
}

/** The entries that omggif finds for codes of a picture of that width, by grays; the last entry is see-through. */
function decoded(codes: Uint8Array, codeSize: number, width: number, height: number): number[] {
  const transparent = (1 << codeSize) - 1
  const place = { left: 0, top: 0, width, height }
  const palette = Uint8Array.from({ length: 3 << codeSize }, (_, i) => Math.floor(i / 3))
  const file = Buffer.concat([
    header(width, height, palette),
    imageHeader(place, { delay: 2, clears: false, transparent }),
    imageData(codeSize, codes),
    trailer,
  ])
  const { pixels } = decodeGif(file).frames[0]
  return Array.from(pixels, pixel => (pixel === 0 ? transparent : pixel & 0xff))
}

/** Numbers below 1 that look random, of a linear congruential generator. */
function* noise(state: number): Generator<number, never> {
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

describe('LZW', () => {
  it('gives the codes of the sample picture that "What’s in a GIF" works out by hand', () => {
    const rows = ['1111122222', '1111122222', '1111122222', '1110000222', '1110000222']
    const turned = rows.map(row => row.replace(/[12]/g, digit => (digit === '1' ? '2' : '1'))).reverse()
    const pixels = Uint8Array.from([...rows, ...turned].join(''), Number)
    const codes = lzwEncoder(2, 3)(pixels, spansOf([[100, asDrawn]]))
    expect(Buffer.from(codes).toString('hex')).toBe('8c2d99872a1cdc33a00275ec95faa8de608c04914c01')
  })

  it('is decoded by others at every code size: drawn as it is, see-through, or one of both', () => {
    const picture = fc.integer({ min: 2, max: 8 }).chain(codeSize =>
      fc.tuple(
        fc.constant(codeSize),
        fc.integer({ min: 1, max: 40 }),
        // Few colours make long strings, and many new ones.
        fc.integer({ min: 1, max: (1 << codeSize) - 1 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(asDrawn, seeThrough, either)), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.nat(),
      ),
    )
    fc.assert(
      fc.property(picture, ([codeSize, width, colors, parts, state]) => {
        const transparent = (1 << codeSize) - 1
        const length = parts.reduce((sum, [pixels]) => sum + pixels, 0)
        const rest = (width - (length % width)) % width
        const all = [...parts, ...(rest > 0 ? [[rest, asDrawn] as const] : [])]
        const kinds = all.flatMap(([length, kind]) => Array<number>(length).fill(kind))
        const random = noise(state)
        let color = 0
        // Where there is a choice, it is for one colour; the see-through entry may be drawn like another.
        const pixels = Uint8Array.from(kinds, (kind, i) => {
          if (kind !== either || kinds[i - 1] !== either)
            color = Math.floor(random.next().value * (colors + 1))
          return color
        })
        const codes = lzwEncoder(codeSize, transparent)(pixels, spansOf(all))
        const entries = decoded(codes, codeSize, width, kinds.length / width)
        const expected = Array.from(pixels, (pixel, i) => {
          if (kinds[i] === asDrawn) return pixel
          return kinds[i] === either && entries[i] === pixel ? pixel : transparent
        })
        expect(entries).toEqual(expected)
      }),
      { seed, numRuns: 100 },
    )
  })

  it.each([2, 3, 4, 5, 6, 7, 8])(
    'fills its table and goes on, at a code size of %i, with noise, stripes and stretches of one colour',
    codeSize => {
      const transparent = (1 << codeSize) - 1
      const encode = lzwEncoder(codeSize, transparent)
      const random = noise(codeSize)
      const [width, height] = [200, 400]
      const pixels = Uint8Array.from({ length: width * height }, (_, i) => {
        const row = Math.floor(i / width)
        if (row < 150 || row >= 350) return Math.floor(random.next().value * transparent)
        return row < 250 ? (i % 7) % transparent : 0
      })
      const drawn = encode(pixels, spansOf([[pixels.length, asDrawn]]))
      expect(decoded(drawn, codeSize, width, height)).toEqual([...pixels])
      const mixed = spansOf([
        [250 * width, asDrawn],
        [40 * width, either],
        [30 * width, seeThrough],
        [30 * width, either],
        [50 * width, asDrawn],
      ])
      const entries = decoded(encode(pixels, mixed), codeSize, width, height)
      const expected = Array.from(pixels, (pixel, i) => {
        const row = Math.floor(i / width)
        if (row < 250 || row >= 350) return pixel
        return row < 290 || row >= 320 ? entries[i] && transparent : transparent
      })
      expect(entries).toEqual(expected)
    },
  )

  it('gives the same codes whatever it encoded before', () => {
    const random = noise(7)
    const pictures = Array.from({ length: 4 }, (_, k) =>
      Uint8Array.from({ length: 20_000 }, () => Math.floor(random.next().value ** (k + 1) * 16)),
    )
    const spans = spansOf([
      [9000, asDrawn],
      [1000, seeThrough],
      [10_000, asDrawn],
    ])
    const encode = lzwEncoder(4, 15)
    for (const pixels of [...pictures, ...pictures.reverse()])
      expect(encode(pixels, spans).slice()).toEqual(lzwEncoder(4, 15)(pixels, spans))
  })

  it('takes for an unchanged stretch what the table knows longer strings of', () => {
    const size = (first: number, second: number) => {
      const pixels = new Uint8Array(4000).fill(1, 2000)
      return lzwEncoder(2, 3)(
        pixels,
        spansOf([
          [2000, first],
          [2000, second],
        ]),
      ).length
    }
    expect(size(seeThrough, either)).toBe(size(seeThrough, seeThrough))
    expect(size(seeThrough, either)).toBeLessThan(size(seeThrough, asDrawn))
  })
})
