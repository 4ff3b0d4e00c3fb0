import { hullDistance } from './nearest.ts'
import type { Cloud } from './separable.ts'

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
  for (const [k, from] of classes.entries()) {
    for (const to of classes.slice(k + 1)) {
      const distance = hullDistance(from, to, units)
      if (distance === null || distance === 0) return null
      least = Math.min(least, distance / 2)
    }
  }
  return Number.isFinite(least) ? least : null
}
