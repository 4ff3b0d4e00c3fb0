import { subscript } from '../../data/number.ts'
import type { LinearScores } from '../../geometry/linear-scores.ts'
import type { BoxView } from '../../geometry/tween.ts'
import type { Language } from '../../language/language.ts'
import { activationOf } from '../../network/activation.ts'
import { decisionBasis, type Projection, projectOnto } from '../../network/decision-basis.ts'
import { forward } from '../../network/forward.ts'
import type { Layer, Network } from '../../network/network.ts'
import { type InputSpace, niceTicks, type SpaceAxis, square } from './input-space.ts'
import type { Tick } from './tick.ts'

/** "h₁": how a hidden unit is called, by its index. */
export function unitName(unit: number): string {
  return `h${subscript(unit + 1)}`
}

/** A hidden layer as it is drawn: its own units, or a projection of more than three. */
export interface HiddenSpace {
  /** Index of the layer; −1 for the input. */
  layer: number
  dimensions: 1 | 2 | 3
  /** Numbers a point: 3 in space, otherwise 2. */
  stride: 2 | 3
  /** The network's decision in these coordinates; null where a projection does not keep it, and before the last layer. */
  scores: LinearScores | null
  /** Infimum and supremum of a unit's output; null where one is infinite, and in a projection. */
  range: [number, number] | null
  /** Unit index of each axis; empty in a projection. */
  units: number[]
  /** Of a layer wider than three; otherwise null. */
  projection: Projection | null
  view: BoxView
  axes: SpaceAxis[]
  /** Share of the variance that a projection keeps; 1 without one. */
  share: number
}

/** Options of a hidden space's layout. */
export interface SpaceOptions {
  /** Inputs that a projection is made for (samples × features). */
  samples: Float64Array
  /** Inputs that the view must contain: samples and sheet. */
  probe: Float64Array
  /** Coordinates of the samples in the space before (samples × 2 or 3), towards which a projection turns its free axes. */
  near: { coordinates: Float64Array; stride: 2 | 3 }
  /** Axes of a layer wider than three. */
  wide: 2 | 3
  /** True for a layer that is drawn as one of more than three units is, though it has no more. */
  thin: boolean
  /** True where the view leaves room round the square of two units; the floor of a cube has none. */
  roomy: boolean
  /** The messages that name the axes of a projection. */
  say: Language
}

/** Sides of the view of a layer, in ranges of what it shows. */
export const VIEW_MARGIN = 1.12

/** All hidden layers of a network in their order, each turned towards the one before. */
export function hiddenSpaces(
  network: Network,
  orders: readonly number[][],
  { coordinates, stride }: Pick<InputSpace, 'coordinates' | 'stride'>,
  options: Pick<SpaceOptions, 'samples' | 'probe' | 'say'>,
  drawnAs: (isLast: boolean, units: number) => Pick<SpaceOptions, 'wide' | 'thin' | 'roomy'>,
  shaped = (space: HiddenSpace) => space,
): HiddenSpace[] {
  let near: SpaceOptions['near'] = { coordinates, stride }
  return orders.map((order, layer) => {
    const drawn = drawnAs(layer === orders.length - 1, order.length)
    const space = shaped(hiddenSpace(network, layer, order, { ...options, near, ...drawn }))
    near = { coordinates: placeInputs(space, network, options.samples), stride: space.stride }
    return space
  })
}

/** A hidden layer of a network; `order` is the order of its axes (unit indices). */
export function hiddenSpace(
  network: Network,
  layer: number,
  order: number[],
  options: SpaceOptions,
): HiddenSpace {
  const { activation, biases } = network.layers[layer]
  const output = layer === network.layers.length - 2 ? network.layers[layer + 1] : null
  const units = biases.length
  if (units > 3 || options.thin) return projected(network, layer, output, options)
  const [low, high] = activationOf(activation)!.range
  const range: HiddenSpace['range'] = Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null
  const stride = units === 3 ? 3 : 2
  const view = range
    ? { centre: Array(stride).fill((range[0] + range[1]) / 2), half: (range[1] - range[0]) / 2 }
    : square(pick(forward(network, options.probe)[layer], units, order, stride), stride, VIEW_MARGIN)
  if (stride === 2 && range && options.roomy) view.half /= 0.84
  if (units === 1) view.centre[1] = 0
  const axes = order.map((unit, d) => ({
    name: unitName(unit),
    ticks: ticksOf(range, view.centre[d], view.half),
  }))
  const scores = output && { weights: classWeights(output, order), biases: classBiases(output) }
  const dimensions = units as 1 | 2 | 3
  return { layer, dimensions, stride, scores, range, units: order, projection: null, view, axes, share: 1 }
}

/** The input as the space in which a network without hidden layers decides. */
export function inputAsHidden(
  { projected, axes, share, ...input }: InputSpace,
  { layers }: Network,
): HiddenSpace {
  const { dimensions, stride, centre, half } = input
  const scores = projected ? null : linearScores(layers[0])
  const units = projected ? [] : axes.map((_, feature) => feature)
  const seen = { view: { centre, half }, axes, share }
  return { layer: -1, dimensions, stride, scores, range: null, units, projection: null, ...seen }
}

/**
 * The space in which the output layer decides over a layer (−1 for the input): the score of two classes on one axis, else
 * the span of the centred output weights, in which every border of three or four classes is exact.
 */
export function scoreSpace(
  network: Network,
  layer: number,
  options: Pick<SpaceOptions, 'samples' | 'probe' | 'near' | 'say'>,
): HiddenSpace {
  const output = network.layers[layer + 1]
  const classes = Math.max(2, output.biases.length)
  const wide = classes === 4 ? 3 : 2
  const layout = { ...options, wide, thin: false, roomy: false } as const
  const space = projected(network, layer, output, layout)
  if (classes > 2) return space
  const { weights, biases } = linearScores(output)
  const axis = weights[1].map((weight, i) => weight - weights[0][i])
  const scored = { ...space, projection: { axes: [axis], offsets: [biases[0] - biases[1]] } }
  const places = placeInputs(scored, network, options.probe)
  // The threshold is in the picture, also where all points lie on one side.
  const view = square(Float64Array.of(0, 0, ...places), 2, VIEW_MARGIN)
  const axes = [{ name: layer < 0 ? 'w·x + b' : 'w·h + b', ticks: ticksOf(null, view.centre[0], view.half) }]
  return { ...scored, dimensions: 1, scores: { weights: [[0], [1]], biases: [0, 0] }, view, axes }
}

/** True for the axis of a score, on which two classes are told apart. */
export function isScoreAxis({ dimensions, projection }: HiddenSpace): boolean {
  return dimensions === 1 && projection !== null
}

/** Axes that a layer wider than three needs at most to keep every boundary exact: K classes span K − 1. */
export function wideDimensions(classes: number): 2 | 3 {
  return classes > 3 ? 3 : 2
}

function projected(network: Network, layer: number, output: Layer | null, options: SpaceOptions) {
  const { samples, probe, near, wide: dimensions, say } = options
  const units = output ? output.weights.length : network.layers[layer].biases.length
  const all = Array.from({ length: units }, (_, i) => i)
  // Before the last layer nothing is decided: no score weights, and all axes are principal components.
  const weights = output ? classWeights(output, all) : [all.map(() => 0)]
  const basis = decisionBasis(outputsOf(network, layer, samples), weights, dimensions, {
    near: withStride(near.coordinates, near.stride, dimensions),
  })
  const { projection } = basis
  const view = square(projectOnto(projection, outputsOf(network, layer, probe)), dimensions, VIEW_MARGIN)
  const { axes: names } = say
  const spanned = basis.exact || layer < 0 ? basis.spanned : 0
  const axes = Array.from({ length: dimensions }, (_, d) => ({
    name:
      d < spanned
        ? names.direction({ index: d, only: weights.length === 2 })
        : names.component({ index: d - spanned }),
    ticks: [],
  }))
  const scores =
    output && basis.exact
      ? { weights: basis.weights(weights), biases: basis.biases(weights, classBiases(output)) }
      : null
  const drawn = { view, axes, share: basis.share }
  return { layer, dimensions, stride: dimensions, scores, range: null, units: [], projection, ...drawn }
}

/** Coordinates in a hidden space of its layer's outputs (samples × units, row-major): samples × stride. */
export function layerCoordinates({ projection, units, stride }: HiddenSpace, outputs: Float64Array) {
  if (!projection) return pick(outputs, units.length, units, stride)
  return withStride(projectOnto(projection, outputs), projection.axes.length, stride)
}

/** The outputs of a layer for inputs (samples × features, row-major); those of layer −1 are the inputs. */
function outputsOf(network: Network, layer: number, x: Float64Array): Float64Array {
  return layer < 0 ? x : forward(network, x)[layer]
}

/** Coordinates in a hidden space of inputs (samples × features, row-major): samples × stride. */
export function placeInputs(space: HiddenSpace, network: Network, x: Float64Array): Float64Array {
  return layerCoordinates(space, outputsOf(network, space.layer, x))
}

/** The same space with a view around these coordinates, where its units have no limits that it shows. */
export function viewedAround(space: HiddenSpace, coordinates: Float64Array): HiddenSpace {
  if (space.range) return space
  const view = square(coordinates, space.stride, VIEW_MARGIN)
  if (space.dimensions === 1) view.centre[1] = 0
  const axes = space.axes.map(({ name, ticks }, d) => ({
    name,
    ticks: ticks.length > 0 ? ticksOf(null, view.centre[d], view.half) : [],
  }))
  return { ...space, view, axes }
}

/** A network's decision in the coordinates of its last hidden layer; null in a projection. */
export function decisionIn({ units }: HiddenSpace, { layers }: Network): LinearScores | null {
  const output = layers[layers.length - 1]
  return units.length > 0 ? { weights: classWeights(output, units), biases: classBiases(output) } : null
}

/** Coordinates with more or fewer numbers a point: zeros are added, the last are left out. */
export function withStride(coordinates: Float64Array, stride: number, wanted: number): Float64Array {
  if (stride === wanted) return coordinates
  const places = new Float64Array((coordinates.length / stride) * wanted)
  for (let i = 0; i < places.length; i++) {
    const d = i % wanted
    places[i] = d < stride ? coordinates[Math.floor(i / wanted) * stride + d] : 0
  }
  return places
}

/** The scores of an output layer over its inputs as they come. */
export function linearScores(output: Layer): LinearScores {
  const order = [...output.weights.keys()]
  return { weights: classWeights(output, order), biases: classBiases(output) }
}

/** Scores per class as rows over the hidden units; one sigmoid unit is a score of 0 against its logit. */
function classWeights(output: Layer, order: number[]): number[][] {
  const rows = output.biases.map((_, k) => order.map(unit => output.weights[unit][k]))
  return rows.length === 1 ? [order.map(() => 0), rows[0]] : rows
}

function classBiases(output: Layer): number[] {
  return output.biases.length === 1 ? [0, output.biases[0]] : output.biases
}

function pick(values: Float64Array, units: number, order: number[], stride: number): Float64Array {
  const samples = values.length / units
  const places = new Float64Array(samples * stride)
  for (let i = 0; i < samples; i++)
    for (let d = 0; d < units; d++) places[i * stride + d] = values[i * units + order[d]]
  return places
}

/** Both ends of a range and its middle; without a range, round numbers. */
function ticksOf(range: [number, number] | null, centre: number, half: number): Tick[] {
  if (!range) return niceTicks(centre - half * 0.95, centre + half * 0.95)
  const [low, high] = range
  return [low, (low + high) / 2, high].map(at => ({ at, label: rangeLabel(at) }))
}

/** An end or the middle of a range as it is written: −1, ½, 1.57. */
export function rangeLabel(value: number): string {
  const size = Math.abs(value)
  return `${value < 0 ? '−' : ''}${size === 0.5 ? '½' : Number(size.toPrecision(3))}`
}
