import { activations } from './activation.ts'
import { addProducts, multiply } from './products.ts'

/** The loops of training; where they are WebAssembly, all arguments must be arrays that were made here, in one memory. */
export interface Loops {
  /** A new array of zeros. */
  array(length: number): Float64Array
  multiply: typeof multiply
  addProducts: typeof addProducts
  /** Replaces each z by 1 / (1 + e^−z). */
  sigmoid(z: Float64Array): void
  /** Replaces each x by e^x. */
  exp(x: Float64Array): void
}

/** Weights from which loops in WebAssembly pay: 16,16 units take 60 % of the time then, 8,3 on two features the same. */
export const manyWeights = 256

/** The same in JavaScript. */
export const plain: Loops = {
  array: length => new Float64Array(length),
  multiply,
  addProducts,
  sigmoid: activations.sigmoid.apply,
  exp(x) {
    for (let i = 0; i < x.length; i++) x[i] = Math.exp(x[i])
  },
}

/**
 * Opens loops with a memory.
 *
 * @param arrays the lengths of all arrays that will be made
 * @param weights how many weights and biases a matrix has at most
 * @returns null where they cannot be had
 */
export type OpenLoops = (arrays: readonly number[], weights: number) => Loops | null
