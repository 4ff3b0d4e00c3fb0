import { exp, log1p, one } from './elementary'

export { sigmoid } from './elementary'
export { take } from './memory'

/*
 * The loops that training many weights spends its time in, two numbers at a time. Each sum has its terms in the order
 * of src/network/products.ts, so that no bit differs. Addresses and distances are in bytes, counts are of numbers.
 */

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
  const whole = 1 / samples
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
    loss += load<f64>(logits + top) - load<f64>(logits + right) + log1p(rest)
    const share = 1 / ((1 + rest) * samples)
    for (let k: usize = 0; k < width; k += 8) store<f64>(shares + k, load<f64>(shares + k) * share)
    store<f64>(shares + right, load<f64>(shares + right) - whole)
  }
  return loss
}
