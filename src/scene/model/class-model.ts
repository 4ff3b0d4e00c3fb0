import type { ClassDataset } from '../../data/dataset.ts'
import { generatorOf } from '../../data/registry.ts'
import type { LinearScores } from '../../geometry/linear-scores.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { languageOf } from '../../language/languages.ts'
import { type BestLine, bestLine, logisticRegression } from '../../network/best-line.ts'
import { drawnOrder } from '../../network/canonical.ts'
import { unequalHits } from '../../network/confusion.ts'
import { classScores } from '../../network/forward.ts'
import { type Choice, type ClassHits, hasHidden, type Network } from '../../network/network.ts'
import { countCorrectByLine, isConstantNetwork } from '../../network/predict.ts'
import { isNearlyLine, lastHidden, shareInOneDirection } from '../../network/rank.ts'
import { winner, winners } from '../../network/scores.ts'
import { lostRows, type WithoutUnit } from '../../network/without-unit.ts'
import { namesColumns } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import { classNamePlaces } from './class-names.ts'
import {
  allInputs,
  type CommonModel,
  concatenated,
  drawnRows,
  labelled,
  sheetPlaces,
} from './common-model.ts'
import { type BoundaryShape, boundaryIn } from './decision.ts'
import {
  hiddenSpaces,
  inputAsHidden,
  linearScores,
  placeInputs,
  scoreSpace,
  wideDimensions,
} from './hidden-space.ts'
import { inputSpace } from './input-space.ts'
import { chooseSlice } from './slices/choose-slice.ts'
import { openSlice, placeSlice, slicedInputs, sliceSpace } from './slices/place-slice.ts'
import type { ChosenColumns } from './slices/read-slice.ts'
import type { OpenSlice, Slice } from './slices/slice.ts'
import { type Heap, spreadOut } from './spread.ts'

/** Plain data of a figure of one network on a dataset with classes. */
export interface ClassModel extends CommonModel {
  dataset: ClassDataset
  /** The network over the places of the input plane: the same, or what it is on a slice. */
  plane: Network
  /** The slice that the input plane is; null where it is all of the input. */
  slice: Slice | null
  /** True where some layer is drawn in space, so that everything is. */
  inSpace: boolean
  classes: number
  /** The samples of the dataset, and behind them those that were held out of training. */
  all: { x: Float64Array; y: Int32Array }
  /** Drawn rows that share a place of the input plane with too many others to be seen beside them; not set without any. */
  heaps?: Heap[]
  /** Number of the drawn rows, at their end, that are on the wrong side; without a unit, that are so for lack of it. */
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
  /** The result without the hidden unit that was taken out; not set without one. */
  without?: WithoutUnit
  /** The form of a built-in dataset's points in words; null for a table. */
  forms: Caption | null
}

/** Facts that a model is built from besides the network: known already, or known from nowhere else. */
export interface ModelFacts {
  best?: BestLine | undefined
  choice?: Choice | null | undefined
  /** The rows before they were reduced. */
  unreduced?: ClassDataset | undefined
  /** The columns of a slice that were chosen by their worth. */
  chosen?: ChosenColumns | null | undefined
  without?: WithoutUnit | undefined
}

/** The model that all scenes draw; `withParts` adds more. @throws SpecError for axes or a slice that the data lack */
export function buildModel(
  spec: Spec,
  dataset: ClassDataset,
  network: Network,
  { best = bestLine(dataset), choice = null, unreduced = dataset, chosen = null, without }: ModelFacts = {},
): ClassModel {
  const { x, y, test } = dataset
  const all = { x: allInputs(dataset), y: test ? concatenated(y, test.y) : y }
  const generator = generatorOf(spec.data)
  const say = languageOf(spec)
  const classes = dataset.classes.length
  const line = linearScores(best.layer)
  const scores = classScores(network, all.x)
  const answers = Array.from(all.y, (_, i) => winner(scores, i, classes))
  const right = answers.map((answer, i) => answer === all.y[i])
  const known = { network, classes, labels: all.y, right }
  const inputOf = (open: OpenSlice) => sliceSpace(dataset, open, say)
  // Of columns that the spec leaves open none are chosen where no two can span a plane.
  const isSliced = namesColumns(spec.slice) || chosen !== null
  const first = isSliced ? openSlice(spec, dataset, unreduced, line, chosen) : null
  const open = first && chooseSlice(first, spec, known, answers, inputOf)
  const space = open ? inputOf(open) : inputSpace(dataset, say, all.x, { parting: !generator })
  const input = labelled(space, spec)
  const sliced = open && placeSlice(open, open.held, { ...known, input })
  const { slice, plane, line: onPlane } = sliced ?? { slice: null, plane: network, line }
  const { rows: drawn, chosen: chosenRows } = drawnRows(all.y.length, spec)
  const near = slice ? drawn.filter(row => slice.strengths[row] > 0) : drawn
  const { coordinates, heaps } = spreadOut(input, near, at => winners(classScores(plane, at), classes))
  const lost = lostRows(without)
  const isMarked = (row: number) => (spec.without === null ? !right[row] : lost.has(row))
  const isLine = hasHidden(network) && isNearlyLine(lastHidden(network, x), y.length)
  const shown = { dataset, network, input, slice, all, choice, isLine }
  const { spaces, inSpace } = spacesOf(shown, spec.path, say)
  const hidden = spaces.at(-1) ?? inputAsHidden(input, plane)
  const { named, namesakes } = classNamePlaces(all.y, input, drawn, classes)
  const correct = right.slice(0, y.length).filter(Boolean).length
  return {
    ...{ dataset, network, plane, slice },
    input: { ...input, coordinates },
    ...(heaps.length > 0 && { heaps }),
    ...{ spaces, hidden, inSpace, classes, all },
    ...markedLast(drawn, isMarked),
    chosen: chosenRows,
    // Classes have no places of their own on a slice.
    named: !slice && named,
    ...{ namesakes, correct },
    held: test ? { samples: test.y.length, correct: right.slice(y.length).filter(Boolean).length } : null,
    answers: new Set(answers).size,
    constant: isConstantNetwork(network, dataset),
    boundary: boundaryIn(plane, input, classes),
    bestLine: {
      ...{ scores: onPlane, correct: best.correct },
      exact: best.exact || best.correct === y.length,
    },
    isLine,
    hits: unequalHits(answers, dataset),
    logistic: hasHidden(network) && correct < best.correct ? correctByLogistic(dataset) : null,
    choice,
    ...(without && { without }),
    forms: generator?.forms(say, { classes: spec.classes ?? classes, hollow: spec.hollow }) ?? null,
    parts: {},
  }
}

/** Drawn rows, those that are marked last, and how many these are. */
export function markedLast(drawn: Int32Array, isMarked: (row: number) => boolean) {
  const [others, marked] = [false, true].map(is => drawn.filter(row => isMarked(row) === is))
  return { rows: concatenated(others, marked), wrong: marked.length }
}

/** Share of the spread of the last hidden layer in one direction, from which on that is drawn as an axis. */
const ONE_DIRECTION = 0.98

/** The parts of a model that say how its hidden layers are drawn. */
type Known = Pick<ClassModel, 'dataset' | 'network' | 'input' | 'slice' | 'all' | 'choice' | 'isLine'>

/** The hidden layers in space where one of them needs it, otherwise in the plane. */
function spacesOf(model: Known, path: Spec['path'], say: Language): Pick<ClassModel, 'spaces' | 'inSpace'> {
  const { dataset, network, input, slice, all, choice, isLine } = model
  if (!hasHidden(network) && input.projected && !slice) {
    const near = { coordinates: input.coordinates, stride: input.stride }
    const space = scoreSpace(network, -1, { samples: all.x, probe: all.x, near, say })
    return { spaces: [space], inSpace: space.stride === 3 }
  }
  const orders = drawnOrder(network, dataset)
  const widths = orders.map(order => order.length)
  const classes = dataset.classes.length
  // Two classes of a deep network come down to one number: an axis shows how they are apart on that.
  const isDeep = widths.length > 1
  const comesDown = isDeep && classes === 2 && widths.at(-1)! > 1 && input.stride === 2
  const isAxis = comesDown && path !== 'staged' && shareInOneDirection(network, dataset) >= ONE_DIRECTION
  // A line in a cube would be a needle in much empty space; a plane shows the decision between three classes at most.
  const isThin = widths.at(-1) === 3 && classes <= 3 && (isDeep ? classes === 3 : choice !== null && isLine)
  const isFlat = isAxis || isThin
  const lastWidth = widths.at(-1)! > 3 && !isAxis ? wideDimensions(classes) : 2
  const inSpace = input.stride === 3 || (widths.includes(3) && !isFlat) || lastWidth === 3
  const sheet = sheetPlaces(input)
  const probe = concatenated(all.x, slice ? slicedInputs(slice, sheet) : sheet)
  const spaces = hiddenSpaces(network, orders, input, { samples: all.x, probe, say }, (isLast, units) => ({
    wide: isLast ? lastWidth : inSpace ? 3 : 2,
    thin: units === 3 && isFlat,
    roomy: !inSpace,
  }))
  const [before, last] = spaces.slice(-2)
  if (isAxis) {
    const near = { coordinates: placeInputs(before, network, all.x), stride: before.stride }
    spaces.splice(-1, 1, scoreSpace(network, last.layer, { samples: all.x, probe, near, say }))
  }
  return { spaces, inSpace }
}

/** Samples that logistic regression with scikit-learn's penalty, as `compare` draws it, puts on the right side. */
function correctByLogistic({ x, y, features, classes }: ClassDataset): number {
  const options = { tolerance: 1e-6, relativeDecrease: 0, maxIterations: 1000 }
  const layer = logisticRegression({ x, y, features: features.length, classes: classes.length }, 1, options)
  return countCorrectByLine(layer, { x, y })
}
