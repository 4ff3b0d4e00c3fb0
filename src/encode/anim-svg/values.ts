import { WorkError } from '../../options/error.ts'
import type { PathShape } from '../../scene/shape.ts'
import { joinNumbers } from '../join-bytes.ts'
import { type Animated, animate, type Clock, TOLERANCES } from './animate.ts'
import { curvesOf, curvesText } from './curves.ts'
import { fitKeyframes, type States, type Values } from './keyframes.ts'
import { length, pathText, UNITS, unit } from './numbers.ts'

/** Bytes of a file that a browser still reads at once: what has more is smaller as frames. */
const MAX_BYTES = 5e6

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
  const shape = states.find(state => state)!
  const values = valuesOf(states, state => joined(linesOf(state)))
  const keys = fitKeyframes(values, clock.times, TOLERANCES.place)
  const frames = keys ? keys.samples.map(sample => values[sample]!) : [values.find(value => value)!]
  // A number takes two bytes at least, and of four points one may suffice.
  checkSize((frames.length * frames[0].length) / 2)
  const tolerance = shape.fill !== undefined && clock.times.length === 1 ? TOLERANCES.area : TOLERANCES.line
  const pieces = curvesOf([...new Set(frames)], linesOf(shape), tolerance)
  const write = (places: ArrayLike<number>) => curvesText(places, pieces, shape.closed)
  return animate(values, { attribute: 'd', tolerance, write }, clock, keys)
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
    d: { base: pathText(of, false), animation: '' },
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

/** All points of lines, one after the other. */
export function joined(lines: readonly ArrayLike<number>[]): ArrayLike<number> {
  return lines.length === 1 ? lines[0] : joinNumbers(lines, length => new Float64Array(length))
}

/** The lines of a path; those that are closed end where they begin. */
export function linesOf({ lines, closed }: PathShape): readonly ArrayLike<number>[] {
  return closed ? lines.map(line => [...Array.from(line), ...Array.from(line).slice(0, 2)]) : lines
}
