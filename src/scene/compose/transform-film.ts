import { type Ease, eases } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { AT_ONCE, type ChapterPlan, type Moves, type Transition } from '../chapters.ts'
import type { FrameState } from '../model/frame-state.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { Chapter } from '../scene.ts'
import type { Ago, Channels } from '../timeline/timeline.ts'
import { segmentId, segmentName } from '../words/captions.ts'

/** Seconds of the default pace, beside those of the segments: what each chapter says can be read. */
const PACE = { data: 0.9, question: 1.9, cuts: 1.1, line: 1.9, boundary: 1.1 }
const LIFT_PACE = { data: 1, stand: 1.5, plane: 2.2, down: 1.2, fit: 1.8 }

/** From which share of its chapter on the line is judged: the camera is in the middle of its rocking. */
export const VERDICT = 0.525

/** The share of the last chapter from which on the result leaves, so that the loop begins with the data again. */
export const LEAVES = 0.7

/** Seconds of a layer on the way, and of the way back where nothing has moved and the decision fades. */
const RESTS = 0.8

/** Seconds by which the positions of a trail lie back. */
const TRAIL = Array.from({ length: 8 }, (_, i) => (i + 1) * 0.05)

/** Smoothstep. */
const smooth: Ease = time => time * time * (3 - 2 * time)

/** A part of the picture comes between two shares of its chapter. */
function comes(from: number, to: number, before?: number): Transition {
  return { over: [from, to], ease: smooth, ...(before !== undefined && { before }) }
}

/** It goes between them. */
function goes(from: number, to: number, before?: number): Transition {
  return { ...comes(from, to, before), to: 0 }
}

/** The camera rocks to one side and the other, and back. */
const ROCKS: Transition = { over: [0.05, 1], ease: eases.trapezoid }

/** Share of the last segment from which on the decision comes, where it has no chapter of its own. */
const EARLY = 0.8

/** A way: what comes with the data, what goes when it begins, what is there at its end, and how it leaves again. */
interface Course {
  data: ChapterPlan
  /** Chapters before the way. */
  opening?: ChapterPlan[]
  first: Moves
  judged: ChapterPlan
  back: Moves
  /** Chapters after the way back, where the input can show a result. */
  result: ChapterPlan[] | null
  /** Moves on the way back without these, so that the loop begins with the data again. */
  again: Moves
}

/** The data, the way segment by segment, what it comes to, and unless it ends there, the return. */
function planCourse(
  trajectory: Trajectory,
  { data, opening = [], first, judged, back, result, again }: Course,
  oneWay: boolean,
  say: Language,
): ChapterPlan[] {
  const { chapters } = say
  const out = [data, ...opening, ...planWay(trajectory, first, say), judged]
  if (oneWay) return out
  if (result) return [...out, planReturn(trajectory, chapters.back, back), ...result]
  const end = { id: 'end', name: chapters.end, share: 0, optional: true }
  return [...out, planReturn(trajectory, chapters.again, { ...back, ...again }), end]
}

/**
 * The data, the transformation segment by segment, the line, and unless it ends there, the return: with the boundary
 * where the input can show one, else of the points alone, to where the loop begins.
 */
export function planTransform(
  trajectory: Trajectory,
  { oneWay, loop }: Pick<Spec, 'oneWay' | 'loop'>,
  { hasBoundary, asks, cuts }: { hasBoundary: boolean; asks: boolean; cuts: number },
  say: Language,
): ChapterPlan[] {
  const { chapters } = say
  const judged: Moves = {
    tint: comes(0.05, VERDICT, EARLY),
    beyond: comes(0, 0.25, EARLY),
    line: comes(0, 0.25, EARLY),
    gap: comes(VERDICT, VERDICT + 0.15),
    rock: ROCKS,
  }
  const leaves: Moves = {
    bestLine: comes(LEAVES, 1, 0),
    tint: goes(LEAVES, 1, 0),
    line: goes(LEAVES, 1, 0),
    ...(cuts > 0 && { cuts: goes(LEAVES, 1, 0) }),
  }
  // What plays once ends with its result.
  const again = loop === 'once' ? {} : leaves
  const missed = asks && { missed: goes(0, 0.2) }
  const cutting: ChapterPlan = {
    ...{ id: 'cuts', name: chapters.cuts, share: PACE.cuts },
    moves: { ...missed, cuts: { over: [0.05, 0.95], ease: eases.linear } },
  }
  const boundary = { id: 'boundary', name: chapters.boundary, share: PACE.boundary, moves: again }
  const course = {
    data: {
      ...{ id: 'data', name: chapters.data, share: asks ? PACE.question : PACE.data },
      moves: { 'axes 0': AT_ONCE, bestLine: AT_ONCE, ...(asks && { missed: comes(0.1, 0.3) }) },
    },
    opening: cuts > 0 ? [cutting] : [],
    first: { bestLine: goes(0, 0.14), ...(cuts === 0 && missed) },
    judged: { id: 'line', name: chapters.line, share: PACE.line, moves: judged },
    back: { beyond: goes(0, 0.16), gap: goes(0, 0.16) },
    result: hasBoundary ? [boundary] : null,
    again,
  }
  return planCourse(trajectory, course, oneWay, say)
}

/** The things that a film can show of a network over its floor: a camera, which may rise from a flat plot, and a result over the input. */
type Lifted = Record<'stands' | 'rises' | 'returns', boolean>

/**
 * The data, the rise to where the floor is seen, the way of the floor segment by segment, the plane, and unless it ends
 * there, the return: with the output over the input, or of the points alone.
 */
export function planLift(
  trajectory: Trajectory,
  { oneWay }: Pick<Spec, 'oneWay'>,
  { stands, rises, returns }: Lifted,
  say: Language,
): ChapterPlan[] {
  const { lift, chapters } = say
  // Where nothing stands, the input lies there on its way alone.
  const [opens, leaves]: Moves[] = stands
    ? [{}, {}]
    : [{ lying: comes(0, 0.1) }, { lying: goes(LEAVES, 1, 0) }]
  const there: Moves = stands && !rises ? { stand: AT_ONCE, lying: AT_ONCE } : {}
  const rise: Moves = { stand: comes(0, 1), ...(stands && { lying: comes(0.1, 0.5) }) }
  const sink: Moves = { stand: goes(0, 1), ...(stands && { lying: goes(0, 0.7) }) }
  const judged: Moves = {
    plane: comes(0, 0.25, EARLY),
    curve: comes(0.2, 0.4, EARLY),
    errors: comes(0.35, 0.55, EARLY),
    rock: ROCKS,
  }
  const again: Moves = { ...leaves, straight: comes(LEAVES, 1, 0) }
  const fits: Moves = { curve: goes(LEAVES, 1, 0), errors: goes(LEAVES, 1, 0), ...again }
  const up = { id: 'stand', name: lift.chapters.stand, share: LIFT_PACE.stand, moves: rise }
  const down = { id: 'down', name: lift.chapters.down, share: LIFT_PACE.down, moves: sink }
  const fit = { id: 'fit', name: lift.chapters.fit, share: LIFT_PACE.fit, moves: fits }
  const course = {
    data: {
      ...{ id: 'data', name: chapters.data, share: LIFT_PACE.data },
      moves: { 'axes 0': AT_ONCE, straight: AT_ONCE, ...there },
    },
    opening: rises ? [up] : [],
    first: { ...opens, straight: goes(0, 0.14) },
    judged: { id: 'plane', name: lift.chapters.plane, share: LIFT_PACE.plane, moves: judged },
    back: { plane: goes(0, 0.2) },
    result: returns ? [...(rises ? [down] : []), fit] : null,
    again: { curve: goes(0, 0.16), errors: goes(0, 0.16), ...again },
  }
  return planCourse(trajectory, course, oneWay, say)
}

/** The chapters of the way, in which the axes and outlines of each layer come and go; `first` moves in the first one, too. */
function planWay({ segments, stops }: Trajectory, first: Moves, say: Language): ChapterPlan[] {
  return segments.map((segment, i) => {
    // A layer on the way is looked at before the next one comes.
    const rests = segments[i + 1] && segments[i + 1].layer > segment.layer ? RESTS : 0
    const moving = segment.seconds / (segment.seconds + rests)
    const moves: Moves = { [segmentId(i)]: { over: [0, moving] }, ...(i === 0 && first) }
    for (const [stop, { keyframe }] of stops.entries()) {
      if (keyframe === segment.to) {
        moves[`axes ${stop}`] = comes(0.9 * moving, moving)
        moves[`target ${stop}`] = comes(0.02, 0.25)
      } else if (keyframe === segment.from && stops.length > 1) {
        moves[`axes ${stop}`] = goes(0, 0.1)
        if (stop > 0) moves[`target ${stop}`] = goes(0, 0.2)
      }
    }
    return { id: segmentId(i), name: segmentName(segment, say), share: segment.seconds + rests, moves }
  })
}

/** The chapter of the way back, as slow as the way there. */
function planReturn({ segments, stops }: Trajectory, name: string, more: Moves): ChapterPlan {
  const last = stops.length - 1
  const moves: Moves = {
    back: { over: [0, 1], ease: eases.linear },
    ...(last > 0 && {
      'axes 0': comes(0.9, 1),
      [`axes ${last}`]: goes(0, 0.1),
      [`target ${last}`]: goes(0.72, 0.95),
    }),
    ...more,
  }
  return { id: 'back', name, share: wayOf(segments) || RESTS, moves }
}

/** Seconds of the way through all segments. */
function wayOf(segments: Trajectory['segments']): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** The parts of the state that every way has. */
function wayState(trajectory: Trajectory, ease: Ease, channels: Channels, ago: Ago) {
  return {
    position: positionAt(trajectory, ease, channels),
    trail: TRAIL.map(seconds => positionAt(trajectory, ease, ago(seconds))),
    axes: trajectory.stops.map((_, i) => channels[`axes ${i}`] ?? 0),
    rock: Math.sin(2 * Math.PI * channels.rock),
  }
}

/** The state of `transform` by its channels. */
export function frameState(trajectory: Trajectory, ease: Ease, channels: Channels, ago: Ago): FrameState {
  const { bestLine, missed = 0, cuts = 1, tint, beyond, line, gap } = channels
  return {
    ...wayState(trajectory, ease, channels, ago),
    ...{ bestLine, missed, cuts, tint, beyond, line, gap },
    targets: trajectory.stops.map((_, i) => channels[`target ${i}`] ?? 0),
  }
}

/** Position on the trajectory: each segment is eased by itself, on the way there and back alike. */
function positionAt({ segments }: Trajectory, ease: Ease, channels: Channels): number {
  const last = segments.length - 1
  if (channels.back > 0) {
    let left = (1 - channels.back) * wayOf(segments)
    for (const { from, to, seconds } of segments) {
      if (left < seconds) return from + (to - from) * ease(left / seconds)
      left -= seconds
    }
    return segments.at(-1)?.to ?? 0
  }
  for (let i = last; i >= 0; i--) {
    const { from, to } = segments[i]
    const share = channels[segmentId(i)]
    if (share > 0 || i === 0) return from + (to - from) * share
  }
  return 0
}

/** The state of a way over a floor by its channels; where nothing `stands`, no camera moves. */
export function liftState(trajectory: Trajectory, ease: Ease, stands: boolean, channels: Channels, ago: Ago) {
  const { rock, ...way } = wayState(trajectory, ease, channels, ago)
  const { stand = 0, lying = 0, straight, plane, curve, errors } = channels
  const standing = stands ? { stand, feet: lying, rock } : { stand: 0, feet: 0, rock: 0 }
  return { ...way, ...standing, lying, straight, plane, curve, errors }
}

/** The chapter that has the word in `transform`. */
export function speakerOf(isFlat: boolean) {
  // What is seen more strongly has the word, so that the very end speaks of the first picture.
  return ({ back, line }: Channels, chapter: Chapter, chapters: readonly Chapter[]): Chapter =>
    isFlat && back > 0 && line < 0.5 ? chapters[0] : chapter
}
