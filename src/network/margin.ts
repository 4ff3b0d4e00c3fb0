import { type Cloud, hullDistance } from './hull-distance.ts'
import { centre, type OpenReason } from './separable.ts'

/** Multiplications that the search may take in all: some seconds. */
const maxWork = 5e9

/** The widest straight gap between the two classes that it is narrowest for. */
export interface MarginGap {
  /** Distance of the plane in its middle from the nearest point, in units of the points. */
  margin: number
  /** The two classes, by index. */
  classes: [number, number]
  /** Of length 1, across the gap towards the second class. */
  normal: number[]
}

/**
 * Half the width of the widest straight gap between two classes, the smallest over all pairs: how far the
 * plane in the middle is from the nearest point.
 *
 * @returns in units of the points; 0 where classes touch or overlap up to rounding; null where there is only one class;
 *   a reason where the answer is not known
 */
export function widestMargin(cloud: Cloud): number | OpenReason | null {
  const gap = narrowestGap(cloud)
  return typeof gap === 'object' && gap ? gap.margin : gap
}

/** The same with the classes that it lies between and its direction, which 0 has none of. */
export function narrowestGap({ points, y }: Cloud): MarginGap | 0 | OpenReason | null {
  const units = points.length / y.length
  const { values, half } = centre(points, units)
  const size = half.reduce((a, b) => Math.max(a, b)) || 1
  if (!Number.isFinite(size)) return 'infinite'
  const scaled = values.map(value => value / size)
  const clouds = [...new Set(y)].map(k => ({
    class: k,
    points: scaled.filter((_, at) => y[Math.floor(at / units)] === k),
  }))
  let min: MarginGap | null = null
  let left = maxWork
  for (const [i, from] of clouds.entries())
    for (const to of clouds.slice(i + 1)) {
      const { distance, difference, work } = hullDistance(from.points, to.points, units, left)
      if (typeof distance === 'string') return distance
      if (distance === 0) return 0
      left -= work
      const margin = (distance / 2) * size
      if (min && margin >= min.margin) continue
      const length = Math.hypot(...difference)
      const normal = Array.from(difference, v => -v / length)
      min = { margin, classes: [from.class, to.class], normal }
    }
  return min
}
