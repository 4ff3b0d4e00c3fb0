import { SpecError } from '../options/error.ts'

/** The function of a hidden layer's units; it works on whole arrays, so that a call costs nothing per number. */
export interface Activation {
  /** Replaces every z by the output h. */
  apply(z: Float64Array): void
  /** Multiplies every entry of `delta` by the derivative dh/dz, written in terms of the output `h`. */
  backward(delta: Float64Array, h: Float64Array): void
  /** Infimum and supremum of the output; a layer is drawn in the box of its range where both are finite. */
  range: readonly [low: number, high: number]
  /** How formulas write it; null for the identity, which they leave out. */
  symbol: string | null
  /**
   * The constant h(z) + h(−z): a unit and its mirror image −z compute the same, so that the canonical form may choose
   * between them. null where the sum is not constant.
   */
  mirrorSum: number | null
  /** The f of the first weights' bound sqrt(f / (fan in + fan out)) (Glorot and Bengio 2010, as scikit-learn). */
  initialFactor: number
}

/** All activations of hidden layers by name, the default first; a new one is one entry. */
export const activations = {
  sigmoid: {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] = 1 / (1 + Math.exp(-z[i]))
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) delta[i] *= h[i] * (1 - h[i])
    },
    range: [0, 1],
    symbol: 'σ',
    mirrorSum: 1,
    initialFactor: 2,
  },
  tanh: {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] = Math.tanh(z[i])
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) delta[i] *= 1 - h[i] * h[i]
    },
    range: [-1, 1],
    symbol: 'tanh',
    mirrorSum: 0,
    initialFactor: 6,
  },
  relu: {
    apply(z) {
      for (let i = 0; i < z.length; i++) if (z[i] < 0) z[i] = 0
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) if (h[i] === 0) delta[i] = 0
    },
    range: [0, Number.POSITIVE_INFINITY],
    symbol: 'relu',
    mirrorSum: null,
    initialFactor: 6,
  },
  identity: {
    apply() {},
    backward() {},
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    symbol: null,
    mirrorSum: 0,
    initialFactor: 6,
  },
} satisfies Record<string, Activation>

/** A key of the table; options take names as text, and `activationNamed` checks them. */
export type ActivationName = keyof typeof activations

/** The names of all activations, the default first. */
export const activationNames = Object.keys(activations) as ActivationName[]

/** The activation of a layer; null for softmax, whose outputs depend on all units of the layer. */
export function activationOf(name: ActivationName | 'softmax'): Activation | null {
  return name === 'softmax' ? null : activations[name]
}

/**
 * The name of an activation, for one that a caller gives as text.
 *
 * @throws SpecError for a word that names none
 */
export function activationNamed(name: string): ActivationName {
  const found = activationNames.find(known => known === name)
  if (!found) throw new SpecError('activation', name, `one of ${activationNames.join(', ')}`)
  return found
}
