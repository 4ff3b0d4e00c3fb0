import { type BoxView, fromBox } from '../../geometry/tween.ts'
import { hasHidden, type Network } from '../../network/network.ts'
import { lastHidden } from '../../network/rank.ts'

/** The sum over the input plane that an output is before it is squashed. */
export interface PlaneSum {
  /** Indices of the units of the last hidden layer in each part; of all features where there is none. */
  parts: number[][]
  bias: number
  /** The values of each part at places on the ground (× 2), in the square [−1, 1]². */
  valuesAt(ground: Float64Array): Float64Array[]
}

/** Units that are parts by themselves at most, those of the largest weights; the others together are one. */
const MOST = 6

/** The log-odds of class `shown` of two, or an output that is no class's, as the sum of what its units give, and a bias. */
export function planeSum(network: Network, input: BoxView, shown = 1): PlaneSum {
  const { weights, biases } = network.layers.at(-1)!
  const toward = (row: number[]) => (row.length > 1 ? row[shown] - row[1 - shown] : shown ? row[0] : -row[0])
  const given = weights.map(toward)
  const units = Array.from(given.keys())
  const sorted = units.toSorted((a, b) => Math.abs(given[b]) - Math.abs(given[a]))
  const single = units.filter(unit => sorted.indexOf(unit) < MOST).map(unit => [unit])
  const parts = hasHidden(network) ? [...single, sorted.slice(MOST)].filter(part => part.length > 0) : [units]
  const valuesAt = (ground: Float64Array) => {
    const outputs = lastHidden(network, fromBox(ground, input))
    const value = (i: number) => (sum: number, unit: number) =>
      sum + given[unit] * outputs[i * given.length + unit]
    return parts.map(part =>
      Float64Array.from({ length: ground.length / 2 }, (_, i) => part.reduce(value(i), 0)),
    )
  }
  return { parts, bias: toward(biases), valuesAt }
}
