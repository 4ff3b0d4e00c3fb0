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
  const sorted = items.map((item, i) => ({ ...item, i })).sort((a, b) => b.depth - a.depth || a.i - b.i)
  if (!scores) return sorted.map(({ shape }) => shape)
  const regions = scores.map((_, k) => k).sort((a, b) => scores[a] - scores[b])
  return regions.flatMap((region, i) => [
    ...walls(region, regions.slice(0, i)),
    ...sorted.filter(item => item.region === region).map(({ shape }) => shape),
  ])
}

/** A facet on the picture: corners in pixels (× 2) and its distance. */
export interface Screen {
  polygon: number[]
  depth: number
}

/** Which places (× 2, pixels) lie behind a facet that is nearer than they are. */
export function hiddenBehind(
  places: ArrayLike<number>,
  depths: ArrayLike<number>,
  facets: Screen[],
): boolean[] {
  const boxes = facets.map(({ polygon }) => bounds(polygon))
  return Array.from({ length: depths.length }, (_, i) => {
    const [x, y] = [places[2 * i], places[2 * i + 1]]
    return facets.some(({ polygon, depth }, f) => {
      const box = boxes[f]
      return (
        depth < depths[i] &&
        x >= box[0] &&
        x <= box[2] &&
        y >= box[1] &&
        y <= box[3] &&
        contains(polygon, x, y)
      )
    })
  })
}

function bounds(polygon: number[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < polygon.length; i += 2) {
    box[0] = Math.min(box[0], polygon[i])
    box[1] = Math.min(box[1], polygon[i + 1])
    box[2] = Math.max(box[2], polygon[i])
    box[3] = Math.max(box[3], polygon[i + 1])
  }
  return box
}

function contains(polygon: number[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2) {
    const [xi, yi, xj, yj] = [polygon[i], polygon[i + 1], polygon[j], polygon[j + 1]]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
