import { SpecError } from '../options/error.ts'
import { activationOf } from './activation.ts'
import { checkNetwork, type Layer, type Network } from './network.ts'
import { multiply } from './products.ts'
import { softmax } from './scores.ts'

/**
 * Every layer's output for many points at once.
 *
 * @param x samples × features, row-major
 * @returns one array a layer, samples × units, row-major; the input is not included
 * @throws SpecError when `x` does not hold whole rows
 */
export function forward(network: Network, x: Float64Array): Float64Array[] {
  const samples = rowsOf(network, x)
  let input = x
  return network.layers.map(layer => {
    input = applyLayer(layer, input, samples)
    return input
  })
}

/** One layer's output, samples × units, from its input `x`, samples × fan in; both row-major. */
export function applyLayer(layer: Layer, x: Float64Array, samples: number): Float64Array {
  const z = logits(layer, x, samples)
  const activation = activationOf(layer.activation)
  if (activation) activation.apply(z)
  else softmax(z, layer.biases.length)
  return z
}

/**
 * x·W + b of one layer, samples × units, before its activation: the decision boundary is where the logit
 * of a sigmoid is 0, or where the two largest of a softmax are equal.
 */
export function logits(layer: Layer, x: Float64Array, samples: number): Float64Array {
  const [inner, outer] = [layer.weights.length, layer.biases.length]
  const parameters = new Float64Array((inner + 1) * outer)
  for (let i = 0; i < inner; i++) parameters.set(layer.weights[i], i * outer)
  parameters.set(layer.biases, inner * outer)
  const out = new Float64Array(samples * outer)
  const block = { inner, outer, at: 0, down: outer, across: 1, bias: inner * outer }
  multiply(x, 0, samples, parameters, block, out)
  return out
}

/** The last layer's logits, samples × units. @throws SpecError when `x` does not hold whole rows, as of `forward` */
export function scores(network: Network, x: Float64Array): Float64Array {
  const samples = rowsOf(network, x)
  const last = network.layers.length - 1
  const input = network.layers.slice(0, last).reduce((h, layer) => applyLayer(layer, h, samples), x)
  return logits(network.layers[last], input, samples)
}

/**
 * A score for each class, samples × classes; the largest decides. They are the logits of softmax, and of one sigmoid
 * unit 0 for class 0 against its logit for class 1. @throws SpecError when `x` does not hold whole rows
 */
export function classScores(network: Network, x: Float64Array): Float64Array {
  const z = scores(network, x)
  if (network.layers.at(-1)!.biases.length > 1) return z
  const both = new Float64Array(2 * z.length)
  for (let s = 0; s < z.length; s++) both[2 * s + 1] = z[s]
  return both
}

function rowsOf(network: Network, x: Float64Array): number {
  const features = checkNetwork(network).weights.length
  if (x?.length % features !== 0)
    throw new SpecError('x', x?.length, `samples × ${features} numbers, row by row`)
  return x.length / features
}
