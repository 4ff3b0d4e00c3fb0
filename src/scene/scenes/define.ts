import type { Language } from '../../language/languages.ts'
import { hasHidden, type TrainingRecord } from '../../network/network.ts'
import type { SceneFacts } from '../../options/catalog.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { FigureSpec, PictureSpec } from '../../options/sweep.ts'
import { type ChapterPlan, chapterAt, chaptersOf } from '../chapters.ts'
import type { Font } from '../font.ts'
import { memoizeLast } from '../memoize.ts'
import type { LinesDrawn } from '../model/drawn.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { LearningClock } from '../model/learning-clock.ts'
import type { PartName } from '../model/parts.ts'
import type { Chapter, Moment, Scene, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { giveWay } from '../style/give-way.ts'
import { head } from '../style/head.ts'
import { layOut } from '../style/lay-out.ts'
import type { HeadText, Layout } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { themeOf } from '../style/themes.ts'
import { ownText, textsById } from '../words/own-facts.ts'

/** The scenes that a figure may show, by name: all of them, or those that a page brings along. */
export type SceneTable = Readonly<Record<string, SceneDefinition>>

/** The input of planning a scene. */
export interface SceneContext {
  spec: Spec
  /** The model of the figure. It does not depend on the scene: all panels of a picture have the same. */
  model: FigureModel
  /** The messages of its language. */
  say: Language
  record?: TrainingRecord | undefined
  theme: Theme
  /** The font of its texts, where that is not the bundled one. */
  font?: Font | undefined
  /** Set where it is a panel of a sweep. */
  sweep?: SweepContext | undefined
}

/** The things that the panels of a sweep have in common. */
export interface SweepContext {
  /** The clock of all trainings. */
  clock: LearningClock | undefined
  /** The model of the deepest network, whose chapters are those of the picture. */
  leading: FigureModel
}

/** The texts of a scene, its chapters and its drawing. */
export interface ScenePlan {
  /** Its own title, for a spec that gives none. */
  title: string
  /** In their order. */
  chapters: readonly ChapterPlan[]
  /** Its own captions by chapter id, or one for all chapters. */
  captions: string | Readonly<Record<string, string>>
  /** Captions that frames bring themselves, so that the head has room for them. */
  spoken?: readonly string[]
  /** Captions by chapter id that the spec gives a part of a sequence, before its one for all. */
  given?: Readonly<Record<string, string>>
  /** Its own titles by chapter id, where they differ from chapter to chapter. */
  titles?: Readonly<Record<string, string>>
  /** The moment that a still shows: a time, and the chapter that it belongs to. */
  poster(chapters: readonly Chapter[]): { time: number; chapter: Chapter }
  /** Facts that the picture cannot carry. */
  notes: readonly string[]
  /** No legend in the head, as it says itself what its colours mean. */
  legend?: false
  /** Set where it fills all that is below the head, instead of a square. */
  below?: true
  /** Prepares all that does not change with time. */
  draw(layout: Layout, chapters: readonly Chapter[]): Draw
}

/** The drawing below the head at a time, in the chapter that the time falls in. */
export type Draw = (time: number, view: View | undefined, chapter: Chapter) => PlotFrame

/** The drawing below the head at one time. */
export interface PlotFrame {
  /** All that the shapes depend on: while it stays the same, the shapes of the frame before are used again. */
  key: readonly unknown[]
  shapes(): Shape[]
  /** The chapter whose caption is shown, where it is another one, or what is said instead. */
  caption?: Chapter | string
}

/** One kind of scene, which draws any network, wherever it was trained. */
export interface SceneDefinition {
  facts: SceneFacts
  /** The parts that it takes of a network besides the model that all scenes have. */
  parts?: readonly PartName[]
  /** True where it shows the network that it was given; true by default. */
  showsNetwork?(spec: FigureSpec): boolean
  /** A clause of the alternative text: what happens in it, for one who does not see it. */
  alt(spec: Spec, model: FigureModel, say: Language): string
  /** A sentence of the alternative text: the results that it shows, where they are not the network's alone. */
  result?(model: FigureModel, say: Language): string
  /** The linear decisions that it draws; none without it. */
  lines?(spec: Spec, model: FigureModel): LinesDrawn
  /** True where a camera sees what it shows of a model; without it that is a plane. */
  hasCamera?(model: FigureModel): boolean
  /**
   * The words for what is missing over more than two features, where it draws over the input plane; `whole` where it is
   * missing over one, too.
   */
  plane?: { missing: string; whole?: true }
  /** @throws SpecError for what it cannot show */
  plan(context: SceneContext): ScenePlan
}

/** The source of a scene: one of the table, or several that are played as one, which has no facts of its own. */
export type SceneSource = Pick<SceneDefinition, 'plan' | 'plane' | 'hasCamera' | 'showsNetwork'> & {
  facts?: SceneFacts
}

/** @throws SpecError for a scene that draws over the input plane, of data that have none */
function checkPlane(
  { facts, plane }: SceneSource,
  { input, dataset, network }: FigureModel,
  { model }: Pick<Spec, 'model'>,
): void {
  if (!plane || !facts) return
  const { name } = facts
  const remedy =
    model === null
      ? 'choose two with --features A,B, or train on two components with --reduce 2'
      : hasHidden(network)
        ? 'the scenes transform and orbit can show this model'
        : 'the scene data can show its points'
  if (!input.flat)
    throw new SpecError(
      'scene',
      name,
      `another one: over ${dataset.features.length} features there is ${plane.missing}; ${remedy}`,
    )
  if (plane.whole && input.dimensions !== 2)
    throw new SpecError('scene', name, `another one: a line of one feature has ${plane.missing}`)
}

/** True where a scene shows the network that it was given. */
export function isShown({ showsNetwork }: Pick<SceneDefinition, 'showsNetwork'>, spec: FigureSpec): boolean {
  return showsNetwork?.(spec) ?? true
}

/** A scene that is planned, in its own time. */
export interface OpenScene {
  plan: ScenePlan
  chapters: Chapter[]
}

/** @throws SpecError for what the scene cannot show */
export function openScene(source: SceneSource, context: SceneContext): OpenScene {
  checkPlane(source, context.model, context.spec)
  const plan = source.plan(context)
  return { plan, chapters: chaptersOf(plan.chapters, context.spec) }
}

/** The caption that a plan has for a chapter. */
export function ownCaption({ captions }: Pick<ScenePlan, 'captions'>, id: string): string {
  return typeof captions === 'string' ? captions : captions[id]
}

/** True for a figure before its network is trained, which may change its chapters. */
export function isUntrained({ model }: Spec, record: TrainingRecord | undefined, shown: boolean): boolean {
  return shown && model === null && record?.stopped === 'model'
}

/** A scene that waits for its place. */
export interface PlannedScene {
  /** The texts of its head. */
  words: HeadText
  /** The ids of its chapters; null before its network is trained, which may change them. */
  ids: readonly string[] | null
  /** The scene in a place that leaves room for these words. */
  build(layout: Layout): Scene
}

/** A scene of a source in a picture of its own. */
export function sceneFrom(...parts: Parameters<typeof planScene>): Scene {
  const planned = planScene(...parts)
  const { words, build } = planned
  checkChapters(parts[1], [planned])
  const { width, height } = parts[1].size
  return build(layOut(width, height, words))
}

/** @throws SpecError for texts of chapters that none of the scenes has, as far as that is known */
export function checkChapters({ titles, captions }: PictureSpec, planned: readonly PlannedScene[]): void {
  if (planned.some(({ ids }) => ids === null)) return
  const known = [...new Set(planned.flatMap(({ ids }) => ids ?? []))]
  for (const [field, texts] of Object.entries({ title: titles, caption: captions }))
    for (const id of Object.keys(texts ?? {}))
      if (!known.includes(id)) throw new SpecError(field, id, `the id of a chapter (${known.join(', ')})`)
}

/** A scene of a source: what all scenes have in common is done here. */
export function planScene(
  source: SceneSource,
  spec: Spec,
  model: FigureModel,
  say: Language,
  record?: TrainingRecord,
  font?: Font,
  sweep?: SweepContext,
): PlannedScene {
  const theme = themeOf(spec)
  const { plan, chapters } = openScene(source, { spec, model, say, record, theme, font, sweep })
  const shown = isShown(source, spec)
  const told = { spec, model, record, shown, say }
  const title = ownText('title', told) ?? plan.title
  const own = {
    titles: textsById('titles', told),
    caption: ownText('caption', told),
    captions: textsById('captions', told),
  }
  const titleOf = ({ id }: Chapter) => own.titles[id] ?? plan.titles?.[id] ?? title
  const wordsOf = (spoken: Chapter | string) =>
    typeof spoken === 'string' ? spoken : ownCaption(plan, spoken.id)
  const captionOf = (spoken: Chapter | string, { id }: Pick<Chapter, 'id'>) => {
    const text = own.captions[id] ?? plan.given?.[id] ?? own.caption
    return text === 'none' ? '' : (text ?? wordsOf(spoken))
  }
  const legend = spec.legend && plan.legend !== false ? legendNames(model.dataset, say) : []
  const poster = plan.poster(chapters)
  const build = (layout: Layout): Scene => {
    const draw = plan.draw(layout, chapters)
    const header = memoizeLast<Shape[]>()
    const shapes = memoizeLast<Shape[]>()
    const frameAt = (moment: Moment, view?: View) => {
      const { time, chapter } =
        moment === 'poster' ? poster : { time: moment, chapter: chapters[chapterAt(chapters, moment)] }
      const frame = draw(time, view, chapter)
      const spoken = frame.caption ?? chapter
      return { frame, spoken, said: typeof spoken === 'string' ? chapter : spoken }
    }
    return {
      width: layout.width,
      height: layout.height,
      title: title || plan.title,
      duration: spec.duration,
      chapters,
      still: poster.time,
      background: theme.background,
      ...(source.hasCamera?.(model) && { turns: true }),
      notes: [...plan.notes],
      saysAt: moment => [wordsOf(frameAt(moment).spoken)],
      at(moment, view) {
        const { frame, spoken, said } = frameAt(moment, view)
        const caption = captionOf(spoken, said)
        const title = titleOf(said)
        return shapes([title, caption, ...frame.key], () => [
          ...giveWay(frame.shapes(), layout, theme),
          ...header([title, caption], () => head(layout, theme, { title, caption, legend })),
        ])
      },
    }
  }
  const captions = [
    ...chapters.map(chapter => captionOf(chapter, chapter)),
    ...(plan.spoken ?? []).map(text => captionOf(text, { id: '' })),
  ]
  const below = plan.below ? { below: true as const } : {}
  return {
    words: { titles: [...new Set(chapters.map(titleOf))], captions, legend, font, ...below },
    ids: isUntrained(spec, record, shown) ? null : chapters.map(({ id }) => id),
    build,
  }
}
