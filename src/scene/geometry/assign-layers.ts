import { openLayerBuffer, type ProjectedMesh } from './layer-buffer.ts'

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
  /** Of a piece of line between two facets (−1 for none) from a place to another; −1 where it is hidden. */
  between(a: number, b: number, x0: number, y0: number, x1: number, y1: number): number
  /** The facet that hides a dot's middle, or −1. */
  covers: Int32Array
  /** Whether a dot is hidden to its edge. */
  gone: Uint8Array
}

/** What hides a line is nearer by as much, in half cubes. */
const CLEAR = 0.06

/** Places looked at for each dot. */
const PROBES = 9

/**
 * Lays facets and dots over each other in their order from far to near: facets by their numbers, dots by theirs after
 * those. `ranks` tells the region of each, in painting order: all
 * of one region is painted before the next.
 */
export function assignLayers(
  seen: ProjectedMesh,
  spots: Spots,
  order: ArrayLike<number>,
  ranks: ArrayLike<number>,
  step: number,
): LayerAssignment {
  const { depths, areas } = seen
  const count = depths.length
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
  const facets = levels.subarray(0, count)
  const between = (a: number, b: number, x0: number, y0: number, x1: number, y1: number) => {
    const [near, far] = b < 0 || (a >= 0 && levels[a] > levels[b]) ? [a, b] : [b, a]
    const after = far < 0 ? turn[near] : Math.max(turn[near], turn[far])
    const depth = (far < 0 ? depths[near] : Math.min(depths[near], depths[far])) - CLEAR
    // A sliver may be too high, and may have missed what hides it.
    const sliver = far >= 0 && Math.abs(areas[near]) < step * step && ranks[near] === ranks[far]
    let level = levels[sliver ? far : near]
    for (let share = 0; share <= 1 && level > starts[ranks[near]]; share += 0.5) {
      const top = buffer.top(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
      if (top < 0 || levels[top] > level || turn[top] < after || depths[top] > depth) continue
      if (!buffer.touch(top, near) && (far < 0 || !buffer.touch(top, far))) level = levels[top] - 1
    }
    return level
  }
  return { count: starts[starts.length - 1], facets, between, spots: levels.subarray(count), covers, gone }
}
