import { exp, log1p } from '../data/elementary.ts'

/** Adds the loss of rows from `first` on, by the last layer's `z` before its activation, and writes its slopes into `delta`. */
export type OutputLoss = (
  sum: number,
  z: Float64Array,
  first: number,
  rows: number,
  delta: Float64Array,
) => number

/** Adds max(z, 0) − z·y + log(1 + e^−|z|) for the rows from `first` on; writes (p − y)/n into `delta`. */
export function openSigmoid(y: Int32Array): OutputLoss {
  return (sum, z, first, rows, delta) => {
    let loss = sum
    for (let s = 0; s < rows; s++) {
      const logit = z[s]
      const label = y[first + s]
      const e = exp(-Math.abs(logit))
      loss += Math.max(logit, 0) - logit * label + log1p(e)
      delta[s] = ((logit > 0 ? 1 : e) / (1 + e) - label) / y.length
    }
    return loss
  }
}

/**
 * Adds log Σ e^z − z_y for the rows from `first` on, each row's largest logit taken out first; writes
 * (p − [k = y])/n into `delta`. `block` rows are added at once, at most.
 */
export function openSoftmax(y: Int32Array, block: number): OutputLoss {
  const tops = new Int32Array(block)
  return (sum, z, first, rows, delta) => {
    const units = z.length / rows
    for (let s = 0, row = 0; s < rows; s++, row += units) {
      const end = row + units
      let top = row
      let max = z[row]
      for (let k = row + 1; k < end; k++)
        if (z[k] > max) {
          top = k
          max = z[k]
        }
      tops[s] = top
      for (let k = row; k < end; k++) delta[k] = exp(z[k] - max)
    }
    let loss = sum
    for (let s = 0, row = 0; s < rows; s++, row += units) {
      const end = row + units
      const top = tops[s]
      let rest = 0
      for (let k = row; k < top; k++) rest += delta[k]
      for (let k = top + 1; k < end; k++) rest += delta[k]
      const right = row + y[first + s]
      loss += z[top] - z[right] + log1p(rest)
      const share = 1 / ((1 + rest) * y.length)
      for (let k = row; k < end; k++) delta[k] *= share
      delta[right] -= 1 / y.length
    }
    return loss
  }
}
