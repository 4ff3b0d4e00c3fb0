import { cos, sin } from '../data/elementary.ts'
import { feetOn } from '../network/input-plane.ts'
import { winner } from '../network/scores.ts'
import { soFar, steppedCurve } from './curve.ts'
import type { Classifier, Plane, Regressor, TargetRows } from './estimator.ts'
import type { Mark, Mechanism } from './mark.ts'
import { neighborRegions } from './neighbor-regions.ts'
import { insert, type NeighborsFit } from './voters.ts'

/** k nearest neighbours: each of the nearest rows has one vote. Scores are shares of the votes. */
export const knn: Classifier<NeighborsFit> = {
  words: say => say.estimators.knn,
  fit: (rows, { neighbors }) => ({ ...rows, count: Math.min(neighbors, rows.y.length) }),
  outputs: sharesOfVotes,
  restrict(fitted, plane) {
    const { places: x, rests } = feetOn(fitted.x, plane)
    return { ...fitted, x, rests, features: 2 }
  },
  show(fitted, plane) {
    const { count } = fitted
    return {
      sentence: say => say.classifiers.knn({ neighbors: count }),
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
function nearestSearch({ x, features, count, rests }: Omit<NeighborsFit, 'y' | 'classes'>, tie = 0) {
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
      const ways = places.map(place => [...probe, ...place])
      return [
        ...asked(ways, places, 'ink'),
        { kind: 'point', key: 'probe', place: probe, class: winner(scores(probe), 0, classes) },
      ]
    },
  }
}

/** The nearest rows of a probe, and lines to them. */
function asked(lines: number[][], places: ArrayLike<number>[], stroke: 'ink' | 'accent'): Mark[] {
  return [
    { kind: 'lines', key: 'ways', lines, stroke, width: 1.3 },
    { kind: 'circles', key: 'nearest', places, radii: 1.7, stroke, width: 1.4 },
  ]
}

/** The rows themselves, in their order, and how many of them are asked. */
interface TargetNeighbors extends TargetRows {
  count: number
}

/** Share of the time in which a probe walks across the plot, and the place, as a share of its width, to which it then comes back. */
const ACROSS = 0.75
const REST = 0.36

/** k nearest neighbours: the mean of the nearest rows; `KNeighborsRegressor`. */
export const knnRegressor: Regressor<TargetNeighbors> = {
  words: say => say.estimators.knn,
  fit: (rows, { neighbors }) => ({ ...rows, count: Math.min(neighbors, rows.y.length) }),
  outputs: meansOfNearest,
  show(fitted, { from, to }) {
    const { x, y, count } = fitted
    // The lowest of the nearest gives its seat to the next one above them half-way between the two.
    const sorted = x.toSorted()
    const jumps = Array.from(sorted.subarray(count), (place, i) => (sorted[i] + place) / 2)
    const curveTo = (end: number) => steppedCurve(at => meansOfNearest(fitted, at), jumps, { from, to: end })
    const search = searchIn(fitted)
    const placeAt = (progress: number) => {
      const share = Math.min(1, progress / ACROSS)
      return from + (to - from) * (share - (1 - REST) * Math.max(0, (progress - ACROSS) / (1 - ACROSS)))
    }
    return {
      sentence: say => say.regressors.knn({ neighbors: count }),
      curve: curveTo(to),
      mechanism: {
        below: progress => [soFar(curveTo(placeAt(Math.min(progress, ACROSS))))],
        above(progress) {
          const probe = placeAt(progress)
          const nearest = Int32Array.from(search(Float64Array.of(probe), 0))
          const level = meanTarget(nearest, fitted)
          const places = Array.from(nearest, row => [x[row], y[row]])
          const [first, last] = [Math.min, Math.max].map(end => end(probe, ...places.map(([at]) => at)))
          const ways = [[first, level, last, level], ...places.map(([at, up]) => [at, up, at, level])]
          const ring = { places: [[probe, level]], radii: 1.3, stroke: 'ink', width: 2.4 } as const
          return [...asked(ways, places, 'accent'), { kind: 'circles', key: 'probe', ...ring }]
        },
      },
    }
  },
}

function meansOfNearest(fitted: TargetNeighbors, x: Float64Array): Float64Array {
  const search = searchIn(fitted)
  return x.map((_, at) => meanTarget(search(x, at), fitted))
}

/** Of rows equally near, but for the rounding of scaled places, the first come first. */
function searchIn({ x, count }: TargetNeighbors) {
  return nearestSearch({ x, features: 1, count }, 1e-9)
}

function meanTarget(rows: Int32Array, { y }: TargetNeighbors): number {
  return rows.reduce((sum, row) => sum + y[row], 0) / rows.length
}
