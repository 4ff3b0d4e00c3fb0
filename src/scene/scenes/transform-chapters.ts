import { type Ease, eases } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { AT_ONCE, type ChapterPlan, type Moves, type Transition } from '../chapters.ts'
import type { FrameState } from '../model/frame-state.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { Channels } from '../timeline/timeline.ts'
import { segmentName } from '../words/captions.ts'

/** Seconds of the default pace, beside those of the segments: what is said is there for one of the six of a short film. */
const PACE = { data: 0.9, line: 1.5, boundary: 1.4 }

/** From which share of its chapter on the line is judged: the camera is in the middle of its rocking. */
export const VERDICT = 0.525

/** The share of the last chapter from which on the result leaves, so that the loop begins with the data again. */
export const LEAVES = 0.7

/** Seconds by which the positions of a trail lie back. */
const TRAIL = Array.from({ length: 8 }, (_, i) => (i + 1) * 0.05)

/** Smoothstep. */
const smooth: Ease = time => time * time * (3 - 2 * time)

/** A part of the picture comes between two shares of its chapter. */
export function comes(from: number, to: number, before?: number): Transition {
  return { over: [from, to], ease: smooth, ...(before !== undefined && { before }) }
}

/** It goes between them. */
export function goes(from: number, to: number, before?: number): Transition {
  return { ...comes(from, to, before), to: 0 }
}

/** The camera rocks to one side and the other, and back. */
export const ROCKS: Transition = { over: [0.05, 1], ease: eases.trapezoid }

/** Share of the last segment from which on the decision comes, where it has no chapter of its own. */
export const EARLY = 0.8

/**
 * The data, the transformation segment by segment, the line, and unless it ends there, the return: with the boundary
 * where the input can show one, else of the points alone, to where the loop begins.
 */
export function planChapters(
  trajectory: Trajectory,
  { oneWay }: Pick<Spec, 'oneWay'>,
  hasBoundary: boolean,
  say: Language,
): ChapterPlan[] {
  const { chapters } = say
  const judged: Moves = {
    tint: comes(0.2, VERDICT, EARLY),
    beyond: comes(0.2, VERDICT, EARLY),
    line: comes(0, 0.25, EARLY),
    gap: comes(VERDICT, VERDICT + 0.15),
    rock: ROCKS,
  }
  const out = [
    { id: 'data', name: chapters.data, share: PACE.data, moves: { 'axes 0': AT_ONCE, bestLine: AT_ONCE } },
    ...planWay(trajectory, { bestLine: goes(0, 0.14) }, say),
    { id: 'line', name: chapters.line, share: PACE.line, moves: judged },
  ]
  if (oneWay) return out
  const leaving: Moves = { beyond: goes(0, 0.16), gap: goes(0, 0.16) }
  const again: Moves = {
    bestLine: comes(LEAVES, 1, 0),
    tint: goes(LEAVES, 1, 0),
    line: goes(LEAVES, 1, 0),
  }
  return hasBoundary
    ? [
        ...out,
        planReturn(trajectory, chapters.back, leaving),
        { id: 'boundary', name: chapters.boundary, share: PACE.boundary, moves: again },
      ]
    : [
        ...out,
        planReturn(trajectory, chapters.again, { ...leaving, ...again }),
        { id: 'end', name: chapters.end, share: 0, optional: true },
      ]
}

/** The chapters of the way, in which the axes and outlines of each layer come and go; `first` moves in the first one, too. */
export function planWay({ segments, stops }: Trajectory, first: Moves, say: Language): ChapterPlan[] {
  return segments.map((segment, i) => {
    const moves: Moves = { [segmentId(i)]: { over: [0, 1] }, ...(i === 0 && first) }
    for (const [stop, { keyframe }] of stops.entries()) {
      if (keyframe === segment.to) {
        moves[`axes ${stop}`] = comes(0.9, 1)
        moves[`target ${stop}`] = comes(0.02, 0.25)
      } else if (keyframe === segment.from && stops.length > 1) {
        moves[`axes ${stop}`] = goes(0, 0.1)
        if (stop > 0) moves[`target ${stop}`] = goes(0, 0.2)
      }
    }
    return { id: segmentId(i), name: segmentName(segment, say), share: segment.seconds, moves }
  })
}

/** The chapter of the way back, as slow as the way there. */
export function planReturn({ segments, stops }: Trajectory, name: string, more: Moves): ChapterPlan {
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
  return { id: 'back', name, share: wayOf(segments), moves }
}

/** Seconds of the way through all segments. */
function wayOf(segments: Trajectory['segments']): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** The chapter of a segment of the trajectory. */
export function segmentId(index: number): string {
  return `segment-${index}`
}

/** The parts of the state that every way has. */
export function wayState(
  trajectory: Trajectory,
  ease: Ease,
  channels: Channels,
  ago: (seconds: number) => Channels,
): Pick<FrameState, 'position' | 'trail' | 'axes' | 'rock'> {
  return {
    position: positionAt(trajectory, ease, channels),
    trail: TRAIL.map(seconds => positionAt(trajectory, ease, ago(seconds))),
    axes: trajectory.stops.map((_, i) => channels[`axes ${i}`] ?? 0),
    rock: Math.sin(2 * Math.PI * channels.rock),
  }
}

/** The state of `transform` by its channels. */
export function frameState(
  trajectory: Trajectory,
  ease: Ease,
  channels: Channels,
  ago: (seconds: number) => Channels,
): FrameState {
  const { bestLine, tint, beyond, line, gap } = channels
  return {
    ...wayState(trajectory, ease, channels, ago),
    ...{ bestLine, tint, beyond, line, gap },
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
    return segments[last].to
  }
  for (let i = last; i >= 0; i--) {
    const { from, to } = segments[i]
    const share = channels[segmentId(i)]
    if (share > 0 || i === 0) return from + (to - from) * share
  }
  return 0
}
