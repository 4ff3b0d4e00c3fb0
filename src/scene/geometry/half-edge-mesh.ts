/**
 * Polygons that share corners, by their half-edges: those of facet f are first[f] to first[f + 1] − 1, and half-edge
 * e runs from corner[e] to the corner of next[e].
 */
export interface HalfEdgeMesh {
  /** One a facet, and the number of half-edges. */
  first: Int32Array
  corner: Int32Array
  next: Int32Array
  /** The half-edge of the neighbour along the same edge; −1 at the boundary. */
  twin: Int32Array
  /** The facet of each half-edge. */
  owner: Int32Array
}

/** Joins facets, given by the indices of their corners, all counter-clockwise. */
export function buildHalfEdges(facets: ArrayLike<number>[]): HalfEdgeMesh {
  const first = new Int32Array(facets.length + 1)
  facets.forEach((facet, f) => {
    first[f + 1] = first[f] + facet.length
  })
  const count = first[facets.length]
  const [corner, next, owner] = [0, 0, 0].map(() => new Int32Array(count))
  facets.forEach((facet, f) => {
    for (let i = 0, e = first[f]; i < facet.length; i++, e++) {
      corner[e] = facet[i]
      next[e] = i === facet.length - 1 ? first[f] : e + 1
      owner[e] = f
    }
  })
  const twin = new Int32Array(count).fill(-1)
  const known = new Map<number, number>()
  const stride = corner.reduce((max, v) => Math.max(max, v), 0) + 1
  for (let e = 0; e < count; e++) {
    const [from, to] = [corner[e], corner[next[e]]]
    const other = known.get(to * stride + from)
    if (other !== undefined) {
      twin[e] = other
      twin[other] = e
    }
    known.set(from * stride + to, e)
  }
  return { first, corner, next, twin, owner }
}

/** The areas of the facets on a picture (places × 2, y down): positive for those that run clockwise there. */
export function areasOf({ first, corner }: HalfEdgeMesh, places: Float64Array): Float64Array {
  const areas = new Float64Array(first.length - 1)
  for (let f = 0; f < areas.length; f++) {
    const end = first[f + 1]
    let before = corner[end - 1]
    let sum = 0
    for (let e = first[f]; e < end; e++) {
      const v = corner[e]
      sum += places[2 * before] * places[2 * v + 1] - places[2 * before + 1] * places[2 * v]
      before = v
    }
    areas[f] = sum / 2
  }
  return areas
}

/** Distances of facets: the means of their corners'. */
export function depthsOf({ first, corner }: HalfEdgeMesh, depths: Float64Array): Float64Array {
  const means = new Float64Array(first.length - 1)
  for (let f = 0; f < means.length; f++) {
    let sum = 0
    for (let e = first[f]; e < first[f + 1]; e++) sum += depths[corner[e]]
    means[f] = sum / (first[f + 1] - first[f])
  }
  return means
}

/** Heights at the corners of facets, one a half-edge, and how the facets lie on a picture. */
export interface ContourField {
  heights: Uint8Array
  /** The share of a half-edge at which a level begins, where one end reaches it and the other does not. */
  shareAt(halfEdge: number, level: number): number
  /** Pixels of the corners, × 2, and areas of the facets. */
  places: Float64Array
  areas: ArrayLike<number>
}

/**
 * Draws level lines on some facets of a mesh: gives, for each level from 1 on that occurs, the loops round all that is
 * at least as high, as closed rings of places (× 2, the first one again as the last), holes the other way round. Facets
 * whose areas differ in sign lie over each other at their common edge: each has its own boundary there, and all loops
 * run the same way round. Where heights differ on both sides of an edge, both sides end there.
 */
export function contourLoops({
  first,
  corner,
  next,
  twin,
  owner,
}: HalfEdgeMesh): (facets: number[], field: ContourField) => Map<number, number[][]> {
  /** Facets of this call, and which side of them is seen. */
  const given = new Int32Array(first.length - 1)
  /** The first level whose boundary runs along a half-edge. */
  const opens = new Uint8Array(corner.length)
  const walked = new Int32Array(corner.length)
  /** The places of a loop, longer than it: used again, since thousands of lists that grow take long. */
  const ring: number[] = []
  let call = 0
  let round = 0

  return (facets, { heights, shareAt, places, areas }) => {
    call += 2
    for (let i = 0; i < facets.length; i++) given[facets[i]] = areas[facets[i]] < 0 ? call + 1 : call
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

    /** The loop that goes out through an edge, or along it to its end. */
    const walk = (begin: number, level: number) => {
      let size = 0
      const add = (x: number, y: number) => {
        ring[size++] = x
        ring[size++] = y
      }
      const cross = (e: number) => {
        const share = shareAt(e, level)
        const v = 2 * corner[e]
        const w = 2 * corner[next[e]]
        add(
          places[v] + (places[w] - places[v]) * share,
          places[v + 1] + (places[w + 1] - places[v + 1]) * share,
        )
      }
      let e = begin
      do {
        walked[e] = round
        if (heights[next[e]] < level) {
          cross(e)
          // Across the facet to where the line comes back.
          e = next[e]
          while (heights[e] >= level || heights[next[e]] < level) e = next[e]
          if (opens[e] > level) e = twin[e]
          else cross(e)
        } else {
          e = next[e]
          add(places[2 * corner[e]], places[2 * corner[e] + 1])
          // Round the corner, over the facets that meet there.
          while (opens[e] > level) e = next[twin[e]]
        }
      } while (e !== begin)
      add(ring[0], ring[1])
      if (areas[owner[begin]] < 0) reverse(ring, size)
      return ring.slice(0, size)
    }
    const loops = new Map<number, number[][]>()
    for (let level = 1; level < starts.length; level++) {
      if (!present[level] || !starts[level]) continue
      round++
      const rings: number[][] = []
      for (const e of starts[level]) if (walked[e] !== round) rings.push(walk(e, level))
      loops.set(level, rings)
    }
    return loops
  }
}

/** Turns the first numbers of a list, places (× 2), the other way round. */
function reverse(places: number[], size: number): void {
  for (let i = 0, j = size - 2; i < j; i += 2, j -= 2) {
    for (let d = 0; d < 2; d++) {
      const v = places[i + d]
      places[i + d] = places[j + d]
      places[j + d] = v
    }
  }
}
