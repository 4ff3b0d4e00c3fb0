/** Pieces of a curve: at two pixels each, their chords are within a tenth of a pixel of it. */
const PIECES = 300

/** Places between which a curve is drawn straight: even ones, both ends, and its kinks between these. */
export function knots(from: number, to: number, kinks: readonly number[]): Float64Array {
  const even = Array.from({ length: PIECES + 1 }, (_, i) => from + ((to - from) * i) / PIECES)
  return Float64Array.from([...even, ...kinks.filter(at => at > from && at < to)]).sort()
}
