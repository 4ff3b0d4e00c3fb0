import type { OutputLoss } from './cross-entropy.ts'

/** Adds ½ (z − y)² for the rows from `first` on, whose outputs are `z`; writes (z − y)/n into `delta`. */
export function openSquaredError(y: Float64Array): OutputLoss {
  return (sum, z, first, rows, delta) => {
    let loss = sum
    for (let s = 0; s < rows; s++) {
      const error = z[s] - y[first + s]
      loss += (error * error) / 2
      delta[s] = error / y.length
    }
    return loss
  }
}
