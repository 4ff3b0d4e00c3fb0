import { SpecError } from '../../options/error.ts'
import type { Layer } from '../network.ts'

/** Layers at most, the output layer among them, and units of each: other programs have more than a spec. */
export const maxLayers = 16
export const maxUnits = 1024
/** Weights of all layers at most, as many as 512,512 units have: each is used at tens of thousands of places. */
export const maxWeights = 300_000
/** Size of a weight or bias at most: those of saturated units, the largest that training gives, have seven digits. */
export const maxWeight = 1e9

/** @throws SpecError for more layers, units or weights than a model has, and for weights that are too large */
export function checkLayers(layers: readonly Layer[]): void {
  if (layers.length > maxLayers) throw new SpecError('layers', layers.length, `at most ${maxLayers}`)
  const count = weightsIn(layers)
  if (count > maxWeights) throw new SpecError('layers', `${count} weights`, `at most ${maxWeights} in all`)
  for (const [l, { weights, biases }] of layers.entries()) {
    if (biases.length > maxUnits)
      throw new SpecError(`layers[${l}]`, biases.length, `at most ${maxUnits} units`)
    for (const value of [biases, ...weights].flat())
      if (!(Math.abs(value) <= maxWeight))
        throw new SpecError(`layers[${l}]`, value, `weights from -${maxWeight} to ${maxWeight}`)
  }
}

export function weightsIn(layers: readonly Layer[]): number {
  return layers.reduce((sum, { weights, biases }) => sum + weights.length * biases.length, 0)
}
