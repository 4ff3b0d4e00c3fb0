import type { Dataset } from '../../data/dataset.ts'
import type { Random } from '../../data/random.ts'
import type { SolverFacts } from '../../options/catalog.ts'
import type { KeyWith } from '../../options/key-table.ts'
import type { Spec } from '../../options/spec.ts'
import type { MinimizeStep, Minimum, Objective } from '../lbfgs.ts'
import type { ParameterLayout } from '../parameter-layout.ts'

/** The keys of a spec that solvers go by. */
export type SolverSpec = Pick<Spec, 'maxIter' | 'tol'> & { alpha: number } & Partial<
    Pick<Spec, 'solver' | KeyWith<'solverOption'>>
  >

/** The point at which a solver ended, with the loss of all rows there, and why. */
export type SolverEnd = Omit<Minimum, 'status'> & { status: Minimum['status'] | 'noImprovement' }

/** A loss to be minimized, from any number of starts. */
export interface Problem {
  layout: ParameterLayout
  dataset: Pick<Dataset, 'features' | 'x' | 'y'>
  /** That of all rows. */
  loss: Objective
  spec: SolverSpec
  /** Rows of an evaluation: all, or those of a batch. */
  rows: number
  /** True where another problem starts where this ends. */
  passing?: boolean
}

/** Minimizes the loss from a start; a step an iteration, or an epoch whose rows are shuffled by `random`. */
export type Solve = (
  x0: Float64Array,
  random: Random,
  /** Called with each iterate, its loss, and the evaluations × rows until it was reached. */
  onIterate?: (x: Float64Array, value: number, evaluated: number) => void,
) => Generator<MinimizeStep, SolverEnd>

/** A way to train: its facts, and what opens a problem, whose arrays are allocated once for all starts. */
export interface Solver extends Omit<SolverFacts, 'name'> {
  open(problem: Problem): Solve
}
