import type { ActivationName } from '../options/spec.ts'

/** How a unit answers its input; works on whole arrays, so that a call costs nothing per number. */
export interface Activation {
  /** Replaces every z by the output h. */
  apply(z: Float64Array): void
  /** Multiplies every entry of `delta` by the derivative, written in terms of the output `h`. */
  backward(delta: Float64Array, h: Float64Array): void
  /** The c of h(−z) = c − h(z), for units whose sign means nothing; null where there is none. */
  mirror: number | null
  /** Least and greatest output. */
  range: readonly [number, number]
  /** The f of the first weights' bound sqrt(f / (fan in + fan out)) (Glorot and Bengio 2010, as scikit-learn). */
  spread: number
}

/** All activations of hidden layers by name; a new one is one entry. */
export const activations: Readonly<Record<ActivationName, Activation>> = {
  sigmoid: {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] = 1 / (1 + Math.exp(-z[i]))
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) delta[i] *= h[i] * (1 - h[i])
    },
    mirror: 1,
    range: [0, 1],
    spread: 2,
  },
  tanh: {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] = Math.tanh(z[i])
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) delta[i] *= 1 - h[i] * h[i]
    },
    mirror: 0,
    range: [-1, 1],
    spread: 6,
  },
  relu: {
    apply(z) {
      for (let i = 0; i < z.length; i++) if (z[i] < 0) z[i] = 0
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) if (h[i] === 0) delta[i] = 0
    },
    mirror: null,
    range: [0, Number.POSITIVE_INFINITY],
    spread: 6,
  },
  identity: {
    apply() {},
    backward() {},
    mirror: 0,
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    spread: 6,
  },
}

export const activationNames = Object.keys(activations) as ActivationName[]
