import { take } from './memory'

export { take }

// Shares of red, green and blue (ITU-R BT.709-6, item 3.2: 0.2126, 0.7152 and 0.0722) in limited range and in fixed
// point, for levels of 255: of brightness, which has 219 steps above 16, and of the two differences of colour, which have
// 224 steps round 128: 112 / 255 for the own colour, and for the others what makes 0 of all. Green's share of brightness,
// 40254, has more than 16 bits: a whole of green, 65536, is added later.
const bits: i32 = 16
const lightShares: v128 = i16x8(11966, -25282, 4064, 0, 11966, -25282, 4064, 0)
const blueShares: v128 = i16x8(-6596, -22189, 28784, 0, -6596, -22189, 28784, 0)
const redShares: v128 = i16x8(28784, -26145, -2639, 0, 28784, -26145, -2639, 0)
/** 16 steps, and half a one to round. */
const lightBase: i32 = (16 << bits) + (1 << (bits - 1))
/** 128 steps, and half a one to round, of four pixels. */
const colorBase: i32 = 514 << bits

/**
 * Converts rows of opaque pixels, an even number of them from an even one on, into the I420 of the whole picture: a plane
 * of brightness, then one of blueness and one of redness, each with a value for 2 × 2 pixels.
 *
 * @param width an even number of columns, at least 8
 */
export function convertRows(pixels: usize, i420: usize, width: u32, height: u32, top: u32, rows: u32): void {
  const area = width * height
  for (let row: u32 = 0; row < rows; row += 2) {
    const above = pixels + 4 * row * width
    const light = i420 + (top + row) * width
    const blue = i420 + area + (((top + row) * width) >> 2)
    for (let column: u32 = 0; column < width; column += 8) {
      // The last eight may overlap with those before.
      const at = min(column, width - 8)
      convertEight(above + 4 * at, width, light + at, blue + (at >> 1), area >> 2)
    }
  }
}

/** Converts eight columns of two rows; redness stands so many bytes behind blueness. */
function convertEight(above: usize, width: u32, light: usize, blue: usize, toRed: usize): void {
  const below = above + 4 * width
  const a = v128.load(above)
  const b = v128.load(above, 16)
  const c = v128.load(below)
  const d = v128.load(below, 16)
  storeLight(light, a, b)
  storeLight(light + width, c, d)
  const left = sumOfSquares(a, c)
  const right = sumOfSquares(b, d)
  storeColor(blue, left, right, blueShares)
  storeColor(blue + toRed, left, right, redShares)
}

/** Stores the brightness of eight pixels. */
function storeLight(place: usize, left: v128, right: v128): void {
  const steps = i16x8.narrow_i32x4_s(lightOf(left), lightOf(right))
  v128.store64_lane(place, i8x16.narrow_i16x8_u(steps, steps), 0)
}

function lightOf(four: v128): v128 {
  const green = v128.and(i32x4.shr_u(four, 8), i32x4.splat(0xff))
  const sums = weighed(i16x8.extend_low_i8x16_u(four), i16x8.extend_high_i8x16_u(four), lightShares)
  return i32x4.add(i32x4.shr_s(i32x4.add(sums, i32x4.splat(lightBase)), bits), green)
}

/** The sums of the channels of two squares of 2 × 2 pixels, of four columns. */
function sumOfSquares(above: v128, below: v128): v128 {
  const left = i16x8.add(i16x8.extend_low_i8x16_u(above), i16x8.extend_low_i8x16_u(below))
  const right = i16x8.add(i16x8.extend_high_i8x16_u(above), i16x8.extend_high_i8x16_u(below))
  return i16x8.add(v128.shuffle<i64>(left, right, 0, 2), v128.shuffle<i64>(left, right, 1, 3))
}

/** Stores a difference of colour of four squares. */
function storeColor(place: usize, left: v128, right: v128, shares: v128): void {
  const steps = i32x4.shr_s(i32x4.add(weighed(left, right, shares), i32x4.splat(colorBase)), bits + 2)
  const narrow = i16x8.narrow_i32x4_s(steps, steps)
  v128.store32_lane(place, i8x16.narrow_i16x8_u(narrow, narrow), 0)
}

/** The weighed sums of four times four channels in 16 bits. */
function weighed(low: v128, high: v128, shares: v128): v128 {
  const pairs = i32x4.dot_i16x8_s(low, shares)
  const others = i32x4.dot_i16x8_s(high, shares)
  return i32x4.add(v128.shuffle<i32>(pairs, others, 0, 2, 4, 6), v128.shuffle<i32>(pairs, others, 1, 3, 5, 7))
}
