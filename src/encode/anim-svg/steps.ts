import type { Contour } from './contours.ts'
import { MAX_OFF } from './morph.ts'
import { pathText, UNITS, unit } from './numbers.ts'
import { offFrom } from './outline-distance.ts'
import { keptPoints } from './simplify.ts'

/** Path data that draws nothing. */
export const NOTHING = 'M0 0'

/** Path data of a contour, by the points that it needs. */
export interface Step {
  text: string
  /** The places of the path data, as rounded, and how many numbers each line has. */
  places: Float64Array
  lengths: number[]
}

/** Pixels that a point may be off that is left out: rounding adds half a tenth each way. */
const POINTS = [0.2, 0.12, 0.05]

/** A contour by itself. */
export function stepOf(contour: Contour): Step {
  const known = steps.get(contour)
  if (known) return known
  const { outlines, closed } = contour
  const lines = outlines.map(({ points, isRing }) => (isRing && !closed ? [...points, points[0]] : points))
  const all = Float64Array.from(lines.flat(2))
  const counts = lines.map(line => 2 * line.length)
  let step: Step | undefined
  for (const tolerance of POINTS) {
    const kept = keptPoints([all], counts, tolerance)
    const given = kept.flat().flatMap(at => [all[at], all[at + 1]])
    const lengths = kept.map(line => 2 * line.length)
    const places = Float64Array.from(given, value => unit(value) / UNITS)
    step = { text: pathText(given, lengths, closed) || NOTHING, places, lengths }
    if (offFrom(places, lengths, contour) <= MAX_OFF) break
  }
  steps.set(contour, step!)
  return step!
}

const steps = new WeakMap<Contour, Step>()

/** Whether a contour can be drawn as another one's step is. */
export function isLike({ places, lengths }: Step, contour: Contour): boolean {
  return offFrom(places, lengths, contour) <= MAX_OFF
}
