import { take } from './memory'

// A picture is six numbers of four bytes and its pixels: width and height, then the box outside of which nothing was
// painted, columns from left to right − 1 and rows from top to bottom − 1. Pixels are premultiplied, in memory R, G, B, A.
const WIDTH: usize = 0
const HEIGHT: usize = 4
const LEFT: usize = 8
const TOP: usize = 12
const RIGHT: usize = 16
const BOTTOM: usize = 20
const DATA: usize = 32

/** Full strength of a colour, an opacity or a coverage: a power of two, for its shifts. */
export const full: i32 = 256

/** A see-through picture, for good. */
export function takePicture(width: i32, height: i32): usize {
  const picture = take(DATA + 4 * (<usize>width * height))
  return emptied(picture, width, height)
}

let sheet: usize = 0
let sheetSize: usize = 0

/** A see-through picture of any size, until the next one is asked for. */
export function openSheet(width: i32, height: i32): usize {
  const size = DATA + 4 * (<usize>width * height)
  if (size > sheetSize) {
    sheetSize = 2 * size
    sheet = take(sheetSize)
  }
  memory.fill(sheet, 0, size)
  return emptied(sheet, width, height)
}

function emptied(picture: usize, width: i32, height: i32): usize {
  store<i32>(picture + WIDTH, width)
  store<i32>(picture + HEIGHT, height)
  empty(picture)
  return picture
}

function empty(picture: usize): void {
  store<i32>(picture + LEFT, widthOf(picture))
  store<i32>(picture + TOP, heightOf(picture))
  store<i32>(picture + RIGHT, 0)
  store<i32>(picture + BOTTOM, 0)
}

export function widthOf(picture: usize): i32 {
  return load<i32>(picture + WIDTH)
}

export function heightOf(picture: usize): i32 {
  return load<i32>(picture + HEIGHT)
}

/** The address of its pixels, row by row. */
export function pixelsOf(picture: usize): usize {
  return picture + DATA
}

function rowOf(picture: usize, row: i32): usize {
  return picture + DATA + 4 * (<usize>row * widthOf(picture))
}

/** Takes columns and rows into the box. */
export function touch(picture: usize, left: i32, top: i32, right: i32, bottom: i32): void {
  store<i32>(picture + LEFT, min(load<i32>(picture + LEFT), left))
  store<i32>(picture + TOP, min(load<i32>(picture + TOP), top))
  store<i32>(picture + RIGHT, max(load<i32>(picture + RIGHT), right))
  store<i32>(picture + BOTTOM, max(load<i32>(picture + BOTTOM), bottom))
}

/** `share` (0 to `full`) of an opaque colour over a pixel. Two channels at a time, and rounded. */
export function mix(under: u32, color: u32, share: i32): u32 {
  const rest: u32 = full - share
  const even = (color & 0xff00ff) * share + (under & 0xff00ff) * rest + 0x800080
  const odd = ((color >>> 8) & 0xff00ff) * share + ((under >>> 8) & 0xff00ff) * rest + 0x800080
  return ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00)
}

/** Makes pixels of a row, from one place up to another, all of one colour. */
export function fillRow(from: usize, end: usize, pixel: u32): void {
  let at = from
  if (ASC_FEATURE_SIMD) {
    const four = i32x4.splat(pixel)
    for (; at + 16 <= end; at += 16) v128.store(at, four)
  }
  for (; at < end; at += 4) store<u32>(at, pixel)
}

/** Mixes `share` of a colour into pixels of a row. */
export function mixRow(from: usize, end: usize, color: u32, share: i32): void {
  let at = from
  if (ASC_FEATURE_SIMD) {
    // In 16 bits: no sum of a channel is more than 255 × 256 + 128.
    const rest = i16x8.splat(<i16>(full - share))
    const own = i16x8.add(
      i16x8.mul(i16x8.extend_low_i8x16_u(i32x4.splat(color)), i16x8.splat(<i16>share)),
      i16x8.splat(128),
    )
    for (; at + 16 <= end; at += 16) {
      const under = v128.load(at)
      const low = i16x8.add(i16x8.mul(i16x8.extend_low_i8x16_u(under), rest), own)
      const high = i16x8.add(i16x8.mul(i16x8.extend_high_i8x16_u(under), rest), own)
      v128.store(at, i8x16.narrow_i16x8_u(i16x8.shr_u(low, 8), i16x8.shr_u(high, 8)))
    }
  }
  for (; at < end; at += 4) store<u32>(at, mix(load<u32>(at), color, share))
}

/** A premultiplied pixel, `share` of it, over another one. */
function over(under: u32, pixel: u32, share: i32): u32 {
  const above = share === full ? pixel : mix(0, pixel, share)
  const alpha = above >>> 24
  // 255 becomes full, so that what is opaque hides all.
  const rest: u32 = full - alpha - (alpha >>> 7)
  const even = (under & 0xff00ff) * rest + 0x800080
  const odd = ((under >>> 8) & 0xff00ff) * rest + 0x800080
  return (((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00)) + above
}

/** Paints the pixels of one picture over those of another, its corner at (x, y), `share` (0 to `full`) of them. */
export function paintOver(target: usize, source: usize, x: i32, y: i32, share: i32): void {
  const first = max(load<i32>(source + LEFT), -x)
  const last = min(load<i32>(source + RIGHT), widthOf(target) - x)
  const above = max(load<i32>(source + TOP), -y)
  const below = min(load<i32>(source + BOTTOM), heightOf(target) - y)
  if (first >= last || above >= below) return
  touch(target, first + x, above + y, last + x, below + y)
  for (let row = above; row < below; row++) {
    let from = rowOf(source, row) + 4 * first
    let to = rowOf(target, row + y) + 4 * (first + x)
    for (const end = from + 4 * (last - first); from < end; from += 4, to += 4) {
      const pixel = load<u32>(from)
      if (pixel !== 0) store<u32>(to, over(load<u32>(to), pixel, share))
    }
  }
}

/** Keeps as much of each pixel as a mask of the same size has alpha there. */
export function maskBy(target: usize, mask: usize): void {
  const left = load<i32>(target + LEFT)
  const right = load<i32>(target + RIGHT)
  for (let row = load<i32>(target + TOP); row < load<i32>(target + BOTTOM); row++)
    for (let column = left; column < right; column++) {
      const place = rowOf(target, row) + 4 * column
      const alpha = load<u32>(rowOf(mask, row) + 4 * column) >>> 24
      store<u32>(place, mix(0, load<u32>(place), alpha + (alpha >>> 7)))
    }
}

/** Gives all pixels of the box those of another picture of the same size, and empties the box. */
export function restore(picture: usize, source: usize): void {
  const left = load<i32>(picture + LEFT)
  const size = 4 * (load<i32>(picture + RIGHT) - left)
  for (let row = load<i32>(picture + TOP); row < load<i32>(picture + BOTTOM); row++)
    memory.copy(rowOf(picture, row) + 4 * left, rowOf(source, row) + 4 * left, size)
  empty(picture)
}

/** Makes all pixels of the box see-through again, and empties it. */
export function clear(picture: usize): void {
  const left = load<i32>(picture + LEFT)
  const size = 4 * (load<i32>(picture + RIGHT) - left)
  for (let row = load<i32>(picture + TOP); row < load<i32>(picture + BOTTOM); row++)
    memory.fill(rowOf(picture, row) + 4 * left, 0, size)
  empty(picture)
}

/** Makes all pixels of one colour, and empties the box. */
export function fillAll(picture: usize, pixel: u32): void {
  const from = pixelsOf(picture)
  fillRow(from, rowOf(picture, heightOf(picture)), pixel)
  empty(picture)
}

/** Copies all pixels of a picture into another one of the same size, and empties the boxes of both. */
export function copyAll(picture: usize, into: usize): void {
  memory.copy(pixelsOf(into), pixelsOf(picture), rowOf(picture, heightOf(picture)) - pixelsOf(picture))
  empty(picture)
  empty(into)
}
