import { hullDistance } from './hull-distance.ts'
import { type Cloud, centre, type OpenReason } from './separable.ts'

/** Multiplications that the search may take in all: some seconds. */
const maxWork = 5e9

/**
 * Half the width of the widest straight gap between two classes, the smallest over all pairs: how far the
 * plane in the middle is from the nearest point.
 *
 * @returns in units of the points; 0 where classes touch or overlap up to rounding; null where there is only one class;
 *   a reason where the answer is not known
 */
export function widestMargin({ points, y }: Cloud): number | OpenReason | null {
  const units = points.length / y.length
  const { values, half } = centre(points, units)
  const size = half.reduce((a, b) => Math.max(a, b)) || 1
  if (!Number.isFinite(size)) return 'infinite'
  const scaled = values.map(value => value / size)
  const classes = [...new Set(y)].map(k => scaled.filter((_, at) => y[Math.floor(at / units)] === k))
  let min = Number.POSITIVE_INFINITY
  let left = maxWork
  for (const [k, from] of classes.entries()) {
    for (const to of classes.slice(k + 1)) {
      const { distance, work } = hullDistance(from, to, units, left)
      if (typeof distance === 'string') return distance
      if (distance === 0) return 0
      left -= work
      min = Math.min(min, distance / 2)
    }
  }
  return Number.isFinite(min) ? min * size : null
}
