import { column } from '../../data/scale.ts'
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
  const own = sorted.slice(0, MOST).sort((a, b) => a - b)
  const rest = sorted.slice(MOST)
  const parts = hasHidden(network)
    ? [...own.map(unit => [unit]), ...(rest.length > 0 ? [rest] : [])]
    : [units]
  const valuesAt = (ground: Float64Array) => {
    const outputs = lastHidden(network, fromBox(ground, input))
    const ofUnits = units.map(unit => column(outputs, units.length, unit).map(output => given[unit] * output))
    const added = (a: Float64Array, b: Float64Array) => a.map((value, row) => value + b[row])
    return parts.map(part => part.map(unit => ofUnits[unit]).reduce(added))
  }
  return { parts, valuesAt, bias: toward(biases) }
}

export type PlaneSum = ReturnType<typeof planeSum>
