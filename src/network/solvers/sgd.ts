import { byEpochs, type Update } from './epochs.ts'
import type { Solver } from './solver.ts'

/** Gradient descent on batches of rows, as scikit-learn's MLPClassifier. */
export const sgd: Solver = {
  label: 'SGD',
  counts: 'epoch',
  defaults: { learningRate: 0.001, batchSize: 200, momentum: 0.9, maxIter: 200, tol: 1e-4 },
  open: problem => byEpochs(problem, sgdUpdate),
}

/** Settings of gradient descent, with scikit-learn's defaults. */
export interface SgdOptions {
  /** Length of a step; 0.001 by default. */
  learningRate?: number | undefined
  /** Share of the last move that is made again, 0 to 1. */
  momentum?: number | undefined
}

/**
 * Gradient descent with Nesterov's momentum, which looks ahead along the move.
 *
 * @param length of the parameters
 * @param options its settings
 * @see Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning, ICML 2013
 */
export function sgdUpdate(length: number, { learningRate = 0.001, momentum = 0.9 }: SgdOptions = {}): Update {
  const velocity = new Float64Array(length)
  return (x, gradient) => {
    for (let i = 0; i < length; i++) {
      velocity[i] = momentum * velocity[i] - learningRate * gradient[i]
      x[i] += momentum * velocity[i] - learningRate * gradient[i]
    }
  }
}
