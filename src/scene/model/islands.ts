/** Share of classes that must have more points about their centre than any other has there: arms of a spiral have not. */
const MOST = 0.7

/** Share of a class's points that are about its centre. */
const CORE = 0.6

/** True where classes are islands, so that a name at the centre of a class (coordinates × stride) stands on its points. */
export function areIslands(
  labels: Int32Array,
  { coordinates, stride }: { coordinates: Float64Array; stride: number },
  classes: number,
): boolean {
  const rows = Array.from(labels.keys())
  const placeOf = (row: number) => coordinates.subarray(stride * row, stride * (row + 1))
  const all = Array.from({ length: classes }, (_, k) => rows.filter(row => labels[row] === k))
  const present = all.filter(own => own.length > 0)
  const islands = present.filter(own => {
    const centre = Array.from(
      { length: stride },
      (_, d) => own.reduce((sum, row) => sum + placeOf(row)[d], 0) / own.length,
    )
    const distances = rows.map(row => Math.hypot(...placeOf(row).map((value, d) => value - centre[d])))
    const near = rows
      .toSorted((a, b) => distances[a] - distances[b])
      .slice(0, Math.max(3, Math.round(CORE * own.length)))
    const counts = near.reduce(
      (sum, row) => sum.with(labels[row], sum[labels[row]] + 1),
      new Int32Array(classes),
    )
    return counts[labels[own[0]]] === Math.max(...counts)
  })
  return islands.length >= MOST * present.length
}
