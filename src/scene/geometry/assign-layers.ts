import type { HalfEdgeMesh } from './half-edge-mesh.ts'
import { openLayerBuffer, type ProjectedMesh } from './layer-buffer.ts'
import type { LineLevel } from './mesh-polylines.ts'

/** Dots on a picture. */
export interface Spots {
  /** Pixels, × 2. */
  places: Float64Array
  radius: number
}

/** What lies over what, in levels that are painted one after the other. */
export interface LayerAssignment {
  count: number
  /** Of the facets, and of the dots, which come after the facets of their level. */
  facets: Uint16Array
  spots: Uint16Array
  /** Whether something of a facet, or of one near it, may be seen between all others. */
  seen: Uint8Array
  /** Of a line on the common edge of two facets (−1 for none) at a place, and its distance there; −1 where it is hidden. */
  lineAt: LineLevel
  /** The facet that hides a dot's middle, or −1. */
  covers: Int32Array
  /** Whether a dot is hidden to its edge. */
  gone: Uint8Array
}

/** What hides a line is nearer by as much, in half cubes. */
const CLEAR = 0.02

/** Where is looked for what hides a line, in distances of samples (× 2): a line is hidden where all sides of it are. */
const BESIDE = [0, 0, 1, 0, -1, 0, 0, 1, 0, -1]

/** A line so wide, in distances of samples, is looked at on both sides. */
const WIDE = 0.9

/** How many facets further than those that are seen others may show between the samples. */
const NEAR = 3

/** Places looked at for each dot. */
const PROBES = 9

/**
 * Lays facets and dots over each other in their order from far to near: facets by their numbers, dots by theirs after
 * those. `ranks` tells the region of each, in painting order: all
 * of one region is painted before the next. `corners` are the distances of the mesh's corners.
 */
export function assignLayers(
  seen: ProjectedMesh & { corners: Float64Array },
  spots: Spots,
  order: ArrayLike<number>,
  ranks: ArrayLike<number>,
  step: number,
): LayerAssignment {
  const { areas } = seen
  const count = areas.length
  const buffer = openLayerBuffer(seen, ranks, step)
  const levels = new Uint16Array(ranks.length)
  const turn = new Int32Array(ranks.length)
  const found = new Int32Array(PROBES)
  const probe = (dot: number) =>
    buffer.probe(spots.places[2 * dot], spots.places[2 * dot + 1], spots.radius, found)
  // A region without facets has a level all the same.
  const heights: number[] = []
  for (let i = 0; i < ranks.length; i++) heights[ranks[i]] = 1
  for (let i = 0; i < order.length; i++) {
    const item = order[i]
    turn[item] = i
    if (item < count) {
      levels[item] = buffer.add(item)
      heights[ranks[item]] = Math.max(heights[ranks[item]], levels[item] + 1)
      continue
    }
    probe(item - count)
    for (const f of found)
      if (f >= 0 && ranks[f] === ranks[item]) levels[item] = Math.max(levels[item], levels[f])
  }
  const starts = [0]
  for (let rank = 0; rank < heights.length; rank++) starts.push(starts[rank] + (heights[rank] ?? 0))
  for (let i = 0; i < ranks.length; i++) levels[i] += starts[ranks[i]]

  const covers = new Int32Array(ranks.length - count).fill(-1)
  const gone = new Uint8Array(covers.length)
  for (let dot = 0; dot < covers.length; dot++) {
    const item = count + dot
    probe(dot)
    // It must come before all that hides it, be it after some that lies below its edge.
    let min = levels[item]
    let over = 0
    for (const f of found) {
      if (f < 0 || turn[f] < turn[item]) continue
      over++
      if (levels[f] <= min) min = levels[f] - 1
    }
    if (over === PROBES) gone[dot] = 1
    if (found[0] < 0 || turn[found[0]] < turn[item]) continue
    covers[dot] = found[0]
    levels[item] = Math.max(min, starts[ranks[item]])
  }
  // Facets between the samples are near those that are seen at some.
  const marks = new Uint8Array(count)
  buffer.markTops(marks)
  for (let round = 0; round < NEAR; round++) spread(seen.halfEdges, marks)
  const facets = levels.subarray(0, count)
  const distanceAt = openDistances(seen)
  const beside = (f: number, near: number, far: number) =>
    buffer.touch(f, near) || (far >= 0 && buffer.touch(f, far))
  const lineAt: LineLevel = (a, b, x, y, depth, width) => {
    const near = b < 0 || (a >= 0 && levels[a] > levels[b]) ? a : b
    const far = near === a ? b : a
    // A sliver may be too high, and may have missed what hides it.
    const sliver = far >= 0 && Math.abs(areas[near]) < step * step && ranks[near] === ranks[far]
    let level = levels[sliver ? far : near]
    const middle = buffer.top(x, y)
    const thin = width < WIDE * step
    if ((middle === near || middle === far) && (thin || level + 1 === starts[ranks[near] + 1])) return level
    let hiding = 0
    for (let i = 0; i < BESIDE.length; i += 2) {
      const px = x + BESIDE[i] * step
      const py = y + BESIDE[i + 1] * step
      const top = i === 0 ? middle : buffer.top(px, py)
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
  return {
    count: starts[starts.length - 1],
    facets,
    lineAt,
    spots: levels.subarray(count),
    seen: marks,
    covers,
    gone,
  }
}

/** Marks the neighbours of marked facets, too. */
function spread({ first, twin, owner }: HalfEdgeMesh, marks: Uint8Array): void {
  const before = marks.slice()
  for (let f = 0; f < before.length; f++)
    for (let e = first[f]; before[f] === 0 && e < first[f + 1]; e++)
      if (twin[e] >= 0 && before[owner[twin[e]]] === 1) marks[f] = 1
}

/** Distances of the facets of a mesh at places on the picture, as far as they are flat. */
function openDistances({ halfEdges, places, areas, corners }: Parameters<typeof assignLayers>[0]) {
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
