import type { HalfEdgeMesh } from './half-edge-mesh.ts'

/** Samples along a side at most. */
const MAX_SAMPLES = 400

/** A middle and eight places round it. */
const AROUND = [0, 0, ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap(i => [Math.cos(i * 0.785), Math.sin(i * 0.785)])]

/**
 * Facets as they come to lie over each other on a picture. Each gets a layer: facets of one layer nowhere lie over
 * each other, so that they may be painted in any order, and what lies over another is in a higher layer.
 */
export interface LayerBuffer {
  /** Puts a facet over all that came before, and gives its layer; those of another region do not count. */
  add(facet: number): number
  /** Whether facets have a corner in common. */
  touch(f: number, g: number): boolean
  /** Marks the facets that are uppermost somewhere. */
  markTops(marks: Uint8Array): void
  /** The uppermost facet at a place, or −1. */
  top(x: number, y: number): number
  /** The same of a middle and of eight places round it, into a list of nine. */
  probe(x: number, y: number, reach: number, found: Int32Array): void
}

/** A mesh projected onto the picture. */
export interface ProjectedMesh {
  halfEdges: HalfEdgeMesh
  /** Pixels of the corners, × 2, and areas of the facets; their signs say which side is seen. */
  places: Float64Array
  areas: Float64Array
  /** Distances of the facets. */
  depths: Float64Array
}

/** `step` is the distance of the samples at which is seen what lies over what. */
export function openLayerBuffer(
  { halfEdges, places, areas }: ProjectedMesh,
  regions: ArrayLike<number>,
  step: number,
): LayerBuffer {
  const { first, corner, twin, owner } = halfEdges
  const layers = new Uint8Array(areas.length)
  const added = new Uint8Array(areas.length)
  const { left, upper, right, lower } = boxOf(places)
  const pace = Math.max(step, (right - left) / MAX_SAMPLES, (lower - upper) / MAX_SAMPLES)
  const width = Math.ceil((right - left) / pace) + 2
  const height = Math.ceil((lower - upper) / pace) + 2
  const min = 0.5 * pace * pace
  const tops = new Int16Array(width * height).fill(-1)
  const froms = new Float64Array(height).fill(Infinity)
  const tos = new Float64Array(height).fill(-Infinity)
  // In samples: these stand at whole numbers.
  const at = new Float64Array(places.length)
  for (let i = 0; i < at.length; i += 2) {
    at[i] = (places[i] - left) / pace + 0.5
    at[i + 1] = (places[i + 1] - upper) / pace + 0.5
  }

  /** Takes the rows of samples that an edge crosses; both sides of an edge compute it alike, and share no sample. */
  const walk = (v: number, w: number) => {
    if (at[2 * v + 1] > at[2 * w + 1]) {
      const lower = v
      v = w
      w = lower
    }
    const y = at[2 * v + 1]
    const end = at[2 * w + 1]
    let row = Math.ceil(y)
    if (row >= end) return
    const x = at[2 * v]
    const slope = (at[2 * w] - x) / (end - y)
    for (; row < end; row++) {
      const here = x + slope * (row - y)
      if (here < froms[row]) froms[row] = here
      if (here > tos[row]) tos[row] = here
    }
  }

  const touch = (f: number, g: number) => {
    for (let e = first[f]; e < first[f + 1]; e++)
      for (let d = first[g]; d < first[g + 1]; d++) if (corner[e] === corner[d]) return true
    return false
  }

  /** The facet that was put over all others last and has a corner, from 1. */
  const latest = new Int32Array(places.length / 2)
  const touchesLatest = (f: number, g: number) => {
    for (let e = first[g]; e < first[g + 1]; e++) if (latest[corner[e]] === f + 1) return true
    return false
  }

  /** Whether one is seen from its front and the other from behind. */
  const bent = (f: number, g: number) =>
    areas[f] * areas[g] < 0 && Math.abs(areas[f]) > min && Math.abs(areas[g]) > min

  const add = (f: number) => {
    const begin = first[f]
    const end = first[f + 1]
    const region = regions[f]
    let layer = 0
    let low = Infinity
    let high = -Infinity
    for (let e = begin, v = corner[end - 1]; e < end; e++) {
      const w = corner[e]
      const y = at[2 * w + 1]
      if (y < low) low = y
      if (y > high) high = y
      walk(v, w)
      latest[w] = f + 1
      v = w
      // What bends over at this edge lies over its neighbour, whether or not a sample sees it.
      if (twin[e] < 0) continue
      const other = owner[twin[e]]
      if (bent(f, other) && added[other] === 1 && regions[other] === region && layers[other] >= layer)
        layer = layers[other] + 1
    }
    let last = -1
    for (let row = Math.ceil(low); row < high; row++) {
      const start = row * width
      const stop = start + tos[row]
      for (let i = start + Math.ceil(froms[row]); i < stop; i++) {
        const below = tops[i]
        if (below !== last && below >= 0) {
          last = below
          // Neighbours seem to overlap a little where the sheet is seen along its side.
          const overlap = !touchesLatest(f, below) || bent(f, below)
          if (overlap && regions[below] === region && layers[below] >= layer) layer = layers[below] + 1
        }
        tops[i] = f
      }
      froms[row] = Infinity
      tos[row] = -Infinity
    }
    added[f] = 1
    layers[f] = Math.min(layer, 255)
    return layers[f]
  }

  const top = (x: number, y: number) => {
    const i = Math.round((x - left) / pace + 0.5)
    const j = Math.round((y - upper) / pace + 0.5)
    return i >= 0 && j >= 0 && i < width && j < height ? tops[j * width + i] : -1
  }
  const probe = (x: number, y: number, reach: number, found: Int32Array) => {
    for (let k = 0; k < found.length; k++)
      found[k] = top(x + reach * AROUND[2 * k], y + reach * AROUND[2 * k + 1])
  }
  const markTops = (marks: Uint8Array) => {
    for (let i = 0; i < tops.length; i++) if (tops[i] >= 0) marks[tops[i]] = 1
  }
  return { add, touch, markTops, top, probe }
}

function boxOf(places: Float64Array) {
  const box = { left: Infinity, upper: Infinity, right: -Infinity, lower: -Infinity }
  for (let i = 0; i < places.length; i += 2) {
    const x = places[i]
    const y = places[i + 1]
    if (x < box.left) box.left = x
    if (x > box.right) box.right = x
    if (y < box.upper) box.upper = y
    if (y > box.lower) box.lower = y
  }
  return box
}
