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
const tried = { columns: [8, 4, 2, 1], folds: 3 }
/** Trainings over all columns and all rows that take as long as all that are made, and their work at most: seconds. */
const [trainings, maxWork] = [100, 4e9]

/** The losses and hits of rows that are left out. */
type Trials = Pick<Candidate, 'losses' | 'hits' | 'answers'>

/** Held-out accuracy, or R², of a network over few columns, and with fewer rows; each row is left out once. */
export interface FewColumns {
  /** Those that matter most by all rows, the first one most; none of a table of one column, or where nothing is learned. */
  columns: string[]
  /** Accuracy, of regression R², of the whole choice: ranking, number and training by the rows of each fold. */
  score: number
  /** The same with all columns. */
  all: number
  /** The same, learned from half of the rows. */
  half: number
  /** Accuracy of always saying the largest class; 0 of regression, R² of the mean. */
  byNothing: number
  /** True where all columns beat that by two standard errors, and by one percentage point or 2 % of the error. */
  learns: boolean
  /** True where few columns do as well as all, within two standard errors, one percentage point, or 2 % of the error. */
  asGood: boolean
  /** The second half of the rows adds more than is slack: above two standard errors they "would help". */
  moreRows: 'would help' | 'may help' | 'would no longer help'
}

/**
 * The few columns that do as well as all. In each fold, columns are ranked by the permutation importance of a network of all
 * columns for the rows that it has learned. The eight, four, two and one that matter most are compared by cross-validation of
 * these rows, ranked anew each time; of the fewest that are as good as the best, columns leave one by one as long as they stay
 * so (recursive feature elimination: Guyon, Weston, Barnhill and Vapnik, 2002). Only then the rows that are left out are
 * asked: columns that all rows have chosen would flatter (Hastie, Tibshirani and Friedman, 2009, 7.10.2).
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

  const train = (fold: Fold, some: readonly ColumnFeatures[]) => {
    const places = some.flatMap(column => column.features)
    const own = places.map(place => features[place])
    const few = { ...dataset, x: takeColumns(x, features.length, places), features: own }
    const parts = trials.divide(few, fold, spec.scale, null)
    const network = trialPath(layoutFor(few, hidden), parts.learned, alphas, spec).at(-1)!
    return { some, network, ...parts }
  }
  const divided = (rows: Int32Array, count: number) =>
    stratifiedFolds(strata, rows, count, seed).map(fold => ({ fold, whole: train(fold, columns) }))
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
  const ranked = ({ some, network, learned: rows }: ReturnType<typeof train>) => {
    const judged = [{ network, rows }]
    let place = 0
    const own = some.map(column => ({ ...column, features: column.features.map(() => place++) }))
    const found = permutationImportance(judged, own, drawShuffles(judged, seed), importance)
    return [...some.keys()].sort((a, b) => found[b].loss.mean - found[a].loss.mean).map(i => some[i])
  }
  /** Networks over ever fewer columns: each has those that matter most to the one before it. */
  const leaving = (fold: Fold, whole: ReturnType<typeof train>, sizes: readonly number[]) => {
    let last = whole
    return sizes.map(size => (last = train(fold, ranked(last).slice(0, size))))
  }
  const chosen = (fold: Fold, whole = train(fold, columns)) => {
    const inner = divided(fold.learned, tried.folds)
    const fewest = (sizes: readonly number[]) => {
      const few = sizes.map(size => ({ size, judged: nothing() }))
      for (const { fold, whole } of inner)
        for (const [i, one] of leaving(fold, whole, sizes).entries()) judge(few[i].judged, fold, one)
      const own = few.map(({ size, judged }) => ({ size, ...taken(judged, fold.learned) }))
      return own.findLast(one => isAsGood(one, own, [measure]))!.size
    }
    const sizes = tried.columns.filter(size => size < columns.length)
    const found = fewest(sizes)
    const fewer = Array.from({ length: Math.ceil(found / 2) - 1 }, (_, i) => found - 1 - i)
    const steps = [...sizes.filter(size => size >= found), ...fewer]
    const least = fewer.length > 0 ? fewest(steps) : found
    const kept = steps.filter(size => size >= least)
    return leaving(fold, whole, kept).at(-1)!
  }

  const most = maxWork / (trainings * trialWork(layoutOfNetwork(drawn), alphas))
  const rows = sampleRows(y.length, Math.floor(most), seed)
  const measures = trials.measures(Float64Array.from(rows, row => y[row]))
  const [measure] = measures
  const [few, all, constant, ...halves] = [0, 0, 0, 0, 0].map(nothing)
  const counts = dataset.classes.map((_, k) => rows.filter(row => y[row] === k).length)
  const largest = counts.indexOf(Math.max(...counts))
  for (const row of rows) constant.hits[row] = Number(y[row] === largest)
  const folds = divided(rows, foldCounts.most)
  for (const { fold, whole } of folds) {
    judge(all, fold, whole)
    for (const row of fold.left) constant.losses[row] = trials.lossByNothing(dataset, row, whole.learned)
    for (const [i, { learned }] of stratifiedFolds(strata, fold.learned, 2, seed).entries()) {
      const part = { ...fold, learned }
      judge(halves[i], part, train(part, columns))
    }
  }
  const halfOf = (key: keyof Trials) => halves[0][key].map((value, row) => (value + halves[1][key][row]) / 2)
  const half = { losses: halfOf('losses'), hits: halfOf('hits'), answers: all.answers }
  const [whole, byNothing, halved] = [all, constant, half].map(judged => taken(judged, rows))
  const learns = !isAsGood(byNothing, [byNothing, whole], [measure])
  const chooses = learns && columns.length > 1
  for (const { fold, whole } of folds) judge(few, fold, chooses ? chosen(fold, whole) : whole)
  const own = taken(few, rows)
  const rise = measure.of(whole) - measure.of(halved)
  const helps = rise > tolerance.errors * measure.error(whole, halved) ? 'would help' : 'may help'
  const targets = Float64Array.from(rows, row => y[row])
  const scoreOf = (judged: Trials) => grade(trials.told(judged, measures, dataset, targets))
  return {
    columns: chooses ? ranked(chosen({ learned: rows, left: rows })).map(({ name }) => name) : [],
    ...{ score: scoreOf(own), all: scoreOf(whole), half: scoreOf(halved) },
    ...{ byNothing: largest < 0 ? 0 : measure.of(byNothing), learns },
    asGood: isAsGood(own, [own, whole], [measure]),
    moreRows: rise > measure.slack(measure.of(whole)) ? helps : 'would no longer help',
  }
}
