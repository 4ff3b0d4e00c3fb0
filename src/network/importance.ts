import type { HeldOut, HeldOutRegression, Reduction } from '../data/dataset.ts'
import type { ColumnFeatures } from '../data/encoding.ts'
import { random, shuffled } from '../data/random.ts'
import { centred, mean as meanOf } from '../data/scale.ts'
import { classScores } from './forward.ts'
import type { Network } from './network.ts'
import { projectOntoComponents } from './projection.ts'
import { predictTargets, scoresOf } from './regression/scores.ts'
import { rowLoss, winners } from './scores.ts'

/** Shuffles of each column, as many as scikit-learn makes. */
const repeats = 5

/** Rows that a network is judged by, in the units of its output, and what reduces them to its features. */
export interface Judged {
  network: Network
  /** Scaled, and not reduced. */
  rows: HeldOut | HeldOutRegression
  /** True where the network predicts logarithms of the targets. */
  log?: boolean
  reduction?: Pick<Reduction, 'mean' | 'axes'> | undefined
}

/** Mean and population standard deviation over the shuffles. */
type Spread = Record<'mean' | 'deviation', number>

/** The harm that shuffling a column does: what each measure rises by. */
export type Importance<Name extends string = ClassMeasure> = ColumnFeatures & Record<Name, Spread>

/** The mean cross-entropy, and the share of rows on the wrong side, which is what accuracy lacks. */
type ClassMeasure = 'loss' | 'accuracy'

/** The measures of rows by which columns are ranked, `loss` first of all: sums over rows, and what all of a sum makes. */
export interface Measures<Name extends string> {
  sums(one: Pick<Judged, 'network' | 'log'>, x: Float64Array, y: Judged['rows']['y']): Record<Name, number>
  of(sum: number, samples: number): number
}

export const classMeasures: Measures<ClassMeasure> = {
  sums({ network }, x, y) {
    const scores = classScores(network, x)
    const classes = scores.length / y.length
    const sums = { loss: 0, accuracy: 0 }
    for (const [row, answer] of winners(scores, classes).entries()) {
      sums.loss += rowLoss(scores, row, classes, y[row])
      if (answer !== y[row]) sums.accuracy++
    }
    return sums
  },
  of: (sum, samples) => sum / samples,
}

/** Of regression the loss is the RMSE. */
export const errorMeasures: Measures<'loss'> = {
  sums: (one, x, y) => ({
    loss: predictedBy(one, x).reduce((sum, value, row) => sum + (value - y[row]) ** 2, 0),
  }),
  of: (sum, samples) => Math.sqrt(sum / samples),
}

/**
 * Permutation importance of columns (Breiman, Random Forests, 2001), as scikit-learn's `permutation_importance`: what rows
 * lose when one column is shuffled among them. The features of a column are shuffled together, before the rows are reduced.
 * Where rows are judged by several networks, as those of folds, each is shuffled among its own, and they count together.
 *
 * @param shuffles for each network of `judged` its shuffles, lists of its rows: that of a place is the one whose cells
 *   come there; as many of each network
 */
export function permutationImportance<Name extends string>(
  judged: readonly Judged[],
  columns: readonly ColumnFeatures[],
  shuffles: readonly (readonly ArrayLike<number>[])[],
  { sums, of }: Measures<Name>,
): Importance<Name>[] {
  const samples = judged.reduce((sum, { rows }) => sum + rows.y.length, 0)
  const measured = (column?: ColumnFeatures, repeat = 0) => {
    const each = judged.map((one, i) => {
      const x = column && shuffledColumn(one, column, shuffles[i][repeat])
      return sums(one, reduced(one, x), one.rows.y)
    })
    const total = (name: Name) =>
      of(
        each.reduce((sum, one) => sum + one[name], 0),
        samples,
      )
    return new Map((Object.keys(each[0]) as Name[]).map(name => [name, total(name)]))
  }
  const before = measured()
  return columns.map(column => {
    const after = shuffles[0].map((_, repeat) => measured(column, repeat))
    const harmOf = (name: Name) => spread(Float64Array.from(after, one => one.get(name)! - before.get(name)!))
    const harms = Array.from(before.keys(), name => [name, harmOf(name)])
    return { ...column, ...(Object.fromEntries(harms) as Record<Name, Spread>) }
  })
}

/** Predictions and targets of the rows of networks for regression, one network after another, and how far these are off. */
export function judgedFit(judged: readonly Judged[]) {
  const predicted = Float64Array.from(judged.flatMap(one => [...predictedBy(one, reduced(one))]))
  const y = Float64Array.from(judged.flatMap(({ rows }) => [...rows.y]))
  return { predicted, y, scores: scoresOf(predicted, y, { mean: 0, deviation: 1 }) }
}

/** R² of such rows by some columns only, all others being shuffled together: the mean over the shuffles. */
export function explainedByOnly(
  judged: readonly Judged[],
  kept: readonly ColumnFeatures[],
  shuffles: Parameters<typeof permutationImportance>[2],
): number {
  const { x, y: own } = judged[0].rows
  const all = Array.from({ length: x.length / own.length }, (_, i) => i)
  const features = all.filter(i => !kept.some(column => column.features.includes(i)))
  const { y, scores } = judgedFit(judged)
  const total = centred(y).reduce((sum, value) => sum + value ** 2, 0)
  const lost = { sums: errorMeasures.sums, of: (sum: number) => sum / total }
  const [{ loss }] = permutationImportance(judged, [{ name: '', features }], shuffles, lost)
  return scores.r2 - loss.mean
}

/** Shuffles of the rows of each network, drawn with a seed; all columns are shuffled alike. */
export function drawShuffles(judged: readonly Judged[], seed: number): Int32Array[][] {
  const rng = random(`shuffles ${seed}`)
  return judged.map(({ rows }) =>
    Array.from({ length: repeats }, () => shuffled(Int32Array.from(rows.y.keys()), rng)),
  )
}

/** Work of judging rows by each column: multiplications, and what is done beside them a row. */
export function importanceWork({ layers }: Network, columns: number): number {
  const weights = layers.reduce((sum, { weights, biases }) => sum + (weights.length + 1) * biases.length, 0)
  return (1 + repeats * columns) * (weights + 60)
}

/** The targets that rows get, in their own units. */
function predictedBy({ network, log }: Pick<Judged, 'network' | 'log'>, x: Float64Array): Float64Array {
  const predicted = predictTargets(network, x)
  return log ? predicted.map(Math.exp) : predicted
}

/** The classes that rows get. */
export function answersOf(one: Judged): Int32Array {
  const scores = classScores(one.network, reduced(one))
  return winners(scores, scores.length / one.rows.y.length)
}

function reduced({ rows, reduction }: Judged, x = rows.x): Float64Array {
  return reduction ? projectOntoComponents(x, rows.y.length, reduction) : x
}

/** The rows with the cells of a column at other places. */
function shuffledColumn({ rows: { x, y } }: Judged, { features }: ColumnFeatures, order: ArrayLike<number>) {
  const width = x.length / y.length
  const moved = x.slice()
  for (let row = 0; row < y.length; row++)
    for (const feature of features) moved[row * width + feature] = x[order[row] * width + feature]
  return moved
}

function spread(values: Float64Array): Spread {
  const mean = meanOf(values)
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / values.length) }
}
