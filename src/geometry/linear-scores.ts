/** Class scores that are linear in a space's coordinates: the largest one decides. */
export interface LinearScores {
  /** classes × dimensions. */
  weights: number[][]
  biases: number[]
}

/** The class with the largest score at a row of `x` (samples × dimensions, row-major). */
export function strongest({ weights, biases }: LinearScores, x: Float64Array, row: number): number {
  const width = weights[0].length
  const scores = weights.map((w, k) => w.reduce((sum, v, d) => sum + v * x[row * width + d], biases[k]))
  return scores.indexOf(Math.max(...scores))
}

/** All pairs a < b of class indices. */
export function pairs(classes: number): [number, number][] {
  return Array.from({ length: classes }, (_, a) => a).flatMap(a =>
    Array.from({ length: classes - a - 1 }, (_, i): [number, number] => [a, a + 1 + i]),
  )
}

/** Convex polygon (x₀, y₀, …) of the places where class `k` has the largest score, cut from a convex polygon. */
export function cell(polygon: number[], { weights, biases }: LinearScores, k: number): number[] {
  let cut = polygon
  weights.forEach((row, j) => {
    if (j === k) return
    const value = (x: number, y: number) =>
      biases[k] - biases[j] + (weights[k][0] - row[0]) * x + ((weights[k][1] ?? 0) - (row[1] ?? 0)) * y
    cut = clip(cut, value)
  })
  return cut
}

/** The part of a convex polygon where `value` is not negative (Sutherland and Hodgman 1974). */
export function clip(polygon: number[], value: (x: number, y: number) => number): number[] {
  const kept: number[] = []
  for (let i = 0; i < polygon.length; i += 2) {
    const next = (i + 2) % polygon.length
    const [x, y, nx, ny] = [polygon[i], polygon[i + 1], polygon[next], polygon[next + 1]]
    const [here, there] = [value(x, y), value(nx, ny)]
    if (here >= 0) kept.push(x, y)
    if (here >= 0 !== there >= 0) {
      const share = here / (here - there)
      kept.push(x + (nx - x) * share, y + (ny - y) * share)
    }
  }
  return kept
}

/** The part of the line between classes `a` and `b` where no other class is ahead, inside a convex polygon. */
export function tie(polygon: number[], { weights, biases }: LinearScores, a: number, b: number) {
  const score = (k: number, x: number, y: number) => biases[k] + weights[k][0] * x + (weights[k][1] ?? 0) * y
  const half = clip(polygon, (x, y) => score(a, x, y) - score(b, x, y))
  // Where the line passes through a corner, the corner is there twice: an edge of no length.
  let ends: number[] = []
  let longest = 0
  const size = Math.hypot(weights[a][0] - weights[b][0], (weights[a][1] ?? 0) - (weights[b][1] ?? 0)) || 1
  for (let i = 0; i < half.length; i += 2) {
    const next = (i + 2) % half.length
    const on = (p: number) =>
      Math.abs(score(a, half[p], half[p + 1]) - score(b, half[p], half[p + 1])) < 1e-9 * size
    const length = Math.hypot(half[next] - half[i], half[next + 1] - half[i + 1])
    if (length > longest && on(i) && on(next)) {
      longest = length
      ends = [half[i], half[i + 1], half[next], half[next + 1]]
    }
  }
  if (longest === 0) return null
  let [start, end] = [0, 1]
  const at = (t: number) => [ends[0] + (ends[2] - ends[0]) * t, ends[1] + (ends[3] - ends[1]) * t]
  for (let k = 0; k < weights.length; k++) {
    if (k === a || k === b) continue
    const [x0, y0] = at(0)
    const [x1, y1] = at(1)
    const [first, last] = [score(a, x0, y0) - score(k, x0, y0), score(a, x1, y1) - score(k, x1, y1)]
    if (first < 0 && last < 0) return null
    const share = first / (first - last)
    if (first < 0) start = Math.max(start, share)
    else if (last < 0) end = Math.min(end, share)
  }
  return start < end ? [...at(start), ...at(end)] : null
}

/** The parts of the lines between any two classes that `tie` finds. */
export function ties(polygon: number[], scores: LinearScores): number[][] {
  const found = pairs(scores.biases.length).map(([a, b]) => tie(polygon, scores, a, b))
  return found.filter(ends => ends !== null)
}

/** The corners of [−1, 1]², counter-clockwise: those of a cube's upright edges. */
export const uprights = [[-1, -1], [1, -1], [1, 1], [-1, 1]] // biome-ignore format: one line

/**
 * The part of the plane between regions a and b that lies in the cube and where no other region is ahead:
 * a convex polygon (× 3) of 3 corners or more, or null where the plane misses. Scores are in box coordinates.
 */
export function planeInCube({ weights, biases }: LinearScores, a: number, b: number): number[] | null {
  const normal = [0, 1, 2].map(d => weights[a][d] - weights[b][d])
  const size = Math.hypot(...normal)
  if (size === 0) return null
  const offset = (biases[a] - biases[b]) / size
  const n = normal.map(v => v / size)
  // A square on the plane that is larger than the cube, then cut by its faces and by the other regions.
  const start = n.map(v => -offset * v)
  const smallest = n.map(Math.abs).indexOf(Math.min(...n.map(Math.abs)))
  const axis = [0, 1, 2].map(d => (d === smallest ? 1 : 0))
  const across = cross(n, axis)
  const u = across.map(v => v / Math.hypot(...across))
  const v = cross(n, u)
  let polygon = uprights.map(([s, t]) => start.map((p, d) => p + 4 * (s * u[d] + t * v[d])))
  for (const d of [0, 1, 2]) {
    polygon = clipPolygon(polygon, p => 1 - p[d])
    polygon = clipPolygon(polygon, p => 1 + p[d])
  }
  weights.forEach((row, k) => {
    if (k === a || k === b) return
    polygon = clipPolygon(
      polygon,
      p => biases[a] - biases[k] + p.reduce((sum, x, d) => sum + x * (weights[a][d] - row[d]), 0),
    )
  })
  return polygon.length < 3 ? null : polygon.flat()
}

/** Scores in the box's coordinates from scores in a space's own: the box is (point − centre) / half. */
export function scoresInBox(
  { weights, biases }: LinearScores,
  { centre, half }: { centre: number[]; half: number },
): LinearScores {
  return {
    weights: weights.map(row => row.map(w => w * half)),
    biases: biases.map((bias, k) => bias + weights[k].reduce((sum, w, d) => sum + w * centre[d], 0)),
  }
}

function clipPolygon(polygon: number[][], value: (point: number[]) => number): number[][] {
  return polygon.flatMap((point, i) => {
    const next = polygon[(i + 1) % polygon.length]
    const [here, there] = [value(point), value(next)]
    const kept = here >= 0 ? [point] : []
    if (here >= 0 === there >= 0) return kept
    const share = here / (here - there)
    return [...kept, point.map((p, d) => p + (next[d] - p) * share)]
  })
}

function cross(a: number[], b: number[]): number[] {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/** Corners of a square, counter-clockwise from the lowest. */
export function corners([x, y]: [number, number] | number[], half: number): number[] {
  return [x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half]
}
