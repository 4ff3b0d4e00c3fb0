import { extremes, mean as meanOf } from '../../data/scale.ts'
import { knots } from '../../geometry/knots.ts'
import { kinksOf } from '../../network/kinks.ts'
import type { Network } from '../../network/network.ts'
import { lastHidden } from '../../network/rank.ts'
import { scoresOf } from '../../network/regression/scores.ts'
import type { RegressionModel } from './regression-model.ts'

/** A curve that is added to the sum: what one unit gives to the output, or several together. */
export interface UnitPart {
  /** Indices of its units of the last hidden layer; of the features where there is none. */
  units: number[]
  /** Error (RMSE) of the sum up to and with it, in the target's own units. */
  rmse: number
  /** False where it is 0 all over the data and a little beyond, as far as a picture shows. */
  isSeen: boolean
}

/**
 * The output of a network as a sum: the mean of its outputs over the samples, and what each unit of the last hidden
 * layer gives, its weight × its output, less the mean of that over the samples.
 */
export interface UnitSum {
  /** Standardized. */
  mean: number
  /** Error (RMSE) of that number alone, in the target's own units. */
  rmse: number
  /** The mean of each unit's part, which is subtracted. */
  means: number[]
  /** In the order in which they are added and numbered, the largest standard deviation over the samples first. */
  parts: UnitPart[]
}

/** Units that are added one by one at most. */
const MAX_PARTS = 6

/** Standard deviation, in those of the target, from which on a unit is added by itself; value from which on a part is seen. */
const OWN = 0.02
const SEEN = 0.01

/** The sum that a network's output is; all units that are not added one by one are its last part. */
export function unitSum({ network, dataset }: Pick<RegressionModel, 'network' | 'dataset'>): UnitSum {
  const { x, y, target } = dataset
  const given = contributions(network, x)
  const units = given.length / y.length
  const indices = Array.from({ length: units }, (_, unit) => unit)
  const ofUnit = (unit: number) => given.filter((_, i) => i % units === unit)
  const means = indices.map(unit => meanOf(ofUnit(unit)))
  const spread = indices.map(unit => Math.sqrt(meanOf(ofUnit(unit).map(v => (v - means[unit]) ** 2))))
  const sorted = indices.toSorted((a, b) => spread[b] - spread[a])
  // One left alone is no rest.
  const count = Math.max(1, Math.min(MAX_PARTS, sorted.filter(unit => spread[unit] >= OWN).length))
  const rest = sorted.slice(count)
  const mean = network.layers.at(-1)!.biases[0] + means.reduce((sum, value) => sum + value, 0)
  const parts = [...sorted.slice(0, count).map(unit => [unit]), ...(rest.length > 0 ? [rest] : [])]
  const sum = new Float64Array(y.length).fill(mean)
  const error = () => scoresOf(sum, y, target).rmse
  const alone = error()
  return {
    mean,
    rmse: alone,
    means,
    parts: parts.map(units => {
      const values = sumValues(network, means, units, x)
      values.forEach((value, i) => {
        sum[i] += value
      })
      return { units, rmse: error(), isSeen: values.some(value => Math.abs(value) >= SEEN) }
    }),
  }
}

/** The values of a part at inputs (samples × features, row-major), standardized. */
export function sumValues(network: Network, means: number[], units: number[], x: Float64Array): Float64Array {
  const given = contributions(network, x)
  return Float64Array.from({ length: given.length / means.length }, (_, i) =>
    units.reduce((sum, unit) => sum + given[i * means.length + unit] - means[unit], 0),
  )
}

/** The curves of the parts over one input, all at the same inputs. */
export interface PartCurves {
  /** Inputs, standardized, between which curves are drawn straight. */
  x: Float64Array
  /** Indices of the first and the last input among the data; beyond them the network knows of none. */
  within: [number, number]
  /** Values of each part there, standardized. */
  values: Float64Array[]
  /** Indices of the inputs where each part has its hinges. */
  hinges: number[][]
}

/** The curves of a sum from one input to another. */
export function partCurves(
  { plane: network, input, rows }: Pick<RegressionModel, 'plane' | 'input' | 'rows'>,
  sum: UnitSum,
  from: number,
  to: number,
): PartCurves {
  const kinks = kinksOf(network, knots(from, to, []))
  const ends = extremes(Float64Array.from(rows, row => input.coordinates[2 * row]))
  const x = knots(from, to, [...ends, ...kinks.map(({ at }) => at)])
  const last = network.layers.length - 2
  return {
    x,
    within: [x.indexOf(ends[0]), x.lastIndexOf(ends[1])],
    values: sum.parts.map(({ units }) => sumValues(network, sum.means, units, x)),
    hinges: sum.parts.map(({ units }) =>
      kinks.flatMap(({ at, layer, unit }) => (layer === last && units.includes(unit) ? [x.indexOf(at)] : [])),
    ),
  }
}

/** Weight × output of each unit of the last hidden layer (samples × units). */
function contributions(network: Network, x: Float64Array): Float64Array {
  const { weights } = network.layers.at(-1)!
  return lastHidden(network, x).map((h, i) => h * weights[i % weights.length][0])
}
