import type { Dataset, RegressionDataset, Unit } from '../../data/dataset.ts'
import { extremes } from '../../data/scale.ts'
import { languageOf } from '../../language/languages.ts'
import { drawnOrder } from '../../network/canonical.ts'
import type { FitScores, Network, RegressionChoice } from '../../network/network.ts'
import { isConstantNetwork } from '../../network/predict.ts'
import { leastSquares } from '../../network/regression/least-squares.ts'
import { fitScores, inUnits, predictTargets } from '../../network/regression/scores.ts'
import { namesColumns } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import { formulaOf } from '../../options/task.ts'
import { allInputs, concatenated, drawnRows, labelled, sheetPlaces } from './common-model.ts'
import { type HiddenSpace, hiddenSpaces, inputAsHidden, placeInputs, viewedAround } from './hidden-space.ts'
import { inputSpace, type SpaceAxis, shownTicks, unitTicks } from './input-space.ts'
import { onSlice, type SlicedFit } from './slices/on-slice.ts'
import { openSlice, slicedInputs, sliceSpace } from './slices/place-slice.ts'
import type { ChosenColumns } from './slices/read-slice.ts'

/** The axis on which the target stands up: an interval of standardized targets, with ticks in the target's own units. */
export interface HeightAxis extends SpaceAxis {
  /** Middle of the interval, and half of its length, standardized. */
  centre: number
  half: number
}

/** Plain data of a figure of one network for regression: its hidden layers are floors, and the height is the target's. */
export interface RegressionModel extends SlicedFit {
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
  /** The choice of the network by cross-validation; null where it was not chosen so. */
  choice: RegressionChoice | null
  /** R² on rows that were not learned by the two columns of a chosen slice only, and by all; not set without such. */
  only?: { names: readonly string[]; r2: number; all: number }
  /** The formula that the samples are of; null for a table. */
  formula: string | null
}

/** The model with a network whose output is in the target's own units, or its logarithm; its targets stay standardized. */
export function inOwnUnits(model: RegressionModel): RegressionModel {
  const { target } = model.dataset
  const height = target.log ? { ...model.height, name: `ln(${model.height.name})` } : model.height
  return { ...model, height, network: inUnits(model.network, target) }
}

/** The model that all scenes of a regression draw. @throws SpecError for names of axes that the data does not have */
export function buildRegressionModel(
  spec: Spec,
  dataset: RegressionDataset,
  network: Network,
  choice: RegressionChoice | null = null,
  {
    unreduced = dataset,
    chosen = null,
  }: { unreduced?: Dataset | undefined; chosen?: ChosenColumns | null } = {},
): RegressionModel {
  const { x, y, test, target } = dataset
  const all = { x: allInputs({ x, test }), y: test ? concatenated(y, test.y) : y }
  const say = languageOf(spec)
  const straight = leastSquares(dataset)
  const line = { weights: [straight.weights], biases: [straight.bias] }
  const isSliced = namesColumns(spec.slice) || chosen !== null
  const open = isSliced ? openSlice(spec, dataset, unreduced, line, chosen) : null
  const space = open ? sliceSpace(dataset, open, say) : inputSpace(dataset, say, all.x, { most: 2 })
  const input = labelled(space, spec, true)
  const predicted = predictTargets(network, all.x)
  const sheet = sheetPlaces(input)
  const probe = concatenated(all.x, open ? slicedInputs(open, sheet) : sheet)
  // Hidden layers are floors of two dimensions at most, since the height is the target's.
  const drawnAs = (_: boolean, units: number) => ({ wide: 2, thin: units > 2, roomy: units === 1 }) as const
  const shaped = (own: HiddenSpace) => evened(own, network, probe)
  const places = { samples: all.x, probe, say }
  const spaces = hiddenSpaces(network, drawnOrder(network, dataset), input, places, drawnAs, shaped)
  const model: RegressionModel = {
    dataset,
    network,
    plane: network,
    input,
    spaces,
    hidden: spaces.at(-1) ?? inputAsHidden(input, network),
    height: targetAxis(all.y, dataset, input.dimensions === 1 ? spec.yLabel : null),
    all,
    predicted,
    ...drawnRows(all.y.length, spec),
    scores: fitScores(network, dataset, target),
    held: test ? { samples: test.y.length, ...fitScores(network, test, target) } : null,
    straight,
    constant: isConstantNetwork(network, dataset),
    choice,
    formula: formulaOf(spec.data) && spec.data,
    slice: null,
    parts: {},
  }
  return open
    ? onSlice({ ...model, beside: { rows: model.rows, chosen: model.chosen } }, open, open.held)
    : model
}

/** A projection with both directions as long as the longer one: the plane over a very short one would be a wall. */
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
export function heightAxis(centre: number, half: number, name: string, unit: Unit): HeightAxis {
  const ticks = unitTicks(centre - half, centre + half, unit)
  return { name, ticks: shownTicks(ticks, centre, half), centre, half }
}
