import type { ClassDataset } from '../data/dataset.ts'
import type { HiddenLayer } from '../options/forms.ts'
import { activationNamed } from './activation.ts'
import type { Layer, Network } from './network.ts'

/**
 * Offsets of a network's parameters in one flat vector: all weights layer by layer (fan in × fan out, row-major), then
 * all biases, as scikit-learn packs them.
 */
export interface ParameterLayout {
  /** Units of the input and of every layer. */
  sizes: number[]
  /** One a layer. */
  activations: Layer['activation'][]
  /** First weight of every layer. */
  weights: number[]
  /** First bias of every layer. */
  biases: number[]
  length: number
}

/** The layout of a network, by the units of its input and of every layer, and an activation a layer. */
export function parameterLayout(sizes: number[], activations: Layer['activation'][]): ParameterLayout {
  let length = 0
  const take = (count: number) => {
    length += count
    return length - count
  }
  const weights = activations.map((_, l) => take(sizes[l] * sizes[l + 1]))
  const biases = activations.map((_, l) => take(sizes[l + 1]))
  return { sizes, activations, weights, biases, length }
}

/**
 * The layout of a network to be trained on a dataset: two classes end in one sigmoid unit, more in softmax; none, where
 * numbers are predicted, in one identity unit. Without hidden layers it is logistic regression, or a straight line.
 *
 * @throws SpecError for a layer of an unknown activation
 */
export function layoutFor(
  { features, classes }: Pick<ClassDataset, 'features' | 'classes'>,
  hidden: readonly HiddenLayer[],
): ParameterLayout {
  const outputs = classes.length > 2 ? classes.length : 1
  const one = classes.length === 0 ? 'identity' : 'sigmoid'
  return parameterLayout(
    [features.length, ...hidden.map(({ units }) => units), outputs],
    [...hidden.map(({ activation }) => activationNamed(activation)), outputs === 1 ? one : 'softmax'],
  )
}

export function layoutOfNetwork({ layers }: Network): ParameterLayout {
  return parameterLayout(
    [layers[0].weights.length, ...layers.map(layer => layer.biases.length)],
    layers.map(layer => layer.activation),
  )
}

/** The flat vector of a network, in the order of its layout. */
export function pack({ layers }: Network): Float64Array {
  return Float64Array.from([
    ...layers.flatMap(layer => layer.weights.flat()),
    ...layers.flatMap(layer => layer.biases),
  ])
}

export function unpack(parameters: Float64Array, layout: ParameterLayout): Network {
  const { sizes, activations, weights, biases } = layout
  return {
    layers: activations.map((activation, l) => ({
      weights: Array.from({ length: sizes[l] }, (_, i) => {
        const first = weights[l] + i * sizes[l + 1]
        return Array.from(parameters.subarray(first, first + sizes[l + 1]))
      }),
      biases: Array.from(parameters.subarray(biases[l], biases[l] + sizes[l + 1])),
      activation,
    })),
  }
}
