import { take } from './memory'

export { take }

// Shares of red, green and blue (ITU-R BT.709-6, item 3.2: 0.2126, 0.7152 and 0.0722) in limited range and in fixed
// point, for levels of 255: in brightness, which has 219 steps above 16, and in the two differences of colour, which have
// 224 steps round 128: 112 / 255 of what is left of a colour's own share, and the others so that all make 0.
const bits: i32 = 16
const lightRed: i16 = 11966
const lightGreen: i32 = 40254
const lightBlue: i16 = 4064
const own: i16 = 28784
const blueRed: i16 = -6596
const blueGreen: i16 = -22189
const redGreen: i16 = -26145
const redBlue: i16 = -2639
/** 16 steps, and half a one to round. */
const lightBase: i32 = (16 << bits) + (1 << (bits - 1))
/** 128 steps, and half a one to round, of four pixels. */
const colorBase: i32 = 514 << bits

/** Green's share of brightness in 16 bits: one less of the wholes. */
const lessGreen: i16 = <i16>(lightGreen - (1 << bits))

const lightShares: v128 = i16x8(lightRed, lessGreen, lightBlue, 0, lightRed, lessGreen, lightBlue, 0)
const blueShares: v128 = i16x8(blueRed, blueGreen, own, 0, blueRed, blueGreen, own, 0)
const redShares: v128 = i16x8(own, redGreen, redBlue, 0, own, redGreen, redBlue, 0)

/** Blends pixels, not premultiplied, by their alpha with an opaque one behind them. */
export function blendAll(pixels: usize, length: u32, behind: u32): void {
  for (const end = pixels + 4 * length; pixels < end; pixels += 4) {
    const pixel = load<u32>(pixels)
    const alpha = pixel >>> 24
    if (alpha === 255) continue
    let sum: u32 = 0xff000000
    for (let shift: u32 = 0; shift < 24; shift += 8) {
      const value = ((pixel >>> shift) & 0xff) * alpha + ((behind >>> shift) & 0xff) * (255 - alpha)
      sum |= ((value + 127) / 255) << shift
    }
    store<u32>(pixels, sum)
  }
}

/**
 * Converts rows of opaque pixels, an even number of them from an even one on, into the I420 of the whole picture: a plane
 * of brightness, then one of blueness and one of redness, each with a value for 2 × 2 pixels.
 *
 * @param pixels those of the rows, of an even number of columns
 */
export function convertRows(
  pixels: usize,
  planes: usize,
  width: u32,
  height: u32,
  top: u32,
  rows: u32,
): void {
  const area = width * height
  let light = planes + top * width
  let blue = planes + area + ((top * width) >> 2)
  for (let row: u32 = 0; row < rows; row += 2, light += width) {
    let above = pixels + 4 * row * width
    const end = above + 4 * width
    for (; above + 32 <= end; above += 32, light += 8, blue += 4)
      convertEight(above, above + 4 * width, light, light + width, blue, blue + (area >> 2))
    for (; above < end; above += 8, light += 2, blue++)
      convertTwo(above, above + 4 * width, light, light + width, blue, blue + (area >> 2))
  }
}

/** Converts eight columns of two rows. */
function convertEight(
  above: usize,
  below: usize,
  light: usize,
  lightBelow: usize,
  blue: usize,
  red: usize,
): void {
  const a = v128.load(above)
  const b = v128.load(above, 16)
  const c = v128.load(below)
  const d = v128.load(below, 16)
  storeLight(light, a, b)
  storeLight(lightBelow, c, d)
  const first = sumOfSquares(a, c)
  const second = sumOfSquares(b, d)
  storeColor(blue, first, second, blueShares)
  storeColor(red, first, second, redShares)
}

/** Stores the brightness of eight pixels. */
function storeLight(place: usize, a: v128, b: v128): void {
  const steps = i16x8.narrow_i32x4_s(lightOf(a), lightOf(b))
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
function storeColor(place: usize, first: v128, second: v128, shares: v128): void {
  const sums = i32x4.add(weighed(first, second, shares), i32x4.splat(colorBase))
  const steps = i32x4.shr_s(sums, bits + 2)
  const narrow = i16x8.narrow_i32x4_s(steps, steps)
  v128.store32_lane(place, i8x16.narrow_i16x8_u(narrow, narrow), 0)
}

/** The weighed sums of four times four channels in 16 bits. */
function weighed(low: v128, high: v128, shares: v128): v128 {
  const pairs = i32x4.dot_i16x8_s(low, shares)
  const others = i32x4.dot_i16x8_s(high, shares)
  return i32x4.add(v128.shuffle<i32>(pairs, others, 0, 2, 4, 6), v128.shuffle<i32>(pairs, others, 1, 3, 5, 7))
}

/** Converts two columns of two rows. */
function convertTwo(
  above: usize,
  below: usize,
  light: usize,
  lightBelow: usize,
  blue: usize,
  red: usize,
): void {
  let reds: i32 = 0
  let greens: i32 = 0
  let blues: i32 = 0
  for (let i: usize = 0; i < 4; i++) {
    const lower = i >= 2
    const pixel = load<u32>((lower ? below : above) + 4 * (i & 1))
    const r: i32 = pixel & 0xff
    const g: i32 = (pixel >>> 8) & 0xff
    const b: i32 = (pixel >>> 16) & 0xff
    const step = (<i32>lightRed * r + lightGreen * g + <i32>lightBlue * b + lightBase) >> bits
    store<u8>((lower ? lightBelow : light) + (i & 1), step)
    reds += r
    greens += g
    blues += b
  }
  store<u8>(
    blue,
    (<i32>blueRed * reds + <i32>blueGreen * greens + <i32>own * blues + colorBase) >> (bits + 2),
  )
  store<u8>(red, (<i32>own * reds + <i32>redGreen * greens + <i32>redBlue * blues + colorBase) >> (bits + 2))
}
