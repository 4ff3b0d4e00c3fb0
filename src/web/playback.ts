import type { Spec } from '../options/spec.ts'
import { chapterAt, momentOf } from '../scene/chapters.ts'
import type { Chapter, Moment, Scene } from '../scene/scene.ts'
import type { Wishes } from './address.ts'

export type Playback = ReturnType<typeof createPlayback>

/** Before a chapter's end, where it is still that chapter. */
const BEFORE = 1e-6

/**
 * The moment of a figure, and how it goes on. The seconds that pass are given, so that any clock can drive it.
 *
 * @param facts those of its scene now: a slice that is held at other values may have other chapters
 * @param stepwise whether it stops at the end of each chapter, until it is played on
 */
export function createPlayback(
  facts: Pick<Scene, 'duration' | 'chapters' | 'still' | 'ends'>,
  { plays, stepwise }: { plays: number; stepwise: boolean },
) {
  let moment: Moment = 'poster'
  let playing = false
  let done = 0
  // What turns is at its end where it began.
  const endOf = () => facts.ends || facts.duration
  const timeOf = () => (typeof moment === 'number' ? moment : moment === 'end' ? endOf() : facts.still)
  const playback = {
    get moment(): Moment {
      return moment
    },
    /** Seconds; those of the poster or the end while it stands there. */
    get time(): number {
      return timeOf()
    },
    get playing(): boolean {
      return playing
    },
    /** Number of the chapter that it is in. */
    get chapter(): number {
      return chapterAt(facts.chapters, timeOf())
    },
    /** Seconds of the figure in one of the reader. */
    speed: 1,
    /** Number of plays until it stops at the end. */
    plays,
    /** Plays on; from the beginning where it stood at the end, or at its poster. */
    play() {
      if (typeof moment === 'string' || moment >= facts.duration) {
        moment = 0
        done = 0
      }
      playing = true
    },
    pause() {
      playing = false
    },
    /** Goes to the end, where its result is seen, and pauses there. */
    rest() {
      playing = false
      moment = 'end'
    },
    /** Goes to a time, as far as there is one. */
    seek(to: Moment) {
      moment = typeof to === 'string' ? to : Math.min(facts.duration, Math.max(0, to))
    },
    /** Goes to so many frames further on, and pauses there. */
    stepFrames(count: number, fps: number) {
      playing = false
      playback.seek((Math.round(timeOf() * fps) + count) / fps)
    },
    /** Goes to the beginning of a chapter by its number, as far as there is one. */
    seekChapter(index: number) {
      const { chapters } = facts
      moment = chapters[Math.min(chapters.length - 1, Math.max(0, index))].start
    },
    /** Lets seconds of the reader pass; whether it came to the end of all plays. */
    advance(seconds: number): boolean {
      if (!playing) return false
      const { duration, chapters } = facts
      const stops = stepwise ? chapters.slice(0, -1).map(({ end }) => end - BEFORE) : []
      const from = timeOf()
      const to = from + seconds * playback.speed
      const isLast = stepwise || done + 1 >= playback.plays
      // The result leaves in the last chapter, for the next play alone.
      const stays = isLast && from < endOf() && chapterAt(chapters, endOf()) === chapters.length - 1
      // From where it stopped it goes on.
      const stop = stops.find(time => time > from)
      if (stop !== undefined && to >= stop) {
        moment = stop
        playing = false
      } else if (to < (stays ? endOf() : duration)) moment = to
      else if (isLast) {
        playback.rest()
        return true
      } else {
        done++
        moment = to % duration
      }
      return false
    },
  }
  return playback
}

/** The number of a chapter by its id, its name, or its number from 1. */
export function chapterIndex(chapters: readonly Chapter[], word: string): number | undefined {
  const named = chapters.findIndex(({ id, name }) => word === id || word.toLowerCase() === name.toLowerCase())
  const index = named >= 0 ? named : Number(word) - 1
  return chapters[index] && index
}

/** `0:04.2`. */
export function timeText(seconds: number): string {
  const tenths = Math.floor(seconds * 10 + 1e-6)
  const rest = tenths % 600
  return `${Math.floor(tenths / 600)}:${String(Math.floor(rest / 10)).padStart(2, '0')}.${rest % 10}`
}

/** The keys of a spec that decide the moments of a figure and its plays. */
type Timing = Pick<Spec, 'at' | 'poster' | 'loop'>

/** Puts a figure where it stands first, playing if it may. @param calm whether its reader wants less motion */
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

export function printedMoment(scene: Scene, { at, poster }: Timing): Moment {
  const still = at ?? poster
  return still === null ? 'poster' : momentOf(scene, still)
}

/** Number of plays, where the address says nothing. */
export function playsOf({ loop }: Timing): number {
  return typeof loop === 'number' ? loop : loop === 'once' ? 1 : Infinity
}
