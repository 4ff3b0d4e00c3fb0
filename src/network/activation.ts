import { exp, expm1, log1p, tanh } from '../data/elementary.ts'
import { SpecError } from '../options/error.ts'

/** The function of a hidden layer's units; it works on whole arrays, so that a call costs nothing per number. */
export interface Activation {
  /** Replaces every z by the output h. */
  apply(z: Float64Array): void
  /**
   * Multiplies every entry of `delta` by the derivative dh/dz, written in terms of the output `h`; where several z give
   * one h, in terms of `z`, which only an activation with `keepsInput` is given.
   */
  backward(delta: Float64Array, h: Float64Array, z: Float64Array): void
  /** Set where `backward` needs z. */
  keepsInput?: true
  /** Infimum and supremum of the output; a layer is drawn in the box of its range where both are finite. */
  range: readonly [low: number, high: number]
  /** Its notation in formulas; null for the identity, which they leave out. */
  symbol: string | null
  /**
   * The constant h(z) + h(−z): a unit and its mirror image −z compute the same, so that the canonical form may choose
   * between them. Absent where the sum is not constant.
   */
  mirrorSum?: number
  /** The f of the first weights' bound sqrt(f / (fan in + fan out)) (Glorot and Bengio 2010, as scikit-learn), if not 6. */
  initialFactor?: number
  /** Its z where the slope jumps, where it is linear between; undefined for one that is curved. */
  kinks?: readonly number[]
  /** A smooth one like it, where units of this one can be 0 on all rows, and then have no gradient that would change them. */
  smooth?: string
}

/** Slope of leaky_relu below 0, as PyTorch has it. */
const leak = 0.01

/** √(2/π), of the approximation of gelu by tanh. */
const geluSlope = Math.sqrt(2 / Math.PI)

/**
 * elu and selu: λz above 0, λα(eᶻ − 1) below.
 *
 * @see Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by exponential linear units, 2016;
 *   Klambauer and others: Self-normalizing neural networks, 2017
 */
function exponential(lambda: number, alpha: number, symbol: string): Activation {
  return {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] = lambda * (z[i] > 0 ? z[i] : alpha * expm1(z[i]))
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) delta[i] *= h[i] > 0 ? lambda : h[i] + lambda * alpha
    },
    range: [-lambda * alpha, Number.POSITIVE_INFINITY],
    symbol,
  }
}

/** z · gate(z), of the gate's value and derivative. @see Hendrycks and Gimpel: Gaussian error linear units, 2016 */
function gated(symbol: string, lowest: number, gate: (z: number) => readonly [number, number]): Activation {
  return {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] *= gate(z[i])[0]
    },
    backward(delta, _, z) {
      for (let i = 0; i < z.length; i++) {
        const [value, slope] = gate(z[i])
        delta[i] *= value + z[i] * slope
      }
    },
    keepsInput: true,
    range: [lowest, Number.POSITIVE_INFINITY],
    symbol,
  }
}

/** The error function by its series of positive terms (Abramowitz and Stegun 7.1.6), to rounding. */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x)
  let [term, sum] = [x, x]
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) sum += term *= (2 * x * x) / (2 * n + 1)
  return (2 / Math.sqrt(Math.PI)) * exp(-x * x) * sum
}

/** All activations of hidden layers by name, the default first; a new one is one entry. */
export const activations = {
  sigmoid: {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] = 1 / (1 + exp(-z[i]))
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
      for (let i = 0; i < z.length; i++) z[i] = tanh(z[i])
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) delta[i] *= 1 - h[i] * h[i]
    },
    range: [-1, 1],
    symbol: 'tanh',
    mirrorSum: 0,
  },
  relu: {
    apply(z) {
      for (let i = 0; i < z.length; i++) if (z[i] < 0) z[i] = 0
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) if (h[i] === 0) delta[i] = 0
    },
    range: [0, Number.POSITIVE_INFINITY],
    kinks: [0],
    symbol: 'relu',
    smooth: 'softplus',
  },
  identity: {
    apply() {},
    backward() {},
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    kinks: [],
    symbol: null,
    mirrorSum: 0,
  },
  leaky_relu: {
    apply(z) {
      for (let i = 0; i < z.length; i++) if (z[i] < 0) z[i] *= leak
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) if (h[i] <= 0) delta[i] *= leak
    },
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    kinks: [0],
    symbol: 'leaky relu',
  },
  elu: exponential(1, 1, 'elu'),
  selu: exponential(1.0507009873554805, 1.6732632423543772, 'selu'),
  softplus: {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] = Math.max(z[i], 0) + log1p(exp(-Math.abs(z[i])))
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) delta[i] *= -expm1(-h[i])
    },
    range: [0, Number.POSITIVE_INFINITY],
    symbol: 'softplus',
  },
  softsign: {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] /= 1 + Math.abs(z[i])
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) delta[i] *= (1 - Math.abs(h[i])) ** 2
    },
    range: [-1, 1],
    symbol: 'softsign',
    mirrorSum: 0,
  },
  hardtanh: {
    apply(z) {
      for (let i = 0; i < z.length; i++) z[i] = Math.max(-1, Math.min(1, z[i]))
    },
    backward(delta, h) {
      for (let i = 0; i < h.length; i++) if (Math.abs(h[i]) === 1) delta[i] = 0
    },
    range: [-1, 1],
    kinks: [-1, 1],
    symbol: 'hardtanh',
    mirrorSum: 0,
  },
  silu: gated('silu', -0.2784645427610738, z => {
    const share = 1 / (1 + exp(-z))
    return [share, share * (1 - share)]
  }),
  gelu: gated('gelu', -0.16997120747990369, z => [
    (1 + erf(z / Math.SQRT2)) / 2,
    exp((-z * z) / 2) / Math.sqrt(2 * Math.PI),
  ]),
  gelu_tanh: gated('gelu', -0.17004075057125412, z => {
    const t = tanh(geluSlope * (z + 0.044715 * z * z * z))
    return [(1 + t) / 2, ((1 - t * t) / 2) * geluSlope * (1 + 3 * 0.044715 * z * z)]
  }),
} satisfies Record<string, Activation>

/** A key of the table; options take names as text, and `activationNamed` checks them. */
export type ActivationName = keyof typeof activations

/** The names of all activations, the default first. */
export const activationNames = Object.keys(activations) as ActivationName[]

/** The activation of a layer; null for softmax, whose outputs depend on all units of the layer. */
export function activationOf(name: ActivationName | 'softmax'): Activation | null {
  return name === 'softmax' ? null : activations[name]
}

/** The part of the plane beyond a unit's kinks: pressed flat where it is off, nearly flat, or flat on both ends of its range. */
export function pressOf(name: ActivationName | 'softmax'): 'off' | 'nearly' | 'range' {
  if (activationOf(name)!.kinks!.length > 1) return 'range'
  return pieceOf(name, 0).slope === 0 ? 'off' : 'nearly'
}

/** The line that a piecewise linear activation is on a piece, counted from below. */
export function pieceOf(name: ActivationName | 'softmax', piece: number): { slope: number; offset: number } {
  const { kinks, apply } = activationOf(name)!
  const [low, high] = [kinks![piece - 1], kinks![piece]]
  const from = low ?? (high ?? 0) - 4
  const to = high ?? from + 4
  const [a, b] = [from + (to - from) / 4, to - (to - from) / 4]
  const values = Float64Array.of(a, b)
  apply(values)
  const slope = (values[1] - values[0]) / (b - a)
  return { slope, offset: values[0] - slope * a }
}

/** The name of an activation that a caller gives as text. @throws SpecError for a word that names none */
export function activationNamed(name: string): ActivationName {
  const found = activationNames.find(known => known === name)
  if (!found) throw new SpecError('activation', name, `one of ${activationNames.join(', ')}`)
  return found
}
