import type { LinearScores } from '../model/hidden-space.ts'
import { type Camera, eye, type Fit, look } from './camera.ts'

/** The eight corners of [−1, 1]² × [−1, top], × 3; bit d of the index says which end of axis d. */
export function cubeCorners(top = 1): Float64Array {
  return Float64Array.from(
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap(i => [i & 1 ? 1 : -1, i & 2 ? 1 : -1, i & 4 ? top : -1]),
  )
}

/** Pairs of corners that an edge joins. */
export const cubeEdges: [number, number][] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap(i =>
  [1, 2, 4].filter(bit => !(i & bit)).map((bit): [number, number] => [i, i | bit]),
)

/** Edges behind everything in the cube (they touch a face seen from inside), and the ones in front. */
export function splitEdges(camera: Camera): { back: [number, number][]; front: [number, number][] } {
  const at = eye(camera)
  const farSide = at.map(v => (v > 0 ? 0 : 1))
  const far = (corner: number, d: number) => ((corner >> d) & 1) === farSide[d]
  const isBack = ([a, b]: [number, number]) => [0, 1, 2].some(d => far(a, d) && far(b, d))
  return { back: cubeEdges.filter(isBack), front: cubeEdges.filter(edge => !isBack(edge)) }
}

/** Rulings of the three faces seen from inside, as lines of two points (× 3). */
export function wallLines(camera: Camera, top: number, cells = 2): number[][] {
  const at = eye(camera)
  const low = [-1, -1, -1]
  const high = [1, 1, top]
  return [0, 1, 2].flatMap(d => {
    const far = at[d] > 0 ? low[d] : high[d]
    const [e, f] = [0, 1, 2].filter(other => other !== d)
    return Array.from({ length: cells - 1 }, (_, i) => (i + 1) / cells).flatMap(share =>
      [
        [e, f],
        [f, e],
      ].map(([across, run]) => {
        const ends = [low[run], high[run]].map(v => {
          const point = [0, 0, 0]
          point[d] = far
          point[across] = low[across] + (high[across] - low[across]) * share
          point[run] = v
          return point
        })
        return [...ends[0], ...ends[1]]
      }),
    )
  })
}

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
  const least = n.map(Math.abs).indexOf(Math.min(...n.map(Math.abs)))
  const u = unit(
    cross(
      n,
      [0, 1, 2].map(d => (d === least ? 1 : 0)),
    ),
  )
  const v = cross(n, u)
  let polygon = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([s, t]) => start.map((p, d) => p + 4 * (s * u[d] + t * v[d])))
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
export function inBox(
  { weights, biases }: LinearScores,
  { centre, half }: { centre: number[]; half: number },
): LinearScores {
  return {
    weights: weights.map(row => row.map(w => w * half)),
    biases: biases.map((bias, k) => bias + weights[k].reduce((sum, w, d) => sum + w * centre[d], 0)),
  }
}

/** Where an axis is named: the ends of its edge (× 3), nearest to the viewer on the outline of the cube. */
export function axisEdges(camera: Camera): number[][] {
  const [x, y, z] = eye(camera)
  const [sx, sy] = [x > 0 ? 1 : -1, y > 0 ? 1 : -1]
  // From below, the floor's near edges lie before the cube; its far ones are the outline.
  const floor = z > 0 ? 1 : -1
  // An edge is on the outline where one of its faces is seen and the other is not; from the very top, none is.
  const uprights = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]
  const outline = uprights.filter(([px, py]) => px * x > 1 !== py * y > 1)
  const left = ([px, py]: number[]) =>
    look(Float64Array.of(px, py, 0), camera, { x: 0, y: 0, scale: 1 }).places[0]
  const [px, py] = (outline.length > 0 ? outline : uprights).reduce((a, b) => (left(b) < left(a) ? b : a))
  return [
    [-1, floor * sy, -1, 1, floor * sy, -1],
    [floor * sx, -1, -1, floor * sx, 1, -1],
    [px, py, -1, px, py, 1],
  ]
}

/** How to stand beside an axis's edge: the direction away from the cube on the picture, and spots at a distance. */
export function beside(edge: number[], camera: Camera, fit: Fit) {
  const { places } = look(Float64Array.from([...edge, 0, 0, -0.2]), camera, fit)
  const [ex, ey] = [places[2] - places[0], places[3] - places[1]]
  const length = Math.hypot(ex, ey) || 1
  const inward = (places[4] - places[0]) * -ey + (places[5] - places[1]) * ex > 0
  const out = [-ey, ex].map(v => (inward ? -v : v) / length)
  const at = (share: number, distance: number): [number, number] => {
    const point = [0, 1, 2].map(d => edge[d] + (edge[d + 3] - edge[d]) * share)
    const spot = look(Float64Array.from(point), camera, fit).places
    return [spot[0] + out[0] * distance, spot[1] + out[1] * distance]
  }
  return { out, at }
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

function unit(v: number[]): number[] {
  const size = Math.hypot(...v)
  return v.map(x => x / size)
}
