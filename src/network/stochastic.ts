import type { Random } from '../data/random.ts'
import type { MinimizeStep, Minimum, Objective } from './lbfgs.ts'

/** Changes parameters by a gradient; it keeps its own memory from step to step. */
export type Update = (x: Float64Array, gradient: Float64Array) => void

/** Settings of Adam, with scikit-learn's defaults. */
export interface AdamOptions {
  /** Length of a step; 0.001 by default. */
  learningRate?: number | undefined
  /** How slowly the mean of the gradients forgets, 0 to 1. */
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
export function adam(
  length: number,
  { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {},
): Update {
  const mean = new Float64Array(length)
  const square = new Float64Array(length)
  let steps = 0
  return (x, gradient) => {
    steps++
    const rate = (learningRate * Math.sqrt(1 - beta2 ** steps)) / (1 - beta1 ** steps)
    for (let i = 0; i < length; i++) {
      const g = gradient[i]
      mean[i] = beta1 * mean[i] + (1 - beta1) * g
      square[i] = beta2 * square[i] + (1 - beta2) * (g * g)
      x[i] += (-rate * mean[i]) / (Math.sqrt(square[i]) + epsilon)
    }
  }
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
export function sgd(length: number, { learningRate = 0.001, momentum = 0.9 }: SgdOptions = {}): Update {
  const velocity = new Float64Array(length)
  return (x, gradient) => {
    for (let i = 0; i < length; i++) {
      velocity[i] = momentum * velocity[i] - learningRate * gradient[i]
      x[i] += momentum * velocity[i] - learningRate * gradient[i]
    }
  }
}

/** How epochs go, and when they end. */
export interface EpochOptions {
  /** Rows of a batch; the last one of an epoch may have fewer. */
  batchSize: number
  /** Epochs at most. */
  maxEpochs: number
  /** Ends with "noImprovement" when the mean loss of an epoch was for `patience` + 1 in a row not lower than the best one − tolerance. */
  tolerance: number
  patience?: number
  /** Shuffles the rows before each epoch. */
  random: Random
  /**
   * Called with the start and after each epoch, and the rows that were gone through so far; `x` is the solver's own
   * array, to be copied where it is kept.
   */
  onIterate?: ((x: Float64Array, rows: number) => void) | undefined
}

/** The point at which epochs ended, and why; a step is an epoch, an evaluation that of one batch. */
export type EpochsEnd = Omit<Minimum, 'status'> & { status: 'noImprovement' | 'iterations' }

/**
 * Trains by batches, epoch after epoch, as scikit-learn's MLPClassifier does; a step an epoch, with the mean loss of its
 * batches, each before its update.
 *
 * @param lossOf the loss of some rows (indexes)
 * @param x0 the start; not changed
 */
export function* epochs(
  lossOf: (rows: Int32Array) => Objective,
  samples: number,
  x0: Float64Array,
  update: Update,
  { batchSize, maxEpochs, tolerance, patience = 10, random, onIterate }: EpochOptions,
): Generator<MinimizeStep, EpochsEnd> {
  const x = Float64Array.from(x0)
  const rows = Int32Array.from({ length: samples }, (_, row) => row)
  let [best, worse, evaluations] = [Number.POSITIVE_INFINITY, 0, 0]
  onIterate?.(x, 0)
  for (let epoch = 1; ; epoch++) {
    shuffle(rows, random)
    let sum = 0
    for (let first = 0; first < samples; first += batchSize) {
      const batch = rows.subarray(first, first + batchSize)
      const { value, gradient } = lossOf(batch)(x)
      evaluations++
      sum += value * batch.length
      update(x, gradient)
    }
    const value = sum / samples
    onIterate?.(x, epoch * samples)
    worse = value > best - tolerance ? worse + 1 : 0
    best = Math.min(best, value)
    const ended =
      worse > patience
        ? 'noImprovement'
        : epoch === maxEpochs || !Number.isFinite(value)
          ? 'iterations'
          : null
    if (ended) return { x, value, iterations: epoch, evaluations, status: ended }
    yield { iterations: epoch, value }
  }
}

/** Fisher and Yates, in place. */
function shuffle(rows: Int32Array, random: Random): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const row = rows[i]
    rows[i] = rows[j]
    rows[j] = row
  }
}
