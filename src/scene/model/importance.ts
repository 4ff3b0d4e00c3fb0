import { type Dataset, isRegression } from '../../data/dataset.ts'
import { type ColumnFeatures, columnsOf } from '../../data/encoding.ts'
import { generatorOf } from '../../data/registry.ts'
import { sampleRows, takeRows } from '../../data/sample.ts'
import { centred, column } from '../../data/scale.ts'
import type { MeasuredFacts } from '../../language/facts.ts'
import { confusionMatrix } from '../../network/confusion.ts'
import { type FewColumns, fewColumns } from '../../network/few-columns.ts'
import {
  answersOf,
  drawShuffles,
  explainedByOnly,
  type Importance,
  importanceWork,
  type Judged,
  judgedFit,
  permutationImportance,
} from '../../network/importance.ts'
import type { FitScores, Network } from '../../network/network.ts'
import { dot } from '../../network/products.ts'
import { withoutAxes } from '../../network/projection.ts'
import { inUnits } from '../../network/regression/scores.ts'
import { learningTask } from '../../network/tasks/registry.ts'
import { formulaOf } from '../../options/task.ts'
import type { ClassModel } from './class-model.ts'
import { openFolds } from './compared/left-out.ts'
import { comparedTask } from './compared/tasks.ts'
import type { FigureModel } from './figure-model.ts'
import { type Part, type PlayedPart, partReader } from './part.ts'
import type { RegressionModel } from './regression-model.ts'

/** Work of judging shuffled rows at most, in the measure of `importanceWork`: seconds. */
const maxWork = 2e9

/** Association from which two columns say nearly the same. */
const alike = 0.8

/** The worth of the columns of a table to a network, and the rows it is measured on. */
export interface CommonWorth<Name extends string = 'loss'> extends MeasuredFacts {
  /** Rows that were shuffled, a sample of these where the work allowed no more. */
  shuffled: number
  /**
   * Those whose shuffling costs most, by the loss, first; with columns that say nearly the same, by their places among all
   * that are sorted, those most alike first.
   */
  columns: (Importance<Name> & { correlated: { column: number; correlation: number }[] })[]
  /** The few columns of a table that do as well, and whether more rows would help. */
  few?: FewColumns
}

/** That of a network for classes. */
export interface Worth extends CommonWorth<'loss' | 'accuracy'> {
  /** Rows by their class and the class that they were given, classes × classes. */
  confusion: number[][]
}

/** That of a network for regression: the loss is the RMSE. Numbers are in the target's own units. */
export interface ErrorWorth extends CommonWorth {
  /** Prediction and residual, target less prediction, of the rows, of a sample where these are more than are drawn. */
  residuals: number[][]
  scores: FitScores
  /** R² by two columns only, all others being shuffled together: those that matter most, or of a slice; null of a table of no more. */
  two: { names: string[]; r2: number } | null
}

type Shown<Model extends FigureModel> = Pick<Model, 'dataset' | 'network' | 'choice'>
type PickNames = (worth: CommonWorth) => string[]
type Given = Pick<PlayedPart, 'spec' | 'alpha' | 'unreduced' | 'folds'>

/**
 * The columns of a table by their worth to a network: what rows that it has not learned lose when one is shuffled among
 * them. Of a reduced table these are the columns before the reduction, where they are known.
 *
 * @param namesOf two of them by their worth, of which a regression says what they explain without the others
 * @throws SpecError where the rows of a fold do not give the components that the spec asks for
 */
export function columnsByWorth(model: Shown<ClassModel>, given: Given): Worth
export function columnsByWorth(model: Shown<RegressionModel>, given: Given, namesOf?: PickNames): ErrorWorth
export function columnsByWorth(model: Shown<FigureModel>, given: Given): CommonWorth
export function columnsByWorth(
  model: Shown<FigureModel>,
  given: Given,
  namesOf: PickNames = ({ columns }) => columns.map(({ name }) => name),
): CommonWorth {
  // The rows before they were reduced, where they are known.
  const whole = (model.dataset.reduction && given.unreduced?.dataset) || model.dataset
  const columns = columnsOf(whole)
  const { by, folds, judged } = judgedRows(model, given, whole)
  const seed = given.spec.dataSeed ?? given.spec.seed
  const samples = judged.reduce((sum, { rows }) => sum + rows.y.length, 0)
  const most = Math.floor(maxWork / importanceWork(model.network, columns.length))
  const few = judged.map(one => sampleOf(one, Math.min(1, most / samples), seed))
  const shuffles = drawShuffles(few, seed)
  const found = permutationImportance(few, columns, shuffles, learningTask(whole).importance)
  const order = found.map((_, i) => i).sort((a, b) => found[b].loss.mean - found[a].loss.mean)
  const strengths = associations(whole, columns)
  const correlatedWith = (i: number) =>
    order
      .map((j, column) => ({ column, correlation: strengths[i][j] }))
      .filter(({ column, correlation }) => order[column] !== i && correlation >= alike)
      .sort((a, b) => b.correlation - a.correlation)
  const sorted = order.map(i => ({ ...found[i], correlated: correlatedWith(i) }))
  const shuffled = few.reduce((sum, { rows }) => sum + rows.y.length, 0)
  const common = { by, folds, samples, shuffled, columns: sorted }
  if (!isRegression(whole)) {
    const each = judged.map(one => confusionMatrix(one.rows.y, answersOf(one), whole.classes.length))
    const confusion = each.reduce((sum, matrix) =>
      sum.map((counts, k) => counts.map((count, l) => count + matrix[k][l])),
    )
    return { ...common, confusion } as CommonWorth
  }
  const { predicted, y, scores } = judgedFit(judged)
  const rows = Array.from(sampleRows(samples, given.spec.maxPoints, seed))
  const names = namesOf(common).slice(0, 2)
  const two = names.map(name => sorted.find(column => column.name === name)!)
  const r2 = columns.length > 2 ? explainedByOnly(few, two, shuffles) : null
  return {
    ...{ ...common, scores, residuals: rows.map(row => [predicted[row], y[row] - predicted[row]]) },
    two: r2 === null ? null : { names, r2 },
  } as CommonWorth
}

/** The rows that a network, or others of its kind, are judged by; targets are in their own units. */
function judgedRows(
  model: Shown<FigureModel>,
  given: Given,
  whole: FigureModel['dataset'],
): Pick<CommonWorth, 'by' | 'folds'> & { judged: Judged[] } {
  const { dataset } = model
  const { unitsOf } = comparedTask(dataset)
  const { mean, deviation } = unitsOf(dataset)
  const own = (value: number) => value * deviation + mean
  const log = isRegression(dataset) && dataset.target.log === true
  // The network of a fold predicts in the scale of what the fold learns.
  const judge = (
    network: Network,
    { x, y }: Judged['rows'],
    reduction: Judged['reduction'],
    learned?: Dataset,
  ) => {
    const scale = learned ? unitsOf(learned) : { mean: 0, deviation: 1 }
    const units = { mean: own(scale.mean), deviation: scale.deviation * deviation }
    const targets = Float64Array.from(y, value => (log ? Math.exp(own(value)) : own(value)))
    return { network: inUnits(network, units), rows: { x, y: targets }, reduction, log }
  }
  const reduction = whole === dataset ? undefined : dataset.reduction
  if (whole.test) return { by: 'test', folds: null, judged: [judge(model.network, whole.test, reduction)] }
  if (given.spec.model !== null)
    return { by: 'given', folds: null, judged: [judge(model.network, whole, reduction)] }
  const { folds, networkOf } = openFolds(model, given, { trains: true, pairs: false })
  const judged = folds.map(fold =>
    judge(networkOf(fold), fold.whole, reduction && fold.learned.reduction, fold.learned),
  )
  return { by: 'folds', folds: folds.length, judged }
}

/** A seeded sample of the rows of a network, of a share of them; all where that is 1. */
function sampleOf({ rows, ...one }: Judged, share: number, seed: number): Judged {
  const { length } = rows.y
  const features = new Array<string>(rows.x.length / length)
  const taken = sampleRows(length, Math.ceil(share * length), seed)
  return { ...one, rows: takeRows<Judged['rows']['y']>({ ...rows, features }, taken) as Judged['rows'] }
}

/** The worth of the columns of a table to the network. */
export const importance: Part<CommonWorth, FigureModel> = {
  needs: [],
  build(model, given) {
    const { dataset, network } = model
    const { data } = given.spec
    const isTable = !generatorOf(data) && !formulaOf(data) && given.spec.model === null && !dataset.reduction
    const few = isTable && { few: fewColumns(dataset, network, given.alpha, given.spec) }
    return { ...columnsByWorth(model, given), ...few }
  },
}

export const worthOf = partReader<Worth>('importance')

/** That of a network for regression. */
export const errorWorthOf = partReader<ErrorWorth>('importance')

/** Rows that are looked at, at most: with so many a correlation is known to 0.01 where it is high. */
const maxRows = 2000

/** Share of its length from which a direction is rounding: that of a column's last value follows from the others. */
const rounding = 1e-9

/**
 * Strength of the association of each two columns, columns × columns, 0 to 1: for two numbers |r| of Pearson, for a number
 * and categories the correlation ratio η (the root of R²), for two of categories Cramér's V. All three are the root of the
 * mean of squared canonical correlations, by the smaller number of directions.
 */
export function associations(
  data: Pick<Dataset, 'x' | 'y' | 'features'>,
  columns: readonly ColumnFeatures[],
): number[][] {
  const rows = sampleRows(data.y.length, maxRows, 1)
  const { x } = takeRows(data, rows)
  const bases = columns.map(({ features }) =>
    orthonormal(features.map(feature => centred(column(x, data.features.length, feature)))),
  )
  return bases.map(a =>
    bases.map(b => {
      const squares = a.reduce((sum, u) => b.reduce((sum, v) => sum + dot(u, v) ** 2, sum), 0)
      return Math.min(1, Math.sqrt(squares / Math.max(1, Math.min(a.length, b.length))))
    }),
  )
}

/** Orthonormal vectors that span those given (modified Gram–Schmidt). */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = []
  for (const vector of vectors) {
    const length = Math.sqrt(dot(vector, vector))
    const rest = withoutAxes(vector, 1, basis)
    const left = Math.sqrt(dot(rest, rest))
    if (left > rounding * length) basis.push(rest.map(value => value / left))
  }
  return basis
}
