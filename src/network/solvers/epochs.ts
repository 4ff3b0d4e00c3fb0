import { type Random, shuffled } from '../../data/random.ts'
import type { MinimizeStep, Objective } from '../lbfgs.ts'
import { createLoss } from '../loss.ts'
import type { Problem, Solve, SolverEnd } from './solver.ts'

/** Changes parameters by a gradient; it keeps its own memory from step to step. */
export type Update = (x: Float64Array, gradient: Float64Array) => void

/** The settings of an update that a spec has; those that it leaves out are the update's own. */
type UpdateOptions = Partial<Record<'learningRate' | 'momentum', number | undefined>>

/** Solves a problem by batches of rows, whose gradients change the parameters by an update for so many of them. */
export function byEpochs(
  problem: Problem,
  updateOf: (length: number, options: UpdateOptions) => Update,
): Solve {
  const { layout, dataset, loss, spec, rows: batchSize } = problem
  const options = { learningRate: spec.learningRate ?? undefined, momentum: spec.momentum ?? undefined }
  const samples = dataset.y.length
  const lossOf = batchLoss(problem)
  return function* (x0, random, onIterate) {
    const end = yield* epochs(lossOf, samples, x0, updateOf(layout.length, options), {
      batchSize,
      maxEpochs: spec.maxIter,
      tolerance: spec.tol,
      random,
      onIterate: onIterate && ((x, rows) => onIterate(x, loss(x).value, rows)),
    })
    // The mean over the batches is of parameters that changed in between.
    return { ...end, value: loss(end.x).value }
  }
}

/** Batches, stopping rules and report. */
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

/**
 * Trains by batches, epoch after epoch, as scikit-learn's MLPClassifier and MLPRegressor do; a step an epoch, with the mean
 * loss of its batches, each before its update. An evaluation is that of one batch, of rows by their indexes.
 */
export function* epochs(
  lossOf: (rows: Int32Array) => Objective,
  samples: number,
  x0: Float64Array,
  update: Update,
  { batchSize, maxEpochs, tolerance, patience = 10, random, onIterate }: EpochOptions,
): Generator<MinimizeStep, SolverEnd> {
  const x = Float64Array.from(x0)
  const rows = Int32Array.from({ length: samples }, (_, row) => row)
  let [best, worse, evaluations] = [Number.POSITIVE_INFINITY, 0, 0]
  onIterate?.(x, 0)
  for (let epoch = 1; ; epoch++) {
    shuffled(rows, random)
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
    const isLast = epoch === maxEpochs || !Number.isFinite(value)
    const status = worse > patience ? 'noImprovement' : isLast ? 'iterations' : null
    if (status) return { x, value, iterations: epoch, evaluations, status }
    yield { iterations: epoch, value }
  }
}

/** The loss of a batch, for whole batches and for the rest of an epoch: its rows are copied side by side. */
function batchLoss({ layout, dataset, spec, rows: batchSize }: Problem): (rows: Int32Array) => Objective {
  const { x, y } = dataset
  const features = dataset.features.length
  const lossOfSize = (size: number) => {
    const batch = {
      x: new Float64Array(size * features),
      y: y instanceof Float64Array ? new Float64Array(size) : new Int32Array(size),
    }
    return { batch, loss: createLoss(layout, batch, spec.alpha) }
  }
  const whole = lossOfSize(batchSize)
  const rest = y.length % batchSize === 0 ? whole : lossOfSize(y.length % batchSize)
  return rows => {
    const { batch, loss } = rows.length === batchSize ? whole : rest
    for (let i = 0; i < rows.length; i++) {
      const from = rows[i] * features
      for (let j = 0; j < features; j++) batch.x[i * features + j] = x[from + j]
      batch.y[i] = y[rows[i]]
    }
    return loss
  }
}
