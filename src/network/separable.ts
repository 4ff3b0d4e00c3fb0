import { column, extremes } from '../data/scale.ts'
import { type Cloud, hullDistance, type UnknownReason } from './hull-distance.ts'
import { openLinearProgram, type SparseRow } from './linear-program.ts'

/** Classes nearer than this count as touching. Distances are in half ranges of the units, added up over them. */
const touching = 1e-12

/** Multiplications spent on hulls that may overlap: some milliseconds, less than it takes to load the solver. */
const maxHullWork = 2e6

/** The range of a unit counts as at least this part of its size: activations are exact to some units in the last place. */
const minRange = 1e-3
/** Weights at most, where the lead is at most 1: a lead that counts is then large against the solver's tolerance. */
const maxWeight = 2 ** 10

/** Rows given to the program at a time. */
const batch = 500
/** Coefficients in the program: 80 MB in the solver. */
const maxNumbers = 4e6
/** Steps × coefficients in all: some 10 seconds. */
const maxWork = 4e9
/** Solutions that only make the one before more exact. */
const maxCorrections = 12

/** The reason for an open answer; "infinite" for activations that are not finite, "solver" where there is none. */
export type OpenReason = UnknownReason | 'infinite' | 'solver'

/**
 * True where linear scores exist that put the right class strictly first on every row. Scores that do so are proof,
 * and hulls that meet are proof against it. Otherwise a linear program looks for the scores of the largest lead,
 * and, as its prices, for weights of the rows that bound every lead: both are checked here, so that neither answer
 * depends on the precision of the solver. Rows that its last solution fails most are added until one of the two is proof.
 *
 * Classes that come nearer than 1e-12 of the units' ranges count as touching. Memory and work are limited by
 * counts, so that the answer does not depend on the machine.
 *
 * @param scores samples × classes, of the network's own line
 * @returns a reason where the answer is not known
 */
export async function isSeparable({ points, y }: Cloud, scores: Float64Array): Promise<boolean | OpenReason> {
  const classes = scores.length / y.length
  const present = Array.from({ length: classes }, (_, k) => k).filter(k => y.includes(k))
  let rows = compare(scores, y, present)
  if (rows.lead.every(lead => lead > 0)) return true
  if (!points.every(Number.isFinite)) return 'infinite'

  const units = points.length / y.length
  const { values, half, size: sizes } = centre(points, units)
  const scaled = values.map((value, at) => {
    const range = Math.max(half[at % units], minRange * sizes[at % units])
    return range > 0 ? value / range : 0
  })
  const seen = judgeHulls({ points: scaled, y }, present)
  if (seen !== null) return seen

  // Only differences of scores count: the first class has the score 0, every other one weights and a bias.
  const size = units + 1
  const first = new Map(present.slice(1).map((k, p) => [k, p * size]))
  const total = first.size * size
  const bounds = Float64Array.from({ length: total + 1 }, (_, j) =>
    j === total ? 1 : j % size === units ? maxWeight * units : maxWeight,
  )
  const program = await openLinearProgram(bounds, total)
  if (program === null) return 'solver'
  try {
    const known = new Set<number>()
    let numbers = 0
    let work = 0
    let corrections = 0
    let lead = Number.POSITIVE_INFINITY
    while (work < maxWork) {
      // The samples whose lead is below that of the program, the furthest behind first.
      const fresh = Array.from(y.keys())
        .filter(s => rows.lead[s] < lead && !known.has(s * classes + rows.rival[s]))
        .sort((a, b) => rows.lead[a] - rows.lead[b])
      if (fresh.length === 0 && corrections++ === maxCorrections) return 'rounding'
      const added = fresh.slice(0, batch)
      const made = added.map(s => {
        const point = scaled.subarray(s * units, (s + 1) * units)
        return rowOf(point, first.get(y[s]), first.get(rows.rival[s]), total)
      })
      numbers += made.reduce((sum, row) => sum + row.values.length, 0)
      if (numbers > maxNumbers) return 'work'
      for (const s of added) known.add(s * classes + rows.rival[s])
      for (const row of made) program.add(row)
      const { x, prices, steps, failure } = program.solve(Math.ceil((maxWork - work) / numbers))
      if (failure) return failure
      work += steps * numbers + scaled.length * classes
      lead = x[total]
      rows = compare(scoresOf(x, first, scaled, units, classes), y, present)
      const weights = x.filter((_, j) => j < total && j % size < units)
      if (judgeLeads(rows.lead, weights, units)) return true
      if (judgeWeights(known, prices, { points: scaled, y }, classes, present)) return false
    }
    return 'work'
  } finally {
    program.close()
  }
}

/**
 * Separability as far as the convex hulls of the classes with samples (`present`) prove it: false where two meet, true where
 * two are apart and there is no third, else null.
 */
function judgeHulls({ points, y }: Cloud, present: number[]): boolean | null {
  const units = points.length / y.length
  let left = maxHullWork
  let apart = present.length === 2
  const classes = present.map(k => points.filter((_, at) => y[Math.floor(at / units)] === k))
  for (const [k, from] of classes.entries())
    for (const to of classes.slice(k + 1)) {
      const { difference, lead, work } = hullDistance(from, to, units, left)
      left -= work
      const sizes = difference.map(Math.abs)
      if (sizes.reduce((a, b) => a + b) / 2 <= touching) return false
      apart &&= lead / 2 > touching * sizes.reduce((a, b) => Math.max(a, b))
    }
  return apart || null
}

/**
 * True where leads of the right class over the best other one, one a sample, prove that the classes are separable: all are
 * large against the weights that give them, and against the rounding of sums over so many units.
 */
function judgeLeads(lead: Float64Array, weights: Float64Array, units: number): boolean {
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
function judgeWeights(
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
  for (const k of present.slice(1))
    for (let i = 0; i <= units; i++) bound += (i === units ? units : 1) * Math.abs(moments[k * size + i])
  return sum > 0 && bound / sum <= touching
}

/** The row that the lead of a sample's own class over a rival is at least the last variable: each has weights and a bias. */
function rowOf(point: Float64Array, own: number | undefined, rival: number | undefined, last: number) {
  const row: SparseRow = { indices: [last], values: [-1] }
  const push = (at: number | undefined, sign: 1 | -1) => {
    if (at === undefined) return
    for (const [i, value] of [...point, 1].entries()) {
      row.indices.push(at + i)
      row.values.push(sign * value)
    }
  }
  push(own, 1)
  push(rival, -1)
  return row
}

/**
 * The best of the other classes, per sample, and the score of the right class less this one's. Classes without a sample are
 * left out: a low bias keeps them behind.
 */
function compare(scores: Float64Array, y: Int32Array, present: number[]) {
  const classes = scores.length / y.length
  const rival = new Int32Array(y.length).fill(-1)
  const lead = new Float64Array(y.length).fill(Number.POSITIVE_INFINITY)
  for (let s = 0; s < y.length; s++) {
    const right = y[s]
    for (const k of present) {
      const over = scores[s * classes + right] - scores[s * classes + k]
      if (k === right || over >= lead[s]) continue
      rival[s] = k
      lead[s] = over
    }
  }
  return { rival, lead }
}

/** The scores of a solution, samples × classes. */
function scoresOf(
  x: Float64Array,
  first: Map<number, number>,
  points: Float64Array,
  units: number,
  classes: number,
): Float64Array {
  const samples = points.length / units
  const scores = new Float64Array(samples * classes)
  for (const [k, at] of first)
    for (let s = 0; s < samples; s++) {
      let sum = x[at + units]
      for (let i = 0; i < units; i++) sum += x[at + i] * points[s * units + i]
      scores[s * classes + k] = sum
    }
  return scores
}

/** Values (samples × units) about the middle of each unit's range; half that range and the largest size, one a unit. */
export function centre(points: Float64Array, units: number) {
  const ranges = Array.from({ length: units }, (_, i) => extremes(column(points, units, i)))
  const middles = ranges.map(([low, high]) => low / 2 + high / 2)
  return {
    values: points.map((value, at) => value - middles[at % units]),
    half: Float64Array.from(ranges, ([low, high]) => high / 2 - low / 2),
    size: Float64Array.from(ranges, ([low, high]) => Math.max(-low, high)),
  }
}
