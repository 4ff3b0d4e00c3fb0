import type { Dataset } from '../../data/dataset.ts'
import type { Spec } from '../../options/spec.ts'
import type { Measure } from '../as-good.ts'
import type { BestLine } from '../best-line.ts'
import type { Candidate } from '../candidates.ts'
import type { Fold } from '../folds.ts'
import type { Measures } from '../importance.ts'
import type { OpenLoops } from '../loops.ts'
import type { Network, RegressionTrial, Trial } from '../network.ts'
import type { ParameterLayout } from '../parameter-layout.ts'
import type { Judge } from '../ways.ts'

/** Points of a dataset, and what is learned of them. */
type Rows<Data extends Dataset> = Pick<Data, 'x' | 'y'>

/** The decisions of a task that training asks for: to find classes, or to predict numbers. */
export interface LearningTask<
  Data extends Dataset = Dataset,
  Scores extends object = object,
  Tried extends Trial | RegressionTrial = Trial | RegressionTrial,
> {
  /** @throws SpecError and WorkError for points that nothing can be learned of */
  check(dataset: Data): void
  /** The fit of a network to rows in the scale of a dataset, as a record tells it. */
  scores(network: Network, rows: Rows<Data>, dataset: Data): Scores
  /** Accuracy, or R²: of layers that are left open the first with 0.99 is taken, else that with the most. */
  grade(scores: Scores): number
  /** The harm by which columns are ranked: to cross-entropy and accuracy, or to the error. */
  importance: Measures<'loss'>
  /** The straight line on the input that networks are held against, where that tells classes apart. */
  bestLine?(dataset: Data, openLoops: OpenLoops | undefined): BestLine
  judge(dataset: Data, layout: ParameterLayout, openLoops: OpenLoops | undefined): Judge
  trials: TrialsOf<Data, Tried>
}

/** The loss of each row, 1 for those on the right side, and the class that each gets, or its prediction in the scale of the dataset. */
type Judged = Pick<Candidate, 'losses' | 'hits' | 'answers'>

/** The rows that a fold learns, and those that it leaves out. */
type Divided<Data extends Dataset> = { learned: Data; left: Rows<Data> }

/** The decisions of a task where networks are compared by cross-validation. */
interface TrialsOf<Data extends Dataset, Tried extends Trial | RegressionTrial> {
  /** Units of the hidden layers that are tried, none first. */
  networks(dataset: Data): readonly (readonly number[])[]
  /** Networks that are trained at most, until one is found whose hidden space is more than a line. */
  mostDrawn(dataset: Data): number
  /** The classes by which folds are alike. */
  strata(dataset: Data): { y: Int32Array; classes: string[] }
  /** The rows that a fold learns from and those that it leaves out, in the scale of the first. */
  divide(dataset: Data, fold: Fold, scale: Spec['scale'], reduce: Spec['reduce']): Divided<Data>
  /** The loss of a row where nothing is learned. */
  lossByNothing(dataset: Data, row: number, learned: Data): number
  /** Writes the loss of each row that a fold leaves out, and which are on the right side. */
  judge(network: Network, fold: Fold, divided: Divided<Data>, dataset: Data, judged: Judged): void
  /** The measures by which networks are compared, on rows with these targets. */
  measures(targets: Float64Array): readonly Measure<Judged>[]
  told(
    judged: Judged,
    measures: readonly Measure<Judged>[],
    dataset: Data,
    targets: Float64Array,
  ): Omit<Tried, 'hidden' | 'alpha' | 'loss' | 'weights'>
  /** True where the best of the networks may be no more than chance. */
  isChance(best: Tried, byNothing: Float64Array): boolean
}
