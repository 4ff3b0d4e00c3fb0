import type { InputSpace } from './input-space.ts'

/** Classes that a legend names at most; the names of more stand at points of theirs. */
export const LEGEND_ENTRIES = 12

/** Classes from which a legend alone is much to remember. */
const NAMED = 4

/** Places of the names of classes: at the centres of islands of points, or at a row of each where a legend has no room. */
export function classNamePlaces(labels: Int32Array, input: InputSpace, rows: Int32Array, classes: number) {
  const isLegend = classes <= LEGEND_ENTRIES
  return {
    named: classes >= NAMED && isLegend && areIslands(labels, input, classes),
    namesakes: isLegend ? [] : namesakes(labels, input, rows, classes),
  }
}

/** A row of each class: of the half nearest to its median (coordinates × 2) the one farthest from all other classes. */
function namesakes(labels: Int32Array, input: InputSpace, rows: Int32Array, classes: number): number[] {
  const { coordinates, stride } = input
  const placeOf = (row: number) => coordinates.subarray(stride * row, stride * (row + 1))
  const distance = (place: ArrayLike<number>, row: number) =>
    Math.hypot(...placeOf(row).map((value, d) => value - place[d]))
  return Array.from({ length: classes }, (_, k) => {
    const [own, others] = [true, false].map(is => [...rows].filter(row => (labels[row] === k) === is))
    const median = Array.from(
      { length: stride },
      (_, d) => own.map(row => placeOf(row)[d]).sort((a, b) => a - b)[own.length >> 1],
    )
    const near = own.sort((a, b) => distance(median, a) - distance(median, b)).slice(0, (own.length + 1) >> 1)
    const free = near.map(row => Math.min(...others.map(other => distance(placeOf(row), other))))
    return near[free.indexOf(Math.max(...free))] ?? -1
  })
}

/** Share of classes that must have more points about their centre than any other has there: arms of a spiral have not. */
const MOST = 0.7

/** Share of a class's points that are about its centre. */
const CORE = 0.6

/** True where classes are islands, so that a name at the centre of a class (coordinates × stride) stands on its points. */
function areIslands(labels: Int32Array, { coordinates, stride }: InputSpace, classes: number): boolean {
  const rows = Array.from(labels.keys())
  const members = Array.from({ length: classes }, (_, k) => rows.filter(row => labels[row] === k))
  const present = members.filter(own => own.length > 0)
  const islands = present.filter(own => {
    const sums = new Float64Array(stride)
    for (const row of own) for (let d = 0; d < stride; d++) sums[d] += coordinates[row * stride + d]
    const distances = rows.map(row =>
      Math.hypot(...sums.map((sum, d) => coordinates[row * stride + d] - sum / own.length)),
    )
    const near = rows.toSorted((a, b) => distances[a] - distances[b])
    const counts = new Int32Array(classes)
    for (const row of near.slice(0, Math.max(3, Math.round(CORE * own.length)))) counts[labels[row]]++
    return counts[labels[own[0]]] === Math.max(...counts)
  })
  return islands.length >= MOST * present.length
}
