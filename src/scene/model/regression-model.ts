import type { RegressionDataset, Target } from '../../data/dataset.ts'
import { extremes } from '../../data/scale.ts'
import { languageOf } from '../../language/languages.ts'
import { drawnOrder } from '../../network/canonical.ts'
import type { FitScores, Network, RegressionChoice } from '../../network/network.ts'
import { isConstantNetwork } from '../../network/predict.ts'
import { leastSquares, type StraightFit } from '../../network/regression/least-squares.ts'
import { fitScores, inUnits, predictTargets } from '../../network/regression/scores.ts'
import type { Spec } from '../../options/spec.ts'
import { formulaOf } from '../../options/task.ts'
import {
  allInputs,
  type CommonModel,
  concatenated,
  drawnRows,
  labelled,
  sheetPlaces,
} from './common-model.ts'
import {
  type HiddenSpace,
  hiddenSpaces,
  inputAsHidden,
  placeInputs,
  type SpaceOptions,
  viewedAround,
} from './hidden-space.ts'
import { type InputSpace, inputSpace, niceTicks, type SpaceAxis, shownTicks } from './input-space.ts'
import { scaledTicks } from './tick.ts'

/** The axis on which the target stands up: an interval of standardized targets, with ticks in the target's own units. */
export interface HeightAxis extends SpaceAxis {
  /** Middle of the interval, and half of its length, standardized. */
  centre: number
  half: number
}

/** Plain data of a figure of one network for regression: its hidden layers are floors, and the height is the target's. */
export interface RegressionModel extends CommonModel {
  dataset: RegressionDataset
  height: HeightAxis
  /** The samples of the dataset, and behind them those that were held out of training; targets are standardized. */
  all: { x: Float64Array; y: Float64Array }
  /** The network's output for each of these. */
  predicted: Float64Array
  /** Distances of the samples from the network's output, in the target's own units. */
  scores: FitScores
  /** The same of rows held out of training; null without any. */
  held: (FitScores & { samples: number }) | null
  /** The straight line or plane on the input that misses the samples least. */
  straight: StraightFit
  /** The choice of the network by cross-validation; null where it was not chosen so. */
  choice: RegressionChoice | null
  /** The formula that the samples are of; null for a table. */
  formula: string | null
  /** None: scenes of regression show all of the input. */
  slice: null
}

/** The model with a network whose output is in the target's own units; its targets stay standardized. */
export function inOwnUnits(model: RegressionModel): RegressionModel {
  return { ...model, network: inUnits(model.network, model.dataset.target) }
}

/** The model that all scenes of a regression draw. @throws SpecError for names of axes that the data does not have */
export function buildRegressionModel(
  spec: Spec,
  dataset: RegressionDataset,
  network: Network,
  choice: RegressionChoice | null = null,
): RegressionModel {
  const { x, y, test, target } = dataset
  const all = { x: allInputs({ x, test }), y: test ? concatenated(y, test.y) : y }
  const say = languageOf(spec)
  const input = labelled(inputSpace(dataset, say, all.x, { most: 2 }), spec, true)
  const predicted = predictTargets(network, all.x)
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
    ...drawnRows(all.y.length, spec),
    scores: fitScores(network, dataset, target),
    held: test ? { samples: test.y.length, ...fitScores(network, test, target) } : null,
    straight: leastSquares(dataset),
    constant: isConstantNetwork(network, dataset),
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
  const probe = concatenated(samples, sheetPlaces(input))
  return hiddenSpaces(
    network,
    drawnOrder(network, dataset),
    input,
    { samples, probe, say },
    (_, units) => ({ wide: 2, thin: units > 2, roomy: units === 1 }),
    space => evened(space, network, probe),
  )
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
    const [low, high] = extremes(before.filter((_, i) => i % stride === d))
    return high - low
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
  const [low, high] = extremes(y)
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
  const ticks = scaledTicks(niceTicks(own(centre - half), own(centre + half)), mean, deviation)
  return { name, ticks: shownTicks(ticks, centre, half), centre, half }
}
