/** Something to paint in space: the further `depth`, the earlier; a higher `score` of its region at the eye, the later. */
export interface Item<T> {
  depth: number
  /** The region (class) it lies in; regions are painted one after the other while planes part them. */
  region: number
  shape: T
}

/**
 * Painting order. Without regions: from far to near. With linear scores per region, regions follow by
 * their score at the eye, from low to high: between two regions the one with the higher score there is on
 * the eye's side of their common plane, so no item of one can hide an item of the other wrongly. `walls`
 * gives what is painted just before a region begins, knowing the regions already painted: the planes
 * between them.
 */
export function paintOrder<T>(
  items: Item<T>[],
  scores: number[] | null,
  walls: (region: number, painted: number[]) => T[],
): T[] {
  const sorted = items.toSorted((a, b) => b.depth - a.depth)
  if (!scores) return sorted.map(({ shape }) => shape)
  const regions = scores.map((_, k) => k).sort((a, b) => scores[a] - scores[b])
  return regions.flatMap((region, i) => [
    ...walls(region, regions.slice(0, i)),
    ...sorted.filter(item => item.region === region).map(({ shape }) => shape),
  ])
}

/** A facet on the picture: corners in pixels (× 2) and its distance. */
export interface Screen {
  polygon: Float64Array
  depth: number
}

/** Which places (× 2, pixels) lie behind a facet that is nearer than they are. */
export function hiddenBehind(
  places: ArrayLike<number>,
  depths: ArrayLike<number>,
  facets: Screen[],
): boolean[] {
  const boxes = new Float64Array(facets.length * 4)
  facets.forEach(({ polygon }, f) => {
    bounds(polygon, boxes, 4 * f)
  })
  const behind = (x: number, y: number, depth: number) => {
    for (let f = 0, b = 0; f < facets.length; f++, b += 4) {
      if (x < boxes[b] || x > boxes[b + 2] || y < boxes[b + 1] || y > boxes[b + 3]) continue
      if (facets[f].depth < depth && contains(facets[f].polygon, x, y)) return true
    }
    return false
  }
  return Array.from({ length: depths.length }, (_, i) => behind(places[2 * i], places[2 * i + 1], depths[i]))
}

function bounds(polygon: Float64Array, boxes: Float64Array, at: number): void {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < polygon.length; i += 2) {
    const x = polygon[i]
    const y = polygon[i + 1]
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  boxes[at] = left
  boxes[at + 1] = top
  boxes[at + 2] = right
  boxes[at + 3] = bottom
}

function contains(polygon: Float64Array, x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2) {
    const yi = polygon[i + 1]
    const yj = polygon[j + 1]
    if (yi > y === yj > y) continue
    if (x < ((polygon[j] - polygon[i]) * (y - yi)) / (yj - yi) + polygon[i]) inside = !inside
  }
  return inside
}
