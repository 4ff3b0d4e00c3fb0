import { type Conformed, conform } from './conform.ts'
import { contourFit } from './contour-fit.ts'
import type { Contour } from './contours.ts'
import { type Piece, piecesOf } from './keyframes.ts'
import { beginning, keyTime, pathText, UNITS, unit } from './numbers.ts'
import { offFrom } from './outline-distance.ts'
import { keptPoints } from './simplify.ts'
import { easeBy, type Spline } from './spline.ts'

/** Keyframes of path data that move from one to the next: the points are the same in all of them. */
export interface Motion {
  frames: {
    /** The sample at which it is. */
    at: number
    text: string
    ease: Spline | undefined
  }[]
}

/** Pixels that an outline may be off at a sample, which is measured; what is off more is fitted again. */
export const MAX_OFF = 0.28

/** Pixels for keyframes and for points left out, at first; together with rounding they seldom add up. */
const FIRST = { keyframes: 0.2, points: 0.14 }

/** Samples from one keyframe to the next at least: where there are fewer, a path for each sample is smaller. */
const MIN_SAMPLES = 4

/** Fittings of a stretch at most; what is off after that does not move. */
const ROUNDS = 6

/** What a point of a keyframe adds to a file, and a keyframe without its points, in bytes. */
const BYTES = { point: 5, keyframe: 25 }

/**
 * Contours of the same lines and corners as motions, wherever those take fewer bytes than a path for each sample.
 *
 * @param times of the contours
 * @param steps bytes that paths take for the samples up to each, from the first on
 */
export function motionsOf(
  contours: readonly Contour[],
  times: readonly number[],
  steps: readonly number[],
): Motion[] {
  if (contours.length <= MIN_SAMPLES) return []
  const { closed } = contours[0]
  const conformed = conform(contours)
  const tolerances = new Float64Array(contours.length).fill(FIRST.keyframes)
  let points = FIRST.points
  for (let round = 1; ; round++) {
    const fit = contourFit(conformed.values, conformed.lengths, closed, times, tolerances)
    const keys = piecesOf(conformed.values, 0, contours.length - 1, fit)
    const segments = segmentsOf(keys, conformed, points, steps)
    const off = segments.map(segment => offIn(segment, keys, conformed, contours, times))
    const isRight = off.every(({ length }) => length === 0)
    if (isRight || round === ROUNDS)
      return segments
        .filter((_, k) => off[k].length === 0)
        .map(segment => ({ frames: framesOf(segment, keys, conformed, closed) }))
    const isKey = new Set(keys.map(({ at }) => at))
    for (const sample of off.flat()) tolerances[sample] /= 2
    if (off.flat().some(sample => isKey.has(sample))) points *= 0.7
  }
}

/** Keyframes in a row that have the same points. */
interface Segment {
  from: number
  to: number
  kept: number[][]
}

/** Keyframes of the same points, where they are worth it: two segments are one where that takes fewer bytes. */
function segmentsOf(
  keys: readonly Piece[],
  { values, lengths }: Conformed,
  tolerance: number,
  steps: readonly number[],
): Segment[] {
  const segment = (from: number, to: number): Segment & { gain: number } => {
    const states = [...new Set(keys.slice(from, to + 1).map(key => values[key.to]))]
    const kept = keptPoints(states, lengths, tolerance)
    const size = kept.reduce((sum, line) => sum + line.length, 0)
    const bytes = (to - from + 1) * (BYTES.keyframe + BYTES.point * size)
    return { from, to, kept, gain: steps[keys[to].at] - steps[keys[from].at] - bytes }
  }
  const parts: (Segment & { gain: number })[] = []
  for (let k = 0; k + 1 < keys.length; k++) {
    const [key, next] = [keys[k], keys[k + 1]]
    if (next.at - key.at < MIN_SAMPLES || next.to === key.to) continue
    const own = segment(k, k + 1)
    const last = parts[parts.length - 1]
    const joined = last?.to === k ? segment(last.from, k + 1) : undefined
    if (joined && joined.gain > Math.max(0, last.gain) + Math.max(0, own.gain))
      parts[parts.length - 1] = joined
    else parts.push(own)
  }
  return parts.filter(({ gain }) => gain > 0)
}

/** The samples of a segment at which it is too far off. */
function offIn(
  { from, to, kept }: Segment,
  keys: readonly Piece[],
  { values }: Conformed,
  contours: readonly Contour[],
  times: readonly number[],
): number[] {
  const lengths = kept.map(line => 2 * line.length)
  const rounded = (sample: number) =>
    Float64Array.from(
      kept.flat().flatMap(at => [values[sample][at], values[sample][at + 1]]),
      v => unit(v) / UNITS,
    )
  const off: number[] = []
  const check = (sample: number, places: Float64Array) => {
    if (offFrom(places, lengths, contours[sample]) > MAX_OFF) off.push(sample)
  }
  let end = rounded(keys[from].to)
  check(keys[from].at, end)
  for (let k = from; k < to; k++) {
    const start = end
    end = rounded(keys[k + 1].to)
    const [first, last] = [keys[k].at, keys[k + 1].at]
    const begin = k === from ? beginning(times[first]) : keyTime(times[first])
    for (let sample = first + 1; sample <= last; sample++) {
      if (contours[sample] === contours[sample - 1] && keys[k].to === keys[k + 1].to) continue
      const even = (times[sample] - begin) / (keyTime(times[last]) - begin)
      const share = keys[k].ease ? easeBy(keys[k].ease!, even) : even
      check(
        sample,
        start.map((value, i) => value + share * (end[i] - value)),
      )
    }
  }
  return off
}

function framesOf(
  { from, to, kept }: Segment,
  keys: readonly Piece[],
  { values }: Conformed,
  closed: boolean,
): Motion['frames'] {
  const lengths = kept.map(line => 2 * line.length)
  const text = (sample: number) =>
    pathText(
      kept.flat().flatMap(at => [values[sample][at], values[sample][at + 1]]),
      lengths,
      closed,
    )
  return keys.slice(from, to + 1).map(key => ({ at: key.at, text: text(key.to), ease: key.ease }))
}
