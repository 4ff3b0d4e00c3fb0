import { joinBytes } from '../join-bytes.ts'

/** The blocks of a GIF file around its pixels, as GIF89a (CompuServe, 1990) numbers its sections. */

/** Bits of an LZW code at most (GIF89a, appendix F). */
export const maxCodeBits = 12

/** Bits that count `colors` table entries, 1 to 8. */
export function bitsFor(colors: number): number {
  return Math.max(1, Math.ceil(Math.log2(colors)))
}

/** Signature, screen (sections 17 and 18) and global colour table (19), three bytes a colour. */
export function header(width: number, height: number, palette: Uint8Array): Uint8Array {
  const bits = bitsFor(palette.length / 3)
  const flags = 0x80 | ((bits - 1) << 4) | (bits - 1)
  return joinBytes([ascii('GIF89a'), word(width), word(height), [flags, 0, 0], tableOf(palette, bits)])
}

function tableOf(palette: Uint8Array, bits: number): Uint8Array {
  const table = new Uint8Array(3 << bits)
  table.set(palette)
  return table
}

/** The extension of Netscape 2.0 for so many plays: the first and N − 1 more, 0 for without end; none for a single one. */
export function repeat(plays: 'forever' | 'once' | number): Uint8Array {
  if (plays === 'once' || plays === 1) return new Uint8Array()
  const more = plays === 'forever' ? 0 : plays - 1
  return joinBytes([[0x21, 0xff, 11], ascii('NETSCAPE2.0'), [3, 1], word(more), [0]])
}

/**
 * Graphic control (section 23), image descriptor (20) and colours (21) of an image.
 *
 * @param clears whether its rectangle is emptied when its time is over; else it stays
 * @param transparent the see-through entry, the last of the palette
 * @param colors those before it, three bytes a colour; without them it has the global ones
 */
export function imageHeader(
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
  { delay, clears, transparent }: { delay: number; clears: boolean; transparent: number },
  colors?: Uint8Array,
): Uint8Array {
  const flags = ((clears ? 2 : 1) << 2) | 1
  const bits = bitsFor(transparent + 1)
  const descriptor = [0x2c, ...[left, top, width, height].flatMap(word), colors ? 0x80 | (bits - 1) : 0]
  const table = colors ? tableOf(colors, bits) : []
  return joinBytes([[0x21, 0xf9, 4, flags], word(delay), [transparent, 0], descriptor, table])
}

/** Section 22: the minimum code size, and an image's codes in sub-blocks. */
export function imageData(codeSize: number, codes: Uint8Array): Uint8Array {
  const data = new Uint8Array(2 + codes.length + Math.ceil(codes.length / 255))
  data[0] = codeSize
  for (let from = 0, at = 1; from < codes.length; from += 255, at += 256) {
    const piece = codes.subarray(from, from + 255)
    data[at] = piece.length
    data.set(piece, at + 1)
  }
  return data
}

/** Section 24; text must be ASCII. */
export function comment(text: string): Uint8Array {
  const parts: ArrayLike<number>[] = [[0x21, 0xfe]]
  for (let from = 0; from < text.length; from += 255) {
    const piece = ascii(text.slice(from, from + 255))
    parts.push([piece.length], piece)
  }
  return joinBytes([...parts, [0]])
}

/** Section 27. */
export const trailer: Uint8Array = Uint8Array.of(0x3b)

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0))
}

function word(value: number): [number, number] {
  return [value & 0xff, value >>> 8]
}
