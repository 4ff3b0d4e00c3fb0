import { Matrix, QrDecomposition } from 'ml-matrix'

/** The distance is found to this relative gap between the nearest points found and a plane that bounds them. */
const gap = 1e-6
/** Hulls nearer than this, relative to the size of their differences, touch. */
const touching = 1e-13
/** Products of a QR decomposition, in times its rows × columns². */
const decomposition = 4

export interface Nearest {
  /** 0 where the hulls touch or overlap; null beyond the work allowed, or where rounding ends the search. */
  distance: number | null
  /** Products that it took. */
  work: number
}

/**
 * Distance between the convex hulls of two clouds of points (each samples × units, row-major): the point of
 * their differences' hull that is nearest to the origin, by Gilbert's steps (SIAM J. Control 4, 1966) with
 * Wolfe's finite choice of the nearest point in the simplex at hand (Math. Programming 11, 1976). No difference is
 * stored but the at most units + 1 corners of that simplex.
 */
export function hullDistance(from: Float64Array, to: Float64Array, units: number, mostWork: number): Nearest {
  let corners: Corner[] = [{ at: difference(from, to, 0, 0, units), weight: 1 }]
  let point = corners[0]!.at
  let squared = dot(point, point)
  let size = squared
  let work = 0
  while (work < mostWork) {
    if (squared <= touching ** 2 * size) return { distance: 0, work }
    const [i, j] = [lowest(from, point, units, 1), lowest(to, point, units, -1)]
    const next = { at: difference(from, to, i, j, units), weight: 0 }
    size = Math.max(size, dot(next.at, next.at))
    if (squared - dot(point, next.at) <= gap * squared) return { distance: Math.sqrt(squared), work }
    corners.push(next)
    work += from.length + to.length
    for (;;) {
      work += decomposition * corners.length ** 2 * units
      const weights = nearestInSpan(corners)
      if (!weights) return { distance: null, work }
      if (weights.every(weight => weight > 0)) {
        corners = corners.map((corner, c) => ({ ...corner, weight: weights[c]! }))
        break
      }
      corners = towardsSpan(corners, weights)
    }
    point = sumOf(corners)
    const before = squared
    squared = dot(point, point)
    if (squared >= before) break
  }
  return { distance: null, work }
}

/** A difference of two points, and its share of the nearest point. */
interface Corner {
  at: Float64Array
  weight: number
}

/** Weights, summing to 1, of the point nearest to the origin in the flat through all corners; null if they span less. */
function nearestInSpan([first, ...others]: Corner[]): number[] | null {
  if (others.length === 0) return [1]
  const origin = first!.at
  const edges = new Matrix(others.map(({ at }) => Array.from(at, (value, i) => value - origin[i]!)))
  const target = Matrix.columnVector(Array.from(origin, value => -value))
  const decomposed = new QrDecomposition(edges.transpose())
  if (!decomposed.isFullRank()) return null
  const shares = decomposed.solve(target).to1DArray()
  return [1 - shares.reduce((sum, share) => sum + share, 0), ...shares]
}

/** As far towards the flat's nearest point as the simplex reaches; corners without a share are dropped. */
function towardsSpan(corners: Corner[], weights: number[]): Corner[] {
  let step = 1
  let leaving = 0
  corners.forEach(({ weight }, c) => {
    if (weights[c]! > 0) return
    const reach = weight > 0 ? weight / (weight - weights[c]!) : 0
    if (reach > step) return
    step = reach
    leaving = c
  })
  return corners
    .map((corner, c) => ({ ...corner, weight: corner.weight + step * (weights[c]! - corner.weight) }))
    .filter(({ weight }, c) => c !== leaving && weight > 0)
}

function sumOf(corners: Corner[]): Float64Array {
  const sum = new Float64Array(corners[0]!.at.length)
  for (const { at, weight } of corners) for (let i = 0; i < sum.length; i++) sum[i]! += weight * at[i]!
  return sum
}

/** The row furthest against a direction, or along it with `sign` −1. */
function lowest(points: Float64Array, direction: Float64Array, units: number, sign: 1 | -1): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let row = 0, at = 0; at < points.length; row++) {
    let sum = 0
    for (let i = 0; i < units; i++) sum += points[at++]! * direction[i]!
    if (sign * sum >= least) continue
    least = sign * sum
    best = row
  }
  return best
}

function difference(from: Float64Array, to: Float64Array, i: number, j: number, units: number): Float64Array {
  return Float64Array.from({ length: units }, (_, c) => from[i * units + c]! - to[j * units + c]!)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
