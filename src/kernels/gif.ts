import { countIn, crop, findEdges, findRectangle, findSpans, kindBits, near, uncrop } from './changes'
import { encode as encodeLzw, openTables } from './lzw'
import { take } from './memory'
import { meanCost, setClear, setNear } from './near'

export { bottom, left, right, same, top } from './changes'
export {
  bits as colorBits,
  countPixels,
  counts as colorCounts,
  keys as colorKeys,
  sumNearest,
  worstServed,
} from './colors'
export { indexAll, indexChanged, indexMoved, replaceIndexes, squaresOff } from './indexes'
export { setCode } from './lzw'
export { take } from './memory'
export { setColors, setMatte, takePalette } from './palette'

let cropped: usize = 0
let croppedBefore: usize = 0
let edges: usize = 0
let spans: usize = 0
export let codes: usize = 0

/** Takes what pictures of that size need to be encoded, 0 where none are. */
export function open(length: u32): void {
  if (length === 0) return
  openTables()
  cropped = take(length)
  croppedBefore = take(length)
  edges = take(length)
  spans = take(4 * length)
  codes = take(length + (length >> 1) + 16)
}

/**
 * Encodes the part of a picture's indexes that differs from those of the one before, `left` to `bottom`, into `codes`.
 *
 * @returns bytes of the codes, 0 where nothing differs
 */
export function encodeChanges(before: usize, after: usize, width: u32, height: u32): u32 {
  const length = findRectangle(before, after, width, height)
  if (length === 0) return 0
  crop(before, width, croppedBefore)
  crop(after, width, cropped)
  const count = findSpans(croppedBefore, cropped, length, 0, spans)
  return encodeLzw(cropped, spans, count, codes)
}

/** The share that is spent of `meanCost`, measured, and the step by which a tolerance becomes smaller, in levels. */
const usualShare: f64 = 0.7
const toleranceStep: u32 = 2
const counts = take(4 << 8)

/**
 * The same with entries near them in the place of indexes that are no flat area, and with what is below them. The
 * indexes become those that are shown. The tolerance is as much smaller as the budget asks for: a smaller one of all
 * pixels saves more than the whole one of a part.
 *
 * @param colors of the palette, three bytes each
 * @param tolerance the levels that a channel is off at most
 * @param budget the squared distances of all that is drawn in the place of the indexes, at most
 */
export function encodeNear(
  before: usize,
  after: usize,
  width: u32,
  height: u32,
  colors: usize,
  count: u32,
  tolerance: u32,
  budget: f64,
): u32 {
  const length = findRectangle(before, after, width, height)
  if (length === 0) return 0
  crop(before, width, croppedBefore)
  crop(after, width, cropped)
  setClear(colors, count)
  findEdges(after, width, height, edges)
  const spanCount = findSpans(croppedBefore, cropped, length, edges, spans)
  countIn(near, cropped, spans, spanCount, counts)
  for (let levels = tolerance; ; levels -= toleranceStep) {
    setNear(colors, count, levels)
    if (levels < toleranceStep || usualShare * meanCost(counts) <= budget) break
  }
  const size = encodeLzw(cropped, spans, spanCount, codes, croppedBefore, budget)
  uncrop(cropped, width, after)
  return size
}

/** Encodes pixels of which all may be as a span's kind says. */
export function encodeAll(pixels: usize, length: u32, kind: u32): u32 {
  store<u32>(spans, (length << kindBits) | kind)
  return encodeLzw(pixels, spans, 1, codes)
}
