import { byEpochs, type Update } from './epochs.ts'
import type { Solver } from './solver.ts'

/** Adam on batches of rows, as scikit-learn's MLPClassifier. */
export const adam: Solver = {
  label: 'Adam',
  counts: 'epoch',
  defaults: { learningRate: 0.001, batchSize: 200, maxIter: 200, tol: 1e-4 },
  open: problem => byEpochs(problem, adamUpdate),
}

/** Settings of Adam, with scikit-learn's defaults. */
export interface AdamOptions {
  /** Length of a step; 0.001 by default. */
  learningRate?: number | undefined
  /** Share of the gradients' mean that a step keeps, 0 to 1. */
  beta1?: number
  /** The same of the mean of their squares. */
  beta2?: number
  /** Added to the root of that mean. */
  epsilon?: number
}

/**
 * Adam: steps along the mean of recent gradients, over the root of the mean of their squares.
 *
 * @param length of the parameters
 * @param options its settings
 * @see Kingma and Ba: Adam, a method for stochastic optimization, ICLR 2015
 */
export function adamUpdate(
  length: number,
  { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {},
): Update {
  const mean = new Float64Array(length)
  const square = new Float64Array(length)
  // Products, since machines differ in the last digit of a power.
  let [power1, power2] = [1, 1]
  return (x, gradient) => {
    power1 *= beta1
    power2 *= beta2
    const rate = (learningRate * Math.sqrt(1 - power2)) / (1 - power1)
    for (let i = 0; i < length; i++) {
      const g = gradient[i]
      mean[i] = beta1 * mean[i] + (1 - beta1) * g
      square[i] = beta2 * square[i] + (1 - beta2) * (g * g)
      x[i] += (-rate * mean[i]) / (Math.sqrt(square[i]) + epsilon)
    }
  }
}
