import { type BoxView, fromBox } from '../../geometry/tween.ts'
import { hasHidden, type Network } from '../../network/network.ts'
import { lastHidden } from '../../network/rank.ts'

/** Units that are parts of a sum by themselves at most, those of the largest weights; the others together are one. */
const MOST = 6

/**
 * The log-odds of class `shown` of two over the input plane, or an output that is no class's, as a sum: indices of the
 * units of each part, which are features where no layer is hidden, the parts' values at places (× 2) in [−1, 1]², and the bias.
 */
export function planeSum(network: Network, input: BoxView, shown = 1) {
  const { weights, biases } = network.layers.at(-1)!
  const toward = (row: number[]) => (row.length > 1 ? row[shown] - row[1 - shown] : shown ? row[0] : -row[0])
  const given = weights.map(toward)
  const units = Array.from(given.keys())
  const sorted = units.toSorted((a, b) => Math.abs(given[b]) - Math.abs(given[a]))
  const own = units.filter(unit => sorted.indexOf(unit) < MOST).map(unit => [unit])
  const parts = hasHidden(network) ? [...own, sorted.slice(MOST)].filter(part => part.length > 0) : [units]
  const valuesAt = (ground: Float64Array) => {
    const outputs = lastHidden(network, fromBox(ground, input))
    const at = (row: number) => (sum: number, unit: number) =>
      sum + given[unit] * outputs[row * given.length + unit]
    return parts.map(part =>
      Float64Array.from({ length: ground.length / 2 }, (_, row) => part.reduce(at(row), 0)),
    )
  }
  return { parts, valuesAt, bias: toward(biases) }
}

export type PlaneSum = ReturnType<typeof planeSum>
