import { type Ease, eases, progress } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Spec } from '../../options/spec.ts'
import type { ChapterPlan, Transition } from '../chapters.ts'
import type { Layout } from '../layout/layout.ts'
import type { Chapter, View } from '../scene.ts'
import type { Shape } from '../shape.ts'

/** The drawing below the head at a time, in the chapter that the time falls in. */
export type Draw = (time: number, view: View | undefined, chapter: Chapter) => PlotFrame

/** The drawing below the head at one time. */
export interface PlotFrame {
  /** All that the shapes depend on: while it stays the same, the shapes of the frame before are used again. */
  key: readonly unknown[]
  shapes(): Shape[]
  /** The chapter whose caption is shown, where it is another one, or what is said instead. */
  caption?: Chapter | Caption
}

/** The values of channels at a time: 0 at first, then where their transitions have led them. */
export type Channels = Readonly<Record<string, number>>

/** The channels so many seconds ago. */
export type Ago = (seconds: number) => Channels

/** A moment, and the chapter that it belongs to. */
export interface InChapter {
  time: number
  chapter: Chapter
}

/** The time of a plan. */
export interface Timeline {
  chapters: readonly ChapterPlan[]
  poster(chapters: readonly Chapter[]): InChapter
  end?(chapters: readonly Chapter[]): InChapter
  draw(layout: Layout, chapters: readonly Chapter[]): Draw
}

/** The state of a picture beside what its channels say, and the words of it. */
interface Options<State> {
  /** The state by the channels now, and so many seconds ago; the channels themselves without it. */
  derive?(channels: Channels, ago: Ago): State
  /**
   * The time from which on all but the data fades, so that a loop has no seam: the channel `left` falls to 0, and no other
   * transition lasts longer.
   */
  leaves?(chapters: readonly Chapter[]): number
  /** The poster, by the id of its chapter and a share of that; the end, before all fades, without it. */
  still?: readonly [id: string, share: number]
  /** The end of the argument, where its chapter is there; the poster without it. */
  ends?: readonly [id: string, share: number]
  /** The chapter that has the word, or what is said instead; by default the first one where less than half is left. */
  says?(channels: Channels, chapter: Chapter, chapters: readonly Chapter[], view?: View): Chapter | Caption
}

/**
 * The chapters of a scene, its drawing by what moves in them, and its poster: the end, before all fades.
 *
 * @param open prepares all that does not change with time
 */
export function timeline<State extends object = Channels>(
  { ease, duration }: Pick<Spec, 'ease' | 'duration'>,
  plans: readonly ChapterPlan[],
  open: (layout: Layout) => (state: State, view: View | undefined) => Shape[],
  { derive = channels => channels as State, leaves, still, ends, says = spoken }: Options<State> = {},
): Timeline {
  const endOf = (chapters: readonly Chapter[]) => leaves?.(chapters) ?? duration
  const poster = (chapters: readonly Chapter[]) =>
    momentIn(chapters, still) ?? { time: endOf(chapters), chapter: chapters[chapters.length - 1] }
  return {
    chapters: plans,
    poster,
    ...(ends && { end: chapters => momentIn(chapters, ends) ?? poster(chapters) }),
    draw(layout, chapters) {
      const paint = open(layout)
      const end = endOf(chapters)
      const channelsAt = motionOf(plans, chapters, eases[ease], end)
      return (time, view, chapter) => {
        const { asked = {}, ...seen } = view ?? {}
        const channels = channelsAt(time, chapter)
        if (leaves) channels.left = 1 - progress(time, end, duration)
        const state = derive(channels, seconds => channelsAt(Math.max(0, time - seconds)))
        return {
          key: [...Object.values(state).flat(), ...Object.values(seen), ...Object.values(asked)],
          shapes: () => paint(state, view),
          caption: says(channels, chapter, chapters, view),
        }
      }
    },
  }
}

/** The moment at a share of a chapter, where that has a length. */
function momentIn(chapters: readonly Chapter[], [id, share]: readonly [string?, number?] = []) {
  const chapter = chapters.find(one => one.id === id && one.end > one.start)
  if (!chapter || share === undefined) return undefined
  const { start, end } = chapter
  return { time: share === 1 ? end : start + share * (end - start), chapter }
}

/** The chapter that is seen more strongly, so that the very end speaks of the first picture. */
function spoken({ left = 1 }: Channels, chapter: Chapter, chapters: readonly Chapter[]): Chapter {
  return left < 0.5 ? chapters[0] : chapter
}

/** A transition in seconds. */
interface Step extends Required<Pick<Transition, 'to' | 'ease'>> {
  start: number
  end: number
  /** The number of its chapter. */
  chapter: number
}

/** The channels at a time; at the seam of two chapters those of the first. No transition goes on behind the end `until`. */
export function motionOf(
  plans: readonly ChapterPlan[],
  chapters: readonly Chapter[],
  usual: Ease,
  until = Number.POSITIVE_INFINITY,
): (time: number, chapter?: Chapter) => Record<string, number> {
  const tracks: Record<string, Step[]> = {}
  for (const [number, chapter] of chapters.entries()) {
    const { moves = {} } = plans.find(({ id }) => id === chapter.id) ?? {}
    for (const [channel, { over, to = 1, ease = usual, before }] of Object.entries(moves)) {
      const isHanded = before !== undefined && chapter.end - chapter.start < 1e-9
      const { start, end } = isHanded ? chapters[number - 1] : chapter
      const at = (share: number) => start + (isHanded ? before + share * (1 - before) : share) * (end - start)
      tracks[channel] ??= []
      const [from, till] = [at(over[0]), Math.min(at(over[1]), until)]
      tracks[channel].push({ start: from, end: till, to, ease, chapter: number })
    }
  }
  const named = Object.entries(tracks)
  return (time, chapter = chapters[chapters.length - 1]) => {
    const last = chapters.indexOf(chapter)
    return Object.fromEntries(named.map(([channel, track]) => [channel, valueAt(track, time, last)]))
  }
}

function valueAt(track: readonly Step[], time: number, last: number): number {
  let value = 0
  for (const { start, end, to, ease, chapter } of track)
    if (chapter <= last) value += (to - value) * ease(progress(time, start, end))
  return value
}
