export interface Gap {
  /** Unit normal from the first set to the second. */
  normal: [number, number]
  /** Middle of the shortest segment between the two hulls. */
  middle: [number, number]
  width: number
}

/**
 * The widest straight gap between two sets of points that a line separates: it lies between the closest points of their
 * convex hulls. null where the sets touch.
 *
 * @param xy coordinates x₀, y₀, x₁, y₁, …, of which the sets have the indexes, sorted by x, then y
 */
export function widestGap(xy: Float64Array, from: number[], to: number[]): Gap | null {
  const [a, b] = [hull(xy, from), hull(xy, to)]
  const nearest = { squared: Number.POSITIVE_INFINITY, x: 0, y: 0, dx: 0, dy: 0 }
  closest(xy, a, b, 1, nearest)
  closest(xy, b, a, -1, nearest)
  const width = Math.sqrt(nearest.squared)
  if (!(width > 0)) return null
  return {
    normal: [nearest.dx / width, nearest.dy / width],
    middle: [nearest.x + nearest.dx / 2, nearest.y + nearest.dy / 2],
    width,
  }
}

/** The square of their distance, the point on the first hull, and the vector from it to that on the second. */
type ClosestPair = Record<'squared' | 'x' | 'y' | 'dx' | 'dy', number>

/** Vertices of one hull against edges of the other; `sign` is −1 where the vertices are the second hull's. */
function closest(xy: Float64Array, vertices: number[], edges: number[], sign: 1 | -1, nearest: ClosestPair) {
  for (const vertex of vertices) {
    const [px, py] = [xy[2 * vertex], xy[2 * vertex + 1]]
    for (let k = 0; k < edges.length; k++) {
      const start = edges[k]
      const next = edges[(k + 1) % edges.length]
      const [ax, ay] = [xy[2 * start], xy[2 * start + 1]]
      const [ux, uy] = [xy[2 * next] - ax, xy[2 * next + 1] - ay]
      const length = ux * ux + uy * uy
      const along = ((px - ax) * ux + (py - ay) * uy) / length
      // Inside an edge the vector is taken along its normal: as a difference of two near points it would lose its
      // direction to rounding.
      const across = ((px - ax) * uy - (py - ay) * ux) / length
      const end = along >= 1 ? 1 : 0
      const [dx, dy] =
        along > 0 && along < 1 ? [-uy * across, ux * across] : [ax + end * ux - px, ay + end * uy - py]
      const squared = dx ** 2 + dy ** 2
      if (squared >= nearest.squared) continue
      const [x, y] = sign === 1 ? [px, py] : [px + dx, py + dy]
      Object.assign(nearest, { squared, x, y, dx: sign * dx, dy: sign * dy })
    }
  }
}

/** Above 0 where three points, by their indexes, turn counter-clockwise, 0 where they lie on a line. */
type Turn = (a: number, b: number, c: number) => number | bigint

/** Convex hull of indexes sorted by x, then y, counter-clockwise: Andrew's monotone chain (Inf. Process. Lett. 9, 1979). */
export function hull(xy: Float64Array, sorted: number[], turn: Turn = (a, b, c) => orientation(xy, a, b, c)) {
  if (sorted.length < 3) return sorted
  const lower = chain(turn, sorted)
  const upper = chain(turn, [...sorted].reverse())
  return [...lower.slice(0, -1), ...upper.slice(0, -1)]
}

/** One half of the hull, from the first of the points to the last. */
function chain(turn: Turn, points: number[]): number[] {
  const out: number[] = []
  for (const p of points) {
    while (out.length >= 2 && turn(out.at(-2)!, out.at(-1)!, p) <= 0) out.pop()
    out.push(p)
  }
  return out
}

/** The same points with both ranges stretched to 1, so that no feature hides directions of the other. */
export function stretched(xy: Float64Array): Float64Array {
  const limits = [0, 1].map(d => {
    const values = xy.filter((_, i) => i % 2 === d)
    const low = values.reduce((a, b) => Math.min(a, b))
    return { low, range: values.reduce((a, b) => Math.max(a, b)) - low || 1 }
  })
  return xy.map((value, i) => (value - limits[i % 2].low) / limits[i % 2].range)
}

/** Indexes of points by x, then y. */
export function sortedRows(xy: Float64Array, rows: readonly number[]): number[] {
  return rows.toSorted((a, b) => xy[2 * a] - xy[2 * b] || xy[2 * a + 1] - xy[2 * b + 1])
}

/** Above 0 where a, b, c turn counter-clockwise: twice the area of their triangle. */
function orientation(xy: Float64Array, a: number, b: number, c: number): number {
  const [ax, ay] = [xy[2 * a], xy[2 * a + 1]]
  return (xy[2 * b] - ax) * (xy[2 * c + 1] - ay) - (xy[2 * b + 1] - ay) * (xy[2 * c] - ax)
}
