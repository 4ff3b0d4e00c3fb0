import { indexOf } from './palette'

// Pictures are pixels of four bytes, and their indexes in a palette, a byte each.

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
    const four = v128.load(pixels + 4 * i)
    if (!v128.any_true(v128.xor(v128.load(before + 4 * i), four))) continue
    if (isOne(four)) store<u32>(indexes + i, fourOf(indexOf(palette, i32x4.extract_lane(four, 0))))
    else reindex(palette, before, pixels, i, i + 4, indexes)
  }
  reindex(palette, before, pixels, whole, length, indexes)
}

/** True for four pixels of one colour, as in areas. */
function isOne(four: v128): bool {
  return i32x4.all_true(i32x4.eq(four, i32x4.splat(i32x4.extract_lane(four, 0))))
}

/** Four times an index. */
function fourOf(index: u32): u32 {
  return index * 0x01010101
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
  const whole = length & ~3
  for (let i: u32 = 0; i < whole; i += 4) {
    const indexesBefore = load<u32>(known + i)
    const index = indexesBefore & 0xff
    const four = v128.load(pixels + 4 * i)
    if (indexesBefore !== fourOf(index) || (load<u8>(moved + index) !== 0 && !isOne(four)))
      move(palette, known, moved, pixels, i, i + 4, indexes)
    else if (load<u8>(moved + index) === 0) store<u32>(indexes + i, indexesBefore)
    else store<u32>(indexes + i, fourOf(indexOf(palette, i32x4.extract_lane(four, 0))))
  }
  move(palette, known, moved, pixels, whole, length, indexes)
}

function move(
  palette: usize,
  known: usize,
  moved: usize,
  pixels: usize,
  from: u32,
  end: u32,
  indexes: usize,
): void {
  for (let i = from; i < end; i++) {
    const index = load<u8>(known + i)
    const moves = load<u8>(moved + index) !== 0
    store<u8>(indexes + i, moves ? <u8>indexOf(palette, load<u32>(pixels + 4 * i)) : index)
  }
}

/** Writes for each index what a table of 256 has for it. */
export function replaceIndexes(known: usize, table: usize, length: u32, indexes: usize): void {
  for (let i: u32 = 0; i < length; i++) store<u8>(indexes + i, load<u8>(table + load<u8>(known + i)))
}

/** The sum of the squared distances between pixels and the colours of their indexes, three bytes each. */
export function squaresOff(colors: usize, pixels: usize, indexes: usize, length: u32): f64 {
  let sum: f64 = 0
  for (let i: u32 = 0; i < length; i++) {
    const color = colors + 3 * <usize>load<u8>(indexes + i)
    const pixel = load<u32>(pixels + 4 * i)
    const red = <i32>load<u8>(color) - <i32>(pixel & 0xff)
    const green = <i32>load<u8>(color, 1) - <i32>((pixel >> 8) & 0xff)
    const blue = <i32>load<u8>(color, 2) - <i32>((pixel >> 16) & 0xff)
    sum += <f64>(red * red + green * green + blue * blue)
  }
  return sum
}
