import { indexOf } from './palette'

// Pictures are pixels of four bytes, and their indexes in a palette, a byte each.

/** Writes the indexes of all pixels. */
export function indexAll(palette: usize, pixels: usize, length: u32, indexes: usize): void {
  let last: u32 = 0
  let index: u32 = 0
  for (let i: u32 = 0; i < length; i++) {
    const pixel = load<u32>(pixels + 4 * i)
    if (pixel !== last || i === 0) index = indexOf(palette, pixel)
    last = pixel
    store<u8>(indexes + i, <u8>index)
  }
}

/** Writes the indexes of all pixels: those of another picture where its pixels are the same. */
export function indexChanged(
  palette: usize,
  before: usize,
  known: usize,
  pixels: usize,
  length: u32,
  indexes: usize,
): void {
  memory.copy(indexes, known, length)
  const whole = length & ~3
  for (let i: u32 = 0; i < whole; i += 4) {
    const difference = v128.xor(v128.load(before + 4 * i), v128.load(pixels + 4 * i))
    if (v128.any_true(difference)) reindex(palette, before, pixels, i, i + 4, indexes)
  }
  reindex(palette, before, pixels, whole, length, indexes)
}

function reindex(palette: usize, before: usize, pixels: usize, from: u32, end: u32, indexes: usize): void {
  for (let i = from; i < end; i++) {
    const pixel = load<u32>(pixels + 4 * i)
    if (pixel !== load<u32>(before + 4 * i)) store<u8>(indexes + i, <u8>indexOf(palette, pixel))
  }
}

/**
 * Writes the indexes of all pixels: those of another palette where these stay.
 *
 * @param moved for each index of that palette, 1 where its pixels are looked for in this one
 */
export function indexMoved(
  palette: usize,
  known: usize,
  moved: usize,
  pixels: usize,
  length: u32,
  indexes: usize,
): void {
  for (let i: u32 = 0; i < length; i++) {
    const index = load<u8>(known + i)
    const moves = load<u8>(moved + index) !== 0
    store<u8>(indexes + i, moves ? <u8>indexOf(palette, load<u32>(pixels + 4 * i)) : index)
  }
}

/** Writes for each index what a table of 256 has for it. */
export function replaceIndexes(known: usize, table: usize, length: u32, indexes: usize): void {
  for (let i: u32 = 0; i < length; i++) store<u8>(indexes + i, load<u8>(table + load<u8>(known + i)))
}
