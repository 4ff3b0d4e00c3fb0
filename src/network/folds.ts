import type { Dataset, RawDataset } from '../data/dataset.ts'
import { filled, usualValues } from '../data/fill-gaps.ts'
import { random, shuffled } from '../data/random.ts'
import { takeRows } from '../data/sample.ts'
import { applyScale, fitScale } from '../data/scale.ts'
import type { Spec } from '../options/spec.ts'
import { reduceDataset } from './reduce.ts'

/** Number of folds at most, and at least where there is less time. */
export const foldCounts = { most: 5, least: 2 }

/** Rows that a fold learns from, and those that it leaves out. */
export type Fold = Record<'learned' | 'left', Int32Array>

/**
 * Divides rows, as indexes into `y`, into two or more folds, each of which leaves out every so many of each class: every row
 * is left out once. A class with fewer rows than folds is left out in as many folds as it has rows.
 *
 * @param first the first row with the same features, of each row: they go into one fold together
 */
export function stratifiedFolds(
  { y, classes }: Pick<RawDataset, 'y' | 'classes'>,
  rows: ArrayLike<number>,
  count: number,
  seed: number,
  first?: Int32Array,
): Fold[] {
  const rng = random(`folds ${seed}`)
  const folds = new Map<number, number>()
  const together = (row: number) => first?.[row] ?? row
  const foldOf = (row: number) => folds.get(together(row))
  let next = 0
  for (const k of classes.keys()) {
    const ofClass = Array.from(rows).filter(row => y[row] === k)
    const own = shuffled(ofClass, rng)
    // Each class goes on where the one before it ended, so that the folds are equally large.
    for (const row of own) if (foldOf(row) === undefined) folds.set(together(row), next++ % count)
  }
  const all = Array.from(rows)
  return Array.from({ length: count }, (_, fold) => ({
    learned: Int32Array.from(all.filter(row => foldOf(row) !== fold)),
    left: Int32Array.from(all.filter(row => foldOf(row) === fold)),
  })).filter(({ learned, left }) => left.length > 0 && learned.length > 0)
}

/**
 * The rows that a fold learns from and those that it leaves out, scaled and reduced by the first; `whole` are those left
 * out before they were reduced.
 */
export function foldData<Data extends Dataset>(
  dataset: Data,
  { learned, left }: Fold,
  scale: Spec['scale'],
  reduce: Spec['reduce'],
): { learned: Data; left: NonNullable<Data['test']>; whole: NonNullable<Data['test']> } {
  const { x, unfilled } = dataset
  const whole = unfilled
    ? { ...dataset, x: filled(unfilled, usualValues(unfilled, dataset, learned), x) }
    : dataset
  const own = takeRows<Data['y']>(whole, learned)
  const others = takeRows<Data['y']>(whole, left)
  const fitted = fitScale(own.x, dataset.features.length, scale)
  const scaled: Data = {
    ...dataset,
    x: applyScale(own.x, fitted),
    y: own.y,
    scale: fitted,
    test: { x: applyScale(others.x, fitted), y: others.y },
  }
  const reduced = reduceDataset(scaled, reduce)
  return { learned: reduced, left: reduced.test!, whole: scaled.test! }
}
