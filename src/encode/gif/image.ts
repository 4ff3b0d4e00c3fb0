import { bitsFor, imageData } from './blocks.ts'
import { crop, findChanges, type Rectangle, rectangleAround, roomForChanges, spansOf } from './difference.ts'
import { asDrawn, lzwEncoder, type Spans, seeThrough } from './lzw-encoder.ts'

/** A part of a picture, and its minimum code size and LZW data (GIF89a, section 22). */
export interface Image {
  place: Rectangle
  data: Uint8Array
}

/**
 * A function that encodes a picture of that size in palette indexes: what is to be drawn over the picture before,
 * null where that is nothing; all of it without one.
 *
 * @param transparent the see-through entry, the last of the palette
 */
export function imageEncoder(
  width: number,
  height: number,
  transparent: number,
): (indexes: Uint8Array, before?: Uint8Array) => Image | null {
  const codeSize = codeSizeFor(transparent)
  const encode = lzwEncoder(codeSize, transparent)
  const pixels = new Uint8Array(width * height)
  const changes = roomForChanges(width, height)
  const spans: Spans = {
    ends: new Uint32Array(width * height),
    kinds: new Uint8Array(width * height),
    count: 0,
  }
  return (indexes, before) => {
    if (!before) {
      const all = encode(indexes, oneSpan(width * height, asDrawn))
      return { place: { left: 0, top: 0, width, height }, data: imageData(codeSize, all) }
    }
    const place = rectangleAround(findChanges(before, indexes, width, changes), width)
    if (!place) return null
    crop(indexes, width, place, pixels)
    return { place, data: imageData(codeSize, encode(pixels, spansOf(changes, width, place, pixels, spans))) }
  }
}

/** An image that draws nothing, at the picture's left top. */
export function emptyImage(width: number, height: number, transparent: number): Image {
  const codeSize = codeSizeFor(transparent)
  const codes = lzwEncoder(codeSize, transparent)(new Uint8Array(), oneSpan(width * height, seeThrough))
  return { place: { left: 0, top: 0, width, height }, data: imageData(codeSize, codes) }
}

/** GIF89a, appendix F: two colours need as many bits as four. */
function codeSizeFor(transparent: number): number {
  return Math.max(2, bitsFor(transparent + 1))
}

function oneSpan(length: number, kind: number): Spans {
  return { ends: Uint32Array.of(length), kinds: Uint8Array.of(kind), count: 1 }
}
