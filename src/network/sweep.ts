import { widestGap } from './hull.ts'

/** Class 1 stands where weights·x + bias > 0. */
export interface StraightLine {
  weights: [number, number]
  bias: number
  correct: number
  /** False where rounding leaves no room for the best division. */
  exact: boolean
}

/** Directions nearer than this are one: the points lie on one line. */
const tie = 1e-12
/** Partitions of equal count that are compared by their room. */
const mostCompared = 200

/** A way to divide the points: a line through a pivot, and which of the points on it go left. */
interface Division {
  pivot: number
  /** Directions (as `direction` gives them) of the points on the line lie in [low, high]. */
  low: number
  high: number
  /** Points on the line go left when side·place < side·split, their place counted along the line. */
  split: number
  side: number
  /** Whether class 1 stands left. */
  onesLeft: boolean
}

/**
 * The straight line with the fewest errors for two features and two classes, exactly: for every point a line
 * is turned about it, the other points sorted by direction, O(n² log n). Every division of the points by a line
 * comes from a line through two of them by an arbitrarily small move, which leaves any head or tail of the
 * points on it on either side. Among lines of equal count the one with the widest gap wins.
 *
 * @param x samples × 2, row-major
 * @param y class 0 or 1 per sample
 */
export function exactLine(x: Float64Array, y: Int32Array): StraightLine {
  const places = distinctPlaces(x, y)
  const { divisions, most } = bestDivisions(places)
  const zeros = y.reduce((sum, label) => sum + 1 - label, 0)
  let best: StraightLine | undefined
  let bestWidth = 0
  const seen = new Set<string>()
  for (const division of divisions) {
    const left = leftSide(places, division)
    const key = left.join('')
    if (seen.has(key)) continue
    seen.add(key)
    if (seen.size > mostCompared) break
    const { line, width } = lineBetween(places, left, division.onesLeft)
    const correct = countRight(line, x, y)
    if (best && (correct < best.correct || (correct === best.correct && width <= bestWidth))) continue
    best = { ...line, correct, exact: correct === zeros + most }
    bestWidth = width
  }
  return best!
}

interface Places {
  count: number
  /** x₀, y₀, x₁, y₁, … of the distinct places, sorted by x, then y. */
  xy: Float64Array
  /** The same with both ranges stretched to 1, where directions are compared. */
  unit: Float64Array
  /** Points of class 1 less points of class 0, one a place. */
  weight: Int32Array
}

function distinctPlaces(x: Float64Array, y: Int32Array): Places {
  const order = Array.from(y, (_, s) => s).sort(
    (a, b) => x[2 * a]! - x[2 * b]! || x[2 * a + 1]! - x[2 * b + 1]!,
  )
  const xy: number[] = []
  const weight: number[] = []
  for (const s of order) {
    const [px, py] = [x[2 * s]!, x[2 * s + 1]!]
    if (xy.length === 0 || xy.at(-2) !== px || xy.at(-1) !== py) {
      xy.push(px, py)
      weight.push(0)
    }
    weight[weight.length - 1]! += y[s] === 1 ? 1 : -1
  }
  const unit = Float64Array.from(xy)
  for (const axis of [0, 1]) {
    const values = unit.filter((_, i) => i % 2 === axis)
    const least = values.reduce((a, b) => Math.min(a, b))
    const reach = values.reduce((a, b) => Math.max(a, b)) - least || 1
    for (let i = axis; i < unit.length; i += 2) unit[i] = (unit[i]! - least) / reach
  }
  return { count: weight.length, xy: Float64Array.from(xy), unit, weight: Int32Array.from(weight) }
}

/**
 * All divisions of the highest count; class weights left of the line decide it. Pivots of one class are enough: a
 * best line moved towards its ones first meets a place where they are not outnumbered, or it could be bettered;
 * moved the other way it meets one where the zeros are not.
 */
function bestDivisions({ count, unit, weight }: Places): { divisions: Division[]; most: number } {
  const total = weight.reduce((sum, w) => sum + w, 0)
  const outnumbered = weight.reduce((sum, w) => sum + Math.sign(w), 0) > 0 ? 1 : -1
  const key = new Float64Array(count)
  const place = new Float64Array(count)
  const others = new Int32Array(count - 1)
  const packed = new Float64Array(count - 1)
  const onLine = new Int32Array(count)
  let most = Math.max(0, total)
  let divisions: Division[] = [{ ...everywhere, onesLeft: total <= 0 }]

  for (let pivot = 0; pivot < count; pivot++) {
    if (weight[pivot]! * outnumbered > 0) continue
    let left = 0
    for (let i = 0, k = 0; i < count; i++) {
      const dx = unit[2 * i]! - unit[2 * pivot]!
      const dy = unit[2 * i + 1]! - unit[2 * pivot + 1]!
      place[i] = placeAlong(dx, dy)
      if (i === pivot) continue
      key[i] = direction(dx, dy)
      others[k++] = i
      if (place[i]! > 0) left += weight[i]!
    }
    sortBy(key, others, packed)

    for (let start = 0, end = 0; start < others.length; start = end) {
      const low = key[others[start]!]!
      end = start + 1
      while (end < others.length && key[others[end]!]! - low <= tie) end++
      const high = key[others[end - 1]!]!
      onLine[0] = pivot
      let sumOnLine = weight[pivot]!
      for (let k = start; k < end; k++) {
        const i = others[k]!
        onLine[k - start + 1] = i
        sumOnLine += weight[i]!
        if (place[i]! > 0) left -= weight[i]!
      }
      const points = end - start + 1
      insertionSort(onLine, points, place)
      // The last split would only repeat the first with its sides changed.
      for (let k = 0, before = 0; k < points; k++) {
        for (let side = 1; side >= -1; side -= 2) {
          const sum = left + (side > 0 ? before : sumOnLine - before)
          const score = Math.max(sum, total - sum)
          if (score < most) continue
          if (score > most) divisions = []
          most = score
          const split = k === 0 ? Number.NEGATIVE_INFINITY : (place[onLine[k - 1]!]! + place[onLine[k]!]!) / 2
          divisions.push({ pivot, low, high, split, side, onesLeft: sum >= total - sum })
        }
        before += weight[onLine[k]!]!
      }
      for (let k = 0; k < points; k++) if (place[onLine[k]!]! < 0) left += weight[onLine[k]!]!
    }
  }
  return { divisions, most }
}

/** No point left of the line. */
const everywhere = { pivot: 0, low: -1, high: 1, split: Number.NEGATIVE_INFINITY, side: 1 }

/**
 * Sorts indexes by their keys, from −1 to 1, without calling back: key and position go into one number, which is
 * five times as fast; what its bits cannot tell apart is put in order afterwards.
 *
 * @param indexes ascending
 * @param packed scratch memory of the same length
 */
function sortBy(key: Float64Array, indexes: Int32Array, packed: Float64Array): void {
  const positions = 2 ** Math.ceil(Math.log2(indexes.length + 1))
  const steps = 2 ** 51 / positions
  for (let k = 0; k < indexes.length; k++) {
    packed[k] = Math.floor((key[indexes[k]!]! + 1) * steps) * positions + k
  }
  packed.sort()
  const unsorted = indexes.slice()
  for (let k = 0; k < packed.length; k++) {
    const step = Math.floor(packed[k]! / positions)
    indexes[k] = unsorted[packed[k]! - step * positions]!
  }
  insertionSort(indexes, indexes.length, key)
}

/** For few or nearly sorted indexes; stable. */
function insertionSort(indexes: Int32Array, count: number, key: Float64Array): void {
  for (let k = 1; k < count; k++) {
    const index = indexes[k]!
    const value = key[index]!
    let at = k
    for (; at > 0 && key[indexes[at - 1]!]! > value; at--) indexes[at] = indexes[at - 1]!
    indexes[at] = index
  }
}

/** 1 for every place left of a division, else 0. */
function leftSide({ count, unit }: Places, { pivot, low, high, split, side }: Division): number[] {
  return Array.from({ length: count }, (_, i) => {
    const [dx, dy] = [unit[2 * i]! - unit[2 * pivot]!, unit[2 * i + 1]! - unit[2 * pivot + 1]!]
    const key = direction(dx, dy)
    if (i === pivot || (key >= low && key <= high)) return side * placeAlong(dx, dy) < side * split ? 1 : 0
    return key > high === isFront(dx, dy) ? 1 : 0
  })
}

/** The line in the middle of the widest gap between the two sides, or outside the data where one is empty. */
function lineBetween({ count, xy }: Places, left: number[], onesLeft: boolean) {
  const parts: [number[], number[]] = [[], []]
  for (let i = 0; i < count; i++) parts[left[i] === (onesLeft ? 1 : 0) ? 1 : 0].push(i)
  const [zeros, ones] = parts
  if (zeros.length === 0 || ones.length === 0) {
    const reach = xy[2 * count - 2]! - xy[0]! || 1
    const beyond = xy[0]! - reach / 2
    const line: Pick<StraightLine, 'weights' | 'bias'> =
      zeros.length === 0 ? { weights: [1, 0], bias: -beyond } : { weights: [-1, 0], bias: beyond }
    return { line, width: 0 }
  }
  const gap = widestGap(xy, zeros, ones)
  if (!gap) return { line: { weights: [0, 0] as [number, number], bias: 0 }, width: 0 }
  const [nx, ny] = gap.normal
  return { line: { weights: gap.normal, bias: -(nx * gap.middle[0] + ny * gap.middle[1]) }, width: gap.width }
}

function countRight(
  { weights: [a, b], bias }: Pick<StraightLine, 'weights' | 'bias'>,
  x: Float64Array,
  y: Int32Array,
): number {
  let right = 0
  for (let s = 0; s < y.length; s++)
    if (bias + x[2 * s]! * a + x[2 * s + 1]! * b > 0 === (y[s] === 1)) right++
  return right
}

/** Half of all directions are in front: upwards, or level to the right. */
function isFront(dx: number, dy: number): boolean {
  return dy > 0 || (dy === 0 && dx > 0)
}

/** A number from −1 to 1 that grows with the angle of the line through (dx, dy), from 0 to π; without trigonometry. */
function direction(dx: number, dy: number): number {
  return (isFront(dx, dy) ? -dx : dx) / (Math.abs(dx) + Math.abs(dy))
}

/** Where a point stands along its line through the pivot; any measure that grows does. */
function placeAlong(dx: number, dy: number): number {
  const far = Math.abs(dx) + Math.abs(dy)
  return isFront(dx, dy) ? far : -far
}
