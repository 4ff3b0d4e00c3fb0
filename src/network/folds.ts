import type { RawDataset } from '../data/dataset.ts'
import { random } from '../data/random.ts'

/** Rows that a fold learns from, and those that it leaves out. */
export interface Fold {
  learned: Int32Array
  left: Int32Array
}

/**
 * Divides rows into folds, each of which leaves out every so many of each class: every row is left out once. A class with
 * fewer rows than folds is left out in as many folds as it has rows.
 *
 * @param rows the rows that are divided, indexes into `y`
 * @param count number of folds, at least 2
 * @param seed that of the data
 */
export function stratifiedFolds(
  { y, classes }: Pick<RawDataset, 'y' | 'classes'>,
  rows: ArrayLike<number>,
  count: number,
  seed: number,
): Fold[] {
  const rng = random(`folds ${seed}`)
  const foldOf = new Map<number, number>()
  let next = 0
  for (const k of classes.keys()) {
    const own = shuffled(
      Array.from(rows).filter(row => y[row] === k),
      rng,
    )
    // Each class goes on where the one before it ended, so that the folds are equally large.
    for (const row of own) foldOf.set(row, next++ % count)
  }
  const all = Array.from(rows)
  return Array.from({ length: count }, (_, fold) => ({
    learned: Int32Array.from(all.filter(row => foldOf.get(row) !== fold)),
    left: Int32Array.from(all.filter(row => foldOf.get(row) === fold)),
  })).filter(({ learned, left }) => left.length > 0 && learned.length > 0)
}

/** A shuffled list, in place (Fisher and Yates). */
function shuffled(rows: number[], rng: () => number): number[] {
  for (let i = rows.length - 1; i > 0; i--) {
    const other = Math.floor(rng() * (i + 1))
    ;[rows[i], rows[other]] = [rows[other], rows[i]]
  }
  return rows
}
