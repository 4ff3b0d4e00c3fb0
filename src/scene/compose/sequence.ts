import { progress } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { SpecError } from '../../options/error.ts'
import type { SequencePart } from '../../options/forms.ts'
import { partNames } from '../../options/sequence.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Chapter } from '../scene.ts'
import { ownText, type Told, withFacts } from '../words/own-facts.ts'
import type { PlaySequence, SceneContext, ScenePlan, SceneTable } from './define.ts'
import { type FilmChapter, type FilmMoment, planFilm } from './film.ts'
import { type OpenScene, openScene } from './open-scene.ts'
import { isShown, isUntrained } from './plan-scene.ts'

/** Scenes, or some chapters of them, played one after the other as one film. */
export const sequence: PlaySequence = (parts, scenes) => ({
  showsNetwork: spec => parts.some(({ scene }) => isShown(scenes[scene], spec)),
  hasCamera: model => parts.some(({ scene }) => scenes[scene].hasCamera?.(model)),
  plan(context) {
    const ids = partNames(parts)
    const played = parts.map((part, i) => playPart(part, ids[i], scenes, context))
    const unnamed = played.flatMap(({ film }) => film)
    const film = withNames(unnamed, context.say)
    const last = played[played.length - 1].of
    const { poster, end = poster } = last.plan
    const titles = film.map(({ title }) => title).filter(title => title !== '')
    return {
      ...planFilm(film, momentIn(last, poster, film), context, momentIn(last, end, film)),
      title: [...new Set(titles)].join(' · '),
      given: Object.fromEntries(
        film.flatMap(({ id, caption }) => (caption === undefined ? [] : [[id, caption[0]]])),
      ),
    }
  },
})

/** A part's scene in its own time, and the chapters that are played of it. */
function playPart(part: SequencePart, id: string, scenes: SceneTable, context: SceneContext<FigureModel>) {
  const open = (duration: number) => {
    const own = { scene: part.scene, sequence: null, duration, ...{ holdStart: null, holdEnd: null } }
    // What a scene does to be played again is done once, at the end of all.
    return openScene(scenes[part.scene], { ...context, spec: { ...context.spec, ...own, loop: 'once' } })
  }
  const whole = open(part.seconds)
  const [first, last] = rangeOf(part, whole.chapters, context)
  const share = (whole.chapters[last].end - whole.chapters[first].start) / part.seconds
  const of = first === 0 && last === whole.chapters.length - 1 ? whole : open(part.seconds / share)
  const { spec, model, record, say } = context
  const told = { spec, model, record, say, shown: isShown(scenes[part.scene], spec) }
  const captionOf = captionsOf(part, of.chapters, context, told)
  const title = part.title === undefined ? ownText('title', told) : withFacts('sequence', part.title, told)
  const film = of.chapters.slice(first, last + 1).map(
    (chapter): FilmChapter => ({
      id: `${id}.${chapter.id}`,
      name: chapter.name,
      of,
      plays: chapter.id,
      caption: captionOf(chapter),
      title: title ?? of.plan.title,
      seconds: chapter.end - chapter.start,
    }),
  )
  return { of, film }
}

/** The indexes of the first and the last chapter that a part plays. */
function rangeOf(
  part: SequencePart,
  chapters: readonly Chapter[],
  context: SceneContext<FigureModel>,
): [first: number, last: number] {
  const all = chapters.length - 1
  if (part.chapters === undefined) return [0, all]
  const [from, to = from] = part.chapters.split('..')
  for (const id of [from, to]) if (!checkId(part, id, chapters, context)) return [0, all]
  const [first, last] = [from, to].map(id => chapters.findIndex(chapter => chapter.id === id))
  if (first <= last) return [first, last]
  throw new SpecError(
    'sequence',
    `${part.scene}:${part.chapters}`,
    `the first before the last: ${to}..${from}`,
  )
}

/** The captions that a part gives the chapters of its scene. */
function captionsOf(
  part: SequencePart,
  chapters: readonly Chapter[],
  context: SceneContext<FigureModel>,
  told: Told,
): (chapter: Chapter) => Caption | undefined {
  const { captions = {} } = part
  const shown = (caption: string): Caption => [caption === 'none' ? '' : withFacts('sequence', caption, told)]
  if (typeof captions === 'string') return () => shown(captions)
  for (const id of Object.keys(captions)) checkId(part, id, chapters, context)
  return ({ id }) => (Object.hasOwn(captions, id) ? shown(captions[id]) : undefined)
}

/** True where a scene has a chapter; a dry run may lack some. @throws SpecError for one that it does not have */
function checkId(
  part: SequencePart,
  id: string,
  chapters: readonly Chapter[],
  { spec, record }: SceneContext<FigureModel>,
): boolean {
  const ids = chapters.map(chapter => chapter.id)
  if (ids.includes(id)) return true
  if (isUntrained(spec, record, true)) return false
  throw new SpecError('sequence', id, `a chapter of ${part.scene}: ${ids.join(', ')}`)
}

/** A moment of a scene in a film, or the film's end where that chapter is not played. */
function momentIn(of: OpenScene, find: ScenePlan['poster'], film: readonly FilmChapter[]): FilmMoment {
  const { time, chapter } = find(of.chapters)
  const index = film.findLastIndex(({ of: own, plays }) => own === of && plays === chapter.id)
  if (index < 0) return { index: film.length - 1, share: 1 }
  return { index, share: progress(time, chapter.start, chapter.end) }
}

/** Chapters whose names tell them apart: one that stands in several scenes is named with its scene. */
function withNames(film: readonly FilmChapter[], say: Language): FilmChapter[] {
  const isAlone = (name: string) => film.filter(other => other.name === name).length === 1
  return film.map(chapter => {
    const { id, name } = chapter
    // "transform-2.line" → "transform 2".
    const scene = id.slice(0, id.indexOf('.')).replace('-', ' ')
    return { ...chapter, name: isAlone(name) ? name : say.chapters.inScene({ name, scene }) }
  })
}
