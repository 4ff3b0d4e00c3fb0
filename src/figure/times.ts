import { frameCount } from '../encode/budget.ts'
import type { Spec } from '../options/spec.ts'
import { momentOf } from '../scene/chapters.ts'
import type { Moment, Scene } from '../scene/scene.ts'

/** Frames that a palette is chosen from at most, besides the middle of each chapter. */
const maxSamples = 14

/**
 * The times of an animation's frames in seconds: frame i of N at i/N of the duration, so that a loop does not show its
 * beginning twice, and at most `maxFps` a second. A scene that does not move has one frame.
 */
export function frameTimes(
  { duration }: Pick<Scene, 'duration'>,
  fps: number,
  maxFps = Number.POSITIVE_INFINITY,
): number[] {
  const frames = frameCount({ fps, duration }, maxFps)
  return Array.from({ length: frames }, (_, i) => (i * duration) / frames)
}

/** The moment of a still: the spec's, or the scene's own poster. @throws SpecError for one beyond the scene's duration */
export function stillMoment(scene: Pick<Scene, 'duration' | 'ends'>, at: Spec['at']): Moment {
  return at === null ? 'poster' : momentOf(scene, at)
}

/** Moments that show all colours of an animation: some of its frames, evenly spread, the poster and each chapter's middle. */
export function sampleTimes({ chapters }: Pick<Scene, 'chapters'>, times: readonly Moment[]): Moment[] {
  const last = times.length - 1
  const count = Math.min(times.length, maxSamples)
  const spread = Array.from(
    { length: count },
    (_, k) => times[Math.round((k * last) / Math.max(1, count - 1))],
  )
  if (last === 0) return spread
  return [...spread, 'poster', ...chapters.map(({ start, end }) => (start + end) / 2)]
}
