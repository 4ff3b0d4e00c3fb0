import type { ClassHits } from './network.ts'

/**
 * Counts of rows by their class and the class that they were given, classes × classes: `matrix[true][predicted]`, as
 * scikit-learn's `confusion_matrix`.
 */
export function confusionMatrix(y: ArrayLike<number>, predicted: ArrayLike<number>, classes: number) {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (let row = 0; row < y.length; row++) matrix[y[row]][predicted[row]]++
  return matrix
}

/** Number of rows on the diagonal of a confusion matrix, which got their class. */
export function countOnDiagonal(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, counts, k) => sum + counts[k], 0)
}

/** Share of the rows from which a class is nearly all, and one below which it is hardly any. */
const unequal = { most: 0.8, least: 0.1 }

/**
 * Rows of each class, and those that got it, where the classes are of unequal size, so that the count of all says little:
 * one has over 80 % of the rows, or below 10 % and half of an equal share. null for others. `answers` are the classes given.
 */
export function unequalHits(
  answers: ArrayLike<number>,
  { y, classes }: { y: ArrayLike<number>; classes: readonly string[] },
): ClassHits[] | null {
  const matrix = confusionMatrix(y, answers, classes.length)
  const hits = matrix.map((counts, k): ClassHits => {
    const correct = counts[k]
    const samples = counts.reduce((sum, count) => sum + count, 0)
    const given = matrix.reduce((sum, counts) => sum + counts[k], 0)
    const share = (of: number) => (of > 0 ? correct / of : null)
    return { class: classes[k], samples, correct, recall: share(samples), precision: share(given) }
  })
  const sizes = hits.map(({ samples }) => samples / y.length)
  const least = Math.min(unequal.least, 0.5 / classes.length)
  return Math.max(...sizes) > unequal.most || Math.min(...sizes) < least ? hits : null
}
