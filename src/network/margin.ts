import { hullDistance } from './nearest.ts'
import type { Cloud } from './separable.ts'

/** Products that the search may take in all: some seconds. */
const mostWork = 5e9

/**
 * Half the width of the widest straight gap between two classes, the smallest over all pairs: how far the
 * plane in the middle is from the nearest point.
 *
 * @returns null where classes touch or overlap, where there is only one, or beyond the work allowed
 */
export function widestMargin({ points, y }: Cloud): number | null {
  const units = points.length / y.length
  const classes = [...new Set(y)].map(k => points.filter((_, at) => y[Math.floor(at / units)] === k))
  let least = Number.POSITIVE_INFINITY
  let left = mostWork
  for (const [k, from] of classes.entries()) {
    for (const to of classes.slice(k + 1)) {
      const { distance, work } = hullDistance(from, to, units, left)
      if (!distance) return null
      left -= work
      least = Math.min(least, distance / 2)
    }
  }
  return Number.isFinite(least) ? least : null
}
