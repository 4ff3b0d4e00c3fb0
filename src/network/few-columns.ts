import type { ClassDataset } from '../data/dataset.ts'
import { type ColumnFeatures, columnsOf } from '../data/encoding.ts'
import { sampleRows, takeColumns } from '../data/sample.ts'
import type { Spec } from '../options/spec.ts'
import { accuracy, isAsGood, standardError, tolerance } from './as-good.ts'
import { penalties } from './candidates.ts'
import { type Fold, foldCounts, foldData, stratifiedFolds } from './folds.ts'
import { answersOf, drawShuffles, permutationImportance } from './importance.ts'
import type { Network } from './network.ts'
import { layoutFor, layoutOfNetwork } from './parameter-layout.ts'
import { trialPath, trialWork } from './trial.ts'

/** Numbers of columns that are tried, and folds of the rows that a fold learns, which choose one of them. */
const tried = { columns: [1, 2, 4, 8], folds: 3 }
/** Trainings over all columns and all rows that take as long as all that are made, and their work at most: seconds. */
const [trainings, maxWork] = [60, 4e9]

/** Held-out accuracy of a network over few columns, and with fewer rows; each row is left out once. */
export interface FewColumns {
  /** Those that matter most by all rows, the first one most; none of a table of one column. */
  columns: string[]
  /** Accuracy of the whole choice: ranking, number and training by the rows of each fold. */
  accuracy: number
  /** Accuracy with all columns. */
  all: number
  /** The same, learned from half of the rows. */
  half: number
  /** True where few columns do as well as all, within two standard errors or one percentage point. */
  asGood: boolean
  /** The second half of the rows adds more than one percentage point: above two standard errors they "would help". */
  moreRows: 'would help' | 'may help' | 'would no longer help'
}

/**
 * The few columns that do as well as all. In each fold, columns are ranked by the permutation importance of a network of all
 * columns for the rows that it has learned; the fewest of 1, 2, 4 and 8 that are as good as the best are chosen by
 * cross-validation of these rows, in which columns are ranked anew. Only then the rows that are left out are asked: columns
 * that all rows have chosen would flatter (Hastie, Tibshirani and Friedman, 2009, 7.10.2).
 */
export function fewColumns(
  dataset: ClassDataset,
  drawn: Network,
  alpha: number,
  spec: Pick<Spec, 'scale' | 'seed' | 'dataSeed' | 'networkSeed'>,
): FewColumns {
  const { x, y, features } = dataset
  const columns = columnsOf(dataset)
  const seed = spec.dataSeed ?? spec.seed
  const hidden = drawn.layers.slice(0, -1).map(layer => ({ ...layer, units: layer.biases.length }))
  const alphas = [...penalties.filter(smaller => smaller < alpha).slice(-2), alpha]
  const sizes = tried.columns.filter(size => size < columns.length)

  const train = (fold: Fold, some: readonly ColumnFeatures[]) => {
    const places = some.flatMap(column => column.features)
    const own = places.map(place => features[place])
    const few = { ...dataset, x: takeColumns(x, features.length, places), features: own }
    const { learned, left } = foldData(few, fold, spec.scale, null)
    return { network: trialPath(layoutFor(few, hidden), learned, alphas, spec).at(-1)!, learned, left }
  }
  const judge = (hits: Float64Array, fold: Fold, { network, left }: ReturnType<typeof train>, weight = 1) => {
    for (const [i, answer] of answersOf({ network, rows: left }).entries())
      if (answer === left.y[i]) hits[fold.left[i]] += weight
  }
  const ranked = ({ network, learned: rows }: ReturnType<typeof train>) => {
    const judged = [{ network, rows }]
    const found = permutationImportance(judged, columns, drawShuffles(judged, seed))
    return found.sort((a, b) => b.loss.mean - a.loss.mean)
  }
  const sizeFor = (rows: Int32Array) => {
    const trials = sizes.map(size => ({ size, hits: new Float64Array(y.length) }))
    for (const fold of stratifiedFolds(dataset, rows, tried.folds, seed)) {
      const order = ranked(train(fold, columns))
      for (const { size, hits } of trials) judge(hits, fold, train(fold, order.slice(0, size)))
    }
    const own = trials.map(({ size, hits }) => ({ size, hits: Float64Array.from(rows, row => hits[row]) }))
    return own.find(one => isAsGood(one, own, [accuracy]))?.size ?? columns.length
  }

  const most = maxWork / (trainings * trialWork(layoutOfNetwork(drawn), alphas))
  const rows = sampleRows(y.length, Math.floor(most), seed)
  const [few, all, half] = [0, 0, 0].map(() => new Float64Array(y.length))
  for (const fold of stratifiedFolds(dataset, rows, foldCounts.most, seed)) {
    const whole = train(fold, columns)
    judge(all, fold, whole)
    judge(few, fold, train(fold, ranked(whole).slice(0, sizeFor(fold.learned))))
    for (const { learned } of stratifiedFolds(dataset, fold.learned, 2, seed)) {
      const part = { ...fold, learned }
      judge(half, part, train(part, columns), 0.5)
    }
  }
  const taken = (values: Float64Array) => ({ hits: Float64Array.from(rows, row => values[row]) })
  const [own, whole, halved] = [taken(few), taken(all), taken(half)]
  const rise = accuracy.of(whole) - accuracy.of(halved)
  const helps = rise > tolerance.errors * standardError(whole.hits, halved.hits) ? 'would help' : 'may help'
  const order = ranked(train({ learned: rows, left: rows }, columns))
  return {
    columns: sizes.length > 0 ? order.slice(0, sizeFor(rows)).map(({ name }) => name) : [],
    ...{ accuracy: accuracy.of(own), all: accuracy.of(whole), half: accuracy.of(halved) },
    asGood: isAsGood(own, [own, whole], [accuracy]),
    moreRows: rise > tolerance.share ? helps : 'would no longer help',
  }
}
