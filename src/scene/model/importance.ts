import type { ClassDataset } from '../../data/dataset.ts'
import { type ColumnFeatures, columnsOf } from '../../data/encoding.ts'
import { sampleRows, takeRows } from '../../data/sample.ts'
import { centred, column } from '../../data/scale.ts'
import type { MeasuredFacts } from '../../language/facts.ts'
import { confusionMatrix } from '../../network/confusion.ts'
import { type FewColumns, fewColumns } from '../../network/few-columns.ts'
import {
  answersOf,
  drawShuffles,
  type Importance,
  importanceWork,
  type Judged,
  permutationImportance,
} from '../../network/importance.ts'
import { dot } from '../../network/products.ts'
import { withoutAxes } from '../../network/projection.ts'
import type { ClassModel } from './class-model.ts'
import { openFolds } from './compared/left-out.ts'
import { type Part, type PlayedPart, partReader } from './part.ts'

/** Work of judging shuffled rows at most, in the measure of `importanceWork`: seconds. */
const maxWork = 2e9

/** Association from which two columns say nearly the same. */
const alike = 0.8

/** A column of the table, and the harm that shuffling it does. */
export interface ColumnWorth extends Importance {
  /** Columns that say nearly the same, by their places among all that are sorted; those most alike first. */
  correlated: { column: number; correlation: number }[]
}

/** The worth of the columns of a table to a network, and the rows it is measured on. */
export interface Worth extends MeasuredFacts {
  /** Rows by their class and the class that they were given, classes × classes. */
  confusion: number[][]
  /** Rows that were shuffled, a sample of these where the work allowed no more. */
  shuffled: number
  /** Those whose shuffling costs most cross-entropy first. */
  columns: ColumnWorth[]
  /** The few columns of a table that do as well, and whether more rows would help. */
  few?: FewColumns
}

/**
 * The columns of a table by their worth to a network: what rows that it has not learned lose when one is shuffled among
 * them. Of a reduced table these are the columns before the reduction, where they are known.
 *
 * @throws SpecError where the rows of a fold do not give the components that the spec asks for
 */
export function columnsByWorth(
  model: Pick<ClassModel, 'dataset' | 'network' | 'choice'>,
  given: Pick<PlayedPart, 'spec' | 'alpha' | 'unreduced'>,
): Worth {
  // The rows before they were reduced, where they are known.
  const whole = (model.dataset.reduction && given.unreduced?.dataset) || model.dataset
  const columns = columnsOf(whole)
  const { by, folds, judged } = judgedRows(model, given, whole)
  const seed = given.spec.dataSeed ?? given.spec.seed
  const samples = judged.reduce((sum, { rows }) => sum + rows.y.length, 0)
  const most = Math.floor(maxWork / importanceWork(model.network, columns.length))
  const few = judged.map(one => sampleOf(one, Math.min(1, most / samples), seed))
  const found = permutationImportance(few, columns, drawShuffles(few, seed))
  const order = found.map((_, i) => i).sort((a, b) => found[b].loss.mean - found[a].loss.mean)
  const strengths = associations(whole, columns)
  const correlatedWith = (i: number) =>
    order
      .map((j, column) => ({ column, correlation: strengths[i][j] }))
      .filter(({ column, correlation }) => order[column] !== i && correlation >= alike)
      .sort((a, b) => b.correlation - a.correlation)
  return {
    by,
    folds,
    confusion: judged
      .map(one => confusionMatrix(one.rows.y, answersOf(one), model.dataset.classes.length))
      .reduce((sum, matrix) => sum.map((counts, k) => counts.map((count, l) => count + matrix[k][l]))),
    samples,
    shuffled: few.reduce((sum, { rows }) => sum + rows.y.length, 0),
    columns: order.map(i => ({ ...found[i], correlated: correlatedWith(i) })),
  }
}

/** The rows that a network, or others of its kind, are judged by. */
function judgedRows(
  model: Pick<ClassModel, 'dataset' | 'network' | 'choice'>,
  given: Pick<PlayedPart, 'spec' | 'alpha' | 'unreduced'>,
  whole: ClassModel['dataset'],
): Pick<Worth, 'by' | 'folds'> & { judged: Judged[] } {
  const { dataset, network } = model
  const reduction = whole === dataset ? undefined : dataset.reduction
  if (whole.test) return { by: 'test', folds: null, judged: [{ network, rows: whole.test, reduction }] }
  if (given.spec.model !== null)
    return { by: 'given', folds: null, judged: [{ network, rows: whole, reduction }] }
  const { folds, networkOf } = openFolds(model, given, { trains: true, pairs: false })
  const judged = folds.map(fold => ({
    network: networkOf(fold),
    rows: fold.whole,
    reduction: reduction && fold.learned.reduction,
  }))
  return { by: 'folds', folds: folds.length, judged }
}

/** A seeded sample of the rows of a network, of a share of them; all where that is 1. */
function sampleOf({ rows, ...one }: Judged, share: number, seed: number): Judged {
  const { length } = rows.y
  const features = new Array<string>(rows.x.length / length)
  return {
    ...one,
    rows: takeRows({ ...rows, features }, sampleRows(length, Math.ceil(share * length), seed)),
  }
}

/** The worth of the columns of a table to the network. */
export const importance: Part<Worth> = {
  needs: [],
  build(model, given) {
    const { dataset, network, forms } = model
    const isTable = forms === null && given.spec.model === null && !dataset.reduction
    const few = isTable && { few: fewColumns(dataset, network, given.alpha, given.spec) }
    return { ...columnsByWorth(model, given), ...few }
  },
}

export const worthOf = partReader<Worth>('importance')

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
  data: Pick<ClassDataset, 'x' | 'y' | 'features'>,
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
