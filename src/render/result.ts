import { type AnyDataset, isRegression, type Reduction } from '../data/dataset.ts'
import { languageOf } from '../language/languages.ts'
import { leastCuts, type Stage } from '../network/fences/fence.ts'
import type { InsidePoint } from '../network/fences/openings.ts'
import type { AnyRecord, FitScores, Network } from '../network/network.ts'
import type { PictureSpec, SpecJson, Sweep } from '../options/sweep.ts'
import { type FigureSpec, networkSpecs } from '../options/sweep.ts'
import { comparisonOf } from '../scene/model/comparison.ts'
import { firstCuts } from '../scene/model/cuts.ts'
import { explanationOf } from '../scene/model/explanation.ts'
import { correctAmong } from '../scene/model/fitted-classifiers.ts'
import { worthOf } from '../scene/model/importance.ts'
import type { NotLearned } from '../scene/model/not-learned.ts'
import { regressionComparisonOf } from '../scene/model/regression-comparison.ts'
import { heldValues } from '../scene/model/slice.ts'
import {
  type AnyTrained,
  areRegression,
  firstToSeparate,
  leastError,
  type Trained,
  type TrainedRegression,
} from '../scene/model/trained.ts'
import type { Chapter, Scene } from '../scene/scene.ts'
import { fenceCaptions } from '../scene/words/fences.ts'
import { foreignNear } from '../scene/words/slice.ts'
import { panelNames } from '../scene/words/sweep.ts'
import { rightCaption, worthCaption } from '../scene/words/worth.ts'

/** The result of `render`: the object that `--json` prints. */
export interface Result {
  /** Of nnanim. */
  version: string
  /** As the files' recipes have it; `readFigureSpec` reads it back. */
  spec: SpecJson
  /** The points that it shows. */
  data: {
    /** As the spec names them. */
    name: string
    /** Rows that were trained on. */
    samples: number
    /** Columns before they were reduced. */
    features: number
    /** Names of the classes; none of regression. */
    classes: string[]
    /** Of regression, the name of the column or the letter that is predicted. */
    target?: string
    /** The method that reduced the features, with the share that each component keeps. */
    reduced?: Pick<Reduction, 'method' | 'shares'>
  }
  /** Sizes of input, hidden layers and output; an activation for each but the input. null where no network is shown. */
  network: { sizes: number[]; activations: string[] } | null
  /** The record of the training; null where no network is shown. */
  training: AnyRecord | null
  /** Of a sweep, the results of its values; the keys above are of the first one that separates the classes, or of the first; of regression those of the one that is off least. */
  panels?: PanelResult[]
  /** Of the scene `compare`, what each classifier gets right of the rows that it was fitted to, and of those held out, or how far each regressor is off. */
  compare?: ComparisonResult[] | RegressorResult[]
  /** Of the scene `explain`, how many straight cuts fence in a class. */
  explain?: ExplainResult
  /** Of a slice, its plane, what it holds, and the points near it. */
  slice?: SliceResult
  /** Of the scene `columns`, what each column of the table is worth, those worth most first. */
  columns?: ColumnResult[]
  /** Of the scene `columns`, the classes that rows got, and which rows these are. */
  confusion?: ConfusionResult
  /** Alternative text of the picture; empty for a mere decoration. */
  alt: string
  /** The chapters of its time, whose ids `captions` and `titles` of a spec name; of panels those of the longest one. */
  chapters: Chapter[]
  /** The files, in the order of the call; dark twins follow. */
  outputs: Output[]
  /** Seconds that training, rendering and all took. */
  seconds: { train: number; render: number; total: number }
  /** The rasterizer of letters; "none" where no pixels were needed and node-canvas, asked for, is not installed. */
  rasterizer: 'canvas' | 'outlines' | 'none'
  /** The rasterizer of all else. */
  shapes: 'nnanim' | 'canvas' | 'none'
  /** Remarks for the user that the picture does not show. */
  notes: string[]
}

/** A column and the harm that shuffling it does to the cross-entropy, by which columns are ranked, and to the accuracy. */
export interface ColumnResult {
  /** Of the column. */
  name: string
  /** Rise of the mean cross-entropy, over the shuffles. */
  loss: { mean: number; deviation: number }
  /** Fall of the share of rows on the right side, over the shuffles. */
  accuracy: { mean: number; deviation: number }
  /** Columns that say nearly the same, those most alike first. */
  correlated: { name: string; correlation: number }[]
}

/** The classes that rows got by which columns are judged, and which rows these are. */
export interface ConfusionResult {
  /** Number of folds; null where there are none. */
  folds: number | null
  /** Number of these rows. */
  samples: number
  /** Rows that were shuffled, a sample of these where they are very many. */
  shuffled: number
  /** Rows held out, rows left out in turn by folds, or those given with the network of a file, which may have learned them. */
  rows: 'test' | 'folds' | 'given'
  /** Names of the classes. */
  classes: string[]
  /** Counts: a row for each true class, in it those that were predicted. */
  matrix: number[][]
  /** Captions of the scene: what rows get, and the column that matters most. */
  sentences: string[]
}

/** A slice through the input of a network of many columns. */
export interface SliceResult {
  /** The two columns of its plane. */
  axes: string[]
  /** The values of the others, in the table's own units; of one that moves, where a still shows it. */
  held: { column: string; value: number | string }[]
  /** Points near it, which are drawn. */
  near: number
  /** Points near it that are right although their place on it has another class. */
  foreign: number
  /** The rows by which the two columns were chosen, where they were. */
  chosenBy?: 'test' | 'folds' | 'given'
  /** Distances, in standard deviations, up to which points are drawn in full, and from which they are gone. */
  reach: { full: number; gone: number }
}

/** The straight cuts that fence in the class that the picture shows, and each class. Rows count from 1, as points of pages do. */
export interface ExplainResult extends Omit<FenceResult, 'inside'> {
  /** The most points that trainings of networks of one hidden layer got, by their units: this class against the rest. */
  found: { units: number; correct: number; trainings: number }[]
  /** The same for each class against the rest. */
  classes: FenceResult[]
  /** The captions of the film, one a chapter. */
  sentences: string[]
}

/** The straight cuts that fence in a class. */
export interface FenceResult {
  /** The least number; null where none do. */
  cuts: number | null
  /** Name of the class. */
  class: string
  /** The most of the other points that one cut fences off. */
  oneCut: FencedOff
  /** The same of two cuts. */
  twoCuts: FencedOff
  /** Points of others that no cut parts from the class, each with the point, segment or triangle of it that shows so. */
  inside: InsidePoint[]
}

/** The points that cuts fence off. */
export interface FencedOff {
  /** Number of them. */
  off: number
  /** Rows of those that stay. */
  stay: number[]
}

/** The score of a classifier. */
export interface ComparisonResult {
  /** Its name in `classifiers` of a spec. */
  classifier: string
  /** Of the rows that it was fitted to. */
  train: { correct: number; accuracy: number }
  /** Of rows held out, where there are any. */
  test?: { correct: number; accuracy: number }
  /** Of points that it has not learned, by which classifiers are ranked; none where it cannot be judged so. */
  notLearned?: NotLearnedScore
}

/** The score of a classifier on points that it has not learned. */
export interface NotLearnedScore {
  /**
   * The origin of these points: rows held out, points of the generator with the next data seed, or rows that each fold
   * leaves out, with classifiers fitted to the other folds.
   */
  by: 'held out' | 'fresh points' | 'folds'
  /** Number of folds, where there are such. */
  folds?: number
  /** Number of points. */
  samples: number
  /** Points on the right side. */
  correct: number
  /** Share of them. */
  accuracy: number
}

/** The errors of a regressor. */
export interface RegressorResult extends Pick<ComparisonResult, 'classifier'> {
  /** Of the rows that it was fitted to. */
  train: FitScores
  /** Of points that it has not learned, by which regressors are ranked; none where it cannot be judged so. */
  notLearned?: Pick<NotLearnedScore, 'by' | 'folds' | 'samples'> & FitScores
}

/** The result of one value of a sweep. */
export interface PanelResult extends Pick<Result, 'data' | 'slice'> {
  /** Sizes of input, hidden layers and output; an activation for each but the input. */
  network: NonNullable<Result['network']>
  /** The record of the training. */
  training: AnyRecord
  /** The value in its normal form. */
  value: unknown
  /** The name of the panel in the picture. */
  name: string
  /** True for the first value whose network gets all points right; of regression for the one that is off least. */
  first: boolean
}

/** A file that was written. */
export interface Output {
  /** As the call names it. */
  file: string
  /** Such as "gif" or "html". */
  format: string
  /** Pixels. */
  width: number
  /** Pixels. */
  height: number
  /** Frames drawn, before equal neighbours are merged; 0 for a page, which draws its own. */
  frames: number
  /** Seconds of one play; 0 for a still. */
  seconds: number
  /** Pixels along a pixel of the spec's size. */
  density: number
  /** Size of the file, of a folder that of all its frames. */
  bytes: number
}

/** The number of the network that the keys of a result are of: the first that separates, or is off least; −1 for none. */
export function chosenPart(parts: readonly AnyTrained[], key?: Sweep['key']): number {
  return areRegression(parts) ? leastError(parts) : firstToSeparate(parts as readonly Trained[], key)
}

/** The results of the scenes of a figure besides those of its networks. */
export function sceneResults(
  figure: FigureSpec,
  parts: readonly AnyTrained[],
): Pick<Result, 'compare' | 'explain' | 'slice' | 'columns' | 'confusion'> {
  if (areRegression(parts)) return regressorResults(parts[0])
  const [part] = parts as readonly Trained[]
  return {
    ...comparisonResults(part),
    ...explainResults(figure, part),
    ...sliceResult(part),
    ...worthResults(figure, part),
  }
}

/** The scores of the classifiers of a comparison; nothing where none were compared. */
function comparisonResults({ dataset, model }: Trained): Pick<Result, 'compare'> {
  const comparison = model && comparisonOf(model)
  if (!comparison) return {}
  const samples = dataset.y.length
  const counted = (correct: number, of: number) => ({ correct, accuracy: correct / of })
  return {
    compare: comparison.fitted.map((one, i) => ({
      classifier: one.name,
      train: counted(correctAmong(one, 0, samples), samples),
      ...(dataset.test && {
        test: counted(correctAmong(one, samples, model!.all.y.length), dataset.test.y.length),
      }),
      ...notLearnedBy(comparison.notLearned, i),
    })),
  }
}

/** The errors of the regressors of a comparison; nothing where none were compared. */
function regressorResults({ model }: TrainedRegression): Pick<Result, 'compare'> {
  const comparison = model && regressionComparisonOf(model)
  if (!comparison) return {}
  const { scores, ...points } = comparison.notLearned
  return {
    compare: comparison.fitted.map(({ name, scores: train }, i) => {
      const other = scores[i]
      return { classifier: name, train, ...(other && { notLearned: { ...points, ...other } }) }
    }),
  }
}

/** The fences of an explanation; nothing where none was asked for. */
function explainResults(figure: FigureSpec, { model }: Trained): Pick<Result, 'explain'> {
  const explained = model && explanationOf(model)
  if (!explained) return {}
  const numbered = (rows: readonly number[]) => rows.map(row => row + 1)
  const off = ({ off, stay }: Stage): FencedOff => ({ off, stay: numbered(stay) })
  const classes = explained.fences.map(
    (fence): FenceResult => ({
      cuts: leastCuts(fence),
      class: model.dataset.classes[fence.class],
      oneCut: off(fence.one),
      twoCuts: off(fence.two),
      inside: fence.inside.map(({ row, within }) => ({ row: row + 1, within: numbered(within) })),
    }),
  )
  const { inside: _, ...shown } = classes[explained.shown]
  const [spec] = networkSpecs(figure)
  const captions = fenceCaptions(model, spec.cuts ? firstCuts(model) : [], languageOf(spec))
  const sentences = Object.values(captions).map(caption => caption.join(' · '))
  return { explain: { ...shown, found: explained.found, classes, sentences } }
}

/** The slice that a figure shows; nothing without one. */
function sliceResult({ model }: AnyTrained): Pick<Result, 'slice'> {
  const slice = model?.slice
  if (!slice) return {}
  const { axes, columns, near, reach, chosen } = slice
  return {
    slice: {
      axes: axes.map(axis => columns.features[axis]),
      held: heldValues(slice),
      near,
      foreign: foreignNear(slice),
      reach,
      ...(chosen && { chosenBy: chosen.by }),
    },
  }
}

/** The worth of columns, and the rows it was measured on; nothing where it was not asked for. */
function worthResults(figure: FigureSpec, { model }: Trained): Pick<Result, 'columns' | 'confusion'> {
  const worth = model && worthOf(model)
  if (!worth) return {}
  const say = languageOf(networkSpecs(figure)[0])
  const { by: rows, confusion: matrix, columns, ...counts } = worth
  const sentences = [rightCaption(worth, say), worthCaption(worth, say)].map(caption => caption.join(' · '))
  return {
    columns: columns.map(({ features: _, correlated, ...column }) => ({
      ...column,
      correlated: correlated.map(({ column, correlation }) => ({ name: columns[column].name, correlation })),
    })),
    confusion: { rows, ...counts, classes: model.dataset.classes, matrix, sentences },
  }
}

function notLearnedBy(notLearned: NotLearned | null, i: number): Pick<ComparisonResult, 'notLearned'> {
  const correct = notLearned?.correct[i] ?? null
  if (!notLearned || correct === null) return {}
  const { correct: _, ...by } = notLearned
  return { notLearned: { ...by, correct, accuracy: correct / by.samples } }
}

/** The result of each panel of a sweep. */
export function panelResults(spec: Sweep, parts: readonly AnyTrained[]): PanelResult[] {
  const { key, values, panels } = spec
  const first = chosenPart(parts, key)
  const names = panelNames(spec, languageOf(panels[0].spec))
  return panels.map(({ spec: own }, i) => {
    const { dataset, network, record } = parts[i]
    const made = { data: describeData(own, dataset), network: shapeOf(network), training: record }
    return { value: values[i], name: names[i], first: i === first, ...made, ...sliceResult(parts[i]) }
  })
}

/** The chapters of a scene, in whole milliseconds. */
export function describeChapters({ chapters }: Pick<Scene, 'chapters'>): Chapter[] {
  const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000
  return chapters.map(({ start, end, ...named }) => ({ ...named, start: rounded(start), end: rounded(end) }))
}

/** The name and the sizes of the points that a spec names. */
export function describeData(
  spec: Pick<PictureSpec, 'data' | 'classNames'>,
  dataset: AnyDataset,
): Result['data'] {
  const { y, features, classes: own, reduction } = dataset
  const { length } = reduction?.features ?? features
  const reduced = reduction && { method: reduction.method, shares: reduction.shares }
  const classes = spec.classNames ?? own
  return {
    name: spec.data,
    samples: y.length,
    features: length,
    classes,
    ...(isRegression(dataset) && { target: dataset.target.name }),
    ...(reduced && { reduced }),
  }
}

/** The sizes and activations of a network's layers. */
export function shapeOf({ layers }: Network): NonNullable<Result['network']> {
  const inputs = layers[0].weights.length
  return {
    sizes: [inputs, ...layers.map(({ biases }) => biases.length)],
    activations: layers.map(({ activation }) => activation),
  }
}
