import { type Cloud, hullDistance } from './hull-distance.ts'

/** Classes nearer than this count as touching. Distances are in half ranges of the units, added up over them. */
const touching = 1e-12

/** Multiplications spent on hulls that may overlap: some milliseconds, less than it takes to load the solver. */
const maxHullWork = 2e6

/**
 * Separability as far as the convex hulls of the classes with samples (`present`) prove it: false where two meet, true where
 * two are apart and there is no third, else null.
 */
export function judgeHulls({ points, y }: Cloud, present: number[]): boolean | null {
  const units = points.length / y.length
  let left = maxHullWork
  let apart = present.length === 2
  const classes = present.map(k => points.filter((_, at) => y[Math.floor(at / units)] === k))
  for (const [k, from] of classes.entries()) {
    for (const to of classes.slice(k + 1)) {
      const { difference, lead, work } = hullDistance(from, to, units, left)
      left -= work
      const sizes = difference.map(Math.abs)
      if (sizes.reduce((a, b) => a + b) / 2 <= touching) return false
      apart &&= lead / 2 > touching * sizes.reduce((a, b) => Math.max(a, b))
    }
  }
  return apart || null
}

/**
 * True where leads of the right class over the best other one, one a sample, prove that the classes are separable: all are
 * large against the weights that give them, and against the rounding of sums over so many units.
 */
export function judgeLeads(lead: Float64Array, weights: Float64Array, units: number): boolean {
  const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0)
  const certain = Math.max(touching, units ** 2 * Number.EPSILON) * largest
  return lead.every(value => value > certain)
}

/**
 * True where weights of rows prove that no linear scores lead on all of them, by weak duality: the smallest lead is at
 * most the weighted mean of all leads, which depends on the points only through their weighted sums in each class. The
 * first class has the score 0; a bias is at most `units` in size, since beyond it a class would win everywhere or
 * nowhere.
 *
 * @param rows sample × classes + rival class, one number a row of the linear program
 * @param weights one a row; negative ones count as 0
 */
export function judgeWeights(
  rows: Iterable<number>,
  weights: Float64Array,
  { points, y }: Cloud,
  classes: number,
  present: number[],
): boolean {
  const units = points.length / y.length
  const size = units + 1
  const moments = new Float64Array(classes * size)
  let sum = 0
  let r = 0
  for (const row of rows) {
    const weight = Math.max(0, weights[r++])
    if (weight === 0) continue
    const sample = Math.floor(row / classes)
    const [right, rival] = [y[sample] * size, (row % classes) * size]
    sum += weight
    for (let i = 0; i <= units; i++) {
      const value = weight * (i === units ? 1 : points[sample * units + i])
      moments[right + i] += value
      moments[rival + i] -= value
    }
  }
  let bound = 0
  for (const k of present.slice(1)) {
    for (let i = 0; i <= units; i++) bound += (i === units ? units : 1) * Math.abs(moments[k * size + i])
  }
  return sum > 0 && bound / sum <= touching
}
