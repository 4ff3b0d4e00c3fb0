import type { Dataset, RegressionDataset, Unit } from '../../data/dataset.ts'
import { extremes } from '../../data/scale.ts'
import type { Square } from '../../geometry/contour.ts'
import { languageOf } from '../../language/languages.ts'
import { drawnOrder } from '../../network/canonical.ts'
import { asInputs } from '../../network/input-plane.ts'
import type { FitScores, Network, RegressionChoice } from '../../network/network.ts'
import { isConstantNetwork } from '../../network/predict.ts'
import { leastSquares } from '../../network/regression/least-squares.ts'
import { fitScores, inUnits, predictTargets } from '../../network/regression/scores.ts'
import { namesColumns } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import { formulaOf } from '../../options/task.ts'
import { atEdge, type BeyondAxes } from './beyond-axes.ts'
import { allInputs, concatenated, drawnRows, labelled, sheetPlaces } from './common-model.ts'
import { type HiddenSpace, hiddenSpaces, inputAsHidden, placeInputs, viewedAround } from './hidden-space.ts'
import { inputSpace, middleSquare, type SpaceAxis, shownTicks, square, unitTicks } from './input-space.ts'
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
  /** Rows that lie beyond the axes; not set where none does. */
  beyond?: BeyondAxes | undefined
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
  // A formula has no row that lies far from all others.
  const middle = !formulaOf(spec.data)
  const space = open ? sliceSpace(dataset, open, say) : inputSpace(dataset, say, all.x, { most: 2, middle })
  const isWhole = open !== null || space.projected !== null
  const coordinates = isWhole ? space.coordinates : atEdge(space.coordinates, space)
  const input = labelled({ ...space, coordinates }, spec, true)
  const samples = isWhole ? all.x : asInputs(coordinates, space.dimensions)
  const predicted = predictTargets(network, all.x)
  const places = sheetPlaces(input)
  const sheet = open ? slicedInputs(open, places) : places
  const probe = concatenated(samples, sheet)
  // Hidden layers are floors of two dimensions at most, since the height is the target's.
  const drawnAs = (_: boolean, units: number) => ({ wide: 2, thin: units > 2, roomy: units === 1 }) as const
  const shaped = (own: HiddenSpace) => evened(own, network, probe)
  const order = drawnOrder(network, dataset)
  const spaces = hiddenSpaces(network, order, input, { samples, probe, say }, drawnAs, shaped)
  const around = middle ? heightRange(all.y, predictTargets(network, sheet)) : square(all.y, 1)
  const targets = atEdge(all.y, around)
  const isBeyond = (row: number) =>
    targets[row] !== all.y[row] || [2 * row, 2 * row + 1].some(i => coordinates[i] !== space.coordinates[i])
  const far = Array.from(all.y.keys()).filter(isBeyond)
  const label = input.dimensions === 1 ? spec.yLabel : null
  const height = heightAxis(around.centre[0], around.half, label ?? target.name, target)
  const model: RegressionModel = {
    dataset,
    network,
    plane: network,
    input,
    spaces,
    hidden: spaces.at(-1) ?? inputAsHidden(input, network),
    height,
    all,
    predicted,
    ...(far.length > 0 && {
      beyond: {
        ...{ rows: far, x: samples, targets },
        outputs: predicted.map((value, row) => (far.includes(row) ? targets[row] : value)),
      },
    }),
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

/** The middle and half of the range of targets; where some lie far from the others, of these and of the output on the sheet. */
function heightRange(y: Float64Array, onSheet: Float64Array): Square {
  const [whole, middle] = [square, middleSquare].map(of => of(y, 1))
  if (middle.half === whole.half) return whole
  const isNear = (value: number) => Math.abs(value - middle.centre[0]) <= middle.half
  return square(concatenated(y.filter(isNear), onSheet), 1)
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

/** The axis of an interval of standardized targets, by its middle and half of its length. */
export function heightAxis(centre: number, half: number, name: string, unit: Unit): HeightAxis {
  const ticks = unitTicks(centre - half, centre + half, unit)
  return { name, ticks: shownTicks(ticks, centre, half), centre, half }
}
