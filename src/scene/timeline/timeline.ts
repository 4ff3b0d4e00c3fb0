import type { Caption } from '../../language/facts.ts'
import type { Spec } from '../../options/spec.ts'
import type { ChapterPlan, Transition } from '../chapters.ts'
import { type Ease, eases, progress } from '../geometry/ease.ts'
import type { Chapter, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'

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

/** The shapes of a scene whose channels have these values. */
export type Paint = (channels: Channels, view: View | undefined) => Shape[]

/** The time of a plan. */
interface Timeline {
  chapters: readonly ChapterPlan[]
  poster(chapters: readonly Chapter[]): { time: number; chapter: Chapter }
  draw(layout: Layout, chapters: readonly Chapter[]): Draw
}

/**
 * The chapters of a scene, its drawing by what moves in them, and its poster: the end, before all fades.
 *
 * @param open prepares all that does not change with time
 * @param fade seconds at the end in which all but the data fades, so that a loop has no seam: the channel `left` falls to 0,
 *   and no other transition lasts longer
 */
export function timeline(
  { ease, duration }: Pick<Spec, 'ease' | 'duration'>,
  plans: readonly ChapterPlan[],
  open: (layout: Layout) => Paint,
  fade?: (chapters: readonly Chapter[]) => number,
): Timeline {
  const until = (chapters: readonly Chapter[]) => duration - (fade?.(chapters) ?? 0)
  return {
    chapters: plans,
    poster: chapters => ({ time: until(chapters), chapter: chapters[chapters.length - 1] }),
    draw(layout, chapters) {
      const paint = open(layout)
      const leaves = until(chapters)
      const tracks = Object.entries(tracksOf(plans, chapters, leaves, eases[ease]))
      return (time, view, chapter) => {
        const state = Object.fromEntries(tracks.map(([name, track]) => [name, valueAt(track, time)]))
        if (fade) state.left = 1 - progress(time, leaves, duration)
        return {
          key: [...Object.values(state), ...Object.values(view ?? {})],
          shapes: () => paint(state, view),
          // What is seen more strongly has the word, so that the very end speaks of the first picture.
          caption: state.left < 0.5 ? chapters[0] : chapter,
        }
      }
    },
  }
}

/** A transition in seconds. */
interface Step extends Required<Omit<Transition, 'over' | 'steps'>>, Pick<Transition, 'steps'> {
  start: number
  end: number
}

function tracksOf(
  plans: readonly ChapterPlan[],
  chapters: readonly Chapter[],
  until: number,
  usual: Ease,
): Record<string, Step[]> {
  const tracks: Record<string, Step[]> = {}
  for (const { id, start, end } of chapters) {
    const { moves = {} } = plans.find(plan => plan.id === id) ?? {}
    const at = (share: number) => start + share * (end - start)
    for (const [channel, { over, to = 1, ease = usual, steps }] of Object.entries(moves)) {
      tracks[channel] ??= []
      tracks[channel].push({ start: at(over[0]), end: Math.min(at(over[1]), until), to, ease, steps })
    }
  }
  return tracks
}

function valueAt(track: readonly Step[], time: number): number {
  return track.reduce((value, { start, end, to, ease, steps }) => {
    const share = ease(progress(time, start, end))
    const next = value + (to - value) * share
    return steps ? Math.ceil(next * steps) / steps : next
  }, 0)
}
