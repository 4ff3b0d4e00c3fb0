import { activations } from './activation.ts'
import { type OutputLoss, openSoftmax } from './cross-entropy.ts'
import { addProducts, multiply } from './products.ts'

/** The loops of training; where they are WebAssembly, all arguments must be arrays that were made here, in one memory. */
export interface Loops {
  /** A new array of zeros. */
  array(length: number): Float64Array
  multiply: typeof multiply
  addProducts: typeof addProducts
  /** Replaces each z by 1 / (1 + e^−z). */
  sigmoid(z: Float64Array): void
  /** Multiplies each number by h·(1 − h). */
  sigmoidBackward(delta: Float64Array, h: Float64Array): void
  /** The loss of labels in blocks of so many rows at most, for which it makes arrays of `y.length` and `block`. */
  openSoftmax(y: Int32Array, block: number): OutputLoss
}

/** Weights from which loops in WebAssembly pay: 8,3 units on two features take 60 % of the time then, two units the same. */
export const manyWeights = 32

/** The same in JavaScript. */
export const plainLoops: Loops = {
  array: length => new Float64Array(length),
  multiply,
  addProducts,
  sigmoid: activations.sigmoid.apply,
  sigmoidBackward: activations.sigmoid.backward,
  openSoftmax,
}

/**
 * Opens loops with a memory for arrays of these lengths, and matrices of so many weights and biases at most; null where they
 * cannot be had.
 */
export type OpenLoops = (arrays: readonly number[], weights: number) => Loops | null
