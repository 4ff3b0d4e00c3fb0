import type { Track } from './tween.ts'

/** Maps places on the sheet (points × 2) to their places at every keyframe. */
export type Mapper = (points: Float64Array) => Track

/** A straight line of the input plane along a track, in pieces fine enough to look smooth at every position. */
export function straightTrack(ends: number[], map: Mapper, stride: number, tolerance: number): Track {
  const pieces = 384
  const at = (d: number, share: number) => ends[d] + (ends[d + 2] - ends[d]) * share
  const points = Float64Array.from({ length: 2 * (pieces + 1) }, (_, i) => at(i & 1, (i >> 1) / pieces))
  return simplifyTrack(map(points), stride, tolerance)
}

/** The track without points that lie, at every keyframe and so between, where their neighbours on the line put them. */
export function simplifyTrack(track: Track, stride: number, tolerance: number): Track {
  const count = track[0].length / stride
  if (count < 3) return track
  const length = new Float64Array(count)
  for (let i = 1; i < count; i++)
    length[i] = length[i - 1] + distance(track[0], (i - 1) * stride, i * stride, stride)
  const fits = (a: number, b: number) => {
    const span = length[b] - length[a]
    for (let i = a + 1; i < b; i++) {
      const t = span > 0 ? (length[i] - length[a]) / span : 0
      if (track.some(places => deviation(places, a, b, i, t, stride) > tolerance)) return false
    }
    return true
  }
  const kept = [0]
  let last = 0
  while (last < count - 1) {
    // Doubling, then bisection: long straight pieces cost few tests.
    let good = last + 1
    let reach = 2
    while (last + reach < count && fits(last, last + reach)) {
      good = last + reach
      reach *= 2
    }
    let bad = Math.min(count, last + reach)
    while (bad - good > 1) {
      const middle = (good + bad) >> 1
      if (fits(last, middle)) good = middle
      else bad = middle
    }
    kept.push(good)
    last = good
  }
  const take = (places: Float64Array) => {
    const out = new Float64Array(kept.length * stride)
    kept.forEach((i, k) => {
      out.set(places.subarray(i * stride, (i + 1) * stride), k * stride)
    })
    return out
  }
  return track.map(take)
}

function deviation(places: Float64Array, a: number, b: number, i: number, t: number, stride: number): number {
  let sum = 0
  for (let d = 0; d < stride; d++) {
    const start = places[a * stride + d]
    sum += (places[i * stride + d] - start - (places[b * stride + d] - start) * t) ** 2
  }
  return Math.sqrt(sum)
}

function distance(places: Float64Array, a: number, b: number, stride: number): number {
  let sum = 0
  for (let d = 0; d < stride; d++) sum += (places[a + d] - places[b + d]) ** 2
  return Math.sqrt(sum)
}

/** A line on a picture (× 2) of fewer vertices: straight from one to the farthest within a tolerance of all between. */
export function simplifyPolyline(places: ArrayLike<number>, tolerance: number): number[] {
  const count = places.length / 2
  let ax = places[0]
  let ay = places[1]
  const line = [ax, ay]
  // Directions from the last kept vertex between which the straight line may run; none yet while `far` is 0.
  let lowX = 0
  let lowY = 0
  let highX = 0
  let highY = 0
  let far = 0
  let px = ax
  let py = ay
  for (let i = 1; i < count; i++) {
    const x = places[2 * i]
    const y = places[2 * i + 1]
    let dx = x - ax
    let dy = y - ay
    let distance = Math.sqrt(dx * dx + dy * dy)
    if (far > 0 && (distance < far || lowX * dy < lowY * dx || highX * dy > highY * dx)) {
      line.push(px, py)
      ax = px
      ay = py
      dx = x - ax
      dy = y - ay
      distance = Math.sqrt(dx * dx + dy * dy)
      far = 0
    }
    px = x
    py = y
    if (distance <= tolerance) continue
    const slack = tolerance / distance
    const lx = dx + dy * slack
    const ly = dy - dx * slack
    const hx = dx - dy * slack
    const hy = dy + dx * slack
    if (far === 0 || lowX * ly > lowY * lx) {
      lowX = lx
      lowY = ly
    }
    if (far === 0 || highX * hy < highY * hx) {
      highX = hx
      highY = hy
    }
    far = distance
  }
  if (count > 1) line.push(px, py)
  return line
}
