export { take } from './memory'

/*
 * The loops that training many weights spends its time in, two numbers at a time. Each sum has its terms in the order
 * of src/network/products.ts, and e^x has the operations of V8's Math.exp, so that no bit differs. Addresses and
 * distances are in bytes, counts are of numbers.
 */

/** Math.exp, which is called for what is near overflow or no number. */
declare function mathExp(x: f64): f64

/** Math.log1p */
declare function mathLog1p(x: f64): f64

/**
 * out = init + a·b: rows × columns numbers side by side, as `b` has them; sums of `steps` terms, at least one. Tiles are of 4 rows × 4
 * columns: where one reaches beyond the matrix, its last row or pair of columns is counted twice.
 */
export function product(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  init: usize,
  initRow: usize,
  out: usize,
  rows: i32,
  steps: i32,
  columns: i32,
): void {
  const width: usize = 8 * <usize>columns
  const lastRow = rows - 1
  let column = 0
  for (; column + 1 < columns; column += 4) {
    const first: usize = 8 * <usize>column
    const second: usize = 8 * <usize>min(column + 2, columns - 2)
    for (let row = 0; row < rows; row += 4) {
      const row1 = min(row + 1, lastRow)
      const row2 = min(row + 2, lastRow)
      const row3 = min(row + 3, lastRow)
      let sum0 = v128.load(init + initRow * row + first)
      let more0 = v128.load(init + initRow * row + second)
      let sum1 = v128.load(init + initRow * row1 + first)
      let more1 = v128.load(init + initRow * row1 + second)
      let sum2 = v128.load(init + initRow * row2 + first)
      let more2 = v128.load(init + initRow * row2 + second)
      let sum3 = v128.load(init + initRow * row3 + first)
      let more3 = v128.load(init + initRow * row3 + second)
      let a0 = a + aRow * row
      let a1 = a + aRow * row1
      let a2 = a + aRow * row2
      let a3 = a + aRow * row3
      let b0 = b + first
      let b1 = b + second
      let left = steps
      do {
        const factor = v128.load(b0)
        const other = v128.load(b1)
        let number = v128.load_splat<f64>(a0)
        sum0 = f64x2.add(sum0, f64x2.mul(number, factor))
        more0 = f64x2.add(more0, f64x2.mul(number, other))
        number = v128.load_splat<f64>(a1)
        sum1 = f64x2.add(sum1, f64x2.mul(number, factor))
        more1 = f64x2.add(more1, f64x2.mul(number, other))
        number = v128.load_splat<f64>(a2)
        sum2 = f64x2.add(sum2, f64x2.mul(number, factor))
        more2 = f64x2.add(more2, f64x2.mul(number, other))
        number = v128.load_splat<f64>(a3)
        sum3 = f64x2.add(sum3, f64x2.mul(number, factor))
        more3 = f64x2.add(more3, f64x2.mul(number, other))
        a0 += aStep
        a1 += aStep
        a2 += aStep
        a3 += aStep
        b0 += width
        b1 += width
      } while (--left)
      v128.store(out + width * row + first, sum0)
      v128.store(out + width * row + second, more0)
      v128.store(out + width * row1 + first, sum1)
      v128.store(out + width * row1 + second, more1)
      v128.store(out + width * row2 + first, sum2)
      v128.store(out + width * row2 + second, more2)
      v128.store(out + width * row3 + first, sum3)
      v128.store(out + width * row3 + second, more3)
    }
  }
  if (column >= columns) return
  const last = width - 8
  for (let row = 0; row < rows; row += 4) {
    const row1 = min(row + 1, lastRow)
    const row2 = min(row + 2, lastRow)
    const row3 = min(row + 3, lastRow)
    let sum0 = load<f64>(init + initRow * row + last)
    let sum1 = load<f64>(init + initRow * row1 + last)
    let sum2 = load<f64>(init + initRow * row2 + last)
    let sum3 = load<f64>(init + initRow * row3 + last)
    let along: usize = a
    let factor = b + last
    for (let step = 0; step < steps; step++) {
      const number = load<f64>(factor)
      sum0 += load<f64>(along + aRow * row) * number
      sum1 += load<f64>(along + aRow * row1) * number
      sum2 += load<f64>(along + aRow * row2) * number
      sum3 += load<f64>(along + aRow * row3) * number
      along += aStep
      factor += width
    }
    store<f64>(out + width * row + last, sum0)
    store<f64>(out + width * row1 + last, sum1)
    store<f64>(out + width * row2 + last, sum2)
    store<f64>(out + width * row3 + last, sum3)
  }
}

/** Adds every row of a matrix to `sums`, row by row. */
export function addRows(matrix: usize, rows: i32, columns: i32, sums: usize): void {
  const width: usize = 8 * <usize>columns
  const end = matrix + width * rows
  let column = 0
  for (; column + 1 < columns; column += 4) {
    const first: usize = 8 * <usize>column
    const second: usize = 8 * <usize>min(column + 2, columns - 2)
    let sum = v128.load(sums + first)
    let more = v128.load(sums + second)
    for (let row = matrix; row < end; row += width) {
      sum = f64x2.add(sum, v128.load(row + first))
      more = f64x2.add(more, v128.load(row + second))
    }
    v128.store(sums + first, sum)
    v128.store(sums + second, more)
  }
  if (column >= columns) return
  const last = width - 8
  let sum = load<f64>(sums + last)
  for (let row = matrix; row < end; row += width) sum += load<f64>(row + last)
  store<f64>(sums + last, sum)
}

/** Replaces each x by e^x; an odd count takes the number behind too. */
function exp(at: usize, count: i32): void {
  replacePairs(at, count, false)
}

/** Replaces each z by 1 / (1 + e^−z); an odd count takes the number behind too. */
export function sigmoid(at: usize, count: i32): void {
  replacePairs(at, count, true)
}

/** Multiplies each number by h·(1 − h); an odd count takes the numbers behind too. */
export function sigmoidBackward(delta: usize, h: usize, count: i32): void {
  const end = delta + 8 * <usize>count
  for (; delta < end; delta += 16, h += 16) {
    const value = v128.load(h)
    const slope = f64x2.mul(value, f64x2.sub(v128.load(one), value))
    v128.store(delta, f64x2.mul(v128.load(delta), slope))
  }
}

/**
 * The function that `openSoftmax` of src/network/cross-entropy.ts gives.
 *
 * @param labels of these rows, as numbers of eight bytes like all others
 * @param samples of all rows
 * @param tops memory for a number a row
 */
export function softmaxLoss(
  loss: f64,
  z: usize,
  labels: usize,
  rows: i32,
  units: i32,
  samples: f64,
  delta: usize,
  tops: usize,
): f64 {
  const width: usize = 8 * <usize>units
  let logits = z
  let shares = delta
  for (let s = 0; s < rows; s++, logits += width, shares += width) {
    let top: usize = 0
    let max = load<f64>(logits)
    for (let k: usize = 8; k < width; k += 8) {
      const logit = load<f64>(logits + k)
      if (logit > max) {
        top = k
        max = logit
      }
    }
    store<usize>(tops + 8 * s, top)
    for (let k: usize = 0; k < width; k += 8) store<f64>(shares + k, load<f64>(logits + k) - max)
  }
  exp(delta, rows * units)
  logits = z
  shares = delta
  for (let s = 0; s < rows; s++, logits += width, shares += width) {
    const top = load<usize>(tops + 8 * s)
    let rest: f64 = 0
    for (let k: usize = 0; k < top; k += 8) rest += load<f64>(shares + k)
    for (let k = top + 8; k < width; k += 8) rest += load<f64>(shares + k)
    const right: usize = 8 * <usize>load<f64>(labels + 8 * s)
    loss += load<f64>(logits + top) - load<f64>(logits + right) + mathLog1p(rest)
    const share = 1 / ((1 + rest) * samples)
    for (let k: usize = 0; k < width; k += 8) store<f64>(shares + k, load<f64>(shares + k) * share)
    store<f64>(shares + right, load<f64>(shares + right) - 1 / samples)
  }
  return loss
}

/*
 * Constants, in both lanes. They are read from memory, as engines make a constant of the code anew at each use: e^x takes
 * three quarters of the time so.
 */
const zeroPointFive = memory.data<f64>([0.5, 0.5], 16)
const one = memory.data<f64>([1, 1], 16)
const two = memory.data<f64>([2, 2], 16)
const sign = memory.data<f64>([-0.0, -0.0], 16)
const log2e = memory.data<f64>([Math.LOG2E, Math.LOG2E], 16)
/** Below this size e^x neither overflows nor loses bits. */
const usual = memory.data<f64>([708, 708], 16)
/** 2^−28, below which e^x is 1 + x. */
const smallest = memory.data<f64>([3.725290298461914e-9, 3.725290298461914e-9], 16)
/** ln 2 / 2 where the upper half of its bits decides, below which k is 0. */
const halfLog2 = memory.data<f64>([0.3465735912322998, 0.3465735912322998], 16)
/** ln 2 as a number whose products with whole numbers are exact, and the rest. */
const log2High = memory.data<f64>([0.6931471803691238, 0.6931471803691238], 16)
const log2Low = memory.data<f64>([1.9082149292705877e-10, 1.9082149292705877e-10], 16)
const p1 = memory.data<f64>([0.16666666666666602, 0.16666666666666602], 16)
const p2 = memory.data<f64>([-0.0027777777777015593, -0.0027777777777015593], 16)
const p3 = memory.data<f64>([6.613756321437934e-5, 6.613756321437934e-5], 16)
const p4 = memory.data<f64>([-1.6533902205465252e-6, -1.6533902205465252e-6], 16)
const p5 = memory.data<f64>([4.1381367970572385e-8, 4.1381367970572385e-8], 16)
/** 2^52 + 1023: the exponent's bits of 2^k come to stand at the end of this and k. */
const exponents = memory.data<f64>([4503599627371519, 4503599627371519], 16)

function replacePairs(first: usize, count: i32, isSigmoid: bool): void {
  const end = first + 8 * <usize>count
  for (let at = first; at < end; at += 16) {
    let x = v128.load(at)
    if (isSigmoid) x = f64x2.neg(x)
    const e = i64x2.all_true(f64x2.lt(f64x2.abs(x), v128.load(usual)))
      ? exponential(x)
      : f64x2(mathExp(f64x2.extract_lane(x, 0)), mathExp(f64x2.extract_lane(x, 1)))
    v128.store(at, isSigmoid ? f64x2.div(v128.load(one), f64x2.add(v128.load(one), e)) : e)
  }
}

/**
 * e^x for |x| < 708: 2^k · e^r, where |r| ≤ ln 2 / 2 and e^r is a rational approximation.
 *
 * @see fdlibm's e_exp.c (Sun Microsystems, 1993), with the special case of 1 that V8 has
 */
function exponential(x: v128): v128 {
  const size = f64x2.abs(x)
  const half = v128.or(v128.load(zeroPointFive), v128.and(x, v128.load(sign)))
  const whole = f64x2.trunc(f64x2.add(f64x2.mul(v128.load(log2e), x), half))
  const k = v128.and(f64x2.le(v128.load(halfLog2), size), whole)
  const high = f64x2.sub(x, f64x2.mul(k, v128.load(log2High)))
  const low = f64x2.mul(k, v128.load(log2Low))
  const r = f64x2.sub(high, low)
  const t = f64x2.mul(r, r)
  let sum = f64x2.mul(t, v128.load(p5))
  sum = f64x2.mul(t, f64x2.add(v128.load(p4), sum))
  sum = f64x2.mul(t, f64x2.add(v128.load(p3), sum))
  sum = f64x2.mul(t, f64x2.add(v128.load(p2), sum))
  sum = f64x2.mul(t, f64x2.add(v128.load(p1), sum))
  const c = f64x2.sub(r, sum)
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(v128.load(two), c))
  const seen = v128.and(f64x2.le(v128.load(smallest), size), quotient)
  const value = f64x2.sub(v128.load(one), f64x2.sub(f64x2.sub(low, seen), high))
  const power = i64x2.shl(f64x2.add(k, v128.load(exponents)), 52)
  // V8 returns e for 1, a unit in the last place less than this gives: a mask that is set is −1.
  return i64x2.add(f64x2.mul(value, power), f64x2.eq(x, v128.load(one)))
}
