import type { HeldOut, Reduction } from '../data/dataset.ts'
import type { ColumnFeatures } from '../data/encoding.ts'
import { random, shuffled } from '../data/random.ts'
import { mean as meanOf } from '../data/scale.ts'
import { classScores } from './forward.ts'
import type { Network } from './network.ts'
import { projectOntoComponents } from './projection.ts'
import { rowLoss, winners } from './scores.ts'

/** Shuffles of each column, as many as scikit-learn makes. */
const repeats = 5

/** Rows that a network is judged by, and what reduces them to its features. */
export interface Judged {
  network: Network
  /** Scaled, and not reduced. */
  rows: HeldOut
  reduction?: Pick<Reduction, 'mean' | 'axes'> | undefined
}

/** Mean and population standard deviation over the shuffles. */
type Spread = Record<'mean' | 'deviation', number>

/** The harm that shuffling a column does. */
export interface Importance extends ColumnFeatures {
  /** Rise of the mean cross-entropy. */
  loss: Spread
  /** Fall of the share of rows on the right side. */
  accuracy: Spread
}

/**
 * Permutation importance of columns (Breiman, Random Forests, 2001), as scikit-learn's `permutation_importance`: the loss
 * and the accuracy that rows lose when one column is shuffled among them. The features of a column are shuffled together,
 * before the rows are reduced. Where rows are judged by several networks, as those of folds, each is shuffled among its
 * own, and they count together.
 *
 * @param shuffles for each network of `judged` its shuffles, lists of its rows: that of a place is the one whose cells
 *   come there; as many of each network
 */
export function permutationImportance(
  judged: readonly Judged[],
  columns: readonly ColumnFeatures[],
  shuffles: readonly (readonly ArrayLike<number>[])[],
): Importance[] {
  const samples = judged.reduce((sum, { rows }) => sum + rows.y.length, 0)
  const before = judged.map(one => judge(one, one.rows.x))
  return columns.map(column => {
    const harms = shuffles[0].map((_, repeat) => {
      let [loss, right] = [0, 0]
      for (const [i, one] of judged.entries()) {
        const after = judge(one, shuffledColumn(one, column, shuffles[i][repeat]))
        loss += after.loss - before[i].loss
        right += before[i].right - after.right
      }
      return { loss: loss / samples, accuracy: right / samples }
    })
    return {
      ...column,
      loss: spread(Float64Array.from(harms, ({ loss }) => loss)),
      accuracy: spread(Float64Array.from(harms, ({ accuracy }) => accuracy)),
    }
  })
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

/** The classes that rows get. */
export function answersOf(one: Judged): Int32Array {
  const scores = scoresOf(one, one.rows.x)
  return winners(scores, scores.length / one.rows.y.length)
}

/** The sum of the losses of rows, and the number of those on the right side. */
function judge(one: Judged, x: Float64Array): { loss: number; right: number } {
  const { y } = one.rows
  const scores = scoresOf(one, x)
  const classes = scores.length / y.length
  let [loss, right] = [0, 0]
  for (const [row, answer] of winners(scores, classes).entries()) {
    loss += rowLoss(scores, row, classes, y[row])
    if (answer === y[row]) right++
  }
  return { loss, right }
}

function scoresOf({ network, rows, reduction }: Judged, x: Float64Array): Float64Array {
  return classScores(network, reduction ? projectOntoComponents(x, rows.y.length, reduction) : x)
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
