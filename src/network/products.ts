/** Offsets of a layer in a flat vector: weight (i, j) at `at + i·down + j·across`, bias j at `bias + j`. */
export interface WeightBlock {
  /** Rows and columns of the matrix of weights. */
  inner: number
  outer: number
  at: number
  down: number
  across: number
  /** null for a product without biases. */
  bias: number | null
}

/*
 * The terms of every sum follow their index, so that blocks of rows change no bit. Matrices of many weights go to the
 * kernels (`loops.ts`); of few, plain loops lose little.
 */

/** out (rows × outer) = x·W + b, of so many rows of x (… × inner, row-major) from `first` on. */
export function multiply(
  x: Float64Array,
  first: number,
  rows: number,
  parameters: Float64Array,
  { inner, outer, at, down, across, bias }: WeightBlock,
  out: Float64Array,
): void {
  for (let j = 0; j < outer; j++) {
    const start = bias === null ? 0 : parameters[bias + j]
    const column = at + j * across
    for (let s = 0, row = first * inner, o = j; s < rows; s++, row += inner, o += outer) {
      let sum = start
      for (let i = 0, k = column; i < inner; i++, k += down) sum += x[row + i] * parameters[k]
      out[o] = sum
    }
  }
}

/** Adds xᵀ·delta (rows × outer) to the weights' gradient, of the same rows of x, and delta's column sums to the biases'. */
export function addProducts(
  x: Float64Array,
  first: number,
  rows: number,
  delta: Float64Array,
  gradient: Float64Array,
  { inner, outer, at, down, across, bias }: WeightBlock,
): void {
  for (let j = 0; j < outer; j++) {
    if (bias !== null) gradient[bias + j] = columnSum(delta, rows, outer, j, gradient[bias + j])
    for (let i = 0; i < inner; i++) {
      const k = at + i * down + j * across
      let sum = gradient[k]
      for (let s = 0, row = first * inner + i, o = j; s < rows; s++, row += inner, o += outer)
        sum += x[row] * delta[o]
      gradient[k] = sum
    }
  }
}

/** A number and then the column j of `values` (rows × columns), summed in this order. */
function columnSum(values: Float64Array, rows: number, columns: number, j: number, start: number): number {
  let sum = start
  for (let s = 0, o = j; s < rows; s++, o += columns) sum += values[o]
  return sum
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** The product of any two lists of numbers, of the second one from a place on: `dot` is fast as it sees arrays of one kind. */
export function product(a: ArrayLike<number>, b: ArrayLike<number>, start = 0): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[start + i]
  return sum
}
