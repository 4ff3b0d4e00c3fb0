import { describe, expect, it } from 'vitest'
import { header, imageData, imageHeader, trailer } from '../../../src/encode/gif/blocks.ts'
import { decodeGif, noise } from '../frames.ts'
import { asDrawn, either, lzwEncoder, type Spans, seeThrough } from './reference/lzw-encoder.ts'

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

describe('LZW', () => {
  it('gives the codes of the sample picture that "What’s in a GIF" works out by hand', () => {
    const rows = ['1111122222', '1111122222', '1111122222', '1110000222', '1110000222']
    const turned = rows.map(row => row.replace(/[12]/g, digit => (digit === '1' ? '2' : '1'))).reverse()
    const pixels = Uint8Array.from([...rows, ...turned].join(''), Number)
    const codes = lzwEncoder(2, 3)(pixels, spansOf([[100, asDrawn]]))
    expect(Buffer.from(codes).toString('hex')).toBe('8c2d99872a1cdc33a00275ec95faa8de608c04914c01')
  })

  it.each([2, 8])(
    'fills its table and goes on, at a code size of %i, with noise, stripes and stretches of one colour',
    codeSize => {
      const transparent = (1 << codeSize) - 1
      const encode = lzwEncoder(codeSize, transparent)
      const random = noise(codeSize)
      const [width, height] = [200, 400]
      const pixels = Uint8Array.from({ length: width * height }, (_, i) => {
        const row = Math.floor(i / width)
        if (row < 150 || row >= 350) return Math.floor(random() * transparent)
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
