import { SpecError } from '../options/error.ts'
import type { ActivationName } from './activation.ts'

/** A layer of units: h = activation(x·W + b). */
export interface Layer {
  /** in × out: `weights[i][j]` goes from input i to unit j. */
  weights: number[][]
  /** One a unit. */
  biases: number[]
  /** The same for all units; softmax only in the last layer. */
  activation: ActivationName | 'softmax'
}

/** Trained weights as plain JSON; the last layer is `sigmoid` with one unit, `softmax`, or for regression `identity` with one unit. */
export interface Network {
  /** From the first hidden layer to the output, which is the only one of logistic regression. */
  layers: Layer[]
}

/** The first layer of a network. @throws SpecError for what is none, as callers without types may give it */
export function checkNetwork(network: Network): Layer {
  const first = network?.layers?.[0]
  if (!first?.weights?.length) throw new SpecError('network', network, 'a network, as `train` gives it')
  return first
}

/** A deep copy of layers. */
export function copiedLayers(layers: readonly Layer[]): Layer[] {
  return layers.map(({ weights, biases, activation }) => ({
    weights: weights.map(row => [...row]),
    biases: [...biases],
    activation,
  }))
}

/** False for logistic regression, whose only layer is the output. */
export function hasHidden({ layers }: Network): boolean {
  return layers.length > 1
}

/** The facts of a training that do not depend on its task. */
export interface SolverRecord {
  /** Mean cross-entropy, or half the mean squared error of standardized targets, and penalty at the end. */
  loss: number
  /** Those of the solver, or epochs. */
  iterations: number
  /** Of the loss and its gradient: over all rows, or over one batch; those of the winning start. */
  evaluations: number
  /** Number of starts made, the winner and those that failed; 0 for a loaded model. */
  restarts: number
  /** True where the solver reached its tolerance. */
  converged: boolean
  /** True where the network says the same of all rows: it has learned nothing, wherever the solver ended. */
  constant?: true
  /**
   * A status of `minimize`: "gradient" is the first rule of `tol`, "decrease" the second, for which the loss falls by
   * less than 2.2e-9 of its size (or of 1) from one iteration to the next. "noImprovement" where ten epochs did not lower
   * the loss; "model" for a loaded model.
   */
  stopped: 'gradient' | 'decrease' | 'iterations' | 'lineSearch' | 'noImprovement' | 'model'
  /** The starts that did not win, in the order in which they were made; absent where the first one did. */
  failed?: FailedStart[]
  /** Stages that led to the winner, where it was found by continuation. */
  continuation?: ContinuationStage[]
  /** Every iterate in canonical form, when it was asked for. */
  trace?: Iterate[]
}

/** Classes of samples that a network finds. */
export interface ClassScores {
  /** Share of samples on the right side, 0 to 1. */
  accuracy: number
  /** Samples on the right side. */
  correct: number
}

/** The facts of a training: the keys under `training` of `--json`. */
export interface ClassRecord extends SolverRecord, ClassScores {
  /** Rows of each class and those on its side, where the classes are of unequal size. */
  hits?: ClassHits[]
  /** The choice of the network by cross-validation, where nobody chose it. */
  choice?: Choice
  /** Accuracy and loss on rows that were held out of training, where there are any. */
  test?: HeldOutRecord
  /** The verdict on the hidden layers, when it was asked for. */
  verdict?: Verdict
}

/** Distances of predicted numbers from the targets, in the target's own units. */
export interface FitScores {
  /** Root of the mean squared error. */
  rmse: number
  /** Share of the variance that is explained, 1 − Σ(y − ŷ)² / Σ(y − ȳ)²: at most 1, below 0 for what is worse than the mean. */
  r2: number
  /** Size of the largest error. */
  largest: number
  /** Of a target whose logarithm is predicted: R² of the logarithms, and the exponential of their RMSE. */
  log?: { r2: number; factor: number }
}

/** The facts of a training for regression: the keys under `training` of `--json`. */
export interface RegressionRecord extends SolverRecord, FitScores {
  /** The choice of the network by cross-validation, where nobody chose it. */
  choice?: RegressionChoice
  /** Scores and loss on rows that were held out of training, where there are any. */
  test?: FitScores & {
    /** Rows that were held out. */
    samples: number
    /** Half the mean squared error of standardized targets, without the penalty on the weights. */
    loss: number
  }
}

/** Rows of a class, and those of them on its side. */
export interface ClassHits {
  /** Its name. */
  class: string
  /** Rows that it has. */
  samples: number
  /** Those of them that got it. */
  correct: number
  /** The share of its own rows that got it, 0 to 1; null of a class without rows. */
  recall: number | null
  /** The share of the rows that got it which are its own, 0 to 1; null where none did. */
  precision: number | null
}

/** The facts of a training for either task. */
export type TrainingRecord = ClassRecord | RegressionRecord

/** A network that was tried. */
export interface Trial {
  /** Units of its hidden layers, such as "8,3"; "0" is logistic regression, or a straight line. */
  hidden: string
  /** Penalty on the weights. */
  alpha: number
  /** Mean cross-entropy of the held-out rows of cross-validation. */
  loss: number
  /** Share of them on the right side, 0 to 1. */
  accuracy: number
  /** Mean over the classes of the share of each that is on the right side, 0 to 1. */
  recall: number
  /** Number of weights. */
  weights: number
}

/** The choice of a network by cross-validation: its own loss and accuracy, and those of all that were tried. */
export interface Choice extends Omit<Trial, 'hidden'> {
  /** Number of folds, each of which was left out once. */
  folds: number
  /** Rows that took part, a sample of them, where the work allowed no more. */
  rows?: number
  /**
   * Hidden layers of the first network, of 0, 2, 3, 4 and 8,3 units, that is as good as the best: "0" is logistic regression,
   * or a straight line; null where the shares of the classes, or the mean of the targets, do as well, so that nothing is learned.
   */
  simplest: string | null
  /** The rule by which a network is as good as the best. */
  rule: {
    /** Standard errors of the paired differences to the best; a share of the rows; a share of the RMSE. */
    tolerance: { errors: number; share: number; rmse: number }
    /** The best value of each measure among the networks: accuracy and mean recall, or the mean squared error below 0. */
    best: Record<string, number>
  }
  /** Held-out recall and precision of each class, where the classes are of unequal size. */
  classes?: ClassHits[]
  /** All that were tried, each network with each penalty. */
  tried: Trial[]
}

/** A network that was tried for regression. */
export interface RegressionTrial extends Pick<Trial, 'hidden' | 'alpha' | 'weights'> {
  /** Half the mean squared error of standardized targets, of the held-out rows of cross-validation. */
  loss: number
  /** Root of the mean squared error of these rows, in the target's own units. */
  rmse: number
  /** 1 less the share of the variance of all targets that this error leaves. */
  r2: number
  /** Of a target whose logarithm is predicted: R² of the logarithms, and the exponential of their RMSE. */
  log?: FitScores['log']
}

/** The choice of a network for regression by cross-validation: its own loss and error, and those of all that were tried. */
export interface RegressionChoice
  extends Omit<RegressionTrial, 'hidden'>,
    Pick<Choice, 'folds' | 'rows' | 'simplest' | 'rule'> {
  /** All that were tried, each network with each penalty. */
  tried: RegressionTrial[]
}

/** The end of a start that did not win. */
export interface FailedStart extends Pick<SolverRecord, 'iterations' | 'evaluations'> {
  /** Its number, from 1. */
  start: number
  /** null where it ran away, and has no row right. */
  loss: number | null
  /** Samples on the right side at its end; absent for regression. */
  correct?: number
  /** Reason for its end, as in the record. */
  stopped: Exclude<ClassRecord['stopped'], 'model'>
  /** Stages that led to it, where it was not trained at once. */
  continuation?: ContinuationStage[]
}

/** A problem that was solved on the way to a network, from the end of the one before; the last is that of the spec. */
export interface ContinuationStage {
  /** Penalty on the weights. */
  alpha: number
  /** Of the hidden layers. */
  activations: Layer['activation'][]
  /** Of the loss and its gradient. */
  evaluations: number
}

/** Accuracy and loss on rows that were not trained on. */
export interface HeldOutRecord extends ClassScores {
  /** Rows that were held out. */
  samples: number
  /** Mean loss of a sample, without the penalty on the weights. */
  loss: number
}

/** Linear separability of the classes after the last hidden layer. */
export interface Verdict {
  /**
   * True where linear scores exist in the last hidden space with the right class strictly largest on every row;
   * null where that is open, for the `reason`.
   */
  separable: boolean | null
  /**
   * Distance from the plane of the widest margin to the nearest point, in units of the hidden activations, the
   * smallest over all pairs of classes; null when it was not asked for, does not exist, or is not known for the
   * `reason`.
   */
  margin: number | null
  /**
   * Reason for null in `separable`, or in `margin` of separable classes: the work allowed was used up, rounding hides
   * the answer, activations are not finite, or there is no solver of linear programs, as in a page.
   */
  reason?: 'work' | 'rounding' | 'infinite' | 'solver'
  /** Share of samples that the best straight line found on the input gets right, 0 to 1. */
  inputAccuracy: number
  /** Share of samples that the network gets right, by its own line in the last hidden space. */
  hiddenAccuracy: number
}

/** A point on the path of the solver. */
export interface Iterate {
  /** Of a snapshot from a model file: the number that its own training gave it. */
  step?: number
  /** Mean cross-entropy, or half the mean squared error, and penalty there. */
  loss: number
  /** All weights layer by layer (row-major), then all biases. */
  parameters: Float64Array
  /** Evaluations of loss and gradient until it was reached, line searches included, × their rows; absent where nobody knows. */
  evaluated?: number
}
