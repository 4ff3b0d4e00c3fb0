import { sortedRows, stretched, widestGap } from './hull.ts'
import type { Layer } from './network.ts'
import { countCorrectByLine } from './predict.ts'

/** Divisions with equally few errors that are compared by the width of their gap, at most. */
const maxCompared = 200

/**
 * The straight line with the fewest errors for two features and two classes, exactly: about every point a line
 * is rotated past the other points in the order of their directions, O(n² log n). Every division of the points by a line
 * comes from a line through two of them by an arbitrarily small move, which leaves any head or tail of the
 * points on it on either side. Among lines of equal count the one with the widest gap wins.
 *
 * @param x samples × 2, row-major
 * @param y class 0 or 1 per sample
 * @returns exact but where rounding leaves no room for a line of the best division
 */
export function bestLine2d(x: Float64Array, y: Int32Array) {
  const points = distinctPoints(x, y)
  const { divisions, score } = bestDivisions(points)
  const zeros = y.reduce((sum, label) => sum + 1 - label, 0)
  let best: { layer: Layer; correct: number; exact: boolean } | undefined
  let bestWidth = 0
  const compared = new Set<string>()
  for (const division of divisions) {
    const left = leftSide(points, division)
    const key = left.join('')
    if (compared.has(key)) continue
    compared.add(key)
    if (compared.size > maxCompared) break
    const { layer, width } = lineBetween(points, left, division.onesLeft)
    const correct = countCorrectByLine(layer, { x, y })
    if (best && (correct < best.correct || (correct === best.correct && width <= bestWidth))) continue
    best = { layer, correct, exact: correct === zeros + score }
    bestWidth = width
  }
  return best!
}

function distinctPoints(x: Float64Array, y: Int32Array): DistinctPoints {
  const xy: number[] = []
  const weight: number[] = []
  for (const s of sortedRows(x, [...y.keys()])) {
    const [px, py] = [x[2 * s], x[2 * s + 1]]
    if (xy.length === 0 || xy.at(-2) !== px || xy.at(-1) !== py) {
      xy.push(px, py)
      weight.push(0)
    }
    weight[weight.length - 1] += y[s] === 1 ? 1 : -1
  }
  const places = Float64Array.from(xy)
  return { count: weight.length, xy: places, unit: stretched(places), weight: Int32Array.from(weight) }
}

/** The line in the middle of the widest gap between the two sides, or outside the data where one is empty. */
function lineBetween({ count, xy }: DistinctPoints, left: number[], onesLeft: boolean) {
  const parts: [number[], number[]] = [[], []]
  for (let i = 0; i < count; i++) parts[left[i] === (onesLeft ? 1 : 0) ? 1 : 0].push(i)
  const [zeros, ones] = parts
  if (zeros.length === 0 || ones.length === 0) {
    const reach = xy[2 * count - 2] - xy[0] || 1
    const beyond = xy[0] - reach / 2
    const layer = zeros.length === 0 ? sigmoidLayer([1, 0], -beyond) : sigmoidLayer([-1, 0], beyond)
    return { layer, width: 0 }
  }
  const gap = widestGap(xy, zeros, ones)
  if (!gap) return { layer: sigmoidLayer([0, 0], 0), width: 0 }
  const [nx, ny] = gap.normal
  const bias = -(nx * gap.middle[0] + ny * gap.middle[1])
  return { layer: sigmoidLayer(gap.normal, bias), width: gap.width }
}

/** The layer of one unit whose class 1 is where weights·x + bias > 0. */
export function sigmoidLayer(weights: number[], bias: number): Layer {
  return { weights: weights.map(w => [w]), biases: [bias], activation: 'sigmoid' }
}

/** Direction keys nearer than this are equal: their points lie on one line with the pivot. */
const tie = 1e-12
/** On which side of the split the points of the line go left: before it or after it. */
const sides = [1, -1] as const

/** Labelled points of two features, of which those at the same place are one. */
interface DistinctPoints {
  count: number
  /** x₀, y₀, x₁, y₁, … of the places, sorted by x, then y. */
  xy: Float64Array
  /** The same with both ranges stretched to 1, where directions are compared. */
  unit: Float64Array
  /** Points of class 1 less points of class 0, one a place. */
  weight: Int32Array
}

/** A way to divide the points: a line through a pivot, and which of the points on it go left. */
interface Division {
  pivot: number
  /** Direction keys of the points on the line lie in [low, high]. */
  low: number
  high: number
  /** Points on the line go left when side·along < side·split, where `along` is their position on it. */
  split: number
  side: 1 | -1
  /** True where class 1 is on the left. */
  onesLeft: boolean
}

interface Best {
  divisions: Division[]
  /** Samples on the right side less all samples of class 0, the same for all of them. */
  score: number
}

/** The search for the best divisions: the points as seen from a pivot, and the weight of them all. */
interface LineSearch {
  points: DistinctPoints
  view: Directions
  total: number
  best: Best
}

/** Directions of the other points from a pivot; half of all are in front: upwards, or level to the right. */
interface Directions {
  /** Grows with the angle of the line through pivot and point, from 0 to π: −1 to 1, without trigonometry. */
  key: Float64Array
  /** Position of the point on that line, above 0 in front. */
  along: Float64Array
  /** All points but the pivot, by direction. */
  others: Int32Array
  packed: Float64Array
}

/**
 * All divisions with the fewest errors, which follow from the class weights left of the line. Pivots of one class are
 * enough: a best line that is moved towards its side of class 1 until it meets a point meets one where class 1 is
 * not in the minority, since passing it would otherwise have improved the line; moved the other way, it meets one
 * where class 0 is not in the minority. So the points of the class that has the majority at fewer of them are the pivots.
 *
 * Where a line makes no error, all that make none divide the points alike, and the first one is enough.
 */
function bestDivisions(points: DistinctPoints): Best {
  const { count, weight } = points
  const total = weight.reduce((sum, w) => sum + w, 0)
  const frequent = weight.reduce((sum, w) => sum + Math.sign(w), 0) > 0 ? 1 : -1
  const view = createDirections(count)
  const best: Best = { divisions: [{ ...empty, onesLeft: total <= 0 }], score: Math.max(0, total) }
  // Places of as many points of one class as of the other could lie on either side.
  const perfect = weight.includes(0) ? Infinity : weight.reduce((sum, w) => sum + Math.max(0, w), 0)
  for (let pivot = 0; pivot < count && best.score < perfect; pivot++) {
    if (weight[pivot] * frequent > 0) continue
    sort(directionsFrom(points, pivot, view), pivot)
    sweepPivot(pivot, { points, view, total, best })
  }
  return best
}

/** The division with no point left of the line. */
const empty = { pivot: 0, low: -1, high: 1, split: Number.NEGATIVE_INFINITY, side: sides[0] }

function createDirections(count: number): Directions {
  return {
    key: new Float64Array(count),
    along: new Float64Array(count),
    others: new Int32Array(count - 1),
    packed: new Float64Array(count - 1),
  }
}

/** Fills keys and positions of all points as seen from a pivot. */
function directionsFrom({ count, unit }: DistinctPoints, pivot: number, view: Directions): Directions {
  const { key, along } = view
  const px = unit[2 * pivot]
  const py = unit[2 * pivot + 1]
  for (let i = 0; i < count; i++) {
    const dx = unit[2 * i] - px
    const dy = unit[2 * i + 1] - py
    const far = Math.abs(dx) + Math.abs(dy)
    const isFront = dy > 0 || (dy === 0 && dx > 0)
    // Points that differ only by rounding have no direction.
    key[i] = far > 0 ? (isFront ? -dx : dx) / far : 0
    along[i] = isFront ? far : -far
  }
  return view
}

/**
 * Sorts all points but the pivot by their keys. Key and index are packed into one number, which sorts five times as
 * fast as by a comparison function; keys that are equal in the bits left to them are put in order afterwards.
 */
function sort({ key, others, packed }: Directions, pivot: number): void {
  const indexes = 2 ** Math.ceil(Math.log2(key.length))
  const steps = 2 ** 51 / indexes
  for (let i = 0, k = 0; i < key.length; i++)
    if (i !== pivot) packed[k++] = Math.floor((key[i] + 1) * steps) * indexes + i
  packed.sort()
  for (let k = 0; k < packed.length; k++) {
    const index = packed[k] - Math.floor(packed[k] / indexes) * indexes
    let at = k
    for (; at > 0 && key[others[at - 1]] > key[index]; at--) others[at] = others[at - 1]
    others[at] = index
  }
}

/** Rotates a line about the pivot, by half a turn, and keeps the divisions that are as good as the best. */
function sweepPivot(pivot: number, search: LineSearch): void {
  const { total, best } = search
  const { count, weight } = search.points
  const { key, along, others } = search.view
  let left = 0
  for (let i = 0; i < count; i++) if (along[i] > 0) left += weight[i]
  for (let start = 0, end = 0; start < others.length; start = end) {
    const low = key[others[start]]
    // What the points on the line can add to its left at most, and at least.
    let gain = Math.max(0, weight[pivot])
    let loss = Math.min(0, weight[pivot])
    for (; end < others.length && key[others[end]] - low <= tie; end++) {
      const i = others[end]
      const w = weight[i]
      if (along[i] > 0) left -= w
      if (w > 0) gain += w
      else loss += w
    }
    if (left + gain >= best.score || total - left - loss >= best.score) {
      const line = { pivot, low, high: key[others[end - 1]] }
      split(line, [pivot, ...others.subarray(start, end)], left, search)
    }
    for (let k = start; k < end; k++) if (along[others[k]] < 0) left += weight[others[k]]
  }
}

/** All ways to put a head or a tail of the points on the line to its left. */
function split(
  line: Pick<Division, 'pivot' | 'low' | 'high'>,
  points: number[],
  left: number,
  { points: { weight }, view: { along }, total, best }: LineSearch,
): void {
  points.sort((i, j) => along[i] - along[j])
  const onLine = points.reduce((sum, i) => sum + weight[i], 0)
  let before = 0
  // A split after the last point would be the split before the first one with the sides exchanged.
  points.forEach((point, k) => {
    for (const side of sides) {
      const sum = left + (side === 1 ? before : onLine - before)
      const score = Math.max(sum, total - sum)
      if (score < best.score) continue
      if (score > best.score) best.divisions = []
      best.score = score
      const split = k === 0 ? Number.NEGATIVE_INFINITY : (along[points[k - 1]] + along[point]) / 2
      best.divisions.push({ ...line, split, side, onesLeft: sum >= total - sum })
    }
    before += weight[point]
  })
}

/** 1 for every point left of a division, else 0; in the order of the points. */
function leftSide(points: DistinctPoints, { pivot, low, high, split, side }: Division): number[] {
  const { key, along } = directionsFrom(points, pivot, createDirections(points.count))
  return Array.from(along, (at, i) => {
    if (i === pivot || (key[i] >= low && key[i] <= high)) return side * at < side * split ? 1 : 0
    return key[i] > high === at > 0 ? 1 : 0
  })
}
