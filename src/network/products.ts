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
 * Tiles of 4 × 2 sums stay in registers: a third of the time of plain loops. Where a tile reaches beyond the
 * matrix, its last row or column is counted twice and written twice. The terms of every sum follow their index, so
 * that neither tiles nor blocks of rows change a bit.
 */

/**
 * out (rows × outer) = x·W + b.
 *
 * @param x … × inner, row-major, of which `rows` rows from `first` on are taken
 */
export function multiply(
  x: Float64Array,
  first: number,
  rows: number,
  parameters: Float64Array,
  { inner, outer, at, down, across, bias }: WeightBlock,
  out: Float64Array,
): void {
  for (let j = 0; j < outer; j += 2) {
    const next = j + 1 < outer ? 1 : 0
    const right = next * across
    const start0 = bias === null ? 0 : parameters[bias + j]
    const start1 = bias === null ? 0 : parameters[bias + j + next]
    for (let s = 0; s < rows; s += 4) {
      const s1 = Math.min(s + 1, rows - 1)
      const s2 = Math.min(s + 2, rows - 1)
      const s3 = Math.min(s + 3, rows - 1)
      const x0 = (first + s) * inner
      const x1 = (first + s1) * inner
      const x2 = (first + s2) * inner
      const x3 = (first + s3) * inner
      let a0 = start0
      let a1 = start0
      let a2 = start0
      let a3 = start0
      let b0 = start1
      let b1 = start1
      let b2 = start1
      let b3 = start1
      for (let i = 0, k = at + j * across; i < inner; i++, k += down) {
        const u = parameters[k]
        const v = parameters[k + right]
        const p = x[x0 + i]
        const q = x[x1 + i]
        const r = x[x2 + i]
        const t = x[x3 + i]
        a0 += p * u
        b0 += p * v
        a1 += q * u
        b1 += q * v
        a2 += r * u
        b2 += r * v
        a3 += t * u
        b3 += t * v
      }
      const o0 = s * outer + j
      const o1 = s1 * outer + j
      const o2 = s2 * outer + j
      const o3 = s3 * outer + j
      out[o0] = a0
      out[o0 + next] = b0
      out[o1] = a1
      out[o1 + next] = b1
      out[o2] = a2
      out[o2 + next] = b2
      out[o3] = a3
      out[o3 + next] = b3
    }
  }
}

/**
 * Adds xᵀ·delta to the weights' gradient, and the sums of delta's columns to that of the biases.
 *
 * @param x … × inner, row-major, of which the rows from `first` on are taken
 * @param delta rows × outer
 */
export function addProducts(
  x: Float64Array,
  first: number,
  rows: number,
  delta: Float64Array,
  gradient: Float64Array,
  { inner, outer, at, down, across, bias }: WeightBlock,
): void {
  for (let j = 0; j < outer; j += 2) {
    const next = j + 1 < outer ? 1 : 0
    const right = next * across
    if (bias !== null) addColumns(delta, rows, outer, j, next, gradient, bias)
    for (let i = 0; i < inner; i += 4) {
      const i1 = Math.min(i + 1, inner - 1)
      const i2 = Math.min(i + 2, inner - 1)
      const i3 = Math.min(i + 3, inner - 1)
      const k0 = at + i * down + j * across
      const k1 = at + i1 * down + j * across
      const k2 = at + i2 * down + j * across
      const k3 = at + i3 * down + j * across
      let a0 = gradient[k0]
      let b0 = gradient[k0 + right]
      let a1 = gradient[k1]
      let b1 = gradient[k1 + right]
      let a2 = gradient[k2]
      let b2 = gradient[k2 + right]
      let a3 = gradient[k3]
      let b3 = gradient[k3 + right]
      for (let s = 0, row = first * inner, o = j; s < rows; s++, row += inner, o += outer) {
        const u = delta[o]
        const v = delta[o + next]
        const p = x[row + i]
        const q = x[row + i1]
        const r = x[row + i2]
        const t = x[row + i3]
        a0 += p * u
        b0 += p * v
        a1 += q * u
        b1 += q * v
        a2 += r * u
        b2 += r * v
        a3 += t * u
        b3 += t * v
      }
      gradient[k0] = a0
      gradient[k0 + right] = b0
      gradient[k1] = a1
      gradient[k1 + right] = b1
      gradient[k2] = a2
      gradient[k2 + right] = b2
      gradient[k3] = a3
      gradient[k3 + right] = b3
    }
  }
}

/** Adds the sums of columns j and j + next of `values` (rows × columns) to the numbers from `at` on. */
function addColumns(
  values: Float64Array,
  rows: number,
  columns: number,
  j: number,
  next: number,
  sums: Float64Array,
  at: number,
): void {
  let a = sums[at + j]
  let b = sums[at + j + next]
  for (let s = 0, o = j; s < rows; s++, o += columns) {
    a += values[o]
    b += values[o + next]
  }
  sums[at + j] = a
  sums[at + j + next] = b
}

/** The product of two vectors. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
