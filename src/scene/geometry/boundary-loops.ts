import type { Net } from './half-edge-mesh.ts'

/**
 * Gives, for facets of heights from 1 on, the rims of all that is at least as high, for each height that there is:
 * rings of vertices, holes the other way round. Facets that are not given have height 0. Facets whose areas differ
 * in sign lie over each other at their common edge: each has its own rim there, and all rims run the same way round.
 */
export function openRims(
  { first, corner, next, twin, owner }: Net,
  areas: ArrayLike<number>,
): (facets: number[], heights: ArrayLike<number>) => Map<number, number[][]> {
  const walked = new Int32Array(corner.length)
  let round = 0

  return (facets, heights) => {
    const across = (e: number) => {
      if (twin[e] < 0) return 0
      const other = owner[twin[e]]
      return areas[other] < 0 === areas[owner[e]] < 0 ? heights[other] : 0
    }
    const present: boolean[] = []
    const starts: number[][] = []
    for (const f of facets) {
      const height = heights[f]
      if (height > 0) present[height] = true
      for (let e = first[f]; e < first[f + 1]; e++) {
        for (let h = across(e) + 1; h <= height; h++) {
          if (starts[h]) starts[h].push(e)
          else starts[h] = [e]
        }
      }
    }
    const rims = new Map<number, number[][]>()
    for (let height = 1; height < starts.length; height++) {
      if (!present[height] || !starts[height]) continue
      round++
      const rings: number[][] = []
      for (const start of starts[height]) {
        if (walked[start] === round) continue
        const ring: number[] = []
        let edge = start
        do {
          walked[edge] = round
          ring.push(corner[edge])
          edge = next[edge]
          // Round the corner, over the facets that meet there.
          while (across(edge) >= height) edge = next[twin[edge]]
        } while (edge !== start)
        rings.push(areas[owner[start]] < 0 ? ring.reverse() : ring)
      }
      rims.set(height, rings)
    }
    return rims
  }
}
