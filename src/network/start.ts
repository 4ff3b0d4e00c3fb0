import { type Random, random } from '../data/random.ts'
import { activationOf } from './activation.ts'
import type { ParameterLayout } from './parameter-layout.ts'

/**
 * First weights and biases of start k: uniform in ±sqrt(f / (fan in + fan out)), where the first hidden
 * activation sets f for every layer; drawn from (network seed, k) alone, so that starts can run in any order. Without
 * hidden layers all are 0, as there the loss is convex.
 */
export function startParameters(layout: ParameterLayout, networkSeed: number, k: number): Float64Array {
  const { sizes, weights, biases, length } = layout
  const parameters = new Float64Array(length)
  if (weights.length === 1) return parameters
  const rng = random(`network ${networkSeed} start ${k}`)
  const { initialFactor = 6 } = activationOf(layout.activations[0])!
  for (let l = 0; l < weights.length; l++) {
    const units = sizes[l + 1]
    const bound = Math.sqrt(initialFactor / (sizes[l] + units))
    const draw = () => bound * (2 * rng() - 1)
    for (let i = 0; i < sizes[l] * units; i++) parameters[weights[l] + i] = draw()
    for (let j = 0; j < units; j++) parameters[biases[l] + j] = draw()
  }
  return parameters
}

/** The random numbers that shuffle the rows of start k, for solvers that go by batches. */
export function shufflesOf(networkSeed: number, k: number): Random {
  return random(`network ${networkSeed} start ${k} shuffles`)
}
