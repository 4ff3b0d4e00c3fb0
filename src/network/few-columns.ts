import type { Dataset } from '../data/dataset.ts'
import { type ColumnFeatures, columnsOf } from '../data/encoding.ts'
import { sampleRows, takeColumns } from '../data/sample.ts'
import type { Spec } from '../options/spec.ts'
import { isAsGood, tolerance } from './as-good.ts'
import { type Candidate, penalties } from './candidates.ts'
import { type Fold, foldCounts, stratifiedFolds } from './folds.ts'
import { drawShuffles, permutationImportance } from './importance.ts'
import type { Network } from './network.ts'
import { layoutFor, layoutOfNetwork } from './parameter-layout.ts'
import { learningTask } from './tasks/registry.ts'
import { trialPath, trialWork } from './trial.ts'

/** Numbers of columns that are tried, and folds of the rows that a fold learns, which choose one of them. */
const tried = { columns: [1, 2, 4, 8], folds: 3 }
/** Trainings over all columns and all rows that take as long as all that are made, and their work at most: seconds. */
const [trainings, maxWork] = [60, 4e9]

/** The losses and hits of rows that are left out. */
type Trials = Pick<Candidate, 'losses' | 'hits' | 'answers'>

/** Held-out accuracy, or R², of a network over few columns, and with fewer rows; each row is left out once. */
export interface FewColumns {
  /** Those that matter most by all rows, the first one most; none of a table of one column. */
  columns: string[]
  /** Accuracy, of regression R², of the whole choice: ranking, number and training by the rows of each fold. */
  score: number
  /** The same with all columns. */
  all: number
  /** The same, learned from half of the rows. */
  half: number
  /** True where few columns do as well as all, within two standard errors, one percentage point, or 2 % of the error. */
  asGood: boolean
  /** The second half of the rows adds more than is slack: above two standard errors they "would help". */
  moreRows: 'would help' | 'may help' | 'would no longer help'
}

/**
 * The few columns that do as well as all. In each fold, columns are ranked by the permutation importance of a network of all
 * columns for the rows that it has learned; the fewest of 1, 2, 4 and 8 that are as good as the best are chosen by
 * cross-validation of these rows, in which columns are ranked anew. Only then the rows that are left out are asked: columns
 * that all rows have chosen would flatter (Hastie, Tibshirani and Friedman, 2009, 7.10.2).
 */
export function fewColumns(
  dataset: Dataset,
  drawn: Network,
  alpha: number,
  spec: Pick<Spec, 'scale' | 'seed' | 'dataSeed' | 'networkSeed'>,
): FewColumns {
  const { x, y, features } = dataset
  const { trials, importance, grade } = learningTask(dataset)
  const strata = trials.strata(dataset)
  const columns = columnsOf(dataset)
  const seed = spec.dataSeed ?? spec.seed
  const hidden = drawn.layers.slice(0, -1).map(layer => ({ ...layer, units: layer.biases.length }))
  const alphas = [...penalties.filter(smaller => smaller < alpha).slice(-2), alpha]
  const sizes = tried.columns.filter(size => size < columns.length)

  const train = (fold: Fold, some: readonly ColumnFeatures[]) => {
    const places = some.flatMap(column => column.features)
    const own = places.map(place => features[place])
    const few = { ...dataset, x: takeColumns(x, features.length, places), features: own }
    const divided = trials.divide(few, fold, spec.scale, null)
    return { network: trialPath(layoutFor(few, hidden), divided.learned, alphas, spec).at(-1)!, ...divided }
  }
  const nothing = (): Trials => {
    const [losses, hits, answers] = [0, 0, 0].map(() => new Float64Array(y.length))
    return { losses, hits, answers }
  }
  const taken = ({ losses, hits, answers }: Trials, rows: Int32Array): Trials => {
    const [a, b, c] = [losses, hits, answers].map(values => Float64Array.from(rows, row => values[row]))
    return { losses: a, hits: b, answers: c }
  }
  const judge = (judged: Trials, fold: Fold, { network, ...own }: ReturnType<typeof train>) =>
    trials.judge(network, fold, own, dataset, judged)
  const ranked = ({ network, learned: rows }: ReturnType<typeof train>) => {
    const judged = [{ network, rows }]
    const found = permutationImportance(judged, columns, drawShuffles(judged, seed), importance)
    return found.sort((a, b) => b.loss.mean - a.loss.mean)
  }
  const sizeFor = (rows: Int32Array) => {
    const few = sizes.map(size => ({ size, judged: nothing() }))
    for (const fold of stratifiedFolds(strata, rows, tried.folds, seed)) {
      const order = ranked(train(fold, columns))
      for (const { size, judged } of few) judge(judged, fold, train(fold, order.slice(0, size)))
    }
    const own = few.map(({ size, judged }) => ({ size, ...taken(judged, rows) }))
    return own.find(one => isAsGood(one, own, [measure]))?.size ?? columns.length
  }

  const most = maxWork / (trainings * trialWork(layoutOfNetwork(drawn), alphas))
  const rows = sampleRows(y.length, Math.floor(most), seed)
  const measures = trials.measures(Float64Array.from(rows, row => y[row]))
  const [measure] = measures
  const [few, all, ...halves] = [0, 0, 0, 0].map(nothing)
  for (const fold of stratifiedFolds(strata, rows, foldCounts.most, seed)) {
    const whole = train(fold, columns)
    judge(all, fold, whole)
    judge(few, fold, train(fold, ranked(whole).slice(0, sizeFor(fold.learned))))
    for (const [i, { learned }] of stratifiedFolds(strata, fold.learned, 2, seed).entries()) {
      const part = { ...fold, learned }
      judge(halves[i], part, train(part, columns))
    }
  }
  const halfOf = (key: keyof Trials) => halves[0][key].map((value, row) => (value + halves[1][key][row]) / 2)
  const half = { losses: halfOf('losses'), hits: halfOf('hits'), answers: all.answers }
  const [own, whole, halved] = [few, all, half].map(judged => taken(judged, rows))
  const rise = measure.of(whole) - measure.of(halved)
  const helps = rise > tolerance.errors * measure.error(whole, halved) ? 'would help' : 'may help'
  const order = ranked(train({ learned: rows, left: rows }, columns))
  const targets = Float64Array.from(rows, row => y[row])
  const scoreOf = (judged: Trials) => grade(trials.told(judged, measures, dataset, targets))
  return {
    columns: sizes.length > 0 ? order.slice(0, sizeFor(rows)).map(({ name }) => name) : [],
    ...{ score: scoreOf(own), all: scoreOf(whole), half: scoreOf(halved) },
    asGood: isAsGood(own, [own, whole], [measure]),
    moreRows: rise > measure.slack(measure.of(whole)) ? helps : 'would no longer help',
  }
}
