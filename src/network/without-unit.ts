import { type ClassDataset, type Dataset, isRegression } from '../data/dataset.ts'
import { column, extremes } from '../data/scale.ts'
import { SpecError } from '../options/error.ts'
import { type UnitPlace, unitPlace } from '../options/unit.ts'
import { activationOf } from './activation.ts'
import { forward, logits } from './forward.ts'
import { networkLoss } from './loss.ts'
import type { Network, TrainingRecord } from './network.ts'
import { predict } from './predict.ts'

/** The rows that a network gets right in which a hidden unit gives its mean (mean ablation). */
export interface WithoutUnit {
  /** Its name: "h2" of the last hidden layer, "1:h3" of layer 1. */
  unit: string
  /** Mean of its output over the training rows. */
  mean: number
  /** Number of training rows on the right side. */
  correct: number
  /** Number of all of them. */
  of: number
  /** Rows, from 1, that are right with the unit and wrong without it. */
  lost: number[]
  /** The same of rows that were held out, where there are any. */
  test?: Pick<WithoutUnit, 'correct' | 'of' | 'lost'>
}

/** Rows, from 0, that are lost without a unit; those that were held out stand behind the others. */
export function lostRows({ lost = [], of = 0, test }: Partial<WithoutUnit> = {}): Set<number> {
  return new Set([...lost, ...(test?.lost ?? []).map(row => row + of)].map(row => row - 1))
}

/** A network that may lack a unit: `smaller` is the same without its place. */
export interface Ablated {
  without?: WithoutUnit
  smaller?: Network
}

/**
 * A trained network with one hidden unit taken out, and the record of that network; a regression stays as it is.
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
): Part & Ablated {
  if (name === null || name === 'none' || isRegression(dataset)) return part
  const hidden = part.network.layers.slice(0, -1).map(({ biases }) => ({ units: biases.length }))
  const place = unitPlace(name, hidden)
  if (place instanceof SpecError) throw place
  const { network, without } = ablation(part.network, place, dataset)
  const smaller = withoutUnit(network, place, without.mean)
  const { correct, of } = without
  const loss = networkLoss(smaller, dataset, alpha)
  const record = part.record && { ...part.record, loss, accuracy: correct / of, correct }
  return { ...part, network, record, without, smaller }
}

/** A network in which a hidden unit gives its mean over the rows of a dataset, and the rows that are right then. */
export function ablation(whole: Network, place: UnitPlace, { x, y, test }: ClassDataset) {
  const { network, mean } = constantUnit(whole, place, x)
  const kept = (points: Float64Array, labels: Int32Array) => {
    const [before, after] = [whole, network].map(one => predict(one, points))
    const rows = Array.from(labels.keys())
    const lost = rows.filter(row => before[row] === labels[row] && after[row] !== labels[row])
    const correct = rows.filter(row => after[row] === labels[row]).length
    return { correct, of: labels.length, lost: lost.map(row => row + 1) }
  }
  const held = test && { test: kept(test.x, test.y) }
  const isLast = place.layer === whole.layers.length - 2
  const unit = `${isLast ? '' : `${place.layer + 1}:`}h${place.unit + 1}`
  const without: WithoutUnit = { unit, mean, ...kept(x, y), ...held }
  return { network, without }
}

/**
 * The network in which a unit gives the mean of its outputs over rows: no weight leads to it, and it keeps its place, its
 * name and the weights that lead from it.
 */
export function constantUnit(network: Network, { layer, unit }: UnitPlace, x: Float64Array) {
  const own = network.layers[layer]
  const samples = x.length / network.layers[0].weights.length
  const [input, given] = [x, ...forward(network, x)].slice(layer)
  const [sums, outputs] = [logits(own, input, samples), given].map(of => column(of, own.biases.length, unit))
  const mean = outputs.reduce((sum, output) => sum + output, 0) / samples
  // Between the sums of the least and the largest output lies one whose output is the mean.
  let [low, high] = extremes(outputs).map(end => sums[outputs.indexOf(end)])
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2
    const output = Float64Array.of(middle)
    activationOf(own.activation)!.apply(output)
    if (output[0] < mean) low = middle
    else high = middle
  }
  const weights = own.weights.map(row => row.with(unit, 0))
  const constant = { ...own, weights, biases: own.biases.with(unit, high) }
  return { network: { layers: network.layers.with(layer, constant) }, mean }
}

/** The smaller network without a unit that gives its mean, which the next biases take: b + w·mean. The only unit of a layer stays. */
function withoutUnit(network: Network, { layer, unit }: UnitPlace, mean: number): Network {
  const [own, next] = network.layers.slice(layer)
  if (own.biases.length === 1) return network
  const others = <T>(list: readonly T[]) => list.toSpliced(unit, 1)
  const smaller = { ...own, weights: own.weights.map(others), biases: others(own.biases) }
  const biases = next.biases.map((bias, k) => bias + mean * next.weights[unit][k])
  const after = { ...next, weights: others(next.weights), biases }
  return { layers: network.layers.with(layer, smaller).with(layer + 1, after) }
}
