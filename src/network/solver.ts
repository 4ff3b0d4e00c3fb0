import type { Dataset } from '../data/dataset.ts'
import type { Random } from '../data/random.ts'
import type { Spec } from '../options/spec.ts'
import { type MinimizeStep, type Minimum, minimizing, type Objective } from './lbfgs.ts'
import { createLoss } from './loss.ts'
import type { ParameterLayout } from './parameter-layout.ts'
import { adam, type EpochsEnd, epochs, sgd } from './stochastic.ts'

/** The keys of a spec that a solver depends on; without the last four it is L-BFGS. */
export type SolverSpec = Pick<Spec, 'alpha' | 'maxIter' | 'tol'> &
  Partial<Pick<Spec, 'solver' | 'learningRate' | 'batchSize' | 'momentum'>>

/** The point at which a solver ended, with the loss of all rows there, and why. */
export type SolverEnd = Omit<Minimum, 'status'> & { status: (Minimum | EpochsEnd)['status'] }

/** Minimizes the loss from a start; a step an iteration, or an epoch whose rows are shuffled by `random`. */
type Solver = (x0: Float64Array, random: Random, onIterate?: OnIterate) => Generator<MinimizeStep, SolverEnd>

/** Called with each iterate, its loss, and the evaluations × rows until it was reached. */
type OnIterate = (x: Float64Array, value: number, evaluated: number) => void

type Rows = Pick<Dataset, 'features' | 'x' | 'y'>

/**
 * The solver that a spec names. Its arrays are allocated once for all starts.
 *
 * @param loss that of all rows
 */
export function createSolver(
  layout: ParameterLayout,
  dataset: Rows,
  loss: Objective,
  spec: SolverSpec,
): Solver {
  const { alpha, maxIter, tol, solver = 'lbfgs' } = spec
  const samples = dataset.y.length
  if (solver === 'lbfgs') return (x0, _, onIterate) => lbfgs(loss, x0, spec, dataset, { onIterate })

  const batchSize = rowsOfEvaluation(spec, samples)
  const lossOf = batchLoss(layout, dataset, alpha, batchSize)
  const learningRate = spec.learningRate ?? undefined
  const momentum = spec.momentum ?? undefined
  return function* (x0, random, onIterate) {
    const { length } = layout
    const update =
      solver === 'adam' ? adam(length, { learningRate }) : sgd(length, { learningRate, momentum })
    const end = yield* epochs(lossOf, samples, x0, update, {
      batchSize,
      maxEpochs: maxIter,
      tolerance: tol,
      random,
      onIterate: onIterate && ((x, rows) => onIterate(x, loss(x).value, rows)),
    })
    // The mean over the batches is of parameters that changed in between.
    return { ...end, value: loss(end.x).value }
  }
}

/** Features and numbers from which a table is large: many features go together, and an evaluation takes a millisecond. */
const largeFeatures = 16
const largeNumbers = 2 ** 16
/**
 * Pairs that are kept there: from three seeds, digits with 8,3 units end lower, in 8 % fewer evaluations; with 16 units up to
 * 1 % higher, with no fewer rows right.
 */
const largePairs = 30
/** Relative decrease at which a problem is left there that only leads to the next: digits with 8,3 units take 30 % fewer. */
const passingDecrease = 1e-4

/**
 * L-BFGS as a spec asks for it.
 *
 * @param passing whether another problem starts where this ends
 */
export function lbfgs(
  loss: Objective,
  x0: Float64Array,
  { maxIter, tol }: Pick<SolverSpec, 'maxIter' | 'tol'>,
  { features, y }: Rows,
  { onIterate, passing = false }: { onIterate?: OnIterate; passing?: boolean },
): Generator<MinimizeStep, SolverEnd> {
  const large = features.length >= largeFeatures && features.length * y.length >= largeNumbers
  return minimizing(loss, x0, {
    tolerance: tol,
    maxIterations: maxIter,
    ...(large && { memory: largePairs }),
    ...(large && passing && { relativeDecrease: passingDecrease }),
    ...(onIterate && {
      onIterate: (x, value, evaluations) => onIterate(x, value, evaluations * y.length),
    }),
  })
}

/** How many rows an evaluation of the loss goes through: all, or those of a batch. */
export function rowsOfEvaluation({ solver = 'lbfgs', batchSize }: SolverSpec, samples: number): number {
  return solver === 'lbfgs' ? samples : Math.min(batchSize ?? 200, samples)
}

/** The loss of a batch, for whole batches and for the rest of an epoch: its rows are copied side by side. */
function batchLoss(
  layout: ParameterLayout,
  { x, y, features: { length: features } }: Rows,
  alpha: number,
  batchSize: number,
): (rows: Int32Array) => Objective {
  const lossOfSize = (size: number) => {
    const batch = { x: new Float64Array(size * features), y: new Int32Array(size) }
    return { batch, loss: createLoss(layout, batch, alpha) }
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
