import type { Square } from './contour.ts'

/** Places of points at each keyframe, some numbers a point; between two keyframes they move straight. */
export type Track = Float64Array[]

/** Places at a position of the track: 0 is the first keyframe, 1.5 is half-way between the second and the third. */
export function along(track: Track, position: number): Float64Array {
  const last = track.length - 1
  const keyframe = Math.max(0, Math.min(last, Math.floor(position)))
  const share = position - keyframe
  if (keyframe === last || share <= 0) return track[keyframe]
  const [from, to] = [track[keyframe], track[keyframe + 1]]
  const places = new Float64Array(from.length)
  for (let i = 0; i < places.length; i++) places[i] = from[i] + (to[i] - from[i]) * share
  return places
}

/** From a square (or cube) of a space to the box [−1, 1]; one scale for all axes. */
export type BoxView = Square

/** Box places of points, `stride` numbers each. */
export function toBox(points: Float64Array, stride: number, { centre, half }: BoxView): Float64Array {
  const places = new Float64Array(points.length)
  for (let i = 0; i < places.length; i++) places[i] = (points[i] - (centre[i % stride] ?? 0)) / half
  return places
}

/** Points of the plane (× 2) at box places. */
export function fromBox(places: Float64Array, { centre, half }: BoxView): Float64Array {
  return places.map((v, i) => centre[i & 1] + v * half)
}

/** Flat places (× 2) in the cube (× 3), at one height or at a height each. */
export function lift(places: Float64Array, height: number | ArrayLike<number>): Float64Array {
  const lifted = new Float64Array((places.length / 2) * 3)
  for (let i = 0, p = 0; i < places.length; i += 2) {
    lifted[p++] = places[i]
    lifted[p++] = places[i + 1]
    lifted[p++] = typeof height === 'number' ? height : height[i / 2]
  }
  return lifted
}
