import type { Language } from '../../../language/language.ts'
import type { Spec } from '../../../options/spec.ts'
import { type ChapterPlan, chapterOf } from '../../chapters.ts'
import type { Ease } from '../../geometry/ease.ts'
import type { LiftState } from '../../lift/lift-state.ts'
import type { Trajectory } from '../../model/trajectory.ts'
import type { Chapter } from '../../scene.ts'
import { segmentName } from '../../words/captions.ts'
import { LEAVES, motionAt, segmentId, type Way, wayOf } from '../transform-chapters.ts'

/** Seconds of the default pace, beside those of the segments. */
const PACE = { data: 1, stand: 1.5, plane: 2.2, down: 1.2, fit: 1.8 }

/** The things that a film can show of a model: a camera that rises from a flat plot, and a result over the input. */
export interface Course {
  rises: boolean
  returns: boolean
}

/**
 * The data, the rise to where the floor is seen, the way of the floor segment by segment, the plane, and unless it ends
 * there, the return: with the output over the input, or of the points alone.
 */
export function planLift(
  { segments }: Trajectory,
  { oneWay }: Pick<Spec, 'oneWay'>,
  { rises, returns }: Course,
  say: Language,
): ChapterPlan[] {
  return [
    { id: 'data', name: say.chapters.data, share: PACE.data },
    ...(rises ? [{ id: 'stand', name: say.lift.chapters.stand, share: PACE.stand }] : []),
    ...segments.map((segment, i) => ({
      ...{ id: segmentId(i), name: segmentName(segment, say), share: segment.seconds },
    })),
    { id: 'plane', name: say.lift.chapters.plane, share: PACE.plane },
    ...(oneWay
      ? []
      : returns
        ? [
            { id: 'back', name: say.chapters.back, share: wayOf(segments) },
            ...(rises ? [{ id: 'down', name: say.lift.chapters.down, share: PACE.down }] : []),
            { id: 'fit', name: say.lift.chapters.fit, share: PACE.fit },
          ]
        : [
            { id: 'back', name: say.chapters.again, share: wayOf(segments) },
            { id: 'end', name: say.chapters.end, share: 0, optional: true },
          ]),
  ]
}

/** The state of everything at a time. */
export function liftAt(
  time: number,
  chapters: readonly Chapter[],
  trajectory: Trajectory,
  ease: Ease,
  { rises, stands }: Course & { stands: boolean },
): LiftState {
  const optional = (id: string): Chapter | undefined => chapters.find(chapter => chapter.id === id)
  const [stand, back, down, fit] = ['stand', 'back', 'down', 'fit'].map(optional)
  const way: Way = {
    segments: trajectory.segments.map((_, i) => chapterOf(chapters, segmentId(i))),
    line: chapterOf(chapters, 'plane'),
    back,
    boundary: fit && fit.end > fit.start ? fit : (down ?? fit),
  }
  const { during, rise, fall, ...motion } = motionAt(time, way, trajectory, ease)
  const { position, trail, axes, rock } = motion
  const leaves = fit ? fall(LEAVES, 1) : during(back, 0, 0.16)
  const risen = rises ? during(stand, 0, 1) - during(down, 0, 1) : 1
  const there = rises ? during(stand, 0.1, 0.5) - during(down, 0, 0.7) : 1
  return {
    position,
    trail,
    stand: stands ? risen : 0,
    lying: stands ? there : during(way.segments[0], 0, 0.1) - fall(LEAVES, 1),
    straight: 1 - during(way.segments[0], 0, 0.14) + fall(LEAVES, 1),
    feet: stands ? there : 0,
    plane: rise(0, 0.25) - during(back, 0, 0.2),
    curve: rise(0.2, 0.4) - leaves,
    errors: rise(0.35, 0.55) - leaves,
    axes,
    rock: stands ? rock : 0,
  }
}
