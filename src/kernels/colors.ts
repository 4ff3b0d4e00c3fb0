import { take } from './memory'
import { blended, matte, search } from './palette'

// How often each opaque pixel occurs, by open addressing; 0 is a free key. Sizes and places in bytes.
export let keys: usize = 0
export let counts: usize = 0
/** Places of the table, as a power of two. */
export let bits: u32 = 0
let used: u32 = 0

/** Counts pixels, blended with the matte where there is one; fully see-through ones do not count then. */
export function countPixels(pixels: usize, length: u32): void {
  if (bits === 0) open(13)
  for (let i: u32 = 0; i < length; ) {
    const start = i
    const pixel = load<u32>(pixels + 4 * i)
    i = endOfRun(pixel, pixels, i + 1, length)
    const alpha = pixel >>> 24
    if (matte !== 0 && alpha === 0) continue
    count(matte !== 0 && alpha !== 255 ? blended(pixel) | 0xff000000 : pixel, <f64>(i - start))
    const half: u32 = 1 << (bits - 1)
    if (used > half) enlarge()
  }
}

/** The end of a run of one colour: the index of the first other pixel, or `end`. */
function endOfRun(pixel: u32, pixels: usize, from: u32, end: u32): u32 {
  let i = from
  const four = i32x4.splat(pixel)
  for (; i + 4 <= end; i += 4) if (!i32x4.all_true(i32x4.eq(v128.load(pixels + 4 * i), four))) break
  while (i < end && load<u32>(pixels + 4 * i) === pixel) i++
  return i
}

function open(size: u32): void {
  bits = size
  used = 0
  keys = take(4 << size)
  counts = take(8 << size)
}

function count(pixel: u32, times: f64): void {
  const mask: u32 = (1 << bits) - 1
  let place = (pixel * 0x9e3779b1) >>> (32 - bits)
  for (;;) {
    const key = load<u32>(keys + 4 * place)
    if (key === pixel) break
    if (key === 0) {
      store<u32>(keys + 4 * place, pixel)
      used++
      break
    }
    place = (place + 1) & mask
  }
  const at = counts + 8 * place
  store<f64>(at, load<f64>(at) + times)
}

function enlarge(): void {
  const oldKeys = keys
  const oldCounts = counts
  const places: u32 = 1 << bits
  open(bits + 1)
  for (let i: u32 = 0; i < places; i++) {
    const key = load<u32>(oldKeys + 4 * i)
    if (key !== 0) count(key, load<f64>(oldCounts + 8 * i))
  }
}

/**
 * Adds a pixel to the choice of colours, and gives the colour that the choice serves worst: −1 where it has all.
 *
 * @param colors pixels
 * @param weights eight bytes a colour, for which the distances count
 * @param distances eight bytes a colour, to the nearest one in the choice
 */
export function worstServed(pixel: u32, colors: usize, weights: usize, length: u32, distances: usize): i32 {
  let next: i32 = -1
  let worst: f64 = 0
  for (let i: u32 = 0; i < length; i++) {
    const at = distances + 8 * i
    const distance = Math.min(<f64>distanceOf(load<u32>(colors + 4 * i), pixel), load<f64>(at))
    store<f64>(at, distance)
    const error = distance * load<f64>(weights + 8 * i)
    if (error > worst) {
      worst = error
      next = i
    }
  }
  return next
}

function distanceOf(one: u32, other: u32): i32 {
  const red = <i32>(one & 0xff) - <i32>(other & 0xff)
  const green = <i32>((one >>> 8) & 0xff) - <i32>((other >>> 8) & 0xff)
  const blue = <i32>((one >>> 16) & 0xff) - <i32>((other >>> 16) & 0xff)
  return red * red + green * green + blue * blue
}

/**
 * Adds to each colour of a palette the colours that it is the nearest of: sums of red, green, blue and of the weights,
 * eight bytes each.
 */
export function sumNearest(palette: usize, colors: usize, weights: usize, length: u32, sums: usize): void {
  for (let i: u32 = 0; i < length; i++) {
    const pixel = load<u32>(colors + 4 * i)
    const weight = load<f64>(weights + 8 * i)
    const at = sums + 32 * search(palette, pixel)
    store<f64>(at, load<f64>(at) + <f64>(pixel & 0xff) * weight)
    store<f64>(at, load<f64>(at, 8) + <f64>((pixel >>> 8) & 0xff) * weight, 8)
    store<f64>(at, load<f64>(at, 16) + <f64>((pixel >>> 16) & 0xff) * weight, 16)
    store<f64>(at, load<f64>(at, 24) + weight, 24)
  }
}
