/*
 * e^x, 1 / (1 + e^−x) and log(1 + x) with the operations of src/data/elementary.ts, so that no bit differs. Addresses are
 * in bytes, counts are of numbers.
 */

/** `exp` of src/data/elementary.ts, which is called for what is near overflow or no number. */
declare function mathExp(x: f64): f64

/** `log1p` there, which is called for negative and large numbers and for what is none. */
declare function mathLog1p(x: f64): f64

/*
 * Constants, in both lanes. They are read from memory, as engines make a constant of the code anew at each use: e^x takes
 * three quarters of the time so.
 */
const zeroPointFive = memory.data<f64>([0.5, 0.5], 16)
/** 1 in both lanes. */
export const one = memory.data<f64>([1, 1], 16)
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

/** Replaces each x by e^x; an odd count takes the number behind too. */
export function exp(at: usize, count: i32): void {
  replacePairs(at, count, false)
}

/** Replaces each z by 1 / (1 + e^−z); an odd count takes the number behind too. */
export function sigmoid(at: usize, count: i32): void {
  replacePairs(at, count, true)
}

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

/**
 * log(1 + x): for x from √2 − 1 on 1 + x = 2^k · (1 + f) to rounding, and log(1 + f) is a series in s = f / (2 + f).
 *
 * @see fdlibm's s_log1p.c (Sun Microsystems, 1993)
 */
export function log1p(x: f64): f64 {
  const bits = <u32>(reinterpret<u64>(x) >> 32)
  if (bits >= 0x43400000) return mathLog1p(x)
  if (bits < 0x3e200000) return bits < 0x3c900000 ? x : x - x * x * 0.5
  let k: f64 = 0
  let f = x
  let lost: f64 = 0
  if (bits >= 0x3fda827a) {
    const sum = 1 + x
    const exponent = <i32>(reinterpret<u64>(sum) >> 52) - 1023
    const fraction = reinterpret<u64>(sum) & 0xfffffffffffff
    const upper = <u32>(fraction >> 32)
    // Next to a power of two fdlibm sums otherwise.
    if (upper === 0 || upper > 0xffffc) return mathLog1p(x)
    lost = (exponent > 0 ? 1 - (sum - x) : x - (sum - 1)) / sum
    const isLow = upper < 0x6a09e
    f = reinterpret<f64>(fraction | (isLow ? 0x3ff0000000000000 : 0x3fe0000000000000)) - 1
    k = isLow ? exponent : exponent + 1
  }
  const half = 0.5 * f * f
  const s = f / (2 + f)
  const z = s * s
  let sum: f64 = z * 0.14798198605116586
  sum = z * (0.15313837699209373 + sum)
  sum = z * (0.1818357216161805 + sum)
  sum = z * (0.22222198432149784 + sum)
  sum = z * (0.2857142874366239 + sum)
  sum = z * (0.3999999999940942 + sum)
  sum = z * (0.6666666666666735 + sum)
  if (k === 0) return f - (half - s * (half + sum))
  return k * 0.6931471803691238 - (half - (s * (half + sum) + (k * 1.9082149292705877e-10 + lost)) - f)
}
