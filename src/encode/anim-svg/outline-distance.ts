import type { Contour } from './contours.ts'

/** How far outlines are from those of a contour, and the contour's from them, at most: pixels. */
export function offFrom(places: ArrayLike<number>, lengths: readonly number[], contour: Contour): number {
  const { closed } = contour
  const { points, pieces } = flatOf(contour)
  return Math.max(farthestFrom(places, pieces), farthestFrom(points, piecesBetween(places, lengths, closed)))
}

/** The points of a contour's outlines and the pieces between them. */
function flatOf(contour: Contour): { points: Float64Array; pieces: Float64Array } {
  const known = flats.get(contour)
  if (known) return known
  const { outlines, closed } = contour
  const lines = outlines.map(({ points, isRing }) => (isRing && !closed ? [...points, points[0]] : points))
  const points = Float64Array.from(lines.flat(2))
  const lengths = lines.map(line => 2 * line.length)
  const flat = { points, pieces: piecesBetween(points, lengths, closed) }
  flats.set(contour, flat)
  return flat
}

const flats = new WeakMap<Contour, ReturnType<typeof flatOf>>()

/** The pieces of polylines, x₀, y₀, x₁, y₁ of each, one piece after the other. */
function piecesBetween(places: ArrayLike<number>, lengths: readonly number[], closed: boolean): Float64Array {
  const pieces: number[] = []
  let first = 0
  for (const length of lengths) {
    const last = first + length - 2
    for (let i = first; i < last; i += 2) pieces.push(places[i], places[i + 1], places[i + 2], places[i + 3])
    if (length > 0 && (closed || length === 2))
      pieces.push(places[last], places[last + 1], places[first], places[first + 1])
    first += length
  }
  return Float64Array.from(pieces)
}

/** Pixels that are near enough not to look for a nearer piece. */
const NEAR = 0.1

/** How far points are from the nearest of some pieces at most: to `NEAR` at best, as points follow pieces in their order. */
function farthestFrom(points: ArrayLike<number>, pieces: Float64Array): number {
  let most = 0
  let last = 0
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]]
    let near = Number.POSITIVE_INFINITY
    const look = (from: number, to: number) => {
      for (let k = from; k < to && near > NEAR; k += 4) {
        const off = squaredTo(x, y, pieces, k)
        if (off < near * near) {
          near = Math.sqrt(off)
          last = k
        }
      }
    }
    look(Math.max(0, last - 8), Math.min(pieces.length, last + 24))
    if (near > NEAR) look(0, pieces.length)
    if (near > most) most = near
  }
  return most
}

function squaredTo(x: number, y: number, pieces: Float64Array, k: number): number {
  const [px, py] = [x - pieces[k], y - pieces[k + 1]]
  const [dx, dy] = [pieces[k + 2] - pieces[k], pieces[k + 3] - pieces[k + 1]]
  const squared = dx * dx + dy * dy
  const share = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0
  return (px - share * dx) ** 2 + (py - share * dy) ** 2
}
