import type { RegressionDataset, Target } from '../../data/dataset.ts'
import { sampleRows } from '../../data/sample.ts'
import { languageOf } from '../../language/languages.ts'
import { drawnOrder } from '../../network/canonical.ts'
import type { FitScores, Network, RegressionChoice } from '../../network/network.ts'
import { leastSquares, type StraightFit } from '../../network/regression/least-squares.ts'
import { fitScores, isFlat, predictTargets } from '../../network/regression/scores.ts'
import type { Spec } from '../../options/spec.ts'
import { formulaOf } from '../../options/task.ts'
import { labelled, sheetPlaces, VIEW_POINTS } from './figure-model.ts'
import {
  type HiddenSpace,
  hiddenSpace,
  inputAsHidden,
  placeInputs,
  type SpaceOptions,
  viewedAround,
} from './hidden-space.ts'
import { type InputSpace, inputSpace, niceTicks, type SpaceAxis, shownTicks } from './input-space.ts'

/** The axis on which the target stands up: an interval of standardized targets, with ticks in the target's own units. */
export interface HeightAxis extends SpaceAxis {
  /** Middle of the interval, and half of its length, standardized. */
  centre: number
  half: number
}

/** Plain data of a figure of one network for regression on one dataset: no time, no pixels, no functions. */
export interface RegressionModel {
  dataset: RegressionDataset
  network: Network
  /** The input as it is drawn: a line, the plane, or the plane of the components of more features. */
  input: InputSpace
  /** Every hidden layer, on a line or in a plane; the height above it is the target's. */
  spaces: HiddenSpace[]
  /** The last of them, over which the output is a plane: the input where there is none. */
  hidden: HiddenSpace
  height: HeightAxis
  /** The samples of the dataset, and behind them those that were held out of training; targets are standardized. */
  all: { x: Float64Array; y: Float64Array }
  /** The network's output for each of these. */
  predicted: Float64Array
  /** Rows of these that are drawn, in their order. */
  rows: Int32Array
  /** Numbers of drawn rows by which a camera is chosen, and of those that leave a trail. */
  chosen: { view: Int32Array; trails: Int32Array }
  /** Distances of the samples from the network's output, in the target's own units. */
  scores: FitScores
  /** The same of rows held out of training; null without any. */
  held: (FitScores & { samples: number }) | null
  /** The straight line or plane on the input that misses the samples least. */
  straight: StraightFit
  /** True where the network gives the same output to all samples. */
  constant: boolean
  /** The choice of the network by cross-validation; null where it was not chosen so. */
  choice: RegressionChoice | null
  /** The formula that the samples are of; null for a table. */
  formula: string | null
  /** None: scenes of regression show all of the input. */
  slice: null
  /** The data of the parts that its scenes take, by the names of these; `partOf` reads them. */
  parts: Readonly<Record<string, unknown>>
}

type ModelKeys = Pick<
  Spec,
  'data' | 'dataSeed' | 'lang' | 'maxPoints' | 'seed' | 'trails' | 'xLabel' | 'yLabel'
>

/** The model with a network whose output is in the target's own units; its targets stay standardized. */
export function inOwnUnits(model: RegressionModel): RegressionModel {
  const { mean, deviation } = model.dataset.target
  const layers = model.network.layers.slice(0, -1)
  const output = model.network.layers[layers.length]
  const weights = output.weights.map(row => row.map(weight => weight * deviation))
  const biases = output.biases.map(bias => bias * deviation + mean)
  return { ...model, network: { ...model.network, layers: [...layers, { ...output, weights, biases }] } }
}

/**
 * Prepares what all scenes of a network for regression draw.
 *
 * @throws SpecError for names of axes that the data does not have
 */
export function buildRegressionModel(
  spec: ModelKeys,
  dataset: RegressionDataset,
  network: Network,
  choice: RegressionChoice | null = null,
): RegressionModel {
  const { x, y, test, target } = dataset
  const all = test ? { x: joined(x, test.x), y: joined(y, test.y) } : { x, y }
  const say = languageOf(spec)
  const input = labelled(inputSpace(dataset, say, all.x, { most: 2 }), spec, true)
  const predicted = predictTargets(network, all.x)
  const drawn = sampleRows(all.y.length, spec.maxPoints, spec.dataSeed ?? spec.seed)
  const spaces = spacesOf(network, dataset, input, all.x, say)
  return {
    dataset,
    network,
    input,
    spaces,
    hidden: spaces.at(-1) ?? inputAsHidden(input, network),
    height: targetAxis(all.y, dataset, input.dimensions === 1 ? spec.yLabel : null),
    all,
    predicted,
    rows: drawn,
    chosen: {
      view: sampleRows(drawn.length, VIEW_POINTS, 1),
      trails: sampleRows(drawn.length, spec.trails, 1),
    },
    scores: fitScores(network, dataset, target),
    held: test ? { samples: test.y.length, ...fitScores(network, test, target) } : null,
    straight: leastSquares(dataset),
    constant: isFlat(network, dataset),
    choice,
    formula: formulaOf(spec.data) && spec.data,
    slice: null,
    parts: {},
  }
}

/** The hidden layers as floors of two dimensions at most, since the height is the target's. */
function spacesOf(
  network: Network,
  dataset: RegressionDataset,
  input: InputSpace,
  samples: Float64Array,
  say: SpaceOptions['say'],
): HiddenSpace[] {
  const probe = joined(samples, sheetPlaces(input))
  let near: SpaceOptions['near'] = { coordinates: input.coordinates, stride: 2 }
  return drawnOrder(network, dataset).map((order, layer) => {
    const thin = order.length > 2
    const roomy = order.length === 1
    const options = { samples, probe, near, wide: 2, thin, roomy, say } as const
    const space = evened(hiddenSpace(network, layer, order, options), network, probe)
    near = { coordinates: placeInputs(space, network, samples), stride: 2 }
    return space
  })
}

/**
 * A projection with both directions as long as the longer one: they have no ticks, and the output's, which the height goes
 * by, may be so short that the plane over it would be a wall.
 */
function evened(space: HiddenSpace, network: Network, probe: Float64Array): HiddenSpace {
  const { projection, scores, stride } = space
  if (!projection) return space
  const before = placeInputs(space, network, probe)
  const ranges = projection.axes.map((_, d) => {
    const along = before.filter((_, i) => i % stride === d)
    return along.reduce((a, b) => Math.max(a, b)) - along.reduce((a, b) => Math.min(a, b))
  })
  const times = ranges.map(range => (range > 0 ? Math.max(...ranges) / range : 1))
  const longer = {
    ...space,
    projection: {
      axes: projection.axes.map((axis, d) => axis.map(value => value * times[d])),
      offsets: projection.offsets.map((offset, d) => offset * times[d]),
    },
    scores: scores && {
      ...scores,
      weights: scores.weights.map(row => row.map((value, d) => value / times[d])),
    },
  }
  return viewedAround(longer, placeInputs(longer, network, probe))
}

/** Share of the targets' range that is free above and below. */
const MARGIN = 0.14

/** The axis of the targets, with a margin in which curves may leave them. */
function targetAxis(y: Float64Array, { target }: RegressionDataset, label: string | null): HeightAxis {
  const [low, high] = y.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return heightAxis((low + high) / 2, ((high - low) / 2) * (1 + MARGIN) || 1, label ?? target.name, target)
}

/** The axis of an interval of standardized targets, by its middle and half of its length. */
export function heightAxis(
  centre: number,
  half: number,
  name: string,
  { mean, deviation }: Pick<Target, 'mean' | 'deviation'>,
): HeightAxis {
  const own = (value: number) => value * deviation + mean
  const ticks = niceTicks(own(centre - half), own(centre + half)).map(({ at, label }) => ({
    at: (at - mean) / deviation,
    label,
  }))
  return { name, ticks: shownTicks(ticks, centre, half), centre, half }
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
