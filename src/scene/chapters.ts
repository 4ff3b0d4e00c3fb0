import { SpecError } from '../options/error.ts'
import { sceneNames } from '../options/panels.ts'
import type { Spec } from '../options/spec.ts'
import type { Chapter, Moment, Scene } from './scene.ts'

/** A part of a chapter in which a channel goes to another value. */
export interface Transition {
  /** The shares of the chapter's time between which it goes; from one share to the same is a step. */
  over: readonly [from: number, to: number]
  /** The value that it goes to; 1 without it. */
  to?: number
  /** The spec's own without it. */
  ease?: (time: number) => number
  /** Set where it plays in the chapter before, from this share of it on, if its own has no length; it is a step without it. */
  before?: number
}

/** The transitions of a chapter by the names of their channels. */
export type Moves = Record<string, Transition>

/** A channel is 1 as soon as its chapter begins. */
export const AT_ONCE: Transition = { over: [0, 0] }

/** A chapter before its time is known. */
export interface ChapterPlan {
  id: string
  /** Its name where people choose chapters. */
  name: string
  /** Its part of the duration, against the others' shares. */
  share: number
  /** The transitions of channels in it. */
  moves?: Readonly<Moves>
  /** Left out where it has no time, instead of standing there with none. */
  optional?: boolean
}

/**
 * Chapters by their shares of the duration. Of three or more the first and the last hold, and what moves is between:
 * `holdStart` and `holdEnd` set their seconds, and the ones between share what is left as their shares stand to each
 * other.
 *
 * @throws SpecError for holds that leave nothing to move, or of which there are none to set
 */
export function chaptersOf(parts: readonly ChapterPlan[], spec: Spec): Chapter[] {
  const { duration, holdStart, holdEnd } = spec
  const whole = parts.reduce((sum, { share }) => sum + share, 0)
  if (parts.length < 3) {
    const [field, hold] =
      holdEnd === null ? (['holdStart', holdStart] as const) : (['holdEnd', holdEnd] as const)
    const names = sceneNames(spec)
    const expected = `nothing: ${names.join(' and ')} ${names.length > 1 ? 'do' : 'does'} not hold`
    if (hold !== null) throw new SpecError(field, hold, expected)
    const lengths = parts.map(({ share }) => (duration * share) / whole)
    return inTurn(parts, lengths, duration)
  }
  const first = holdStart ?? (duration * parts[0].share) / whole
  const last = holdEnd ?? (duration * parts[parts.length - 1].share) / whole
  const left = duration - first - last
  if (left <= 0) {
    throw new SpecError(
      holdEnd !== null ? 'holdEnd' : 'holdStart',
      holdEnd ?? holdStart,
      `holds shorter than the duration together: ${round(first)} s + ${round(last)} s of ${round(duration)} s leave nothing to move`,
    )
  }
  const between = parts.slice(1, -1).reduce((sum, { share }) => sum + share, 0)
  const lengths = parts.map(({ share }, i) =>
    i === 0 ? first : i === parts.length - 1 ? last : (left * share) / between,
  )
  return inTurn(parts, lengths, duration)
}

/** Chapters of these lengths, one after the other; the last one ends where all does, without rounding. */
export function inTurn(
  parts: readonly Omit<ChapterPlan, 'share'>[],
  lengths: readonly number[],
  duration: number,
): Chapter[] {
  let time = 0
  return parts
    .map(({ id, name, optional }, i) => ({ id, name, optional, length: lengths[i] }))
    .filter(({ optional, length }) => !optional || length > 0)
    .map(({ id, name, length }, i, kept) => {
      const start = time
      time += length
      return { id, name, start, end: i === kept.length - 1 ? duration : time }
    })
}

/** The chapter with an id, which is one of them. */
export function chapterOf(chapters: readonly Chapter[], id: string): Chapter {
  return chapters.find(chapter => chapter.id === id) as Chapter
}

/** The moment at a share of the chapter with an id. */
export function chapterMoment(chapters: readonly Chapter[], id: string, share: number) {
  const chapter = chapterOf(chapters, id)
  return { time: (1 - share) * chapter.start + share * chapter.end, chapter }
}

/** The index of the chapter that a time falls in; the last one holds its own end. */
export function chapterAt(chapters: readonly Chapter[], time: number): number {
  const index = chapters.findIndex(({ end }) => time < end - 1e-9)
  return index < 0 ? chapters.length - 1 : index
}

/** The moment that a spec names: a time, or the end. @throws SpecError for one beyond the scene's duration */
export function momentOf(scene: Pick<Scene, 'duration' | 'ends'>, at: NonNullable<Spec['at']>): Moment {
  return isEnd(at) ? 'end' : timeOf(scene, at)
}

/** The time of a moment that a spec names, in seconds. @throws SpecError for one beyond the scene's duration */
export function timeOf(
  { duration, ends = duration }: Pick<Scene, 'duration' | 'ends'>,
  at: NonNullable<Spec['at']>,
): number {
  if (isEnd(at)) return ends
  const time = typeof at === 'number' ? at : (Number.parseFloat(at) / 100) * duration
  if (time >= 0 && time <= duration) return time
  throw new SpecError('at', at, `0 to ${duration} seconds, the duration of the scene`)
}

function isEnd(at: NonNullable<Spec['at']>): boolean {
  return typeof at === 'string' && Number.parseFloat(at) === 100
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
