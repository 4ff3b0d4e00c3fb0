import type { Reduction } from '../data/dataset.ts'
import type { PairDependence, PartialDependence } from '../network/dependence.ts'
import type { InsidePoint } from '../network/fences/openings.ts'
import type { FewColumns } from '../network/few-columns.ts'
import type { FitScores, TrainingRecord } from '../network/network.ts'
import type { StepLayer } from '../network/one-step.ts'
import type { WithoutUnit } from '../network/without-unit.ts'
import type { SpecJson } from '../options/sweep.ts'
import type { Chapter } from '../scene/scene.ts'

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
    /** Its mean, where all targets are of one sign. */
    mean?: number
    /** The method that reduced the features, with the share that each component keeps. */
    reduced?: Pick<Reduction, 'method' | 'shares'>
  }
  /** Sizes of input, hidden layers and output; an activation for each but the input. null where no network is shown. */
  network: { sizes: number[]; activations: string[] } | null
  /** The record of the training; null where no network is shown. */
  training: TrainingRecord | null
  /** Of a sweep, the results of its values; the keys above are of the first one that separates the classes, or of the first; of regression those of the one that is off least. */
  panels?: PanelResult[]
  /** Of the scene `compare`, what each classifier gets right of the rows that it was fitted to, and of those held out, or how far each regressor is off. */
  compare?: ComparisonResult[] | RegressorResult[]
  /** Of the scene `explain`, how many straight cuts fence in a class. */
  explain?: ExplainResult
  /** Of the scene `regions`, the linear regions of the network. */
  regions?: RegionsResult
  /** Of `play: step`, its row, from 1, as the network takes it, the layers before the step, and the row's loss, without a penalty, before it and after. */
  step?: {
    row: number
    x: number[]
    class: string
    rate: number
    layers: StepLayer[]
    loss: number
    after: number
  }
  /** Of a slice, its plane, what it holds, and the points near it. */
  slice?: SliceResult
  /** Of `without`, what is right without the unit. */
  without?: WithoutUnit
  /** Set where `slice: 'auto'` would show the network over two of more columns. */
  sliceable?: true
  /** Of the scene `columns`, what each column of the table is worth, those worth most first. */
  columns?: ColumnResult[] | ErrorColumnResult[]
  /** Of the scene `columns` of regression, how far rows are off by which columns are judged. */
  residuals?: ResidualResult
  /** Of the scene `columns`, the classes that rows got, and which rows these are. */
  confusion?: ConfusionResult
  /** Of the scene `dependence`, the columns whose mean curves move most, that one first, and the first two of numbers at once. */
  dependence?: { columns: PartialDependence[]; pair?: PairDependence }
  /** The few columns of a table that do as well as all, and whether more rows would help. */
  few?: FewColumns
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

/** A column and what the error (RMSE) rises to when it is shuffled, in the target's own units. */
export interface ErrorColumnResult extends Pick<ColumnResult, 'name' | 'correlated'> {
  /** Of rows before, and after, in the mean over the shuffles. */
  error: { before: number; after: number; deviation: number }
}

/** The rows by which columns are judged, and how far they are off. */
export interface ResidualResult
  extends Omit<ConfusionResult, 'classes' | 'matrix'>,
    Pick<FitScores, 'rmse' | 'r2'> {
  /** R² by the two columns that matter most only, the others being shuffled together; null of a table of no more. */
  two: { names: string[]; r2: number } | null
}

/** The classes that rows got by which columns are judged, and which rows these are. */
export interface ConfusionResult {
  /** Number of folds; null where there are none. */
  folds: number | null
  /** Number of these rows. */
  samples: number
  /** Rows that were shuffled, a sample of these where they are very many. */
  shuffled: number
  /** Rows held out, the rows of cross-validation, or those given with the network of a file, which may have learned them. */
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
  /** The two columns of its plane, or the one of its line. */
  axes: string[]
  /** The values of the others, in the table's own units; of one that moves, where a still shows it. */
  held: { column: string; value: number | string }[]
  /** Points near it, which are drawn. */
  near: number
  /** Of each class, the points near it, and whether the drawn part of its plane has a region of the class; not of a regression. */
  classes?: Record<string, { near: number; region: boolean }>
  /** Points near it that are right although their place on it has another class; not of a regression. */
  foreign?: number
  /** The rows by which the two columns were chosen, where they were. */
  chosenBy?: 'test' | 'folds' | 'given'
  /** The text of `fix` with a panel for each value of a column: one of the two that matter most, or as no point of some class is near. */
  panels?: string
  /** Distances, in standard deviations, up to which points are drawn in full, and from which they are gone. */
  reach: { full: number; gone: number }
}

/** The linear regions of a network over the window that is drawn, in the input's own units: of one input x alone. */
export interface RegionsResult {
  /** From and to on each axis. */
  window: number[]
  /** Number of regions. */
  count: number
  /** Number of different maps of theirs. */
  maps: number
  /** Number of regions after each hidden layer. */
  byLayer: number[]
  /** The most regions that layers of these sizes can make. */
  most: number
  /** Shares of the window, in the order of `cells`. */
  areas: number[]
  /** Corners of the boundary. */
  corners: number
  /** Places where three classes meet. */
  junctions: number
  /** Of regression over one input, joints of its curve. */
  joints?: number
  /** Units that are off in all of the window: "2.1" is the first one of layer 2. */
  dead: string[]
  /** Of each output, the logit or the target in its own units, the map has a slope for each input and a constant. */
  cells: { polygon: number[][]; pattern: number[][]; map: number[][] }[]
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
  /** True where these cuts, or those that fence off all but the points inside, bound a region that ends on every side. */
  closed: boolean
  /** Number of sides on which it does not: 1 of a half-plane, a corner and a U, 2 of a strip. */
  open: number
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
export interface PanelResult extends Pick<Result, 'data' | 'slice' | 'without'> {
  /** Sizes of input, hidden layers and output; an activation for each but the input. */
  network: NonNullable<Result['network']>
  /** The record of the training. */
  training: TrainingRecord
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
  /** Frames of the file: fewer where a GIF shows one for longer; 0 for a page, and in a dry run. */
  framesInFile: number
  /** Seconds of one play; 0 for a still. */
  seconds: number
  /** Pixels along a pixel of the spec's size. */
  density: number
  /** Size of the file, of a folder that of all its frames. */
  bytes: number
}
