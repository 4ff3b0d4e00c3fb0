/** Rows with a class each, which a classifier is fitted to. */
export interface LabelledRows {
  /** samples × features, row-major. */
  x: Float64Array
  /** Class index per sample. */
  y: Int32Array
  features: number
  /** How many classes there are; each has a row. */
  classes: number
}

/** Settings of the classifiers, as scikit-learn names them. */
export interface ClassifierOptions {
  /** Neighbours that are asked; at most the number of rows. */
  neighbors: number
  /** Splits one after the other at most; null for as many as it takes. */
  maxDepth: number | null
  /** Weight of the errors against the width of the street, above 0. */
  svmC: number
  /** exp(−gamma · distance²); "scale" is 1 / (features · variance), "auto" 1 / features. */
  gamma: 'scale' | 'auto' | number
}

/** A way to tell classes apart. What it has learned is plain data, which a worker can take. */
export interface Classifier<Fitted> {
  /** @throws WorkError for rows that it cannot be fitted to */
  fit(rows: LabelledRows, options: ClassifierOptions): Fitted
  /**
   * Scores of points, samples × classes; the class with the highest one is predicted, the first of equal ones.
   *
   * @param x samples × features, row-major
   */
  scores(fitted: Fitted, x: Float64Array): Float64Array
}

/** Rows of each class, in their order. */
export function rowsByClass({ y, classes }: LabelledRows): number[][] {
  const rows = Array.from({ length: classes }, (): number[] => [])
  for (const [row, k] of y.entries()) rows[k].push(row)
  return rows
}
