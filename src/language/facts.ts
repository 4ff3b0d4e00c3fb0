/**
 * The sentence of a moment, of at most eight words, and what is known besides: a film writes the first in large and the
 * others below it, a still all of them in a row.
 */
export type Caption = readonly [says: string, ...more: string[]]

/** Captions by the ids of chapters. */
export type Captions = Record<string, Caption>

/** Points, and how many of them are on the right side. */
export interface Count {
  correct: number
  samples: number
}

/** Points in classes. */
export interface PointsFacts {
  samples: number
  classes: number
  /** Further points that training does not see; 0 for none. */
  held: number
}

/** A linear decision: by its shape where it is drawn, else a linear classifier. */
export interface LinearFacts {
  kind: 'threshold' | 'line' | 'plane' | 'linear'
  /** True for several that are drawn. */
  many: boolean
}

/** The part of a network that decides, as a sentence names it. */
export type Decider =
  | LinearFacts
  /** The same by the output layer of a network without hidden layers. */
  | { kind: 'outputs'; linear: LinearFacts }
  /** Cuts of units of the first layer, and so many layers behind it. */
  | { kind: 'cuts'; cuts: number; further: number }
  /** Units in so many layers, none of whose cuts is seen. */
  | { kind: 'units'; units: number; layers: number }
  /** The whole network, of whose columns a slice shows two. */
  | { kind: 'output layer' | 'whole' }

/** The best linear decision on the input; `exact` where no other gets more. */
export interface Best extends Count {
  by: LinearFacts
  exact: boolean
}

/** The result of a network on its own points. */
export interface ResultFacts extends Count {
  by: Decider
  /** The same for all points, so that the decision means nothing; null for other networks. */
  constant: ConstantFact
  /** The smallest class, and the largest, which always saying it would get, where classes are of unequal size. */
  classes: { least: Count & { name: string }; most: { name: string; samples: number } } | null
  /** The better result of the best linear classifier, or of a network without hidden layers; null where neither is better. */
  better: { than: 'best' | 'no hidden layer'; correct: number; exact: boolean } | null
  /** The points held out of training; null without any. */
  held: Count | null
}

/** The answer that a network gives to all points, where it is one. */
export type ConstantFact = 'class' | 'output' | null

/** The plane in which many features are seen, and the share that it keeps. */
export interface PlaneFacts {
  kind: 'components' | 'discriminants' | 'discriminant'
  share: number
}

/** The numbers that features were reduced to, and the share that they keep. */
export interface ComponentFacts {
  method: 'pca' | 'lda'
  count: number
  share: number
}

/** A hidden layer. */
export interface UnitsFacts {
  units: number
  activation: string
}

/** The view of the input beside which its best linear decision is told. */
export type InputView = { features: number; plane: PlaneFacts } | ComponentFacts | null

/** The view of the last hidden layer. */
export type HiddenView = 'none' | 'line' | 'layer' | { share: number }

/** The decision of the last hidden layer as it comes back to the input: a bent one is drawn as curves. */
export interface LineBack {
  by: LinearFacts
  bent: boolean
  /** Its pieces in the input plane between two classes; 0 between more. */
  curves: number
}

/** The results of rows left out in turn, as shares of them. */
export interface LeftOutFacts {
  accuracy: number
  /** The best logistic regression, by what it looks like on the input. */
  line: LinearFacts
  lineAccuracy: number
  /** The largest class and its share. */
  most: { name: string; share: number }
  /** True where the network is only compared with always saying that one. */
  againstMost: boolean
}

/** A network among those of a sweep, under its own name. */
export interface SweepResult extends Count {
  /** True where its name is a plural: "3 units". */
  plural: boolean
  separates: boolean
  /** True where a linear decision could separate what it does not. */
  possible: boolean
  held: Count | null
  /** True for the one that is pointed out. */
  first: boolean
}

/** The points that classifiers have not learned, by which they are ranked. */
export type NotLearnedBy = 'held out' | 'fresh points' | 'folds'

/** The points that classifiers are scored by: how many they are fitted to, and those that they have not learned. */
export interface Scored {
  samples: number
  notLearned: { by: NotLearnedBy; samples: number } | null
}

/** The points that a classifier gets right: of those that it was fitted to, and of those that it has not learned. */
export interface Score {
  correct: number
  /** null where it is not judged by such. */
  notLearned: number | null
}

/** A column that is held at a value; the unit that stands in brackets in its name, null for none. */
export interface HeldAt {
  column: string
  value: number | string
  unit: string | null
  /** Digits behind the point of a number that changes from frame to frame; without it as many as it needs. */
  decimals?: number | undefined
}

/** The way in which columns are held: at medians, at these or modes where they are words, as in a row, or as given. */
export type HeldBy = 'median' | 'usual' | 'row' | 'given'

/** A slice through the input of a network of many features. */
export interface SliceFacts {
  /** The columns that span it. */
  axes: readonly string[]
  /** Columns that it holds whose values are said, of which so many, the first, are at their medians or as in the row. */
  held: readonly HeldAt[]
  marked: number
  /** The number of the others, and the ways in which these are held. */
  others: number
  by: readonly HeldBy[]
  /** The row whose values are held, from 1; null for none. */
  row: number | null
  /** The column that moves; null for none. */
  moves: string | null
  /** Points that are near it, and all of them. */
  near: number
  samples: number
  /** Names of the classes that have no point near it. */
  without: readonly string[]
  /** Near ones that are right though their places on it have another class. */
  foreign: number
  /** Columns that the network sees. */
  columns: number
  /** The rows by which the two columns were chosen, and whether among those of more than two values; null where they were not. */
  chosen: { by: 'test' | 'folds' | 'given'; isAmongMany: boolean } | null
  /** Distances in standard deviations at which points are in full and gone. */
  reach: { full: number; gone: number }
}

/** Slices along each pair of some columns. */
export interface PairsFacts extends Pick<SliceFacts, 'samples' | 'row' | 'by' | 'chosen'> {
  /** Of a regression: what is predicted. */
  target: string | null
  columns: readonly string[]
  /** Points near each, row by row. */
  near: readonly number[]
  /** Near ones of all of them that are right though their places have another class. */
  foreign: number
  /** Columns whose values were given. */
  held: readonly HeldAt[]
  /** The least distances in standard deviations at which points are in full, and the largest at which they are gone. */
  reach: SliceFacts['reach']
}

/** A key of numbers that a sweep takes several of. */
export type SweptNumber = 'alpha' | 'noise' | 'seed'

/** The unit in which a training is counted; steps are those of snapshots in a model file. */
export type Counted = 'iteration' | 'epoch' | 'step'

/** A stretch of numbers, with both ends. */
export interface RangeFacts {
  from: number
  to: number
}

/** The results at an iterate. */
export interface Reached {
  unit: Counted
  samples: number
  /** Samples on the right side, or all of them since an iterate; or the same answer to all. */
  right: { kind: 'some'; correct: number } | { kind: 'all'; since: number | null } | { kind: 'constant'; constant: ConstantFact; correct: number }
  held: Count | null
  loss: number
}

/** The reason for which a solver ended. */
export type Stopped = 'gradient' | 'decrease' | 'iterations' | 'lineSearch' | 'noImprovement'

/** The start whose weights are shown, and what came before it. */
export type Start =
  | { kind: 'step'; number: number }
  | { kind: 'continuation'; by: 'alpha' | 'activation'; failed: number }
  | { kind: 'start'; number: number; of: number; isRight: boolean }

/** The form of a surface over the input. */
export type Terrain = 'plain' | 'step' | 'valley' | 'ridge' | 'hill' | 'landscape'

/** The means that may make a network better: other settings of its solver or of its starts, or a hidden layer. */
export type Remedy = 'solver' | 'starts' | 'layer'

/** The class that a network gives to a point, and how sure it is, 0 to 1. */
export interface Prediction {
  class: string
  share: number
  right: boolean
}

/** Classifiers by what they get right of the points that they have not learned, or else of those that they were fitted to. */
export interface Ranking {
  /** The points that they are ranked by: how many, and which; null for the training points. */
  samples: number
  by: NotLearnedBy | null
  /** Those with the most, and what they get. */
  best: readonly string[]
  correct: number
  /** All others, where these are few and the best many. */
  allBut: readonly string[] | null
  /** True where all get the same. */
  each: boolean
  /** The others by what they get, where they are few. */
  others: readonly { names: readonly string[]; correct: number }[]
}

/** The sum of a unit, what it adds up by names, and how many more of them; the activation's symbol, null for none. */
export interface WeightedSum {
  name: string
  activation: string | null
  terms: readonly { name: string; weight: number }[]
  more: number
  bias: number
}

/** The rows that columns are judged by: those held out, all, left out in so many folds, or those given with a network. */
export interface MeasuredFacts {
  by: 'test' | 'folds' | 'given'
  folds: number | null
  samples: number
}

/** Values of a column at which what is predicted is most and least, and by how much they differ. */
export type Highest = Record<'name' | 'column' | 'most' | 'least' | 'by', string>

/** A class that straight cuts are to fence in, and the least number of them that do for each class. */
export interface FenceQuestion {
  name: string
  samples: number
  others: number
  each: readonly { name: string; cuts: number | null }[]
}

/** Some cuts of a fence: how many others stay, and on how many sides it is open. */
export interface FenceStage {
  cuts: number
  stay: number
  others: number
  open: number
  isLast: boolean
}

/** The answers of a network beside a fence: its cuts where they are none, and points that it has wrong. */
export interface FenceFacts extends Count {
  wrong: readonly { number: number; share: number }[]
  cuts: number | null
}

/** The facts of a point: its number, its values, what networks predict of it, and where it is from a slice. */
export interface ToldPoint {
  number: string
  features: readonly { name: string; value: string }[]
  own: { name: string; value: string }
  predictions: readonly { network: string | null; sentence: string }[]
  slice: { name: string; value: string } | null
}

/** Distances of predicted numbers from their targets, in the target's own units. */
export interface FitErrors extends NamedErrors {
  /** Root of the mean squared error of the points that were learned. */
  rmse: number
  /** The same of points held out of training; null without any. */
  held: number | null
}

/** The error of some rows (RMSE), and the share of their variance that is explained; of logarithms R² and the exponential of the RMSE. */
export interface NamedError {
  by: MeasuredFacts['by']
  rmse: number
  r2: number
  log?: { r2: number; factor: number }
}

/** Errors (RMSE) and shares of the variance that are explained, those of rows that training has not seen first. */
export interface NamedErrors {
  errors: readonly NamedError[]
  /** The target's name and mean; null where targets are not all of one sign. */
  mean: { name: string; value: number } | null
}

/** The way in which a plane fits heights: through them but for a hundredth of their deviation, near where it explains most. */
export type Nearness = 'through' | 'near' | 'off'

/** The points that trainings of networks of ever more units got at most. */
export interface FoundFacts {
  found: readonly { units: number; correct: number; trainings: number }[]
  samples: number
}

/** The error of a regressor: on the points that it was fitted to, and on those that it has not learned. */
export interface ErrorScore {
  rmse: number
  by: NotLearnedBy
  /** null where it is not judged by such. */
  other: number | null
}

/** Regressors by how far they are off on points that they have not learned, the least first. */
export interface ErrorRanking {
  by: NotLearnedBy
  samples: number
  ranked: readonly { name: string; rmse: number }[]
}

/** The errors (RMSE) at an iterate of a training for regression, in the target's own units. */
export interface ReachedError {
  unit: Counted
  error: number
  /** Of points held out. */
  held: number | null
  loss: number
}
