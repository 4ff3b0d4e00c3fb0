import { boxOf } from './camera.ts'
import type { HalfEdgeMesh, ProjectedMesh } from './half-edge-mesh.ts'

/** Samples along a side at most. */
const MAX_SAMPLES = 400

/** Places of a dot that are looked at, in its radii: the middle, and two rings round it. */
const AROUND = [
  ...[0, 0],
  ...[1, 0.55].flatMap(radius =>
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap(i => [radius * Math.cos(i * 0.785), radius * Math.sin(i * 0.785)]),
  ),
]

/** Their number. */
export const PROBES = AROUND.length / 2

export interface Spots {
  /** Pixels, × 2. */
  places: Float64Array
  radius: number
}

/** Samples of a picture in rows, a pace apart, each with the uppermost facet there, or −1. */
interface SampleGrid {
  left: number
  upper: number
  pace: number
  width: number
  height: number
  tops: Int16Array
}

const nothing: Spots = { places: new Float64Array(), radius: 0 }

/** An empty buffer; `step` is the distance of the samples at which is seen what lies over what. */
export function openLayerBuffer(
  mesh: ProjectedMesh,
  regions: ArrayLike<number>,
  step: number,
  spots = nothing,
) {
  const { places, areas } = mesh
  const { left, upper, right, lower } = boxOf(places)
  const pace = Math.max(step, (right - left) / MAX_SAMPLES, (lower - upper) / MAX_SAMPLES)
  const width = Math.ceil((right - left) / pace) + 2
  const height = Math.ceil((lower - upper) / pace) + 2
  const grid: SampleGrid = { left, upper, pace, width, height, tops: new Int16Array(width * height).fill(-1) }
  return {
    mesh,
    /** Those of the facets: one of another region does not count. */
    regions,
    grid,
    spans: spansOf(mesh, grid),
    probes: probesOf(grid, spots),
    /** Of the facets that were added. */
    layers: new Uint8Array(areas.length),
    added: new Uint8Array(areas.length),
    /** The facet that was put over all others last and has a corner, from 1. */
    latest: new Int32Array(places.length / 2),
  }
}

/**
 * Facets as they come to lie over each other on a picture. Each gets a layer: facets of one layer nowhere lie over
 * each other, so that they may be painted in any order, and what lies over another is in a higher layer.
 */
export type LayerBuffer = ReturnType<typeof openLayerBuffer>

/**
 * The samples that facets cover: of facet f, starts[f] to starts[f + 1] − 1, a row each from rows[f] on, with its first
 * sample and the one after its last; both sides of an edge compute them alike, and share none.
 */
function spansOf(
  { halfEdges: { first, corner }, places, areas }: ProjectedMesh,
  { left, upper, pace, height }: SampleGrid,
) {
  // The corners in samples: these stand at whole numbers.
  const at = new Float64Array(places.length)
  for (let i = 0; i < at.length; i += 2) {
    at[i] = (places[i] - left) / pace + 0.5
    at[i + 1] = (places[i + 1] - upper) / pace + 0.5
  }
  const starts = new Int32Array(areas.length + 1)
  const rows = new Int16Array(areas.length)
  for (let f = 0; f < rows.length; f++) {
    let low = Infinity
    let high = -Infinity
    for (let e = first[f]; e < first[f + 1]; e++) {
      const y = at[2 * corner[e] + 1]
      if (y < low) low = y
      if (y > high) high = y
    }
    rows[f] = Math.ceil(low)
    starts[f + 1] = starts[f] + Math.max(0, Math.ceil(high) - Math.ceil(low))
  }
  const [froms, tos] = [0, 0].map(() => new Int16Array(starts[rows.length]))
  let samples = 0
  const begins = new Float64Array(height).fill(Infinity)
  const ends = new Float64Array(height).fill(-Infinity)
  for (let f = 0; f < rows.length; f++) {
    for (let e = first[f], v = corner[first[f + 1] - 1]; e < first[f + 1]; e++) {
      crossRows(at, v, corner[e], begins, ends)
      v = corner[e]
    }
    for (let s = starts[f], row = rows[f]; s < starts[f + 1]; s++, row++) {
      froms[s] = Math.ceil(begins[row])
      tos[s] = Math.ceil(ends[row])
      samples += tos[s] - froms[s]
      begins[row] = Infinity
      ends[row] = -Infinity
    }
  }
  return { starts, rows, froms, tos, samples }
}

/** Widens the rows of samples that an edge crosses by where it does. */
function crossRows(at: Float64Array, v: number, w: number, begins: Float64Array, ends: Float64Array): void {
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
    if (here < begins[row]) begins[row] = here
    if (here > ends[row]) ends[row] = here
  }
}

/** Puts a facet over all that came before, and gives its layer. */
export function addFacet(buffer: LayerBuffer, f: number): number {
  const { mesh, regions, layers, added, latest } = buffer
  const { first, corner, twin, owner } = mesh.halfEdges
  const { starts, rows, froms, tos } = buffer.spans
  const { tops, width } = buffer.grid
  let layer = 0
  for (let e = first[f]; e < first[f + 1]; e++) {
    latest[corner[e]] = f + 1
    // What bends over at this edge lies over its neighbour, whether or not a sample sees it.
    if (twin[e] < 0) continue
    const other = owner[twin[e]]
    if (
      added[other] === 1 &&
      layers[other] >= layer &&
      regions[other] === regions[f] &&
      isBent(buffer, f, other)
    )
      layer = layers[other] + 1
  }
  added[f] = 1
  let last = -1
  for (let s = starts[f], begin = rows[f] * width; s < starts[f + 1]; s++, begin += width) {
    const stop = begin + tos[s]
    for (let i = begin + froms[s]; i < stop; i++) {
      const below = tops[i]
      tops[i] = f
      if (below === last || below < 0) continue
      last = below
      if (layers[below] < layer || regions[below] !== regions[f]) continue
      // Neighbours seem to overlap a little where the sheet is seen along its side.
      if (!touchesLatest(mesh.halfEdges, latest, f, below) || isBent(buffer, f, below))
        layer = layers[below] + 1
    }
  }
  layers[f] = Math.min(layer, 255)
  return layers[f]
}

/** True where one facet is seen from its front and the other from behind. */
function isBent({ mesh: { areas }, grid: { pace } }: LayerBuffer, f: number, g: number): boolean {
  const min = 0.5 * pace * pace
  return areas[f] * areas[g] < 0 && Math.abs(areas[f]) > min && Math.abs(areas[g]) > min
}

function touchesLatest({ first, corner }: HalfEdgeMesh, latest: Int32Array, f: number, g: number): boolean {
  for (let e = first[g]; e < first[g + 1]; e++) if (latest[corner[e]] === f + 1) return true
  return false
}

/** True for facets with a corner in common. */
export function touch({ first, corner }: HalfEdgeMesh, f: number, g: number): boolean {
  for (let e = first[f]; e < first[f + 1]; e++)
    for (let d = first[g]; d < first[g + 1]; d++) if (corner[e] === corner[d]) return true
  return false
}

/** The index of the sample at a place, or −1. */
function sampleAt({ left, upper, pace, width, height }: SampleGrid, x: number, y: number): number {
  const i = Math.round((x - left) / pace + 0.5)
  const j = Math.round((y - upper) / pace + 0.5)
  return i >= 0 && j >= 0 && i < width && j < height ? j * width + i : -1
}

/** The uppermost facet at a place, or −1. */
export function topOfSamples(grid: SampleGrid, x: number, y: number): number {
  const sample = sampleAt(grid, x, y)
  return sample < 0 ? -1 : grid.tops[sample]
}

/** The samples at the places of each dot that are looked at, or −1. */
function probesOf(grid: SampleGrid, { places, radius }: Spots): Int32Array {
  const probes = new Int32Array((places.length / 2) * PROBES)
  for (let i = 0; i < probes.length; i++) {
    const dot = Math.floor(i / PROBES)
    const k = i - dot * PROBES
    const x = places[2 * dot] + radius * AROUND[2 * k]
    probes[i] = sampleAt(grid, x, places[2 * dot + 1] + radius * AROUND[2 * k + 1])
  }
  return probes
}

/** Marks of the facets, 1 for those that are uppermost somewhere. */
export function topMarks({ tops }: SampleGrid, count: number): Uint8Array {
  const marks = new Uint8Array(count)
  for (let i = 0; i < tops.length; i++) if (tops[i] >= 0) marks[tops[i]] = 1
  return marks
}
