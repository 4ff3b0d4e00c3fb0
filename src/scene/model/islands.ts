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
