import type { ActivationName } from '../spec/spec.ts'

export interface Layer {
  /** in × out: `weights[i][j]` goes from input i to unit j. */
  weights: number[][]
  biases: number[]
  activation: ActivationName | 'softmax'
}

/** Trained weights as plain JSON; the last layer is `sigmoid` with one unit, or `softmax`. */
export interface Network {
  layers: Layer[]
}

/** How training went: the keys under `training` of `--json`. */
export interface TrainingRecord {
  loss: number
  /** Share of samples on the right side, 0 to 1. */
  accuracy: number
  correct: number
  iterations: number
  evaluations: number
  /** Number of starts made; 0 for a loaded model. */
  restarts: number
  converged: boolean
  /** A status of `minimize`; "model" for a loaded model. */
  stopped: 'gradient' | 'decrease' | 'iterations' | 'lineSearch' | 'model'
  /** Every iterate in canonical form, when it was asked for. */
  trace?: Iterate[]
}

export interface Iterate {
  loss: number
  /** All weights layer by layer (row-major), then all biases. */
  parameters: Float64Array
}
