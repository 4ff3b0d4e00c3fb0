/** Something to paint in space: the further `depth`, the earlier; a higher `score` of its region at the eye, the later. */
export interface DepthItem<T> {
  depth: number
  /** The region (class) it lies in; regions are painted one after the other while planes part them. */
  region: number
  shape: T
}

/**
 * Painting order. Without regions: from far to near. With linear scores per region, regions follow by
 * their score at the eye, from low to high: between two regions the one with the higher score there is on
 * the eye's side of their common plane, so no item of one can hide an item of the other wrongly. `planes`
 * gives what is painted just before a region begins, knowing the regions already painted: the planes
 * between them.
 */
export function paintOrder<T>(
  items: DepthItem<T>[],
  scores: number[] | null,
  planes: (region: number, painted: number[]) => T[],
): T[] {
  const sorted = items.toSorted((a, b) => b.depth - a.depth)
  if (!scores) return sorted.map(({ shape }) => shape)
  const regions = scores.map((_, k) => k).sort((a, b) => scores[a] - scores[b])
  return regions.flatMap((region, i) => [
    ...planes(region, regions.slice(0, i)),
    ...sorted.filter(item => item.region === region).map(({ shape }) => shape),
  ])
}

/** Indices by rank, and within a rank from far to near; the depths may be in several lists. */
export function farToNear(ranks: ArrayLike<number>, ...depths: ArrayLike<number>[]): Int32Array {
  // Rank, nearness and index in one number each: numbers alone are sorted 10 times faster than with a comparison.
  const keys = new Float64Array(depths.reduce((sum, { length }) => sum + length, 0))
  let i = 0
  for (const list of depths)
    for (let k = 0; k < list.length; k++, i++)
      keys[i] = (ranks[i] * 64 * FINE + Math.round((32 - list[k]) * FINE)) * MANY + i
  keys.sort()
  const order = new Int32Array(keys.length)
  for (let i = 0; i < order.length; i++) order[i] = keys[i] % MANY
  return order
}

const FINE = 2 ** 19
const MANY = 2 ** 20
