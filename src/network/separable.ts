import { openLinearProgram, type SparseRow } from './linear-program.ts'
import { hullDistance } from './nearest.ts'

/** Labelled points in one space. */
export interface Cloud {
  /** Samples × units, row-major. */
  points: Float64Array
  /** Class index per sample. */
  y: Int32Array
}

/**
 * Bound of every weight, with points scaled to ±1 and the lead to be maximised at most 1: large against the
 * solver's tolerance, so that a gap of 1e-12 of the points' spread still counts as one.
 */
const mostWeight = 1e6
/** A lead beyond the rounding of its own sum, at weights of `mostWeight`: proof that rows are separated. */
const certain = 1e-8
/** A best lead that is not above it leaves no gap. */
const none = 1e-6

/** Products spent on hulls that may overlap: some milliseconds, less than it takes to load the solver. */
const mostHullWork = 2e6

/** Rows given to the program at a time. */
const batch = 500
/** Limits: numbers in the program (80 MB in the solver), and steps × numbers in all (some 10 seconds). */
const mostNumbers = 4e6
const mostWork = 4e9

/**
 * Whether linear scores exist that put the right class strictly first on every row. Scores that do so are proof,
 * and hulls that overlap are proof against it; otherwise a linear program looks for the scores of the largest
 * lead. It is given the rows that its last solution fails most, until a solution leads on all rows, or no scores
 * lead even on the rows it has.
 *
 * Points nearer to each other than 1e-12 of their spread count as touching. Memory and work are limited by
 * counts, so that the answer does not depend on the machine.
 *
 * @param scores samples × classes, where the search begins
 * @returns null where the limits end the search, or rounding does: in tens of units that say nearly the same
 */
export async function isSeparable({ points, y }: Cloud, scores: Float64Array): Promise<boolean | null> {
  const classes = scores.length / y.length
  const present = Array.from({ length: classes }, (_, k) => k).filter(k => y.includes(k))
  let rows = compare(scores, y, present)
  if (rows.lead.every(lead => lead > 0)) return true
  if (!points.every(Number.isFinite)) return null

  const units = points.length / y.length
  const scaled = scale(points, units)
  if (overlap(scaled, y, units, present)) return false

  // Only differences of scores count: the first class has the score 0, every other one weights and a bias.
  const size = units + 1
  const first = new Map(present.slice(1).map((k, p) => [k, p * size]))
  const total = first.size * size
  const bounds = Float64Array.from({ length: total + 1 }, (_, j) =>
    j === total ? 1 : j % size === units ? mostWeight * units : mostWeight,
  )
  const rowOf = (sample: number, rival: number): SparseRow => {
    const row: SparseRow = { indices: [total], values: [-1] }
    const push = (at: number | undefined, sign: 1 | -1) => {
      if (at === undefined) return
      for (let i = 0; i < size; i++) {
        row.indices.push(at + i)
        row.values.push(sign * (i === units ? 1 : scaled[sample * units + i]!))
      }
    }
    push(first.get(y[sample]!), 1)
    push(first.get(rival), -1)
    return row
  }

  const program = await openLinearProgram(bounds, total)
  try {
    const known = new Set<number>()
    let numbers = 0
    let work = 0
    let lead = Number.POSITIVE_INFINITY
    while (work < mostWork) {
      const fresh = below(rows.lead, lead).filter(s => !known.has(s * classes + rows.rival[s]!))
      if (fresh.length === 0) return null
      for (const sample of fresh.slice(0, batch)) {
        const row = rowOf(sample, rows.rival[sample]!)
        numbers += row.values.length
        if (numbers > mostNumbers) return null
        known.add(sample * classes + rows.rival[sample]!)
        program.add(row)
      }
      const { x: best, steps } = program.solve(Math.ceil((mostWork - work) / numbers))
      if (!best) return null
      work += steps * numbers + scaled.length * classes
      lead = best[total]!
      if (lead <= none) return false
      rows = compare(scoresOf(best, first, scaled, units, classes), y, present)
      if (rows.lead.every(lead => lead > certain)) return true
    }
    return null
  } finally {
    program.close()
  }
}

interface Comparison {
  /** The best of the other classes, per sample. */
  rival: Int32Array
  /** Score of the right class less the rival's. */
  lead: Float64Array
}

/** Classes without a sample are left out: a low bias keeps them behind. */
function compare(scores: Float64Array, y: Int32Array, present: number[]): Comparison {
  const classes = scores.length / y.length
  const rival = new Int32Array(y.length).fill(-1)
  const lead = new Float64Array(y.length).fill(Number.POSITIVE_INFINITY)
  for (let s = 0; s < y.length; s++) {
    const right = y[s]!
    for (const k of present) {
      const over = scores[s * classes + right]! - scores[s * classes + k]!
      if (k === right || over >= lead[s]!) continue
      rival[s] = k
      lead[s] = over
    }
  }
  return { rival, lead }
}

/** Whether two classes are seen to have hulls that overlap, which leaves no scores to look for. */
function overlap(points: Float64Array, y: Int32Array, units: number, present: number[]): boolean {
  let left = mostHullWork
  const classes = present.map(k => points.filter((_, at) => y[Math.floor(at / units)] === k))
  return classes.some((from, k) =>
    classes.slice(k + 1).some(to => {
      const { distance, work } = hullDistance(from, to, units, left)
      left -= work
      return distance === 0
    }),
  )
}

/** Samples whose lead is below a limit, the furthest behind first. */
function below(lead: Float64Array, limit: number): number[] {
  const samples: number[] = []
  for (let s = 0; s < lead.length; s++) if (lead[s]! < limit) samples.push(s)
  return samples.sort((a, b) => lead[a]! - lead[b]!)
}

function scoresOf(
  x: Float64Array,
  first: Map<number, number>,
  points: Float64Array,
  units: number,
  classes: number,
): Float64Array {
  const samples = points.length / units
  const scores = new Float64Array(samples * classes)
  for (const [k, at] of first) {
    for (let s = 0; s < samples; s++) {
      let sum = x[at + units]!
      for (let i = 0; i < units; i++) sum += x[at + i]! * points[s * units + i]!
      scores[s * classes + k] = sum
    }
  }
  return scores
}

/** Every unit's values to −1 … 1, which changes no answer; a unit that never changes becomes 0. */
function scale(points: Float64Array, units: number): Float64Array {
  const low = new Float64Array(units).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(units).fill(Number.NEGATIVE_INFINITY)
  points.forEach((value, at) => {
    low[at % units] = Math.min(low[at % units]!, value)
    high[at % units] = Math.max(high[at % units]!, value)
  })
  return points.map((value, at) => {
    const [least, most] = [low[at % units]!, high[at % units]!]
    const half = (most - least) / 2
    return half > 0 ? (value - least) / half - 1 : 0
  })
}
