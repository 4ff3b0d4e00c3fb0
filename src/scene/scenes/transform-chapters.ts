import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { type ChapterPlan, chapterOf } from '../chapters.ts'
import { type Ease, eases, progress } from '../geometry/ease.ts'
import type { FrameState } from '../model/frame-state.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { Chapter } from '../scene.ts'
import { segmentName } from '../words/captions.ts'

/** Seconds of the default pace, beside those of the segments: what is said is there for one of the six of a short film. */
const PACE = { data: 0.9, line: 1.5, boundary: 1.4 }

/** From which share of its chapter on the line is judged: the camera is in the middle of its rocking. */
export const VERDICT = 0.525

/** The share of the last chapter from which on the result leaves, so that the loop begins with the data again. */
export const LEAVES = 0.7

/** Seconds by which the positions of a trail lie back. */
const TRAIL = Array.from({ length: 8 }, (_, i) => (i + 1) * 0.05)

/**
 * The data, the transformation segment by segment, the line, and unless it ends there, the return: with the boundary
 * where the input can show one, else of the points alone, to where the loop begins.
 */
export function planChapters(
  { segments }: Trajectory,
  { oneWay }: Pick<Spec, 'oneWay'>,
  hasBoundary: boolean,
  say: Language,
): ChapterPlan[] {
  const { chapters } = say
  const out = [
    { id: 'data', name: chapters.data, share: PACE.data },
    ...segments.map((segment, i) => ({
      id: segmentId(i),
      name: segmentName(segment, say),
      share: segment.seconds,
    })),
    { id: 'line', name: chapters.line, share: PACE.line },
  ]
  if (oneWay) return out
  // As slow as the way there.
  const share = wayOf(segments)
  return hasBoundary
    ? [
        ...out,
        { id: 'back', name: chapters.back, share },
        { id: 'boundary', name: chapters.boundary, share: PACE.boundary },
      ]
    : [
        ...out,
        { id: 'back', name: chapters.again, share },
        { id: 'end', name: chapters.end, share: 0, optional: true },
      ]
}

/** Seconds of the way through all segments. */
export function wayOf(segments: Trajectory['segments']): number {
  return segments.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** The chapter of a segment of the trajectory. */
export function segmentId(index: number): string {
  return `segment-${index}`
}

/** The chapters by what happens in them; there is no return where a scene ends at the hidden layer. */
export interface HiddenWay {
  /** One for each segment of the trajectory. */
  segments: Chapter[]
  /** In which the output is judged. */
  line: Chapter
  back: Chapter | undefined
  /** In which the result is seen on the input. */
  boundary: Chapter | undefined
}

/** The motion along a trajectory at a time; chapters of no length leave their fades to their neighbours. */
export function motionAt(time: number, way: HiddenWay, trajectory: Trajectory, ease: Ease) {
  const { segments, line, back, boundary } = way
  const first = segments[0]
  const out = segments[segments.length - 1]
  const during = (chapter: Chapter | undefined, from: number, to: number) => {
    if (!chapter) return 0
    return smooth(progress(time, ...within(chapter, from, to)))
  }
  const held = line.end > line.start
  const rest = boundary && boundary.end > boundary.start
  const lastStop = trajectory.stops.length - 1
  // When each stop is reached, and when it is left again.
  const arriving = trajectory.stops.map(
    ({ keyframe }) => segments[trajectory.segments.findIndex(segment => segment.to === keyframe)],
  )
  const leaving = trajectory.stops.map(
    ({ keyframe }) => segments[trajectory.segments.findIndex(segment => segment.from === keyframe)],
  )
  return {
    during,
    /** Progress between two shares of the chapter in which the output is judged, and of that in which the result leaves. */
    rise: (from: number, to: number) =>
      held ? during(line, from, to) : during(out, 0.8 + from / 5, 0.8 + to / 5),
    fall: (from: number, to: number) => (rest ? during(boundary, from, to) : during(back, from, to)),
    arriving,
    leaving,
    lastStop,
    position: positionAt(time, way, trajectory, ease),
    trail: TRAIL.map(ago => positionAt(Math.max(0, time - ago), way, trajectory, ease)),
    axes: trajectory.stops.map((_, i) =>
      lastStop === 0
        ? 1
        : i === 0
          ? 1 - during(first, 0, 0.1) + during(back, 0.9, 1)
          : during(arriving[i], 0.9, 1) - (i < lastStop ? during(leaving[i], 0, 0.1) : during(back, 0, 0.1)),
    ),
    rock: held ? Math.sin(2 * Math.PI * eases.trapezoid(progress(time, ...within(line, 0.05, 1)))) : 0,
  }
}

/** The state of everything at a time. */
export function stateAt(
  time: number,
  chapters: readonly Chapter[],
  trajectory: Trajectory,
  ease: Ease,
): FrameState {
  const way = partsOf(chapters, trajectory)
  const motion = motionAt(time, way, trajectory, ease)
  const { during, rise, fall, arriving, leaving, lastStop, position, trail, axes, rock } = motion
  const { segments, line, back } = way
  const fade = 1 - fall(LEAVES, 1)
  return {
    position,
    trail,
    bestLine: 1 - during(segments[0], 0, 0.14) + fall(LEAVES, 1),
    tint: rise(0.2, VERDICT) * fade,
    beyond: rise(0.2, VERDICT) - during(back, 0, 0.16),
    line: rise(0, 0.25) * fade,
    gap: during(line, VERDICT, VERDICT + 0.15) - during(back, 0, 0.16),
    axes,
    targets: trajectory.stops.map((_, i) =>
      i === 0
        ? 0
        : during(arriving[i], 0.02, 0.25) -
          (i < lastStop ? during(leaving[i], 0, 0.2) : during(back, 0.72, 0.95)),
    ),
    rock,
  }
}

function partsOf(chapters: readonly Chapter[], { segments }: Trajectory): HiddenWay {
  const optional = (id: string): Chapter | undefined => chapters.find(chapter => chapter.id === id)
  return {
    segments: segments.map((_, i) => chapterOf(chapters, segmentId(i))),
    line: chapterOf(chapters, 'line'),
    back: optional('back'),
    boundary: optional('boundary'),
  }
}

/** A part of a chapter, by its shares, in seconds. */
function within({ start, end }: Chapter, from: number, to: number): [start: number, end: number] {
  return [start + from * (end - start), start + to * (end - start)]
}

/** Position on the trajectory at a time: each segment is eased by itself, on the way there and back alike. */
function positionAt(
  time: number,
  { segments, line, back }: HiddenWay,
  trajectory: Trajectory,
  ease: Ease,
): number {
  const last = trajectory.stops[trajectory.stops.length - 1].keyframe
  const inChapter = ({ start, end }: Chapter) => progress(time, start, end)
  if (time >= line.end) {
    if (!back) return last
    let left = (1 - inChapter(back)) * wayOf(trajectory.segments)
    for (const { from, to, seconds } of trajectory.segments) {
      if (left < seconds) return from + (to - from) * ease(left / seconds)
      left -= seconds
    }
    return last
  }
  for (let i = segments.length - 1; i >= 0; i--) {
    if (time < segments[i].start && i > 0) continue
    const { from, to } = trajectory.segments[i]
    return from + (to - from) * ease(inChapter(segments[i]))
  }
  return 0
}

/** Smoothstep, for fades. */
function smooth(t: number): number {
  return t * t * (3 - 2 * t)
}
