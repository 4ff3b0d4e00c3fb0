import { eases, progress } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { ChapterPlan } from '../chapters.ts'
import { chapterOf } from '../chapters.ts'
import { knownOf, memoizeLast } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { modelAt } from '../model/slices/held-columns.ts'
import { movedTo } from '../model/slices/slice.ts'
import { SLICE_SCALE_HEIGHT, sliceScale } from '../plane/slice-scale.ts'
import type { Chapter, View } from '../scene.ts'
import type { PlotFrame } from '../timeline/timeline.ts'
import { movedFacts, wayFacts } from '../words/slice.ts'
import type { SceneContext, SceneDefinition, ScenePlan, SceneSource } from './define.ts'
import { openScene } from './open-scene.ts'

/** Moments whose words tell how much room words take. */
const MOMENTS = 33

/** Shares of the way are told apart up to this: what is passed on the way there is passed on the way back. */
const SHARES = 1e6

/**
 * A scene on a slice that moves: its own still at each moment, from one value of a held feature to another and back, over a
 * scale that says where it is.
 */
export function movingSlice(source: SceneSource): Pick<SceneDefinition, 'plan' | 'alt'> {
  return {
    plan: context => planMoving(source, context),
    alt: (_, { slice }, { alt }) => alt.moving(wayFacts(slice!)),
  }
}

function planMoving(source: SceneSource, context: SceneContext): ScenePlan {
  const { model, spec, say, theme } = context
  const { plan } = stillAt(source, context, model)
  const captionAt = (of: ClassModel): Caption => [say.slice.title(movedFacts(of, say))]
  const modelTo = (share: number) => alike(modelAt(model, movedTo(model.slice!, share)), model)
  const ways = Array.from({ length: MOMENTS }, (_, i) => captionAt(modelTo(i / (MOMENTS - 1))))
  const { end: _, titles: __, given: ___, ...own } = plan
  return {
    ...own,
    captions: captionAt(model),
    spoken: ways,
    chapters: chaptersOfWay(model, spec, say),
    foot: SLICE_SCALE_HEIGHT,
    poster(chapters) {
      const chapter = chapterOf(chapters, 'there')
      return { time: (chapter.start + chapter.end) / 2, chapter }
    },
    end(chapters) {
      const chapter = chapterOf(chapters, 'to')
      return { time: chapter.start, chapter }
    },
    way: chapters => chapterOf(chapters, 'there'),
    draw(layout, chapters) {
      const scale = sliceScale(model, layout, theme, say, plan.below ?? false)
      // The scene that all look alike to: a camera stays where it stands there.
      const middle = stillAt(source, context, model).draw(layout)
      const moment = memoizeLast<{ frame(view?: View): PlotFrame; caption: Caption }>()
      return (time, view) => {
        const share = shareAt(time, chapters, spec)
        const { frame, caption } = moment([share], () => {
          if (share === 0.5) return { frame: middle, caption: captionAt(model) }
          const at = modelTo(share)
          return { frame: stillAt(source, context, at).draw(layout), caption: captionAt(at) }
        })
        const { key, shapes } = frame(view)
        return { key: [share, ...key], shapes: () => [...shapes(), ...scale(share)], caption }
      }
    },
  }
}

/** A scene at its own best moment. */
function stillAt(source: SceneSource, context: SceneContext, model: ClassModel) {
  const spec: Spec = { ...context.spec, holdStart: null, holdEnd: null, loop: 'once' }
  const { plan, chapters } = openScene(source, { ...context, model, spec })
  return {
    plan,
    draw(layout: Parameters<ScenePlan['draw']>[0]): (view?: View) => PlotFrame {
      const draw = plan.draw(layout, chapters)
      const { time, chapter } = plan.poster(chapters)
      return view => draw(time, view, chapter)
    },
  }
}

/** A model that is seen from where another one is. */
function alike(model: ClassModel, other: ClassModel): ClassModel {
  for (const [name, value] of Object.entries(knownOf(other)))
    if (name.startsWith('azimuth')) knownOf(model)[name] = value
  return model
}

/** Rests at both ends, named by the values there, and between them the way there and back. */
function chaptersOfWay(
  model: ClassModel,
  { oneWay }: Pick<Spec, 'oneWay'>,
  { chapters, slice }: Language,
): ChapterPlan[] {
  const { from, to } = wayFacts(model.slice!)
  const way = [
    { id: 'from', name: slice.value(from), share: 6 },
    { id: 'there', name: chapters.there, share: 39 },
    { id: 'to', name: slice.value(to), share: 10 },
  ]
  if (oneWay) return way
  return [
    ...way,
    { id: 'back', name: chapters.back, share: 39 },
    { id: 'again', name: slice.value(from), share: 6 },
  ]
}

/** The share of the way from one value to the other at a time. */
function shareAt(time: number, chapters: readonly Chapter[], { ease }: Pick<Spec, 'ease'>): number {
  const [, there, , back] = chapters
  const share = (chapter?: Chapter) => (chapter ? eases[ease](progress(time, chapter.start, chapter.end)) : 0)
  return Math.round((share(there) - share(back)) * SHARES) / SHARES
}
