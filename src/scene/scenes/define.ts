import type { TrainingRecord } from '../../network/network.ts'
import type { SceneFacts } from '../../options/catalog.ts'
import type { Spec } from '../../options/spec.ts'
import { type ChapterPlan, chapterAt, chaptersOf } from '../chapters.ts'
import { memoizeLast } from '../memoize.ts'
import type { LinesDrawn } from '../model/drawn.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Chapter, Moment, Scene, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { head } from '../style/head.ts'
import { type HeadText, type Layout, layOut } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import { type Theme, themeOf } from '../style/theme.ts'

/** What a scene is planned from. */
export interface SceneContext {
  spec: Spec
  /** What is shown of the network. It does not depend on the scene: all panels of a picture have the same. */
  model: FigureModel
  record?: TrainingRecord | undefined
  theme: Theme
}

/** What a scene says, when, and how it is drawn. */
export interface ScenePlan {
  /** Its own title, for a spec that gives none. */
  title: string
  /** In their order. */
  chapters: readonly ChapterPlan[]
  /** Its own captions by chapter id, or one for all chapters. */
  captions: string | Readonly<Record<string, string>>
  /** The moment that a still shows: a time, and the chapter that it belongs to. */
  poster(chapters: readonly Chapter[]): { time: number; chapter: Chapter }
  /** Facts that the picture cannot carry. */
  notes: readonly string[]
  /** Where head and plot stand; without it as in most scenes, a square plot below its head. */
  layOut?(text: HeadText): Layout
  /** Prepares all that does not change with time. */
  draw(layout: Layout, chapters: readonly Chapter[]): Draw
}

/** What is drawn below the head at a time, in the chapter that it falls in. */
export type Draw = (time: number, view: View | undefined, chapter: Chapter) => PlotFrame

/** What is drawn below the head at one time. */
export interface PlotFrame {
  /** What the shapes depend on: while all of it stays the same, the shapes of the frame before are used again. */
  key: readonly unknown[]
  shapes(): Shape[]
  /** The chapter whose caption is shown, where it is another one. */
  caption?: Chapter
}

/** One kind of scene, which draws any network, wherever it was trained. */
export interface SceneDefinition {
  facts: SceneFacts
  /** What happens in it, as a clause of the alternative text, for one who does not see it. */
  alt(spec: Spec, model: FigureModel): string
  /** The linear decisions that it draws; none without it. */
  lines?(spec: Spec, model: FigureModel): LinesDrawn
  /** @throws SpecError for what it cannot show */
  plan(context: SceneContext): ScenePlan
}

/** A scene of a source: what all scenes have in common is done here. */
export function sceneFrom(
  source: SceneDefinition,
  spec: Spec,
  model: FigureModel,
  record?: TrainingRecord,
): Scene {
  const theme = themeOf(spec)
  const plan = source.plan({ spec, model, record, theme })
  const chapters = chaptersOf(plan.chapters, spec)
  const title = spec.title ?? plan.title
  const ownCaption = ({ id }: Chapter) =>
    typeof plan.captions === 'string' ? plan.captions : plan.captions[id]
  const captionOf = (chapter: Chapter) => {
    if (spec.caption === null) return ownCaption(chapter)
    return spec.caption === 'none' ? '' : spec.caption
  }
  const legend = spec.legend ? legendNames(model.dataset) : []
  const { width, height } = spec.size
  const text = { title, captions: chapters.map(captionOf), legend }
  const layout = plan.layOut?.(text) ?? layOut(width, height, text)
  const poster = plan.poster(chapters)
  const draw = plan.draw(layout, chapters)
  const header = memoizeLast<Shape[]>()
  const shapes = memoizeLast<Shape[]>()
  const frameAt = (moment: Moment, view?: View) => {
    const { time, chapter } =
      moment === 'poster' ? poster : { time: moment, chapter: chapters[chapterAt(chapters, moment)] }
    const frame = draw(time, view, chapter)
    return { frame, spoken: frame.caption ?? chapter }
  }
  return {
    width,
    height,
    duration: spec.duration,
    chapters,
    still: poster.time,
    background: theme.background,
    notes: [...plan.notes],
    saysAt: moment => [ownCaption(frameAt(moment).spoken)],
    at(moment, view) {
      const { frame, spoken } = frameAt(moment, view)
      const caption = captionOf(spoken)
      return shapes([caption, ...frame.key], () => [
        ...frame.shapes(),
        ...header([caption], () => head(layout, theme, { title, caption, legend })),
      ])
    },
  }
}
