import type { Contour } from './contours.ts'
import { piecesOf, startsOf } from './outline.ts'
import { lengthsOf, type Point, spread, straying } from './polyline.ts'

/** Contours by the same points in all of them: x₀, y₀, x₁, y₁, … of all lines, one line after the other. */
export interface Conformed {
  /** One for each contour; those that are the same object have the same one. */
  values: Float64Array[]
  /** Numbers of each line. */
  lengths: number[]
}

/** Pixels that a contour may stray where it is drawn by other points. */
const STRAY = 0.05

/** Pixels between two points at most to begin with, and points between two corners at most. */
const STEP = 12
const MAX_POINTS = 512

/** Contours of one structure by the same points: between two corners they are evenly spread. */
export function conform(contours: readonly Contour[]): Conformed {
  const pieces = new Map<Contour, Point[][][]>()
  let last: Point[][][] | undefined
  for (const contour of contours) {
    const found: Point[][][] =
      pieces.get(contour) ??
      contour.outlines.map((outline, k) =>
        piecesOf(outline, last ? last[k].map(piece => piece[0]) : startsOf(outline)),
      )
    pieces.set(contour, found)
    last = found
  }
  const all = [...pieces.values()]
  const counts = all[0].map((line, k) => line.map((_, p) => countOf(all.map(lines => lines[k][p]))))
  const isOpen = !contours[0].closed
  const values = new Map(
    Array.from(pieces, ([contour, lines]): [Contour, Float64Array] => [
      contour,
      Float64Array.from(
        lines.flatMap((line, k) => {
          const points = line.flatMap((piece, p) => spread(piece, counts[k][p]).slice(0, -1))
          const end = line[line.length - 1]
          return (isOpen ? [...points, end[end.length - 1]] : points).flat()
        }),
      ),
    ]),
  )
  const lengths = all[0].map((line, k) => {
    const size = line.reduce((sum, piece, p) => sum + (piece.length > 1 ? counts[k][p] : 0), 0)
    return 2 * (size + (isOpen ? 1 : 0))
  })
  return { values: contours.map(contour => values.get(contour)!), lengths }
}

/** So many pieces of equal length are enough for each of some polylines. */
function countOf(lines: readonly (readonly Point[])[]): number {
  const longest = Math.max(...lines.map(line => lengthsOf(line)[line.length - 1]))
  const rough = 2 ** Math.ceil(Math.log2(Math.max(1, longest / STEP)))
  let count = lines.every(line => line.length < 3) ? 1 : rough
  for (const line of lines) while (count < MAX_POINTS && straying(line, count) > STRAY) count *= 2
  return Math.min(MAX_POINTS, count)
}
