import { indexOf, squares } from './palette'

// Pictures are pixels of four bytes, and their indexes in a palette, a byte each.

// Each that looks for colours gives the sum of the squared distances between pixels and their colours, or what it adds.

/** Writes the indexes of all pixels. */
export function indexAll(palette: usize, pixels: usize, length: u32, indexes: usize): f64 {
  let sum: f64 = 0
  let last: u32 = 0
  let index: u32 = 0
  for (let i: u32 = 0; i < length; i++) {
    const pixel = load<u32>(pixels + 4 * i)
    if (pixel !== last || i === 0) index = indexOf(palette, pixel)
    last = pixel
    sum += <f64>squares
    store<u8>(indexes + i, <u8>index)
  }
  return sum
}

/** Writes the indexes of all pixels: those of another picture where its pixels are the same. */
export function indexChanged(
  palette: usize,
  before: usize,
  known: usize,
  pixels: usize,
  length: u32,
  indexes: usize,
): f64 {
  memory.copy(indexes, known, length)
  let sum: f64 = 0
  const whole = length & ~3
  for (let i: u32 = 0; i < whole; i += 4) {
    const difference = v128.xor(v128.load(before + 4 * i), v128.load(pixels + 4 * i))
    if (v128.any_true(difference)) sum += reindex(palette, before, pixels, i, i + 4, indexes)
  }
  return sum + reindex(palette, before, pixels, whole, length, indexes)
}

function reindex(palette: usize, before: usize, pixels: usize, from: u32, end: u32, indexes: usize): f64 {
  let sum: f64 = 0
  for (let i = from; i < end; i++) {
    const pixel = load<u32>(pixels + 4 * i)
    const old = load<u32>(before + 4 * i)
    if (pixel === old) continue
    indexOf(palette, old)
    sum -= <f64>squares
    store<u8>(indexes + i, <u8>indexOf(palette, pixel))
    sum += <f64>squares
  }
  return sum
}

/**
 * Writes the indexes of all pixels: those of another palette where these stay.
 *
 * @param other that palette
 * @param moved for each index of that palette, 1 where its pixels are looked for in this one
 */
export function indexMoved(
  palette: usize,
  other: usize,
  known: usize,
  moved: usize,
  pixels: usize,
  length: u32,
  indexes: usize,
): f64 {
  let sum: f64 = 0
  memory.copy(indexes, known, length)
  for (let i: u32 = 0; i < length; i++) {
    if (load<u8>(moved + load<u8>(known + i)) === 0) continue
    const pixel = load<u32>(pixels + 4 * i)
    indexOf(other, pixel)
    sum -= <f64>squares
    store<u8>(indexes + i, <u8>indexOf(palette, pixel))
    sum += <f64>squares
  }
  return sum
}

/** Writes for each index what a table of 256 has for it. */
export function replaceIndexes(known: usize, table: usize, length: u32, indexes: usize): void {
  for (let i: u32 = 0; i < length; i++) store<u8>(indexes + i, load<u8>(table + load<u8>(known + i)))
}

/**
 * The squared differences that other indexes add to those of a picture's own.
 *
 * @param colors of the indexes, three bytes each
 */
export function addedSquares(colors: usize, pixels: usize, own: usize, others: usize, length: u32): f64 {
  let sum: f64 = 0
  for (let i: u32 = 0; i < length; ) {
    if (i + 16 <= length && !v128.any_true(v128.xor(v128.load(own + i), v128.load(others + i)))) {
      i += 16
      continue
    }
    for (const end = min(i + 16, length); i < end; i++) {
      if (load<u8>(own + i) === load<u8>(others + i)) continue
      const pixel = load<u32>(pixels + 4 * i)
      sum += <f64>squaresOf(colors + 3 * <usize>load<u8>(others + i), pixel)
      sum -= <f64>squaresOf(colors + 3 * <usize>load<u8>(own + i), pixel)
    }
  }
  return sum
}

function squaresOf(color: usize, pixel: u32): i32 {
  const red = <i32>load<u8>(color) - <i32>(pixel & 0xff)
  const green = <i32>load<u8>(color, 1) - <i32>((pixel >> 8) & 0xff)
  const blue = <i32>load<u8>(color, 2) - <i32>((pixel >> 16) & 0xff)
  return red * red + green * green + blue * blue
}
