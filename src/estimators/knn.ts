import { cos, sin } from '../data/elementary.ts'
import { feetOn } from '../network/input-plane.ts'
import { winner } from '../network/scores.ts'
import type { Classifier, Plane } from './classifier.ts'
import type { Mechanism } from './mark.ts'
import { neighborRegions } from './neighbor-regions.ts'
import { insert, type NeighborsFit } from './voters.ts'

/** k nearest neighbours: each of the nearest rows has one vote. Scores are shares of the votes. */
export const knn: Classifier<NeighborsFit> = {
  words: say => say.classifiers.knn,
  takes: ['neighbors'],
  fit: (rows, { neighbors }) => ({ ...rows, count: Math.min(neighbors, rows.y.length) }),
  scores: sharesOfVotes,
  restrict(fitted, plane) {
    const { places: x, rests } = feetOn(fitted.x, plane)
    return { ...fitted, x, rests, features: 2 }
  },
  show(fitted, plane) {
    const { count } = fitted
    return {
      sentence: say => say.classifiers.knn.divides({ neighbors: count }),
      regions: neighborRegions(fitted, plane, levelsOf(count)),
      // The nearest rows of a place on a slice stand beside it.
      mechanism: plane.slice ? {} : walkingProbe(fitted, plane),
    }
  },
}

/** Shares of so many votes at which the tint grows: one more vote than half, and all. */
function levelsOf(count: number): number[] {
  return count < 3 ? [] : [(count + 3) / (2 * count) - 1e-9, 1 - 1e-9]
}

/** Shares of the votes, samples × classes. */
function sharesOfVotes(fitted: NeighborsFit, x: Float64Array): Float64Array {
  const { y, features, classes, count } = fitted
  const samples = x.length / features
  const scores = new Float64Array(samples * classes)
  const search = nearestSearch(fitted)
  for (let s = 0; s < samples; s++)
    for (const row of search(x, s * features)) scores[s * classes + y[row]] += 1 / count
  return scores
}

/** A search that uses its memory again: the answer is good until the next one. Squared distances that differ by a share of `tie` are equal. */
export function nearestSearch({ x, features, count, rests }: Omit<NeighborsFit, 'y' | 'classes'>, tie = 0) {
  const rows = x.length / features
  const nearest = new Int32Array(count)
  const distances = new Float64Array(count)
  return (points: Float64Array, at: number): Int32Array => {
    distances.fill(Number.POSITIVE_INFINITY)
    for (let row = 0; row < rows; row++) {
      let distance = rests?.[row] ?? 0
      for (let i = 0; i < features; i++) distance += (points[at + i] - x[row * features + i]) ** 2
      const least = distance * (1 + tie)
      if (least < distances[count - 1]) insert(row, distance, count, nearest, distances, least)
    }
    return nearest
  }
}

/** A probe walks through the plane, and its nearest rows give it their class. */
function walkingProbe(fitted: NeighborsFit, { centre, half, scores, classes }: Plane): Mechanism {
  const search = nearestSearch(fitted)
  return {
    above(progress) {
      const angle = (-0.9 + 1.5 * progress) * Math.PI
      const reach = (0.62 - 0.3 * progress) * half
      const probe = Float64Array.of(centre[0] + reach * cos(angle), centre[1] + reach * sin(angle))
      const places = Array.from(search(probe, 0), row => fitted.x.subarray(2 * row, 2 * row + 2))
      return [
        {
          kind: 'lines',
          key: 'ways',
          lines: places.map(place => [...probe, ...place]),
          stroke: 'ink',
          width: 1.3,
        },
        { kind: 'circles', key: 'nearest', places, radii: 1.7, stroke: 'ink', width: 1.4 },
        { kind: 'point', key: 'probe', place: probe, class: winner(scores(probe), 0, classes) },
      ]
    },
  }
}
