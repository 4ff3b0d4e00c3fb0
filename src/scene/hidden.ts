import { forward } from '../network/forward.ts'
import type { Layer, Network } from '../network/network.ts'
import { decisionBasis } from '../network/span.ts'
import { type Axis, niceTicks, type Tick } from './input.ts'
import { subscript } from './text.ts'
import type { BoxView } from './tween.ts'

/** Class scores that are linear in a space's coordinates: the largest one decides. */
export interface LinearScores {
  /** classes × dimensions. */
  weights: number[][]
  biases: number[]
}

/** The last hidden layer as it is drawn: its own units, or a projection of more than three. */
export interface HiddenSpace {
  dimensions: 1 | 2 | 3
  /** Numbers a point: 3 in space, otherwise 2. */
  stride: 2 | 3
  /** Coordinates of inputs (samples × features, row-major). */
  place(x: Float64Array): Float64Array
  /** The network's decision in these coordinates; null where a projection does not keep it. */
  scores: LinearScores | null
  /** Lowest and highest output of a unit; null where it has no limits. */
  range: [number, number] | null
  /** Unit index of each axis; empty in a projection. */
  units: number[]
  view: BoxView
  axes: Axis[]
  /** Share of the variance that a projection keeps; 1 without one. */
  share: number
}

/**
 * The last hidden space of a network. `order` is the order of its axes (unit indices); `probe` are
 * inputs (samples and sheet) that the view must contain.
 */
export function hiddenSpace(
  network: Network,
  order: number[],
  samples: Float64Array,
  probe: Float64Array,
): HiddenSpace {
  const last = network.layers.length - 2
  const { activation, biases } = network.layers[last]
  const output = network.layers[last + 1]
  const units = biases.length
  const range: [number, number] | null =
    activation === 'sigmoid' ? [0, 1] : activation === 'tanh' ? [-1, 1] : null
  if (units > 3) return projected(network, last, output, samples, probe)
  const stride = units === 3 ? 3 : 2
  const place = (x: Float64Array) => pick(forward(network, x)[last], units, order, stride)
  const weights = classWeights(output, order)
  const view = range
    ? { centre: Array(stride).fill((range[0] + range[1]) / 2), half: (range[1] - range[0]) / 2 }
    : around(place(probe), stride)
  if (stride === 2 && range) view.half /= 0.84
  if (units === 1) view.centre[1] = 0
  const dimensions = units as 1 | 2 | 3
  const axes = order.map((unit, d) => ({
    name: `h${subscript(unit + 1)}`,
    ticks: ticksOf(range, view.centre[d], view.half),
  }))
  return {
    dimensions,
    stride,
    place,
    scores: { weights, biases: classBiases(output) },
    range,
    units: order,
    view,
    axes,
    share: 1,
  }
}

function projected(
  network: Network,
  last: number,
  output: Layer,
  samples: Float64Array,
  probe: Float64Array,
): HiddenSpace {
  const classes = Math.max(2, output.biases.length)
  const dimensions = classes > 3 ? 3 : 2
  const units = network.layers[last].biases.length
  const all = Array.from({ length: units }, (_, i) => i)
  const weights = classWeights(output, all)
  const basis = decisionBasis(forward(network, samples)[last], weights, dimensions)
  const place = (x: Float64Array) => basis.project(forward(network, x)[last])
  const view = around(place(probe), dimensions)
  const names = ['1st', '2nd', '3rd']
  const axes = Array.from({ length: dimensions }, (_, d) => ({
    name:
      basis.exact && d < basis.spanned
        ? `${classes === 2 ? 'output' : `${names[d]} output`} direction`
        : `${names[d - (basis.exact ? basis.spanned : 0)]} component`,
    ticks: [],
  }))
  return {
    dimensions,
    stride: dimensions,
    place,
    scores: basis.exact
      ? { weights: basis.weights(weights), biases: basis.biases(weights, classBiases(output)) }
      : null,
    range: null,
    units: [],
    view,
    axes,
    share: basis.share,
  }
}

/** The scores of an output layer over its inputs as they come. */
export function linearScores(output: Layer): LinearScores {
  return {
    weights: classWeights(
      output,
      output.weights.map((_, i) => i),
    ),
    biases: classBiases(output),
  }
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
  for (let i = 0; i < samples; i++) {
    for (let d = 0; d < units; d++) places[i * stride + d] = values[i * units + order[d]]
  }
  return places
}

function around(points: Float64Array, stride: number): BoxView {
  const low = Array(stride).fill(Infinity)
  const high = Array(stride).fill(-Infinity)
  for (let i = 0; i < points.length; i++) {
    low[i % stride] = Math.min(low[i % stride], points[i])
    high[i % stride] = Math.max(high[i % stride], points[i])
  }
  const spread = Math.max(...high.map((v, d) => v - low[d]))
  return { centre: low.map((v, d) => (v + high[d]) / 2), half: spread > 0 ? (spread / 2) * 1.12 : 1 }
}

function ticksOf(range: [number, number] | null, centre: number, half: number): Tick[] {
  if (!range) return niceTicks(centre - half * 0.95, centre + half * 0.95)
  return range[0] === 0
    ? [
        { at: 0, label: '0' },
        { at: 0.5, label: '½' },
        { at: 1, label: '1' },
      ]
    : [
        { at: -1, label: '−1' },
        { at: 0, label: '0' },
        { at: 1, label: '1' },
      ]
}
