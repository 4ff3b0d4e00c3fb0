import { type ClassDataset, type Dataset, isRegression } from '../data/dataset.ts'
import { column, extremes } from '../data/scale.ts'
import { SpecError } from '../options/error.ts'
import { type UnitPlace, unitPlace } from '../options/unit.ts'
import { activationOf } from './activation.ts'
import { applyLayer, logits } from './forward.ts'
import type { Network, TrainingRecord } from './network.ts'
import { predict } from './predict.ts'
import { modelRecord } from './train.ts'

/** A hidden unit that gives its mean instead of its output (mean ablation), and what goes with it. */
export interface WithoutUnit extends UnitPlace {
  /** As it was asked for, such as "h2" or "1:h3". */
  name: string
  /** Mean of its outputs over the training rows. */
  mean: number
  /** Rows, from 0, that are right with it and wrong without it; those that were held out stand behind the others. */
  lost: number[]
}

/**
 * A network that was trained on a dataset, with one hidden unit taken out, and the record of it as it is then; a regression
 * stays as it is.
 *
 * @param name of the unit; null or "none" for the whole network
 * @param alpha the penalty of its loss
 * @throws SpecError for a unit that the network does not have
 */
export function trainingWithout<Part extends { network: Network; record?: TrainingRecord }>(
  part: Part,
  dataset: Dataset,
  name: string | null,
  alpha = 0,
): Part & { without?: WithoutUnit } {
  if (name === null || name === 'none' || isRegression(dataset)) return part
  const units = part.network.layers.slice(0, -1).map(({ biases }) => biases.length)
  const place = unitPlace(name, units)
  if (place instanceof SpecError) throw place
  const { network, mean } = constantUnit(part.network, place, dataset.x)
  const lostOf = ({ x, y }: Pick<ClassDataset, 'x' | 'y'>) => {
    const [before, after] = [part.network, network].map(one => predict(one, x))
    return Array.from(y.keys()).filter(row => before[row] === y[row] && after[row] !== y[row])
  }
  const held = dataset.test ? lostOf(dataset.test) : []
  const lost = [...lostOf(dataset), ...held.map(row => dataset.y.length + row)]
  const { loss, accuracy, correct } = modelRecord(withoutUnit(network, place, mean), dataset, alpha)
  const record = part.record && { ...part.record, loss, accuracy, correct }
  return {
    ...part,
    network,
    ...(record && { record }),
    without: { name, layer: place.layer, unit: place.unit, mean, lost },
  }
}

/**
 * The network in which a unit always gives the mean of its outputs over rows: no weight leads to it. It keeps its place and
 * its name, and all other weights stay.
 */
export function constantUnit(
  network: Network,
  { layer, unit }: UnitPlace,
  x: Float64Array,
): { network: Network; mean: number } {
  const own = network.layers[layer]
  const { apply } = activationOf(own.activation)!
  const samples = x.length / network.layers[0].weights.length
  const input = network.layers.slice(0, layer).reduce((h, before) => applyLayer(before, h, samples), x)
  const sums = column(logits(own, input, samples), own.biases.length, unit)
  const outputs = sums.slice()
  apply(outputs)
  const mean = outputs.reduce((sum, output) => sum + output, 0) / samples
  // Between the sums of the least and the largest output lies one whose output is the mean.
  let [low, high] = extremes(outputs).map(end => sums[outputs.indexOf(end)])
  for (let i = 0; i < 100; i++) {
    const middle = Float64Array.of((low + high) / 2)
    const [sum] = middle
    apply(middle)
    if (middle[0] < mean) low = sum
    else high = sum
  }
  const weights = own.weights.map(row => row.with(unit, 0))
  const changed = { ...own, weights, biases: own.biases.with(unit, high) }
  return { network: { layers: network.layers.with(layer, changed) }, mean }
}

/**
 * The smaller network without a unit that always gives its mean: the next layer's biases have its part, b + w·mean. The only
 * unit of a layer stays.
 */
export function withoutUnit(network: Network, { layer, unit }: UnitPlace, mean: number): Network {
  const [own, next] = network.layers.slice(layer)
  if (own.biases.length === 1) return network
  const others = <T>(list: readonly T[]) => list.filter((_, i) => i !== unit)
  const smaller = { ...own, weights: own.weights.map(others), biases: others(own.biases) }
  const biases = next.biases.map((bias, k) => bias + mean * next.weights[unit][k])
  const after = { ...next, weights: others(next.weights), biases }
  return { layers: network.layers.with(layer, smaller).with(layer + 1, after) }
}
