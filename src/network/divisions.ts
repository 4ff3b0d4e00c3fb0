/** Directions nearer than this are one: the points lie on one line. */
const tie = 1e-12
const sides = [1, -1] as const

/** Labelled points of which no two are the same. */
export interface DistinctPoints {
  count: number
  /** x₀, y₀, x₁, y₁, … of the distinct places, sorted by x, then y. */
  xy: Float64Array
  /** The same with both ranges stretched to 1, where directions are compared. */
  unit: Float64Array
  /** Points of class 1 less points of class 0, one a place. */
  weight: Int32Array
}

/** A way to divide the points: a line through a pivot, and which of the points on it go left. */
export interface Division {
  pivot: number
  /** Directions (as `direction` gives them) of the points on the line lie in [low, high]. */
  low: number
  high: number
  /** Points on the line go left when side·place < side·split, their place counted along the line. */
  split: number
  side: 1 | -1
  /** Whether class 1 stands left. */
  onesLeft: boolean
}

/** The best ways met so far. */
interface Best {
  divisions: Division[]
  /** Class weights on the right side, less all zeros. */
  most: number
}

/** How the places lie about a pivot; half of all directions are in front: upwards, or level to the right. */
interface View {
  /** Grows with the angle of the line through the place, from 0 to π: −1 to 1, without trigonometry. */
  key: Float64Array
  /** Where it stands along that line, above 0 in front. */
  place: Float64Array
  /** All but the pivot, by direction. */
  others: Int32Array
  packed: Float64Array
}

/**
 * All divisions of the highest count; class weights left of the line decide it. Pivots of one class are enough: a
 * best line moved towards its ones first meets a place where they are not outnumbered, or it could be bettered;
 * moved the other way it meets one where the zeros are not.
 */
export function bestDivisions(places: DistinctPoints): Best {
  const { count, weight } = places
  const total = weight.reduce((sum, w) => sum + w, 0)
  const outnumbered = weight.reduce((sum, w) => sum + Math.sign(w), 0) > 0 ? 1 : -1
  const view = createView(count)
  const best: Best = { divisions: [{ ...empty, onesLeft: total <= 0 }], most: Math.max(0, total) }
  for (let pivot = 0; pivot < count; pivot++) {
    if (weight[pivot] * outnumbered > 0) continue
    sort(look(places, pivot, view), pivot)
    turn(places, pivot, view, total, best)
  }
  return best
}

/** No point left of the line. */
const empty = { pivot: 0, low: -1, high: 1, split: Number.NEGATIVE_INFINITY, side: sides[0] }

function createView(count: number): View {
  return {
    key: new Float64Array(count),
    place: new Float64Array(count),
    others: new Int32Array(count - 1),
    packed: new Float64Array(count - 1),
  }
}

function look({ count, unit }: DistinctPoints, pivot: number, view: View): View {
  const { key, place } = view
  const px = unit[2 * pivot]
  const py = unit[2 * pivot + 1]
  for (let i = 0; i < count; i++) {
    const dx = unit[2 * i] - px
    const dy = unit[2 * i + 1] - py
    const far = Math.abs(dx) + Math.abs(dy)
    const isFront = dy > 0 || (dy === 0 && dx > 0)
    // Places that rounding has made one have no direction.
    key[i] = far > 0 ? (isFront ? -dx : dx) / far : 0
    place[i] = isFront ? far : -far
  }
  return view
}

/**
 * Sorts all but the pivot by their keys, without calling back: key and index go into one number, which is five
 * times as fast; what its bits cannot tell apart is put in order afterwards.
 */
function sort({ key, others, packed }: View, pivot: number): void {
  const indexes = 2 ** Math.ceil(Math.log2(key.length))
  const steps = 2 ** 51 / indexes
  for (let i = 0, k = 0; i < key.length; i++) {
    if (i !== pivot) packed[k++] = Math.floor((key[i] + 1) * steps) * indexes + i
  }
  packed.sort()
  for (let k = 0; k < packed.length; k++) {
    const index = packed[k] - Math.floor(packed[k] / indexes) * indexes
    let at = k
    for (; at > 0 && key[others[at - 1]] > key[index]; at--) others[at] = others[at - 1]
    others[at] = index
  }
}

/** Turns a line about the pivot, by half a turn, and keeps the divisions that are as good as the best. */
function turn(
  { count, weight }: DistinctPoints,
  pivot: number,
  { key, place, others }: View,
  total: number,
  best: Best,
): void {
  let left = 0
  for (let i = 0; i < count; i++) if (place[i] > 0) left += weight[i]
  for (let start = 0, end = 0; start < others.length; start = end) {
    const low = key[others[start]]
    // What the points on the line can add to its left at most, and at least.
    let gain = Math.max(0, weight[pivot])
    let loss = Math.min(0, weight[pivot])
    for (; end < others.length && key[others[end]] - low <= tie; end++) {
      const i = others[end]
      const w = weight[i]
      if (place[i] > 0) left -= w
      if (w > 0) gain += w
      else loss += w
    }
    if (left + gain >= best.most || total - left - loss >= best.most) {
      const line = { pivot, low, high: key[others[end - 1]] }
      split(line, [pivot, ...others.subarray(start, end)], weight, place, left, total, best)
    }
    for (let k = start; k < end; k++) if (place[others[k]] < 0) left += weight[others[k]]
  }
}

/** All ways to put a head or a tail of the points on the line to its left. */
function split(
  line: Pick<Division, 'pivot' | 'low' | 'high'>,
  points: number[],
  weight: Int32Array,
  place: Float64Array,
  left: number,
  total: number,
  best: Best,
): void {
  points.sort((i, j) => place[i] - place[j])
  const onLine = points.reduce((sum, i) => sum + weight[i], 0)
  let before = 0
  // After the last point there would only be the first splits again, with their sides changed.
  points.forEach((point, k) => {
    for (const side of sides) {
      const sum = left + (side === 1 ? before : onLine - before)
      const score = Math.max(sum, total - sum)
      if (score < best.most) continue
      if (score > best.most) best.divisions = []
      best.most = score
      const split = k === 0 ? Number.NEGATIVE_INFINITY : (place[points[k - 1]] + place[point]) / 2
      best.divisions.push({ ...line, split, side, onesLeft: sum >= total - sum })
    }
    before += weight[point]
  })
}

/** 1 for every place left of a division, else 0. */
export function leftSide(places: DistinctPoints, { pivot, low, high, split, side }: Division): number[] {
  const { key, place } = look(places, pivot, createView(places.count))
  return Array.from(place, (at, i) => {
    if (i === pivot || (key[i] >= low && key[i] <= high)) return side * at < side * split ? 1 : 0
    return key[i] > high === at > 0 ? 1 : 0
  })
}
