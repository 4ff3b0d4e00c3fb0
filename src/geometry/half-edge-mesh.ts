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
