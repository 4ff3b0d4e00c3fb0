import type { Classifier, ClassifierOptions, LabelledRows } from './classifier.ts'

/** The rows themselves. */
export interface NeighborsFit extends LabelledRows {
  /** How many are asked. */
  count: number
}

/** k nearest neighbours: each of the nearest rows has one vote. Scores are shares of the votes. */
export const neighbors: Classifier<NeighborsFit> = {
  fit: (rows: LabelledRows, { neighbors }: ClassifierOptions) => ({
    ...rows,
    count: Math.min(neighbors, rows.y.length),
  }),

  scores: neighborScores,
}

/** Shares of the votes, samples × classes. */
export function neighborScores(fitted: NeighborsFit, x: Float64Array): Float64Array {
  const { y, features, classes, count } = fitted
  const samples = x.length / features
  const scores = new Float64Array(samples * classes)
  const search = nearestSearch(fitted)
  for (let s = 0; s < samples; s++)
    for (const row of search(x, s * features)) scores[s * classes + y[row]] += 1 / count
  return scores
}

/** The rows nearest to a point, from near to far; of equally near ones the first rows. */
export function nearestRows(fitted: NeighborsFit, point: Float64Array): number[] {
  return Array.from(nearestSearch(fitted)(point, 0))
}

/** A search that uses its memory again: the answer is good until the next one. */
function nearestSearch({ x, y, features, count }: NeighborsFit) {
  const nearest = new Int32Array(count)
  const distances = new Float64Array(count)
  return (points: Float64Array, at: number): Int32Array => {
    distances.fill(Number.POSITIVE_INFINITY)
    for (let row = 0; row < y.length; row++) {
      let distance = 0
      for (let i = 0; i < features; i++) distance += (points[at + i] - x[row * features + i]) ** 2
      if (distance >= distances[count - 1]) continue
      let slot = count - 1
      for (; slot > 0 && distances[slot - 1] > distance; slot--) {
        distances[slot] = distances[slot - 1]
        nearest[slot] = nearest[slot - 1]
      }
      distances[slot] = distance
      nearest[slot] = row
    }
    return nearest
  }
}
