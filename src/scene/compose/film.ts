import { progress } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterOf } from '../chapters.ts'
import type { Layout } from '../layout/layout.ts'
import { memoize, memoizeLast } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Chapter, View } from '../scene.ts'
import { filled, type Shape } from '../shape.ts'
import { giveWay } from '../style/give-way.ts'
import type { Theme } from '../style/theme.ts'
import type { Draw, PlotFrame } from '../timeline/timeline.ts'
import type { SceneContext, ScenePlan, SceneSource } from './define.ts'
import { type OpenScene, openScene } from './open-scene.ts'
import { ownCaption } from './plan-scene.ts'

/** Seconds of a cross-fade, and the largest share of a chapter that it takes. */
const FADE = { seconds: 0.3, share: 0.3 }

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
  /** True where it goes on where the one before it ends, so that nothing has to fade; without it the pictures decide. */
  joined?: boolean
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
        ...{ id, name, of, plays: id, joined: i > 0, ...own },
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
 * The plan of chapters of scenes that are played one after the other, in one layout. A picture that differs from the one
 * before it fades in over that, and the last one fades back into the first where the film is played again.
 *
 * @param still the moment that a still shows
 * @param end that of the end of its argument
 */
export function planFilm(
  film: readonly FilmChapter[],
  still: FilmMoment,
  { spec, theme }: { spec: Spec; theme: Theme },
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
    poster: chapters => momentIn(film, chapters, still, spec),
    end: chapters => momentIn(film, chapters, end, spec),
    notes: () => [...new Set(plans.flatMap(plan => plan.notes()))],
    marks: [...new Set(plans.flatMap(({ marks = [] }) => marks))],
    ...(plans.some(({ below }) => below) && { below: true }),
    draw: (layout, chapters) => play(film, chapters, layout, { spec, theme }),
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

function play(
  film: readonly FilmChapter[],
  chapters: readonly Chapter[],
  layout: Layout,
  { spec, theme }: { spec: Spec; theme: Theme },
): Draw {
  const drawing = memoize(({ plan, chapters }: OpenScene) => plan.draw(layout, chapters))
  const shown = film.map(chapter => open(chapter, drawing))
  const crossFade = crossFader(layout, theme, spec.transparent)
  // The picture before the first one is the last.
  const fades = memoize((index: number) => {
    const { joined } = film[index]
    const before = shown[(index || film.length) - 1]
    return joined === undefined ? !isSame(before(1).shapes(), shown[index](0).shapes()) : !joined
  })
  /** The words of a frame of a chapter; a scene may speak of another one of its chapters. */
  const captionOf = (index: number, { caption = chapters[index] }: Pick<PlotFrame, 'caption'>) => {
    const { of, plays, caption: own } = film[index]
    if (!('id' in caption)) return own === undefined ? caption : chapters[index]
    if (caption.id === plays) return chapters[index]
    return chapters[film.findIndex(other => other.of === of && other.plays === caption.id)] ?? chapters[index]
  }
  return (time, view, chapter) => {
    const index = chapters.indexOf(chapter)
    const { start, end } = chapter
    const begins = index > 0 && fades(index) ? start + fadeOf(chapter) : start
    const ends = returns(chapter, chapters, spec) && fades(0) ? end - fadeOf(chapter) : end
    const own = shown[index](progress(time, begins, ends), view)
    const other = time < begins ? shown[index - 1](1, view) : time > ends ? shown[0](0, view) : null
    const left = time < begins ? 1 - progress(time, start, begins) : progress(time, ends, end)
    // What is seen more strongly has the word, so that the very end speaks of the first picture.
    const isFirst = time > ends && left > 0.5
    return {
      key: [index, ...own.key, ...(other ? [left, ...other.key] : [])],
      shapes: () => (other ? crossFade(other.shapes(), own.shapes(), left) : own.shapes()),
      caption: isFirst ? captionOf(0, other!) : captionOf(index, own),
    }
  }
}

/** The pictures of a chapter at a share of its time; while the picture rests, its shapes are the same array. */
function open(
  { of, plays, between: [from, to] = [0, 1] }: FilmChapter,
  drawing: (scene: OpenScene) => Draw,
): (share: number, view?: View) => PlotFrame {
  const chapter = chapterOf(of.chapters, plays)
  const { start, end } = chapter
  const remember = memoizeLast<Shape[]>()
  return (share, view) => {
    const time = start + (end - start) * (from + (to - from) * share)
    const frame = drawing(of)(time, view, chapter)
    return { ...frame, shapes: () => remember(frame.key, frame.shapes) }
  }
}

/** Two pictures in one, the other one with a share of its strength. */
function crossFader(layout: Layout, theme: Theme, transparent: boolean) {
  const { width, height } = layout
  const faded = (key: string, shapes: Shape[], opacity: number): Shape => {
    return { kind: 'group', key, children: giveWay(shapes, layout, theme), opacity }
  }
  const page: Shape = filled('page', [[0, 0, width, 0, width, height, 0, height]], theme.background)
  // Over a page of its own, so that what both pictures show alike does not grow pale on the way. Without a background
  // there is no page, and one fades out while the other fades in.
  return (other: Shape[], own: Shape[], left: number): Shape[] =>
    transparent
      ? [faded('other', other, left), faded('own', own, 1 - left)]
      : [...own, faded('other', [page, ...other], left)]
}

/** Seconds in which a chapter appears over another one, or goes. */
function fadeOf({ start, end }: Chapter): number {
  return Math.min(FADE.seconds, FADE.share * (end - start))
}

/** True where a loop comes back to its first picture before a chapter ends. */
function returns(chapter: Chapter, chapters: readonly Chapter[], { loop }: Pick<Spec, 'loop'>): boolean {
  return chapter === chapters[chapters.length - 1] && loop !== 'once'
}

/** The time when so much of a chapter has been shown, clear of what may fade at its ends. */
function momentIn(
  film: readonly FilmChapter[],
  chapters: readonly Chapter[],
  { index, share }: FilmMoment,
  spec: Spec,
) {
  const chapter = chapters[index]
  const begins = index > 0 && !film[index].joined ? chapter.start + fadeOf(chapter) : chapter.start
  const ends = returns(chapter, chapters, spec) ? chapter.end - fadeOf(chapter) : chapter.end
  return { time: share === 1 ? ends : begins + share * (ends - begins), chapter }
}

/** True for pictures of the same shapes. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [own, others] = [Object.entries(a), Object.entries(b)]
  return own.length === others.length && own.every(([key, value]) => isSame(value, b[key as keyof object]))
}
