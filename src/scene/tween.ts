/** Places at the start and at the end of the way, stride numbers a point; in between they move straight. */
export interface Track {
  from: Float64Array
  to: Float64Array
}

/** Places after `way` (0 to 1) of the straight way from start to end. */
export function along({ from, to }: Track, way: number): Float64Array {
  if (way <= 0) return from
  if (way >= 1) return to
  const places = new Float64Array(from.length)
  for (let i = 0; i < places.length; i++) places[i] = from[i] + (to[i] - from[i]) * way
  return places
}

/** From a square (or cube) of a space to the box [−1, 1]; one scale for all axes. */
export interface BoxView {
  centre: number[]
  half: number
}

/** Box places of points, `stride` numbers each. */
export function toBox(points: Float64Array, stride: number, { centre, half }: BoxView): Float64Array {
  return points.map((value, i) => (value - (centre[i % stride] ?? 0)) / half)
}
