import { progress } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterMoment } from '../chapters.ts'
import type { Layout } from '../layout/layout.ts'
import { memoize } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Chapter } from '../scene.ts'
import type { Draw, PlotFrame } from '../timeline/timeline.ts'
import type { SceneContext, ScenePlan, SceneSource } from './define.ts'
import { type OpenScene, openScene } from './open-scene.ts'
import { ownCaption } from './plan-scene.ts'

/** A chapter of a film: one of a scene's own, or a stretch of it, at another pace. */
export interface FilmChapter {
  id: string
  name: string
  /** The scene, of which chapters can stand in several places. */
  of: OpenScene
  /** The id of the scene's chapter. */
  plays: string
  /** The shares of that chapter from and to which it is played; all of it without them. */
  between?: readonly [from: number, to: number]
  /** The caption all the while; without it what the scene says. */
  caption?: Caption | undefined
  /** The title while it lasts; the film's without it. */
  title?: string | undefined
  /** Seconds at the film's own pace. */
  seconds: number
  /** Seconds that it takes at most, where some of it shows nothing new; what is left over goes to the others. */
  most?: number
}

/** Chapters of a scene at a pace of their own, with words of their own where a film gives them. */
export interface ScenePart extends Partial<Omit<FilmChapter, 'of' | 'plays' | 'seconds'>> {
  scene: SceneSource
  /** The ids of the scene's chapters; left out where the scene has none. */
  plays: RegExp
  /** Seconds of each of them. */
  seconds: number | readonly number[]
}

/** The chapters of a film of parts of scenes, which are planned with these keys instead of the spec's own. */
export function chaptersOfFilm(
  parts: readonly ScenePart[],
  context: SceneContext<FigureModel>,
  keys: Partial<Spec>,
): FilmChapter[] {
  const spec = { ...context.spec, ...keys }
  const opened = memoize((scene: SceneSource) =>
    openScene(scene, { ...context, spec: { ...spec, scene: scene.facts?.name ?? 'story' } }),
  )
  return parts.flatMap(({ scene, plays, seconds, ...own }) => {
    const of = opened(scene)
    return of.plan.chapters
      .filter(({ id }) => plays.test(id))
      .map(({ id, name }, i) => ({
        ...{ id, name, of, plays: id, ...own },
        seconds: typeof seconds === 'number' ? seconds : seconds[i],
      }))
  })
}

/** A moment of a film: the index of a chapter, and the share of it that has been shown. */
export interface FilmMoment {
  index: number
  share: number
}

/**
 * The plan of chapters of scenes that are played one after the other, in one layout, with a cut where one scene follows
 * another.
 *
 * @param still the moment that a still shows
 * @param end that of the end of its argument
 */
export function planFilm(
  film: readonly FilmChapter[],
  still: FilmMoment,
  { spec }: { spec: Spec },
  end: FilmMoment = { index: film.length - 1, share: 1 },
): Omit<ScenePlan, 'title'> {
  const seconds = chapterSeconds(film, spec.duration)
  const plans = [...new Set(film.map(({ of }) => of.plan))]
  return {
    captions: Object.fromEntries(
      film.map(({ id, caption, of, plays }) => [id, caption ?? ownCaption(of.plan, plays)]),
    ),
    titles: Object.fromEntries(film.flatMap(({ id, title }) => (title === undefined ? [] : [[id, title]]))),
    spoken: plans.flatMap(({ spoken = [] }) => spoken),
    chapters: film.map(({ id, name }, i) => ({ id, name, share: seconds[i] })),
    poster: chapters => momentIn(chapters, still),
    end: chapters => momentIn(chapters, end),
    notes: () => [...new Set(plans.flatMap(plan => plan.notes()))],
    marks: [...new Set(plans.flatMap(({ marks = [] }) => marks))],
    ...(plans.some(({ below }) => below) && { below: true }),
    draw: (layout, chapters) => play(film, chapters, layout),
  }
}

/** Seconds of each chapter in a time: more or fewer in the same ratio, but none more than the most that it takes. */
export function chapterSeconds(film: readonly Pick<FilmChapter, 'seconds' | 'most'>[], duration: number) {
  const most = film.map(chapter => chapter.most ?? Infinity)
  let capped = film.map(() => false)
  for (;;) {
    const taken = film.reduce((sum, _, i) => sum + (capped[i] ? most[i] : 0), 0)
    const pace = (duration - taken) / film.reduce((sum, { seconds }, i) => sum + (capped[i] ? 0 : seconds), 0)
    const over = film.map(({ seconds }, i) => capped[i] || seconds * pace > most[i])
    if (over.every((is, i) => is === capped[i]))
      return film.map(({ seconds }, i) => (capped[i] ? most[i] : seconds * pace))
    capped = over
  }
}

function play(film: readonly FilmChapter[], chapters: readonly Chapter[], layout: Layout): Draw {
  const drawing = memoize(({ plan, chapters }: OpenScene) => plan.draw(layout, chapters))
  /** The words of a frame of a chapter; a scene may speak of another one of its chapters. */
  const captionOf = (index: number, { caption = chapters[index] }: Pick<PlotFrame, 'caption'>) => {
    const { of, plays, caption: own } = film[index]
    if (!('id' in caption)) return own === undefined ? caption : chapters[index]
    if (caption.id === plays) return chapters[index]
    return chapters[film.findIndex(other => other.of === of && other.plays === caption.id)] ?? chapters[index]
  }
  return (time, view, chapter) => {
    const index = chapters.indexOf(chapter)
    const { of, plays, between: [from, to] = [0, 1] } = film[index]
    const share = from + (to - from) * progress(time, chapter.start, chapter.end)
    const moment = chapterMoment(of.chapters, plays, share)
    const frame = drawing(of)(moment.time, view, moment.chapter)
    return { ...frame, key: [index, ...frame.key], caption: captionOf(index, frame) }
  }
}

/** The time when so much of a chapter has been shown. */
function momentIn(chapters: readonly Chapter[], { index, share }: FilmMoment) {
  const { start, end } = chapters[index]
  return { time: share === 1 ? end : start + share * (end - start), chapter: chapters[index] }
}
