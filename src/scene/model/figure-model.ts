import type { ClassDataset } from '../../data/dataset.ts'
import { generatorOf } from '../../data/registry.ts'
import { sampleRows } from '../../data/sample.ts'
import type { LinearScores } from '../../geometry/linear-regions.ts'
import type { Caption } from '../../language/facts.ts'
import { languageOf } from '../../language/languages.ts'
import { type BestLine, bestLine, logisticRegression } from '../../network/best-line.ts'
import { drawnOrder } from '../../network/canonical.ts'
import { unequalHits } from '../../network/confusion.ts'
import { classScores } from '../../network/forward.ts'
import { type Choice, type ClassHits, hasHidden, type Network } from '../../network/network.ts'
import { countCorrectByLine, isConstantNetwork } from '../../network/predict.ts'
import { isNearlyLine, lastHidden } from '../../network/rank.ts'
import { winner } from '../../network/scores.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import { type BoundaryShape, boundaryIn } from './decision.ts'
import {
  type HiddenSpace,
  hiddenSpace,
  inputAsHidden,
  linearScores,
  placeInputs,
  type SpaceOptions,
  wideDimensions,
} from './hidden-space.ts'
import { type InputSpace, inputSpace } from './input-space.ts'
import { alongAxes, openSlice, placeSlice, slicedInputs } from './slices/place-slice.ts'
import { allRows, type ChosenColumns } from './slices/read-slice.ts'
import type { Slice } from './slices/slice.ts'

/** Classes that a legend names at most; the names of more stand at points of theirs. */
export const LEGEND_ENTRIES = 12

/** Classes from which a legend alone is much to remember. */
const NAMED = 4

/** Points that the search for a camera looks at, at most. */
export const VIEW_POINTS = 160

/** Plain data of a figure of one network on one dataset: no time, no pixels, no functions. */
export interface ClassModel {
  dataset: ClassDataset
  network: Network
  /** The network over the places of the input plane: the same, or what it is on a slice. */
  plane: Network
  /** The slice that the input plane is; null where it is all of the input. */
  slice: Slice | null
  input: InputSpace
  spaces: HiddenSpace[]
  /** The last of them, in which the network decides: the input where there is none. */
  hidden: HiddenSpace
  /** True where some layer is drawn in space, so that everything is. */
  inSpace: boolean
  classes: number
  /** The samples of the dataset, and behind them those that were held out of training. */
  all: { x: Float64Array; y: Int32Array }
  /** Rows of these that are drawn, the ones on the wrong side last. */
  rows: Int32Array
  /** Numbers of drawn rows by which a camera is chosen, and of those that leave a trail. */
  chosen: { view: Int32Array; trails: Int32Array }
  /** Number of the drawn rows, at their end, that are on the wrong side. */
  wrong: number
  /** True where names of classes stand at the centres of their points beside the legend: from four classes on, where these are islands. */
  named: boolean
  /** Row of the point at which each class's name stands, −1 for a class without drawn points; empty where a legend has the names. */
  namesakes: number[]
  /** Samples of the dataset that the network puts on the right side. */
  correct: number
  /** Samples that were held out of training, and how many of them the network puts on the right side; null without any. */
  held: { samples: number; correct: number } | null
  /** Classes that the network gives to samples; one only is a network that says the same of all. */
  answers: number
  /** True where the network gives nearly the same output to all samples, so that the class it gives means nothing. */
  constant: boolean
  /** Shape of the decision boundary in the input plane as it is drawn; none in a projection. */
  boundary: BoundaryShape
  /** The best straight line on the input that was found, and whether no other gets more. */
  bestLine: { scores: LinearScores; correct: number; exact: boolean }
  /** True where the samples have come down to a line in the last hidden layer, of two units or more. */
  isLine: boolean
  /** Samples of each class and those on its side, where the classes are of unequal size; else null. */
  hits: ClassHits[] | null
  /** Samples that logistic regression gets right, known where the best straight line gets more than hidden layers; else null. */
  logistic: number | null
  /** The choice of the network by cross-validation; null where it was not chosen so. */
  choice: Choice | null
  /** The form of a built-in dataset's points in words; null for a table. */
  forms: Caption | null
  /** The data of the parts that its scenes take, by the names of these; `partOf` reads them. */
  parts: Readonly<Record<string, unknown>>
}

type ModelKeys = Pick<
  Spec,
  | 'classes'
  | 'data'
  | 'dataSeed'
  | 'fix'
  | 'hollow'
  | 'lang'
  | 'maxPoints'
  | 'seed'
  | 'slice'
  | 'trails'
  | 'xLabel'
  | 'yLabel'
>

/** Facts that a model is built from besides the network: known already, or known from nowhere else. */
export interface ModelFacts {
  best?: BestLine | undefined
  choice?: Choice | null | undefined
  /** The rows before they were reduced. */
  unreduced?: ClassDataset | undefined
  /** The columns of a slice that were chosen by their worth. */
  chosen?: ChosenColumns | null | undefined
}

/**
 * Prepares what all scenes of a network draw; `withParts` adds what only some take.
 *
 * @throws SpecError for names of axes, or a slice, that the data does not have
 */
export function buildModel(
  spec: ModelKeys,
  dataset: ClassDataset,
  network: Network,
  { best = bestLine(dataset), choice = null, unreduced = dataset, chosen = null }: ModelFacts = {},
): ClassModel {
  const all = pointsOf(dataset)
  const generator = generatorOf(spec.data)
  const say = languageOf(spec)
  const classes = dataset.classes.length
  const line = linearScores(best.layer)
  const open = spec.slice && openSlice(spec, dataset, unreduced, line, chosen)
  const seen = open && alongAxes(dataset, open)
  const input = labelled(inputSpace(seen ?? dataset, say, (seen ?? all).x, { parting: !generator }), spec)
  const scores = classScores(network, all.x)
  const answers = Array.from(all.y, (_, i) => winner(scores, i, classes))
  const right = answers.map((answer, i) => answer === all.y[i])
  const places = input.coordinates
  const sliced = open && placeSlice(open, open.held, { network, classes, labels: all.y, right, places })
  const { slice, plane, line: onPlane } = sliced ?? { slice: null, plane: network, line }
  const drawn = sampleRows(all.y.length, spec.maxPoints, spec.dataSeed ?? spec.seed)
  const failed = drawn.filter(i => !right[i])
  const orders = drawnOrder(network, dataset)
  const widths = orders.map((_, l) => network.layers[l].biases.length)
  const isLine = hasHidden(network) && isNearlyLine(lastHidden(network, dataset.x), dataset.y.length)
  // A line in a cube would be a needle in much empty space; a plane shows the decision between three classes at most.
  const thin = choice !== null && isLine && classes <= 3 && widths[widths.length - 1] === 3
  if (thin) widths.pop()
  const lastWidth = widths[widths.length - 1] > 3 && !thin ? wideDimensions(classes) : 2
  const inSpace = input.stride === 3 || widths.includes(3) || lastWidth === 3
  const sheet = sheetPlaces(input)
  const probe = Float64Array.from([...all.x, ...(slice ? slicedInputs(slice, sheet) : sheet)])
  const spaces: HiddenSpace[] = []
  let near: SpaceOptions['near'] = { coordinates: input.coordinates, stride: input.stride }
  orders.forEach((order, l) => {
    const isLast = l === orders.length - 1
    const wide = isLast ? lastWidth : inSpace ? 3 : 2
    const options = { samples: all.x, probe, near, wide, thin: isLast && thin, roomy: !inSpace, say } as const
    const space = hiddenSpace(network, l, order, options)
    spaces.push(space)
    near = { coordinates: placeInputs(space, network, all.x), stride: space.stride }
  })
  const hidden = spaces.at(-1) ?? inputAsHidden(input, plane)
  const correct = right.slice(0, dataset.y.length).filter(Boolean).length
  return {
    dataset,
    network,
    plane,
    slice,
    input,
    spaces,
    hidden,
    inSpace,
    classes,
    all,
    rows: Int32Array.from([...drawn.filter(i => right[i]), ...failed]),
    chosen: {
      view: sampleRows(drawn.length, VIEW_POINTS, 1),
      trails: sampleRows(drawn.length, spec.trails, 1),
    },
    wrong: failed.length,
    // Classes have no places of their own on a slice.
    named: !slice && classes >= NAMED && classes <= LEGEND_ENTRIES && areIslands(all.y, input, classes),
    namesakes: classes > LEGEND_ENTRIES ? namesakes(all.y, input, drawn, classes) : [],
    correct,
    held: dataset.test
      ? {
          samples: dataset.test.y.length,
          correct: right.slice(dataset.y.length).filter(Boolean).length,
        }
      : null,
    answers: new Set(answers).size,
    constant: isConstantNetwork(network, dataset),
    boundary: boundaryIn(plane, input, classes),
    bestLine: {
      scores: onPlane,
      correct: best.correct,
      exact: best.exact || best.correct === dataset.y.length,
    },
    isLine,
    hits: unequalHits(answers, dataset),
    logistic: hasHidden(network) && correct < best.correct ? correctByLogistic(dataset) : null,
    choice,
    forms: generator?.forms(say, { classes: spec.classes ?? classes, hollow: spec.hollow }) ?? null,
    parts: {},
  }
}

/** Samples that logistic regression with scikit-learn's penalty, as `compare` draws it, puts on the right side. */
function correctByLogistic({ x, y, features, classes }: ClassDataset): number {
  const options = { tolerance: 1e-6, relativeDecrease: 0, maxIterations: 1000 }
  const layer = logisticRegression({ x, y, features: features.length, classes: classes.length }, 1, options)
  return countCorrectByLine(layer, { x, y })
}

/** All samples of a dataset, those that were held out of training last. */
function pointsOf({ x, y, test }: ClassDataset): ClassModel['all'] {
  return test ? { x: allRows({ x, test }), y: Int32Array.from([...y, ...test.y]) } : { x, y }
}

/** A row of each class: of the half nearest to its median (coordinates × 2) the one farthest from all other classes. */
function namesakes(
  labels: Int32Array,
  { coordinates, stride }: InputSpace,
  rows: Int32Array,
  classes: number,
): number[] {
  const placeOf = (row: number) => coordinates.subarray(stride * row, stride * (row + 1))
  const distance = (place: ArrayLike<number>, row: number) =>
    Math.hypot(...placeOf(row).map((value, d) => value - place[d]))
  return Array.from({ length: classes }, (_, k) => {
    const [own, others] = [true, false].map(is => [...rows].filter(row => (labels[row] === k) === is))
    const median = Array.from(
      { length: stride },
      (_, d) => own.map(row => placeOf(row)[d]).sort((a, b) => a - b)[own.length >> 1],
    )
    const near = own.sort((a, b) => distance(median, a) - distance(median, b)).slice(0, (own.length + 1) >> 1)
    const free = near.map(row => Math.min(...others.map(other => distance(placeOf(row), other))))
    return near[free.indexOf(Math.max(...free))] ?? -1
  })
}

/** The input space with the names of its axes that a spec gives; of one feature the second may be that of a height. */
export function labelled(
  input: InputSpace,
  { xLabel, yLabel }: Pick<Spec, 'xLabel' | 'yLabel'>,
  hasHeight = false,
): InputSpace {
  if (yLabel !== null && input.dimensions === 1 && !hasHeight)
    throw new SpecError('yLabel', yLabel, 'nothing: the data has one feature, and so one axis')
  const names = [xLabel, yLabel]
  return { ...input, axes: input.axes.map((axis, d) => ({ ...axis, name: names[d] ?? axis.name })) }
}

/** Places of the sheet (points × its dimensions), which a view of the hidden space must contain; none where there is no sheet. */
export function sheetPlaces(input: InputSpace): Float64Array {
  const grid: number[] = []
  if (!input.flat) return Float64Array.from(grid)
  const cells = 40
  for (let j = 0; j <= cells; j++) {
    for (let i = 0; i <= cells; i++) {
      const x = input.centre[0] + input.half * ((2 * i) / cells - 1)
      if (input.dimensions === 2) grid.push(x, input.centre[1] + input.half * ((2 * j) / cells - 1))
      else if (j === 0) grid.push(x)
    }
  }
  return Float64Array.from(grid)
}

/** The given rows of points, so many numbers each. */
export function pickRows(points: Float64Array, rows: Int32Array, stride: number): Float64Array {
  const picked = new Float64Array(rows.length * stride)
  rows.forEach((row, i) => {
    picked.set(points.subarray(row * stride, (row + 1) * stride), i * stride)
  })
  return picked
}

/** Share of classes that must have more points about their centre than any other has there: arms of a spiral have not. */
const MOST = 0.7

/** Share of a class's points that are about its centre. */
const CORE = 0.6

/** True where classes are islands, so that a name at the centre of a class (coordinates × stride) stands on its points. */
function areIslands(
  labels: Int32Array,
  { coordinates, stride }: { coordinates: Float64Array; stride: number },
  classes: number,
): boolean {
  const rows = Array.from(labels.keys())
  const members = Array.from({ length: classes }, (_, k) => rows.filter(row => labels[row] === k))
  const present = members.filter(own => own.length > 0)
  const islands = present.filter(own => {
    const sums = new Float64Array(stride)
    for (const row of own) for (let d = 0; d < stride; d++) sums[d] += coordinates[row * stride + d]
    const distances = rows.map(row =>
      Math.hypot(...sums.map((sum, d) => coordinates[row * stride + d] - sum / own.length)),
    )
    const near = rows.toSorted((a, b) => distances[a] - distances[b])
    const counts = new Int32Array(classes)
    for (const row of near.slice(0, Math.max(3, Math.round(CORE * own.length)))) counts[labels[row]]++
    return counts[labels[own[0]]] === Math.max(...counts)
  })
  return islands.length >= MOST * present.length
}
