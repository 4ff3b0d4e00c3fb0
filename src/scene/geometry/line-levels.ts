import { type LayerBuffer, type ProjectedMesh, topAt, touch } from './layer-buffer.ts'
import type { LineLevel } from './mesh-polylines.ts'

/** A mesh projected onto the picture, with the distances of its corners. */
export type SeenMesh = ProjectedMesh & { corners: Float64Array }

/** The levels of facets and of dots after them, and their turns in the order from far to near. */
export interface Stack {
  levels: Uint16Array
  turns: Int32Array
  /** The first level of each region, and one more. */
  starts: number[]
}

/** Least lead in distance of what hides a line, in half cubes. */
const CLEAR = 0.02

/** Places looked at round one of a line, in distances of samples (× 2): it is hidden where all sides of it are. */
const BESIDE = [0, 0, 1, 0, -1, 0, 0, 1, 0, -1]

/** A line so wide, in distances of samples, is looked at on both sides. */
const WIDE = 0.9

/** The levels of lines on the common edges of facets, by the samples beside them. */
export function lineLevels(
  seen: SeenMesh,
  { grid, regions: ranks }: LayerBuffer,
  { levels, starts }: Stack,
  step: number,
): LineLevel {
  const { areas, halfEdges } = seen
  const distanceAt = openDistances(seen)
  const beside = (f: number, near: number, far: number) =>
    touch(halfEdges, f, near) || (far >= 0 && touch(halfEdges, f, far))
  return (a, b, x, y, depth, width) => {
    const near = b < 0 || (a >= 0 && levels[a] > levels[b]) ? a : b
    const far = near === a ? b : a
    // A sliver may be too high, and may have missed what hides it.
    const sliver = far >= 0 && Math.abs(areas[near]) < step * step && ranks[near] === ranks[far]
    let level = levels[sliver ? far : near]
    const middle = topAt(grid, x, y)
    const thin = width < WIDE * step
    if ((middle === near || middle === far) && (thin || level + 1 === starts[ranks[near] + 1])) return level
    let hiding = 0
    for (let i = 0; i < BESIDE.length; i += 2) {
      const px = x + BESIDE[i] * step
      const py = y + BESIDE[i + 1] * step
      const top = i === 0 ? middle : topAt(grid, px, py)
      if (top >= 0 && top !== near && top !== far) {
        // What goes on beside the line is no nearer than the line itself, nor may it be painted over half of it.
        if (depth - distanceAt(top, px, py) > CLEAR) {
          if (areas[top] * areas[near] <= 0 || !beside(top, near, far)) hiding++
        } else if (levels[top] > level && ranks[top] === ranks[near] && beside(top, near, far))
          level = levels[top]
      }
      if (hiding === 0 && thin) return level
    }
    return 2 * hiding === BESIDE.length ? -1 : level
  }
}

/** Distances of the facets of a mesh at places on the picture, as far as they are flat. */
function openDistances({ halfEdges, places, areas, corners }: SeenMesh) {
  const { first, corner } = halfEdges
  /** Of each facet: the distance at a place and its slopes, its least and its largest one; NaN while unknown. */
  const planes = new Float32Array(7 * areas.length).fill(NaN)
  const measure = (f: number, p: number) => {
    const begin = first[f]
    const end = first[f + 1]
    let x = 0
    let y = 0
    let depth = 0
    let nx = 0
    let ny = 0
    let min = Infinity
    let max = -Infinity
    for (let e = begin, v = corner[end - 1]; e < end; e++) {
      const w = corner[e]
      nx += (places[2 * v + 1] - places[2 * w + 1]) * (corners[v] + corners[w])
      ny += (corners[v] - corners[w]) * (places[2 * v] + places[2 * w])
      x += places[2 * w]
      y += places[2 * w + 1]
      depth += corners[w]
      if (corners[w] < min) min = corners[w]
      if (corners[w] > max) max = corners[w]
      v = w
    }
    const flat = Math.abs(areas[f]) < 1e-9
    planes[p] = x / (end - begin)
    planes[p + 1] = y / (end - begin)
    planes[p + 2] = depth / (end - begin)
    planes[p + 3] = flat ? 0 : -nx / (2 * areas[f])
    planes[p + 4] = flat ? 0 : -ny / (2 * areas[f])
    planes[p + 5] = min
    planes[p + 6] = max
  }
  return (f: number, x: number, y: number) => {
    const p = 7 * f
    if (Number.isNaN(planes[p])) measure(f, p)
    const depth = planes[p + 2] + planes[p + 3] * (x - planes[p]) + planes[p + 4] * (y - planes[p + 1])
    return Math.max(planes[p + 5], Math.min(planes[p + 6], depth))
  }
}
