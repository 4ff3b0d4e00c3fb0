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

export interface ProjectedMesh {
  halfEdges: HalfEdgeMesh
  /** Pixels of the corners, × 2, and their distances. */
  places: Float64Array
  corners: Float64Array
  /** Areas of the facets; their signs say which side is seen. */
  areas: Float64Array
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

/** Measures a facet into 7 numbers: its middle on the picture, the distance there with its slopes, and its least and largest. */
export function measurePlane(
  { halfEdges: { first, corner }, places, areas, corners }: ProjectedMesh,
  f: number,
  planes: Float32Array,
  p: number,
): void {
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

/** The distance of a facet that was measured, at a place on the picture. */
export function distanceAt(planes: Float32Array, p: number, x: number, y: number): number {
  const depth = planes[p + 2] + planes[p + 3] * (x - planes[p]) + planes[p + 4] * (y - planes[p + 1])
  return Math.max(planes[p + 5], Math.min(planes[p + 6], depth))
}

/** Distances of the facets of a mesh at places on the picture: of a facet, at a place. */
export function openDistances(mesh: ProjectedMesh): (f: number, x: number, y: number) => number {
  /** Of each facet; NaN while unknown. */
  const planes = new Float32Array(7 * mesh.areas.length).fill(NaN)
  return (f, x, y) => {
    if (Number.isNaN(planes[7 * f])) measurePlane(mesh, f, planes, 7 * f)
    return distanceAt(planes, 7 * f, x, y)
  }
}
