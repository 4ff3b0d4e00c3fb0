/**
 * Counts of rows by their class and the class that they were given, classes × classes: `matrix[true][predicted]`, as
 * scikit-learn's `confusion_matrix`.
 */
export function confusionMatrix(
  y: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): number[][] {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  for (let row = 0; row < y.length; row++) matrix[y[row]][predicted[row]]++
  return matrix
}

/** Number of rows on the diagonal of a confusion matrix, which got their class. */
export function countOnDiagonal(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, counts, k) => sum + counts[k], 0)
}
