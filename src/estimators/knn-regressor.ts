import { nearestSearch } from './knn.ts'
import { curveOf, type Regressor, soFar, type TargetRows } from './regressor.ts'

/** The rows themselves, in their order, and how many of them are asked. */
interface NeighborsFit extends TargetRows {
  count: number
}

/** Share of the time in which a probe walks across the plot, and the place, as a share of its width, to which it then comes back. */
const ACROSS = 0.75
const REST = 0.36

/** k nearest neighbours: the mean of the nearest rows; `KNeighborsRegressor`. */
export const knn: Regressor<NeighborsFit> = {
  words: say => say.regressors.knn,
  takes: ['neighbors'],
  fit: ({ x, y }, { neighbors }) => ({ x, y, count: Math.min(neighbors, x.length) }),
  predict(fitted, x) {
    const search = searchIn(fitted)
    return x.map((_, at) => meanTarget(search(x, at), fitted))
  },
  // The lowest of the nearest gives its seat to the next one above them half-way between the two.
  jumps({ x, count }) {
    const places = x.toSorted()
    return Array.from(places.subarray(count), (place, i) => (places[i] + place) / 2)
  },
  show(fitted, window) {
    const { from, to } = window
    const curve = (end: number) => curveOf(knn as Regressor, fitted, { from, to: end })
    const search = searchIn(fitted)
    const placeAt = (progress: number) => {
      const share = Math.min(1, progress / ACROSS)
      return from + (to - from) * (share - (1 - REST) * Math.max(0, (progress - ACROSS) / (1 - ACROSS)))
    }
    return {
      sentence: say => say.regressors.knn.predicts({ neighbors: fitted.count }),
      mechanism: {
        below: progress => [soFar(curve(placeAt(Math.min(progress, ACROSS))))],
        above(progress) {
          const probe = placeAt(progress)
          const nearest = Int32Array.from(search(Float64Array.of(probe), 0))
          const level = meanTarget(nearest, fitted)
          const places = Array.from(nearest, row => [fitted.x[row], fitted.y[row]])
          const [first, last] = [Math.min, Math.max].map(end => end(probe, ...places.map(([x]) => x)))
          const ways = [[first, level, last, level], ...places.map(([x, y]) => [x, y, x, level])]
          return [
            { kind: 'lines', key: 'ways', lines: ways, stroke: 'accent', width: 1.3 },
            { kind: 'circles', key: 'nearest', places, radii: 1.7, stroke: 'accent', width: 1.4 },
            {
              kind: 'circles',
              key: 'probe',
              places: [[probe, level]],
              radii: 1.3,
              stroke: 'ink',
              width: 2.4,
            },
          ]
        },
      },
    }
  },
}

/** Of rows equally near, but for the rounding of scaled places, the first come first. */
function searchIn({ x, count }: NeighborsFit) {
  return nearestSearch({ x, features: 1, count }, 1e-9)
}

function meanTarget(rows: Int32Array, { y }: NeighborsFit): number {
  return rows.reduce((sum, row) => sum + y[row], 0) / rows.length
}
