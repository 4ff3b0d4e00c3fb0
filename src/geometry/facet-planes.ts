import type { ProjectedMesh } from './layer-buffer.ts'

/**
 * Measures a facet as far as it is flat, into 7 numbers of a list: the middle on the picture, the distance there and its
 * slopes, its least and its largest one.
 */
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
