/** Halvings of a chord at most: a corner is then off by a thousandth of it. */
const HALVINGS = 8

/** Places of the search for the line across the middle of a chord, in its lengths. */
const REACHES = [0.1, -0.1, 0.3, -0.3, 1, -1]

/**
 * Places (× 2) of a level line between two places on it, from a to b without these, so that straight pieces stray
 * from it by no more than `tolerance`: a corner of a piecewise linear function is found as a bend of a smooth one is.
 *
 * @param value the function that is 0 on the line
 * @param off how far a place lies off the straight piece from a to b, wherever the three of them are drawn
 */
export function levelChord(
  a: [number, number],
  b: [number, number],
  value: (x: number, y: number) => number,
  off: (place: [number, number], a: [number, number], b: [number, number]) => number,
  tolerance: number,
  halvings = HALVINGS,
): number[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const at = (t: number): [number, number] => [(a[0] + b[0]) / 2 - dy * t, (a[1] + b[1]) / 2 + dx * t]
  const middle = value(...at(0))
  // Across the middle, on the side and as near as the line is found.
  for (const reach of halvings > 0 ? REACHES : []) {
    const end = value(...at(reach))
    if (middle > 0 === end > 0) continue
    const place = at(reach * root(t => value(...at(reach * t)), middle, end))
    const rest = (from: [number, number], to: [number, number], left: number) =>
      levelChord(from, to, value, off, tolerance, left)
    // A line may pass through the middle of its chord and stray on both sides of it.
    const far = off(place, a, b) > tolerance
    const left = far ? halvings - 1 : halvings === HALVINGS ? 1 : 0
    const [before, after] = [rest(a, place, left), rest(place, b, left)]
    return far || before.length > 0 || after.length > 0 ? [...before, ...place, ...after] : []
  }
  return []
}

/** Distance of a point from the straight piece between two others, all of some numbers. */
export function strayOf(point: ArrayLike<number>, a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [along, length, distance] = [0, 0, 0]
  for (let d = 0; d < point.length; d++) {
    along += (point[d] - a[d]) * (b[d] - a[d])
    length += (b[d] - a[d]) ** 2
  }
  const share = length > 0 ? Math.max(0, Math.min(1, along / length)) : 0
  for (let d = 0; d < point.length; d++) distance += (point[d] - a[d] - (b[d] - a[d]) * share) ** 2
  return Math.sqrt(distance)
}

/** Zero of a function that changes its sign on [0, 1], to 1e-8 of its values there, by secant steps (Illinois). */
export function root(f: (t: number) => number, atStart: number, atEnd: number): number {
  let [low, high] = [0, 1]
  let [atLow, atHigh] = [atStart, atEnd]
  const close = 1e-8 * (Math.abs(atStart) + Math.abs(atEnd))
  for (let round = 0; round < 40 && Math.abs(high - low) > 1e-9; round++) {
    const t = (low * atHigh - high * atLow) / (atHigh - atLow)
    const value = f(t)
    if (Math.abs(value) <= close) return t
    if (value > 0 === atHigh > 0) {
      high = t
      atHigh = value
      atLow /= 2
    } else {
      low = high
      atLow = atHigh
      high = t
      atHigh = value
    }
  }
  return high
}
