import type { Scale } from '../../../data/dataset.ts'
import { LARGEST } from '../../../data/number.ts'
import type { Layer } from '../../network.ts'
import { maxLayers, maxUnits } from '../limits.ts'
import { type ActivationCurve, type ActivationFit, entry, fitOf, straight } from './curve.ts'

export type LinearRows = Pick<Layer, 'weights' | 'biases'>

/** The sums of a layer's units, or the inputs themselves. */
interface Sums {
  before: readonly Layer[]
  /** None of the inputs. */
  linear?: LinearRows
  /** Of the inputs, where the first layer takes them shifted or scaled. */
  scale?: Scale
  inputs: readonly string[]
}

/** A value computed of the inputs: for each sample a function of the sums. */
export interface Rows {
  kind: 'rows'
  /** Values of the same object may be combined. */
  sums: Sums
  curve: ActivationCurve
  /** Numbers of each sample; NaN where the file does not say it. */
  width: number
  /** Set for probabilities of all classes. */
  end?: 'softmax' | 'sigmoid'
  /** Throws the error of the node that made it. */
  refuse: Refuse
}

export type Refuse = (expected: string, got?: unknown) => never

const same = straight([1], [0])

export function inputRows(inputs: readonly string[], width: number, refuse: Refuse, curve = same): Rows {
  return { kind: 'rows', sums: { before: [], inputs }, curve, width, refuse }
}

function folded({ weights, biases }: LinearRows, factor: readonly number[], term: readonly number[]) {
  const isSame = factor.every(value => value === 1)
  return {
    weights: isSame ? weights : weights.map(row => row.map((weight, j) => weight * entry(factor, j))),
    biases: biases.map((bias, j) => bias * entry(factor, j) + entry(term, j)),
  }
}

/** The value with its line in the weights, and no other curve. */
export function settledRows(rows: Rows): Rows {
  const { sums, curve } = rows
  if (!sums.linear || !curve.line || curve === same) return rows
  const linear = folded(sums.linear, curve.line.slope, curve.line.intercept)
  return { ...rows, sums: { ...sums, linear }, curve: same }
}

/** The finished layer, and for the weights behind it what is left of each unit's function. */
function finished(rows: Rows): [Layer, ActivationFit[]] {
  const { sums, curve } = settledRows(rows)
  const first = fitOf(curve, 0)
  const each = sums.linear!.biases.map((_, j) => (curve.units === 1 ? first : fitOf(curve, j)))
  const fits = each.filter(fit => fit !== null && fit.activation === first?.activation) as ActivationFit[]
  const known = 'an activation that this program has, with its usual constants, as relu, elu of alpha 1, gelu'
  if (fits.length < sums.linear!.biases.length) rows.refuse(known)
  const slopes = fits.map(({ slope }) => slope)
  const intercepts = fits.map(({ intercept }) => intercept)
  return [{ ...folded(sums.linear!, slopes, intercepts), activation: fits[0].activation }, fits]
}

/** The sums of the next layer, by weights of shape in × out. */
export function nextSums(rows: Rows, { weights, biases }: LinearRows, refuse: Refuse): Rows {
  const { sums, curve, width } = rows
  if (rows.end || (weights.length !== width && !Number.isNaN(width)))
    refuse(`weights of ${width} inputs, and nothing behind probabilities`, weights.length)
  if (sums.before.length >= maxLayers - 1) refuse(`at most ${maxLayers} layers`)
  if (biases.length > maxUnits) refuse(`at most ${maxUnits} units`, biases.length)
  const begun = { kind: 'rows' as const, curve: same, width: biases.length, refuse }
  if (sums.linear) {
    const [layer, fits] = finished(rows)
    const linear = {
      weights: weights.map((row, i) => row.map(weight => fits[i].factor * weight)),
      biases: biases.map((bias, j) => weights.reduce((sum, row, i) => sum + fits[i].term * row[j], bias)),
    }
    return { ...begun, sums: { ...sums, before: [...sums.before, layer], linear } }
  }
  const { slope, intercept } = curve.line!
  const isIn = (value: number) => Math.abs(value) <= LARGEST
  const mean = weights.map((_, i) => -entry(intercept, i) / entry(slope, i))
  const deviation = weights.map((_, i) => 1 / Math.abs(entry(slope, i)))
  if (!mean.every(isIn) || !deviation.every(value => isIn(value) && isIn(1 / value)))
    refuse(`a factor that is not 0 for each of ${weights.length} inputs`)
  // A deviation is positive: the sign of a factor goes into the weights.
  const linear = { weights: weights.map((row, i) => (entry(slope, i) < 0 ? row.map(w => -w) : row)), biases }
  return { ...begun, sums: { ...sums, linear, ...(curve !== same && { scale: { mean, deviation } }) } }
}

export function layersOfRows(rows: Rows): Layer[] {
  const { sums, end, refuse } = rows
  if (!sums.linear) return refuse('a layer of weights')
  if (end === 'softmax') return [...sums.before, { ...sums.linear, activation: 'softmax' }]
  const [layer, [{ factor, term }]] = finished(rows)
  const isSigmoid = layer.activation === 'sigmoid' && layer.biases.length === 1 && factor === 1 && term === 0
  if (layer.activation !== 'identity' && !isSigmoid)
    refuse('sums, a softmax, or the sigmoid of one unit as output: leave out what comes behind these')
  return [...sums.before, layer]
}
