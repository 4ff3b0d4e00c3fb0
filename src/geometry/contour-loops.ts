import type { HalfEdgeMesh } from './half-edge-mesh.ts'

/** Heights at the corners of facets, one a half-edge, and how the facets lie on a picture. */
export interface ContourField {
  heights: Uint8Array
  /** The share of a half-edge at which a level begins, where one end reaches it and the other does not. */
  shareAt(halfEdge: number, level: number): number
  /** Pixels of the corners, × 2, and areas of the facets. */
  places: Float64Array
  areas: ArrayLike<number>
}

/** Data that a mesh keeps from one drawing of level lines to the next, to be used again. */
function scratchOf({ first, corner }: HalfEdgeMesh) {
  return {
    /** By facet: the last drawing that it was in, and which side of it was seen. */
    given: new Int32Array(first.length - 1),
    /** By half-edge: the first level whose boundary runs along it, and the last round in which a loop ran through it. */
    opens: new Uint8Array(corner.length),
    walked: new Int32Array(corner.length),
    /** The places of a loop, longer than it: thousands of lists that grow take long. */
    ring: [] as number[],
    drawings: 0,
    rounds: 0,
  }
}

type Scratch = ReturnType<typeof scratchOf>

/**
 * Draws level lines on some facets of a mesh: gives, for each level from 1 on that occurs, the loops round all that is
 * at least as high, as closed rings of places (× 2, the first one again as the last), holes the other way round. Facets
 * whose areas differ in sign lie over each other at their common edge: each has its own boundary there, and all loops
 * run the same way round. Where heights differ on both sides of an edge, both sides end there.
 */
export function contourLoops(mesh: HalfEdgeMesh) {
  const scratch = scratchOf(mesh)
  return (facets: number[], field: ContourField) => {
    const starts = startsOf(facets, mesh, field, scratch)
    const loops = new Map<number, number[][]>()
    for (let level = 1; level < starts.length; level++) {
      if (!starts[level]?.length) continue
      scratch.rounds++
      const rings: number[][] = []
      for (const e of starts[level])
        if (scratch.walked[e] !== scratch.rounds) rings.push(loopFrom(e, level, mesh, field, scratch))
      loops.set(level, rings)
    }
    return loops
  }
}

/** The half-edges through which, or along which, the lines of each level that occurs go; notes where levels open. */
function startsOf(
  facets: number[],
  { first, next, twin, owner }: HalfEdgeMesh,
  { heights, areas }: ContourField,
  scratch: Scratch,
): number[][] {
  const { given, opens } = scratch
  scratch.drawings += 2
  const drawing = scratch.drawings
  for (let i = 0; i < facets.length; i++) given[facets[i]] = areas[facets[i]] < 0 ? drawing + 1 : drawing
  const present: boolean[] = []
  const starts: number[][] = []
  const start = (level: number, e: number) => {
    if (starts[level]) starts[level].push(e)
    else starts[level] = [e]
  }
  for (let i = 0; i < facets.length; i++) {
    const f = facets[i]
    let low = 255
    let high = 0
    for (let e = first[f]; e < first[f + 1]; e++) {
      const from = heights[e]
      const to = heights[next[e]]
      if (from < low) low = from
      if (from > high) high = from
      // Boundaries run along the edge, or level lines go out through it.
      const other = twin[e]
      if (other < 0 || given[owner[other]] !== given[f]) opens[e] = 1
      else {
        const [there, back] = [heights[next[other]], heights[other]]
        opens[e] = there === from && back === to ? 255 : Math.min(from, to, there, back) + 1
      }
      for (let level = to + 1; level <= from; level++) start(level, e)
      for (let level = opens[e]; level <= to; level++) start(level, e)
    }
    for (let level = Math.max(1, low); level <= high; level++) present[level] = true
  }
  return starts.map((own, level) => (present[level] ? own : []))
}

/** The loop that goes out through a half-edge, or along it to its end. */
function loopFrom(
  begin: number,
  level: number,
  mesh: HalfEdgeMesh,
  field: ContourField,
  { opens, walked, ring, rounds }: Scratch,
): number[] {
  const { corner, next, twin, owner } = mesh
  const { heights, places, areas } = field
  let size = 0
  let e = begin
  do {
    walked[e] = rounds
    if (heights[next[e]] < level) {
      size = cross(e, level, mesh, field, ring, size)
      // Across the facet to where the line comes back.
      e = next[e]
      while (heights[e] >= level || heights[next[e]] < level) e = next[e]
      if (opens[e] > level) e = twin[e]
      else size = cross(e, level, mesh, field, ring, size)
    } else {
      e = next[e]
      ring[size++] = places[2 * corner[e]]
      ring[size++] = places[2 * corner[e] + 1]
      // Round the corner, over the facets that meet there.
      while (opens[e] > level) e = next[twin[e]]
    }
  } while (e !== begin)
  ring[size++] = ring[0]
  ring[size++] = ring[1]
  const loop = ring.slice(0, size)
  // Places from the last to the first.
  return areas[owner[begin]] < 0 ? loop.map((_, i) => loop[size - 2 - i + 2 * (i & 1)]) : loop
}

/** Adds the place where a half-edge crosses a level to a ring of a size, and gives the new size. */
function cross(
  e: number,
  level: number,
  { corner, next }: HalfEdgeMesh,
  { shareAt, places }: ContourField,
  ring: number[],
  size: number,
): number {
  const share = shareAt(e, level)
  const v = 2 * corner[e]
  const w = 2 * corner[next[e]]
  ring[size] = places[v] + (places[w] - places[v]) * share
  ring[size + 1] = places[v + 1] + (places[w + 1] - places[v + 1]) * share
  return size + 2
}
