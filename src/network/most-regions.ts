import { activationOf, pressOf } from './activation.ts'
import type { Network } from './network.ts'

/**
 * The most linear regions that a piecewise linear network of its widths can have.
 *
 * @param inputs dimensions of the input, or of the slice of it
 * @see Zaslavsky: Facing up to arrangements, 1975, for one layer; Serra, Tjandraatmadja, Ramalingam: Bounding and counting
 *   linear regions of deep neural networks, 2018, Theorem 1, for relu. Other activations keep the dimensions of a layer.
 */
export function mostRegions({ layers }: Network, inputs: number): number {
  const hidden = layers.slice(0, -1)
  const from = (l: number, dimensions: number): number => {
    if (l === hidden.length) return 1
    const { activation, biases } = hidden[l]
    const units = biases.length
    const kinks = activationOf(activation)!.kinks!.length
    let sum = 0
    // The binomial coefficient of j units, times the ways to choose a kink of each.
    let ways = 1
    for (let j = 0; j <= Math.min(dimensions, units); j++) {
      // Units that are off add no dimension.
      const left = pressOf(activation) === 'off' ? units - j : units
      sum += ways * from(l + 1, Math.min(dimensions, left))
      ways = (ways * kinks * (units - j)) / (j + 1)
    }
    return sum
  }
  return from(0, inputs)
}
