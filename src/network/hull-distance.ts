import { Matrix, QrDecomposition } from 'ml-matrix'
import { dot } from './products.ts'

export interface Cloud {
  /** Samples × units, row-major. */
  points: Float64Array
  /** Class index per sample. */
  y: Int32Array
}

/** The distance is found to this relative gap between the nearest points found and a plane that bounds them. */
const gap = 1e-6
/** Multiplications of a QR decomposition, as a multiple of its rows × columns². */
const decomposition = 4
/** Corrections of the weights of a simplex; each gains most of the digits of a double. */
const corrections = 3

/** The reason for no answer: the work allowed was used up, or rounding hides it. */
export type UnknownReason = 'work' | 'rounding'

/**
 * Distance between the convex hulls of two clouds of points (each samples × units, row-major, about the origin):
 * the point of their differences' hull that is nearest to the origin, by Gilbert's steps (SIAM J. Control 4, 1966)
 * with Wolfe's finite choice of the nearest point in the current simplex (Math. Programming 11, 1976). Of all
 * differences only the at most units + 1 corners of that simplex are stored.
 *
 * Weights have twice the digits of a double, so that a distance of 1e-15 of the clouds' size keeps its direction. It
 * takes `maxWork` multiplications at most.
 */
export function hullDistance(from: Float64Array, to: Float64Array, units: number, maxWork: number) {
  const reach = Float64Array.from({ length: units }, (_, i) => sizeOf(from, i, units) + sizeOf(to, i, units))
  let corners: Corner[] = [{ at: difference(from, to, 0, 0, units), weight: [1, 0] }]
  let point = corners[0].at
  let squared = dot(point, point)
  let work = 0
  const found = (distance: number | UnknownReason, lead = 0) => ({
    /** 0 where the hulls touch or overlap, up to rounding. */
    distance,
    /** The shortest difference found between points of the two hulls. */
    difference: point,
    /** A lower bound of the product of `difference` with any difference of two points; 0 where none was proved. */
    lead,
    /** Multiplications done. */
    work,
  })
  while (work < maxWork) {
    // Beyond what rounding may add to the product of a difference and the point.
    const rounding =
      (units + 2) * Number.EPSILON * point.reduce((sum, v, i) => sum + Math.abs(v) * reach[i], 0)
    if (squared <= 10 * rounding) return found(0)
    const [i, j] = [lowest(from, point, units, 1), lowest(to, point, units, -1)]
    const at = difference(from, to, i, j, units)
    const product = dot(point, at)
    if (squared - product <= gap * squared + rounding) return found(Math.sqrt(squared), product - rounding)
    corners.push({ at, weight: [0, 0] })
    work += from.length + to.length
    for (;;) {
      work += decomposition * corners.length ** 2 * units
      const moved = nearestInSpan(corners)
      if (!moved) return found('rounding')
      const isWithin = moved.every(({ weight }) => weight[0] > 0)
      corners = isWithin ? moved : towardsSpan(corners, moved)
      if (isWithin) break
    }
    point = sumOf(corners)
    const before = squared
    squared = dot(point, point)
    if (!(squared < before)) return found('rounding')
  }
  return found('work')
}

/** A difference of two points, and its share of the nearest point as an unevaluated sum of two numbers. */
interface Corner {
  at: Float64Array
  weight: [number, number]
}

/**
 * The corners with the weights, summing to 1, of the point nearest to the origin in the flat through them; null if
 * they span less. Least squares are corrected by the rest that they leave (Björck, BIT 7, 1967).
 */
function nearestInSpan(corners: Corner[]): Corner[] | null {
  const [first, ...others] = corners
  if (others.length === 0) return [{ at: first.at, weight: [1, 0] }]
  const edges = new Matrix(others.map(({ at }) => Array.from(at, (value, i) => value - first.at[i])))
  const decomposed = new QrDecomposition(edges.transpose())
  if (!decomposed.isFullRank()) return null
  let moved = corners
  for (let k = 0; k < corrections; k++) {
    const rest = Matrix.columnVector(Array.from(sumOf(moved), value => -value))
    moved = shift(moved, decomposed.solve(rest).to1DArray())
  }
  return moved
}

/** Adds to the weights of all corners but the first, which takes what is left of 1. */
function shift([first, ...others]: Corner[], changes: number[]): Corner[] {
  const left: [number, number] = [1, 0]
  const moved = others.map(({ at, weight: [high, low] }, c) => {
    const weight: [number, number] = [high, low]
    addTo(weight, changes[c])
    addTo(left, -weight[0])
    addTo(left, -weight[1])
    return { at, weight }
  })
  return [{ at: first.at, weight: left }, ...moved]
}

/** As far towards the flat's nearest point as the simplex reaches; corners without a share are dropped. */
function towardsSpan(corners: Corner[], moved: Corner[]): Corner[] {
  const changes = corners.map(({ weight }, c) => {
    const to = moved[c].weight
    return to[0] - weight[0] + (to[1] - weight[1])
  })
  let step = 1
  let leaving = 0
  corners.forEach(({ weight: [weight] }, c) => {
    if (moved[c].weight[0] > 0) return
    const reach = weight > 0 ? weight / -changes[c] : 0
    if (reach > step) return
    step = reach
    leaving = c
  })
  const steps = changes.slice(1).map(change => step * change)
  const stepped = shift(corners, steps).filter(({ weight: [weight] }, c) => c !== leaving && weight > 0)
  const nothing = stepped.slice(1).map(() => 0)
  return shift(stepped, nothing)
}

function sumOf(corners: Corner[]): Float64Array {
  const weights = corners.map(({ weight }) => weight)
  const values = new Float64Array(corners.length)
  return corners[0].at.map((_, i) => {
    for (let c = 0; c < values.length; c++) values[c] = corners[c].at[i]
    return dotProduct(weights, values)
  })
}

/** The row furthest against a direction, or along it with `sign` −1. */
function lowest(points: Float64Array, direction: Float64Array, units: number, sign: 1 | -1): number {
  let best = 0
  let min = Number.POSITIVE_INFINITY
  for (let row = 0, at = 0; at < points.length; row++) {
    let sum = 0
    for (let i = 0; i < units; i++) sum += points[at++] * direction[i]
    if (sign * sum >= min) continue
    min = sign * sum
    best = row
  }
  return best
}

/** The largest size of one unit's values. */
function sizeOf(points: Float64Array, unit: number, units: number): number {
  let size = 0
  for (let at = unit; at < points.length; at += units) size = Math.max(size, Math.abs(points[at]))
  return size
}

function difference(from: Float64Array, to: Float64Array, i: number, j: number, units: number): Float64Array {
  return Float64Array.from({ length: units }, (_, c) => from[i * units + c] - to[j * units + c])
}

/** A number of twice the digits of a double: the unevaluated sum of two of which the second is the rounding of the first. */
export type DoubleDouble = [high: number, low: number]

/** Adds a double in place, with Knuth's error-free sum (The Art of Computer Programming 2, 4.2.2). */
export function addTo(sum: DoubleDouble, value: number): void {
  const [high, low] = sum
  const total = high + value
  const part = total - high
  const rest = low + (high - (total - part) + (value - part))
  sum[0] = total + rest
  sum[1] = rest - (sum[0] - total)
}

/** Σ a·b as if in twice the digits, then rounded (Dot2 of Ogita, Rump and Oishi, SIAM J. Sci. Comput. 26, 2005). */
export function dotProduct(a: DoubleDouble[], b: ArrayLike<number>): number {
  let sum = 0
  let rest = 0
  for (let k = 0; k < a.length; k++) {
    const high = a[k][0]
    const value = b[k]
    const product = high * value
    const total = sum + product
    const part = total - sum
    rest += sum - (total - part) + (product - part) + (productError(high, value, product) + a[k][1] * value)
    sum = total
  }
  return sum + rest
}

/** a·b less its rounded product, by Dekker's splitting into halves (Numerische Mathematik 18, 1971). */
function productError(a: number, b: number, product: number): number {
  const aHigh = highHalf(a)
  const bHigh = highHalf(b)
  const [aLow, bLow] = [a - aHigh, b - bHigh]
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

function highHalf(a: number): number {
  const scaled = 134217729 * a // 2²⁷ + 1
  return scaled - (scaled - a)
}
