import { type Animated, animationElement, type Clock, type Frame, steppingElement } from './animate.ts'
import { type Contour, contourStructure } from './contours.ts'
import { type Motion, motionsOf } from './morph.ts'
import { beginning } from './numbers.ts'
import { isLike, NOTHING, type Step, stepOf } from './steps.ts'
import { MAX_BYTES, tooLarge } from './values.ts'

/**
 * The path data of a contour through all samples, by one path that moves and one that is another in each sample: where
 * a contour bends fast, or comes apart, a path for each sample has so few points that it is smaller. One of the two
 * draws nothing at a time. It does not matter where the contour is not there.
 *
 * @throws WorkError for so much path data that a file would be too large
 */
export function animateContour(states: readonly (Contour | undefined)[], clock: Clock): Animated[] {
  const { times } = clock
  const holds = holdsOf(states)
  const motions = stretchesOf(states).flatMap(([from, to]) => {
    const contours = states.slice(from, to + 1) as Contour[]
    let bytes = 0
    const steps = contours.map((_, i) => {
      if (holds[from + i] !== holds[from + i - 1]) bytes += holds[from + i]!.text.length + STEP
      return bytes
    })
    const found = motionsOf(contours, times.slice(from, to + 1), steps)
    return found.map(({ frames }) => ({ frames: frames.map(frame => ({ ...frame, at: from + frame.at })) }))
  })
  const parts = [movingPath(motions, clock), steppingPath(holds, motions, clock)].filter(
    part => part !== null,
  )
  const bytes = parts.reduce((sum, { animation }) => sum + animation.length, 0)
  if (bytes > MAX_BYTES) throw tooLarge()
  return parts
}

/** Bytes of a step besides its path data. */
const STEP = 8

/** The path that stands for each sample: one stands for those after it too, as long as it is near enough. */
function holdsOf(states: readonly (Contour | undefined)[]): (Step | undefined)[] {
  let held: Step | undefined
  return states.map((state, i) => {
    if (!state) return undefined
    if (held && (state === states[i - 1] || isLike(held, state))) return held
    held = stepOf(state)
    return held
  })
}

/** First and last samples of the stretches in which a contour has the same lines and corners. */
function stretchesOf(states: readonly (Contour | undefined)[]): [number, number][] {
  const stretches: [number, number][] = []
  let before: string | undefined
  for (const [i, state] of states.entries()) {
    const structure = state && contourStructure(state)
    if (structure !== undefined) {
      if (structure === before) stretches[stretches.length - 1][1] = i
      else stretches.push([i, i])
    }
    before = structure
  }
  return stretches
}

function movingPath(motions: readonly Motion[], clock: Clock): Animated | null {
  if (motions.length === 0) return null
  const { times } = clock
  const frames: Frame[] = []
  const nothing = (time: number) => ({ time, text: NOTHING, ease: undefined })
  for (const motion of motions) {
    const [first, ...others] = motion.frames.map(({ at, text, ease }) => ({ time: times[at], text, ease }))
    const last = frames[frames.length - 1]
    if (!last && first.time > 0) frames.push(nothing(0))
    if (last && last.time < first.time) frames.push(nothing(last.time))
    if (!last || last.time < first.time) {
      first.time = beginning(first.time)
      if (first.time > 0) frames.push(nothing(first.time))
    }
    frames.push(first, ...others)
    const end = frames[frames.length - 1].time
    if (motion === motions[motions.length - 1] && end < 1) frames.push(nothing(end), nothing(1))
  }
  return { base: frames[0].text, animation: animationElement({ attribute: 'd' }, frames, clock) }
}

function steppingPath(
  holds: readonly (Step | undefined)[],
  motions: readonly Motion[],
  { times, duration, loop }: Clock,
): Animated | null {
  const frames: { time: number; text: string }[] = []
  const add = (time: number, text: string) => {
    const last = frames[frames.length - 1]
    if (last?.text === text) return
    if (last?.time === time) frames.pop()
    frames.push({ time: frames.length === 0 ? 0 : time, text })
  }
  let next = 0
  for (let i = 0; i < holds.length; i++) {
    if (motions[next]?.frames[0].at !== i) {
      if (holds[i]) add(i === 0 ? 0 : (times[i - 1] + times[i]) / 2, holds[i]!.text)
      continue
    }
    add(beginning(times[i]), NOTHING)
    for (; motions[next]?.frames[0].at === i; next++) i = motions[next].frames.at(-1)!.at
    // After that its last sample stands by itself.
    if (i < holds.length - 1) add(times[i], holds[i]!.text)
  }
  if (frames.every(({ text }) => text === NOTHING)) return null
  return {
    base: frames[0].text,
    animation: frames.length === 1 ? '' : steppingElement('d', frames, { times, duration, loop }),
  }
}
