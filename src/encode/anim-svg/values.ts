import { WorkError } from '../../options/error.ts'
import type { PathShape } from '../../scene/shape.ts'
import { joinNumbers } from '../join-bytes.ts'
import { type Animated, animate, type Clock, TOLERANCES } from './animate.ts'
import { curvesOf } from './curves.ts'
import { fitKeyframes, type States, type Values } from './keyframes.ts'
import { length, pathText, UNITS, unit } from './numbers.ts'

/** Bytes of a file that a browser still reads at once: what has more is smaller as frames. */
const MAX_BYTES = 5e6

/** Pixels that lines may be off that are other ones in each sample, and areas of a still; and lines that stay as they are. */
export const MAX_OFF = 0.24
const MAX_OFF_STILL = 0.085

/** @throws WorkError for so much that changes from frame to frame that a file would be too large */
export function checkSize(bytes: number): void {
  if (bytes <= MAX_BYTES) return
  const size = `${MAX_BYTES / 1e6} MB`
  throw new WorkError(
    `an SVG that moves would have more than ${size} here, as its lines are others in each frame; gif, mp4, webm and html show it in less`,
  )
}

/** Lines through all samples, of the points that they need; of few pieces, where they stay as they are. */
export function animateLines(states: States<PathShape>, clock: Clock): Animated {
  const { lines, closed, fill } = states.find(state => state)!
  const values = valuesOf(states, ({ lines }) => joined(lines))
  const tolerance = TOLERANCES.place
  const keys = fitKeyframes(values, clock.times, tolerance)
  const frames = keys ? keys.samples.map(sample => values[sample]!) : [values.find(value => value)!]
  // A number takes two bytes at least, and of four points one may suffice.
  checkSize((frames.length * frames[0].length) / 2)
  const lengths = Array.from(lines, line => line.length)
  const kept = keptPoints([...new Set(frames)], lengths, TOLERANCES.line)
  const indices = kept.flat()
  const sizes = kept.map(({ length }) => 2 * length)
  const write = (places: ArrayLike<number>) => {
    const own = indices.flatMap(at => [places[at], places[at + 1]])
    return pathText(own, sizes, closed)
  }
  if (keys) return animate(values, { attribute: 'd', tolerance, write }, clock, keys)
  const limit = fill !== undefined && clock.times.length === 1 ? MAX_OFF : MAX_OFF_STILL
  const [straight, bent] = [write(frames[0]), curvesOf(lines, closed, limit).text]
  return { base: straight !== '' && straight.length < bent.length ? straight : bent, animation: '' }
}

/** Parts of one line through all samples: the whole of it, and dashes that leave out what is before and behind the part. */
export function animatePart(states: States<PathShape>, clock: Clock): Record<string, Animated> {
  const { of } = states.find(state => state)!.part!
  const lengths = [0]
  for (let i = 2; i < of.length; i += 2) {
    const [dx, dy] = [0, 1].map(d => unit(of[i + d]) - unit(of[i + d - 2]))
    lengths.push(lengths[lengths.length - 1] + Math.hypot(dx, dy) / UNITS)
  }
  const lengthTo = (place: number) => {
    const at = Math.min(Math.floor(place), lengths.length - 1)
    return lengths[at] + (place - at) * ((lengths[at + 1] ?? lengths[at]) - lengths[at])
  }
  const dashes = valuesOf(states, ({ part }) => {
    const [from, to] = [lengthTo(part!.from), lengthTo(part!.to)]
    return [0, from, to - from, lengths[lengths.length - 1]]
  })
  return {
    d: { base: pathText(of, [of.length], false), animation: '' },
    'stroke-dasharray': animateLength('stroke-dasharray', dashes, clock),
  }
}

/** Lengths through all samples, such as a line's width or its dashes. */
export function animateLength(attribute: string, values: Values, clock: Clock): Animated {
  const write = (value: ArrayLike<number>) => Array.from(value, length).join(' ')
  return animate(values, { attribute, tolerance: TOLERANCES.length, write }, clock)
}

/** A value of each state; one for states in a row that are the same object, so that rest is seen at once. */
export function valuesOf<State>(states: States<State>, value: (state: State) => ArrayLike<number>): Values {
  let last: { state: State; value: ArrayLike<number> } | undefined
  return states.map(state => {
    if (state === undefined) return undefined
    if (last?.state !== state) last = { state, value: value(state) }
    return last.value
  })
}

function joined(lines: readonly ArrayLike<number>[]): ArrayLike<number> {
  return lines.length === 1 ? lines[0] : joinNumbers(lines, length => new Float64Array(length))
}

type Lines = readonly ArrayLike<number>[]

/**
 * The points of polylines that are enough to draw them: each of the others lies within a tolerance of a place on the
 * piece that stands for it, the same place in all states, so that it does on the straight way from one to the next too.
 *
 * @param states of the lines, all points one after the other, x₀, y₀, x₁, y₁, …
 * @returns the points kept of each line, by their index into a state's numbers
 * @see Douglas and Peucker 1973
 */
export function keptPoints(states: Lines, lengths: readonly number[], tolerance: number): number[][] {
  let first = 0
  return lengths.map(length => {
    const last = first + length - 2
    const kept =
      length < 2 ? [] : [first, ...between(states, first, last, tolerance), ...(last > first ? [last] : [])]
    first += length
    return kept
  })
}

function between(states: Lines, first: number, last: number, tolerance: number): number[] {
  const kept: number[] = []
  const open: [number, number][] = [[first, last]]
  for (let range = open.pop(); range; range = open.pop()) {
    const [from, to] = range
    let [worst, most] = [-1, tolerance]
    for (let at = from + 2; at < to; at += 2) {
      const off = strayOf(states, from, at, to)
      if (off > most) [worst, most] = [at, off]
    }
    if (worst < 0) continue
    kept.push(worst)
    open.push([from, worst], [worst, to])
  }
  return kept.sort((a, b) => a - b)
}

/** Distance of a point from one place on the piece between two others, in the state where that is largest. */
function strayOf(states: Lines, from: number, at: number, to: number): number {
  let [dot, squared] = [0, 0]
  for (const state of states) {
    const [x, y] = [state[to] - state[from], state[to + 1] - state[from + 1]]
    dot += (state[at] - state[from]) * x + (state[at + 1] - state[from + 1]) * y
    squared += x * x + y * y
  }
  const share = squared > 0 ? Math.min(1, Math.max(0, dot / squared)) : 0
  let most = 0
  for (const state of states) {
    const x = state[from] + share * (state[to] - state[from]) - state[at]
    const y = state[from + 1] + share * (state[to + 1] - state[from + 1]) - state[at + 1]
    most = Math.max(most, x * x + y * y)
  }
  return Math.sqrt(most)
}
