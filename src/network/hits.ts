import type { Dataset } from '../data/dataset.ts'
import type { ClassHits } from './network.ts'

/** Share of the rows from which a class is nearly all, and one below which it is hardly any. */
const unequal = { most: 0.8, least: 0.1 }

/**
 * Rows of each class, and those that got it, where the classes are of unequal size, so that the count of all says little:
 * one has over 80 % of the rows, or below 10 % and half of an equal share. null for others.
 *
 * @param answers the class given to each row
 */
export function unequalHits(
  answers: ArrayLike<number>,
  { y, classes }: Pick<Dataset, 'y' | 'classes'>,
): ClassHits[] | null {
  const hits = classes.map((name): ClassHits => ({ class: name, samples: 0, correct: 0 }))
  for (const [row, k] of y.entries()) {
    hits[k].samples++
    if (answers[row] === k) hits[k].correct++
  }
  const sizes = hits.map(({ samples }) => samples / y.length)
  const least = Math.min(unequal.least, 0.5 / classes.length)
  return Math.max(...sizes) > unequal.most || Math.min(...sizes) < least ? hits : null
}
