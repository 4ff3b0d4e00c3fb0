import type { Scale } from '../../../data/dataset.ts'
import { LARGEST } from '../../../data/number.ts'
import type { Layer } from '../../network.ts'
import { type Curve, entry, type Fit, fitOf, straight } from './curve.ts'

type Linear = Pick<Layer, 'weights' | 'biases'>

/** The weighted sums of a layer's units, or the inputs themselves. */
interface Sums {
  /** Layers before this one. */
  before: readonly Layer[]
  /** None of the inputs. */
  linear?: Linear
  /** Of the inputs, where the first layer has another than none. */
  scale?: Scale
  /** Names of the graph's inputs. */
  inputs: readonly string[]
}

/** Size in each direction; null for that of the samples, NaN for one that the file does not say. */
export type Shape = readonly (number | null)[]

/** A value computed of the inputs: a function of the sums of each sample. */
export interface Rows {
  kind: 'rows'
  /** Values of the same object may be combined. */
  sums: Sums
  curve: Curve
  shape: Shape
  /** Set for probabilities of all classes. */
  end?: 'softmax' | 'sigmoid'
}

/** Throws the error of a node. */
export type Refuse = (expected: string, got?: unknown) => never

const same = straight([1], [0])

export function inputRows(inputs: readonly string[], shape: Shape, curve = same): Rows {
  return { kind: 'rows', sums: { before: [], inputs }, curve, shape }
}

/** Numbers of each sample; NaN where the file does not say it. */
export function widthOf({ sums, shape }: Rows): number {
  return sums.linear?.biases.length ?? shape.reduce<number>((product, size) => product * (size ?? 1), 1)
}

function folded({ weights, biases }: Linear, factor: readonly number[], term: readonly number[]): Linear {
  return {
    weights: weights.map(row => row.map((weight, j) => weight * entry(factor, j))),
    biases: biases.map((bias, j) => bias * entry(factor, j) + entry(term, j)),
  }
}

/** The value with its line in the weights, and no other curve. */
export function settled(rows: Rows): Rows {
  const { sums, curve } = rows
  if (!sums.linear || !curve.line || curve === same) return rows
  const linear = folded(sums.linear, curve.line.slope, curve.line.intercept)
  return { ...rows, sums: { ...sums, linear }, curve: same }
}

/** The finished layer, and for the weights behind it what is left of each unit's function. */
function finished(rows: Rows, refuse: Refuse): [Layer, Fit[]] {
  const { sums, curve } = settled(rows)
  const fits = sums.linear!.biases.map((_, j) => fitOf(curve, j)).filter(fit => fit !== null)
  const { activation } = fits[0] ?? refuse(functions)
  if (fits.length < sums.linear!.biases.length) refuse(functions)
  const slopes = fits.map(({ slope }) => slope)
  const intercepts = fits.map(({ intercept }) => intercept)
  return [{ ...folded(sums.linear!, slopes, intercepts), activation }, fits]
}
const functions =
  'a function of units that this program has, with its usual constants, such as relu, elu with alpha 1 or gelu'

/** The sums of the next layer, by weights of shape in × out. */
export function nextSums(rows: Rows, { weights, biases }: Linear, refuse: Refuse): Rows {
  const { sums, curve, shape, end } = rows
  const width = widthOf(rows)
  if (end || shape.filter(size => size !== null).length !== 1 || shape.length > 2 || shape.at(-1) === null)
    refuse('one row of numbers of each sample, flattened before')
  if (weights.length !== width && !Number.isNaN(width)) refuse(`weights of ${width} inputs`, weights.length)
  const begun = { kind: 'rows' as const, curve: same, shape: shape.with(-1, biases.length) }
  if (sums.linear) {
    const [layer, fits] = finished(rows, refuse)
    const linear = {
      weights: weights.map((row, i) => row.map(weight => fits[i].factor * weight)),
      biases: biases.map((bias, j) => weights.reduce((sum, row, i) => sum + fits[i].term * row[j], bias)),
    }
    return { ...begun, sums: { ...sums, before: [...sums.before, layer], linear } }
  }
  if (curve === same) return { ...begun, sums: { ...sums, linear: { weights, biases } } }
  const { slope, intercept } = curve.line!
  const deviation = weights.map((_, i) => 1 / Math.abs(entry(slope, i)))
  const mean = weights.map((_, i) => -entry(intercept, i) / entry(slope, i))
  const isIn = (value: number) => Math.abs(value) <= LARGEST
  if (
    Math.max(slope.length, intercept.length) > weights.length ||
    !mean.every(isIn) ||
    !deviation.every(isIn)
  )
    refuse('inputs with a factor that is not 0 each')
  // A deviation is positive: the sign of a factor goes into the weights.
  const linear = { weights: weights.map((row, i) => (entry(slope, i) < 0 ? row.map(w => -w) : row)), biases }
  return { ...begun, sums: { ...sums, linear, scale: { mean, deviation } } }
}

/** The layers of an output. */
export function layersOf(rows: Rows, refuse: Refuse): Layer[] {
  const { sums, end } = rows
  if (!sums.linear) refuse('a layer of weights before it')
  if (end === 'softmax') return [...sums.before, { ...sums.linear!, activation: 'softmax' }]
  const [layer, [{ factor, term }]] = finished(rows, refuse)
  const isSigmoid = layer.activation === 'sigmoid' && layer.biases.length === 1 && factor === 1 && term === 0
  if (layer.activation !== 'identity' && !isSigmoid)
    refuse('sums, a softmax, or a sigmoid of one unit as output: leave out what comes behind the last layer')
  return [...sums.before, layer]
}
