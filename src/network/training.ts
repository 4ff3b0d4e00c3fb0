import type { ClassDataset, Dataset, RegressionDataset } from '../data/dataset.ts'
import type { Spec } from '../options/spec.ts'
import type { SolveAhead } from './ahead.ts'
import type { TrialStep } from './candidates.ts'
import type { OpenLoops } from './loops.ts'
import type { ClassRecord, Network, RegressionRecord } from './network.ts'
import type { SolverSpec } from './solvers/solver.ts'

/** The keys of a spec that training depends on. */
export type TrainingSpec = Pick<
  Spec,
  'hidden' | 'activation' | 'restarts' | 'seed' | 'networkSeed' | 'alpha'
> &
  Partial<Pick<Spec, 'dataSeed' | 'scale'>> &
  Omit<SolverSpec, 'alpha'>

/** The same with a penalty. */
export type PenalizedSpec = Omit<TrainingSpec, 'alpha'> & SolverSpec

/** Rows of a table before they are reduced; `scale` and `reduce` are fitted to them again in each fold. */
export interface Unreduced<Data extends Dataset = ClassDataset> {
  dataset: Data
  scale: Spec['scale']
  reduce: Spec['reduce']
}

/** The trace of a training, and its work at most. */
export interface TrainingOptions {
  /** Records every iterate of the winning start, or the end of every epoch, its first weights included. */
  trace?: boolean
  /** Evaluations × their rows × weights after which no new start begins: counted, so that time decides nothing. */
  maxWork?: number
}

/** The same, and what this machine can give. */
export interface MachineOptions extends TrainingOptions {
  /** Faster loops for networks of many weights, see `wantsLoops`. */
  openLoops?: OpenLoops | undefined
  /** Solves starts of networks that take long elsewhere, ahead of their turn: the network is the same. */
  solveAhead?: SolveAhead | undefined
  /** True where a hidden layer is drawn, also where cross-validation finds that none is needed. */
  needsHidden?: boolean | undefined
  /** Work that trainings may take together; more needs --force. */
  budget?: WorkBudget | undefined
  /** The rows before they were reduced, by which a network is chosen, of the same task; those of the dataset without it. */
  unreduced?: Unreduced<Dataset> | undefined
}

/** Work of all trainings of a figure: iterations or epochs × samples × weights; what is left falls. */
export interface WorkBudget {
  most: number
  left: number
}

/** A trained network, and how its training went. */
export interface ClassTraining {
  /** In canonical form: units in a fixed order, with fixed signs. */
  network: Network
  /** Facts of its training. */
  record: ClassRecord
}

/** A trained network for regression, and how its training went. */
export interface RegressionTraining {
  /** In canonical form; its last layer is `identity` with one unit, whose output is a standardized target. */
  network: Network
  /** Facts of its training. */
  record: RegressionRecord
}

/** A trained network of either task; with those that cross-validation trained of its kind, where it chose it: one a fold. */
export type Training = (ClassTraining | RegressionTraining) & { folds?: readonly Network[] }

/** A trained network of the task of its dataset. */
export type TrainingOf<Data extends Dataset> = Data extends RegressionDataset
  ? RegressionTraining
  : ClassTraining

/** Progress of the training: the network that is tried while one is chosen, or an iteration. */
export type TrainingStep = TrialStep | IterationStep

/** Progress of a start. */
export interface IterationStep {
  /** The current start, from 1. */
  start: number
  /** Number of starts at most. */
  starts: number
  /** Iterations or epochs of this start so far. */
  iteration: number
  /** The loss after them. */
  loss: number
}

/** A step of the training, or a promise that is to be awaited before the next one: with `solveAhead` alone. */
export type Steps<Result> = Generator<TrainingStep | Promise<unknown>, Result>

/** Options of a network of given layers; one that was `chosen` is sought on the way of the trials that chose it. */
export type HiddenOptions = MachineOptions & { chosen?: boolean; minStarts?: number }
