import { take } from './memory'

// A palette in memory: the number of its colours, the index of what is fully see-through, the colours by channel, the
// index of each, and a cache of pixels and their indexes. Sizes and places in bytes.
const maxColors: usize = 256
const cacheBits: u32 = 15
const atEmpty: usize = 4
const atRed: usize = 16
const atGreen = atRed + 4 * maxColors
const atBlue = atGreen + 4 * maxColors
const atIndexes = atBlue + 4 * maxColors
const atKeys = atIndexes + maxColors
const atFound = atKeys + (4 << cacheBits)
const size = atFound + (1 << cacheBits)

/** An opaque pixel that see-through ones are blended with; 0 without one. */
export let matte: u32 = 0

export function takePalette(): usize {
  return take(size)
}

export function setMatte(pixel: u32): void {
  matte = pixel
}

/**
 * Sets a palette's colours, three bytes each.
 *
 * @param indexes the index of each colour in pictures, a byte each
 * @param empty the index of what is fully see-through, where there is a matte
 */
export function setColors(palette: usize, colors: usize, indexes: usize, count: u32, empty: u32): void {
  store<u32>(palette, count)
  store<u32>(palette + atEmpty, empty)
  for (let i: u32 = 0; i < count; i++) {
    const place = palette + 4 * i
    store<i32>(place + atRed, load<u8>(colors + 3 * i))
    store<i32>(place + atGreen, load<u8>(colors + 3 * i + 1))
    store<i32>(place + atBlue, load<u8>(colors + 3 * i + 2))
  }
  // What fills the last vector is farther away than any colour.
  for (let i = count; i < ((count + 3) & ~3); i++) store<i32>(palette + 4 * i + atRed, 1 << 14)
  memory.copy(palette + atIndexes, indexes, count)
  memory.fill(palette + atKeys, 0, 4 << cacheBits)
}

/** The index of the colour of least squared distance to a pixel, the first of equals. */
export function indexOf(palette: usize, pixel: u32): u32 {
  const alpha = pixel >> 24
  if (matte !== 0 && alpha === 0) return load<u32>(palette + atEmpty)
  const slot = (pixel * 0x9e3779b1) >> (32 - cacheBits)
  // No pixel that is looked for is 0.
  if (load<u32>(palette + atKeys + 4 * slot) !== pixel) {
    const color = search(palette, matte !== 0 && alpha !== 255 ? blended(pixel) : pixel)
    store<u32>(palette + atKeys + 4 * slot, pixel)
    store<u8>(palette + atFound + slot, load<u8>(palette + atIndexes + color))
  }
  return load<u8>(palette + atFound + slot)
}

/** Red, green and blue of a pixel in front of the matte. */
export function blended(pixel: u32): u32 {
  const alpha = pixel >> 24
  let sum: u32 = 0
  for (let shift: u32 = 0; shift < 24; shift += 8) {
    const value = ((pixel >> shift) & 0xff) * alpha + ((matte >> shift) & 0xff) * (255 - alpha)
    // Rounded to the nearest: no value lies half between two.
    sum |= ((value + 127) / 255) << shift
  }
  return sum
}

/** The number of the nearest colour: four at once, each lane with the nearest of its own. */
export function search(palette: usize, pixel: u32): u32 {
  const count = load<u32>(palette)
  const red = i32x4.splat(pixel & 0xff)
  const green = i32x4.splat((pixel >> 8) & 0xff)
  const blue = i32x4.splat((pixel >> 16) & 0xff)
  let least = i32x4.splat(i32.MAX_VALUE)
  let best = i32x4.splat(0)
  let colors = i32x4(0, 1, 2, 3)
  for (let i: u32 = 0; i < count; i += 4) {
    const place = palette + 4 * i
    const r = i32x4.sub(v128.load(place, atRed), red)
    const g = i32x4.sub(v128.load(place, atGreen), green)
    const b = i32x4.sub(v128.load(place, atBlue), blue)
    const distance = i32x4.add(i32x4.add(i32x4.mul(r, r), i32x4.mul(g, g)), i32x4.mul(b, b))
    best = v128.bitselect(colors, best, i32x4.lt_s(distance, least))
    least = i32x4.min_s(least, distance)
    colors = i32x4.add(colors, i32x4.splat(4))
  }
  let nearest = i32x4.extract_lane(best, 0)
  let distance = i32x4.extract_lane(least, 0)
  for (let lane = 1; lane < 4; lane++) {
    // Turned by one, as lanes are named by constants.
    best = i8x16.shuffle(best, best, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3)
    least = i8x16.shuffle(least, least, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3)
    const color = i32x4.extract_lane(best, 0)
    const its = i32x4.extract_lane(least, 0)
    if (its > distance || (its === distance && color > nearest)) continue
    nearest = color
    distance = its
  }
  return nearest
}
