import { bottom, crop, findRectangle, findSpans, kindBits, left, right, top } from './changes'
import {
  bits as colorBits,
  counts as colorCounts,
  keys as colorKeys,
  countPixels,
  sumNearest,
  worstServed,
} from './colors'
import { encode as encodeLzw, setCode } from './lzw'
import { take } from './memory'

export { indexAll, indexChanged, indexMoved, replaceIndexes } from './indexes'
export { setColors, setMatte, takePalette } from './palette'
export {
  bottom,
  colorBits,
  colorCounts,
  colorKeys,
  countPixels,
  left,
  right,
  setCode,
  sumNearest,
  take,
  top,
  worstServed,
}

let cropped: usize = 0
let croppedBefore: usize = 0
let spans: usize = 0
export let codes: usize = 0

/** Takes what pictures of that size need to be encoded. */
export function open(length: u32): void {
  cropped = take(length)
  croppedBefore = take(length)
  spans = take(4 * length)
  codes = take(length + (length >> 1) + 16)
}

/**
 * Encodes the part of a picture's indexes that differs from those of the one before, `left` to `bottom`, into `codes`.
 *
 * @returns bytes of the codes, 0 where nothing differs
 */
export function encodeChanges(before: usize, after: usize, width: u32, height: u32): u32 {
  if (!findRectangle(before, after, width, height)) return 0
  crop(before, width, croppedBefore)
  crop(after, width, cropped)
  const count = findSpans(croppedBefore, cropped, (right - left) * (bottom - top), spans)
  return encodeLzw(cropped, spans, count, codes)
}

/** Encodes pixels of which all may be as a span's kind says. */
export function encodeAll(pixels: usize, length: u32, kind: u32): u32 {
  store<u32>(spans, (length << kindBits) | kind)
  return encodeLzw(pixels, spans, 1, codes)
}
