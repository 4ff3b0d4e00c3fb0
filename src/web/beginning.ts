import type { Spec } from '../options/spec.ts'
import { momentOf } from '../scene/chapters.ts'
import type { Moment, Scene } from '../scene/scene.ts'
import type { Wishes } from './address.ts'
import { chapterIndex, type Playback } from './playback.ts'

/** The keys of a spec that decide the moments of a figure and its plays. */
type Timing = Pick<Spec, 'at' | 'poster' | 'loop'>

/**
 * Puts a figure where it stands first, at its speed, and lets it play where it may.
 *
 * @param calm whether its reader wants less motion
 */
export function stand(playback: Playback, scene: Scene, spec: Timing, wishes: Wishes, calm: boolean): void {
  const { at, poster } = spec
  playback.speed = wishes.speed ?? 1
  const chapter = wishes.chapter === undefined ? undefined : chapterIndex(scene.chapters, wishes.chapter)
  const plays = (wishes.autoplay ?? (at === null && !wishes.unit)) && !calm && !wishes.scroll
  if (wishes.t !== undefined) playback.seek(wishes.t)
  else if (chapter !== undefined) playback.seekChapter(chapter)
  else if (at !== null) playback.seek(momentOf(scene, at))
  else if (poster !== null) playback.seek(momentOf(scene, poster))
  else if (plays || wishes.scroll) playback.seek(0)
  if (plays) playback.play()
}

/** The moment that is printed. */
export function printedMoment(scene: Scene, { at, poster }: Timing): Moment {
  const still = at ?? poster
  return still === null ? 'poster' : momentOf(scene, still)
}

/** Number of plays, where the address says nothing. */
export function playsOf({ loop }: Timing): number {
  return typeof loop === 'number' ? loop : loop === 'once' ? 1 : Number.POSITIVE_INFINITY
}
