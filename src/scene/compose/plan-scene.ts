import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { TrainingRecord } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { FigureSpec, PictureSpec } from '../../options/sweep.ts'
import { chapterAt } from '../chapters.ts'
import type { Font } from '../font.ts'
import { layOut } from '../layout/lay-out.ts'
import type { HeadText, Layout, LegendEntry, MarkName } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { heldFeatures } from '../model/slices/slice.ts'
import type { Chapter, Moment, Scene, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { giveWay } from '../style/give-way.ts'
import { head } from '../style/head.ts'
import { legendEntries } from '../style/legend.ts'
import { themeOf } from '../style/themes.ts'
import { ownText, textsById } from '../words/own-facts.ts'
import { foreignNear, sliceFacts, sliceNotes } from '../words/slice.ts'
import { lackCaption } from '../words/sweep.ts'
import type { SceneContext, SceneDefinition, ScenePlan, SceneSource, SweepContext } from './define.ts'
import { type OpenScene, openScene } from './open-scene.ts'

/** Pixels of a picture's shorter side from which on its legend says what marks mean: below, the plot needs the room. */
const KEYED = 250

/** True where a scene shows the network that it was given. */
export function isShown({ showsNetwork }: Pick<SceneDefinition, 'showsNetwork'>, spec: FigureSpec): boolean {
  return showsNetwork?.(spec) ?? true
}

/** The caption that a plan has for a chapter. */
export function ownCaption({ captions }: Pick<ScenePlan, 'captions'>, id: string): Caption {
  // In a sweep a panel of fewer units has no part of its own in the last chapters.
  return isCaption(captions) ? captions : (captions[id] ?? [''])
}

function isCaption(captions: ScenePlan['captions']): captions is Caption {
  return Array.isArray(captions)
}

/** True for a figure before its network is trained, which may change its chapters. */
export function isUntrained({ model }: Spec, record: TrainingRecord | undefined, shown: boolean): boolean {
  return shown && model === null && record?.stopped === 'model'
}

/** A scene of one plot. */
export interface PlotScene extends Scene {
  /** The title and the caption that it shows at a moment, this with `all` that is known besides. */
  wordsAt(moment: Moment, all: boolean): { title: string; caption: string }
}

/** A scene that waits for its place. */
export interface PlannedScene {
  /** The texts of its head. */
  words: HeadText
  /** The ids of its chapters; null before its network is trained, which may change them. */
  ids: readonly string[] | null
  /** The marks that its points have. */
  marks: readonly MarkName[]
  /** The scene in a place that leaves room for these words. */
  build(layout: Layout): PlotScene
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

/** The mark between the sentence of a moment and what is known besides, where these stand in a row. */
const BETWEEN = ' · '

function inOne(caption: readonly string[]): string {
  return caption.filter(text => text !== '').join(BETWEEN)
}

/** The texts of a scene: a plan's, or a spec's own in their place. */
function textsOf(
  plan: ScenePlan,
  told: Parameters<typeof ownText>[1],
  isSwept: boolean,
  { model, say }: Pick<SceneContext<FigureModel>, 'model' | 'say'>,
) {
  const own = ownText('title', told)
  const title = own ?? plan.title
  const [titles, captions] = [textsById('titles', told), textsById('captions', told)]
  const caption = ownText('caption', told)
  const holds = model.slice && heldFeatures(model.slice).length > 0
  const facts = holds && !plan.sliced ? sliceFacts(model, say) : null
  // The points near a slice are what is spoken of, what is held is known besides.
  const near = facts && facts.moves === null ? [say.sliders.near(facts)] : []
  const lacks = isSwept || !('without' in model) ? [] : lackCaption(model, say)
  const held = facts ? say.slice.near(facts).slice(-1) : (plan.sliced?.near ?? [])
  const wordsOf = (spoken: Chapter | Caption) => ('id' in spoken ? ownCaption(plan, spoken.id) : spoken)
  return {
    title,
    // A title of one's own is as large as a sentence, as is the name of a panel, and one above which nothing is said.
    isLarge: isSwept || Boolean(own) || caption === 'none',
    wordsOf,
    titleOf: ({ id }: Pick<Chapter, 'id'>) => titles[id] ?? plan.titles?.[id] ?? title,
    captionOf(spoken: Chapter | Caption, { id }: Pick<Chapter, 'id'>) {
      const text = captions[id] ?? plan.given?.[id] ?? caption
      const [says, ...told] = text === null ? wordsOf(spoken) : [text === 'none' ? '' : text]
      const all = [says, ...near, ...lacks, ...told, ...held]
      const said = isSwept ? 1 : 1 + near.length
      return { caption: inOne(all.slice(0, said)), detail: inOne(all.slice(said)) }
    },
  }
}

/** A scene of a source: what all scenes have in common is done here. */
export function planScene(
  source: SceneSource,
  spec: Spec,
  model: FigureModel,
  say: Language,
  record?: TrainingRecord,
  font?: Font,
  sweep?: SweepContext<FigureModel>,
): PlannedScene {
  const theme = themeOf(spec)
  const opened = openScene(source, { spec, model, say, record, theme, font, sweep })
  const { plan, chapters } = opened
  const shown = isShown(source, spec)
  const texts = textsOf(plan, { spec, model, record, shown, say }, sweep !== undefined, { model, say })
  const marks = marksOf(plan, spec, model)
  const legend = spec.legend && plan.legend !== false ? legendEntries(model.dataset, marks, say) : []
  const captions = [
    ...chapters.map(chapter => texts.captionOf(chapter, chapter)),
    ...(plan.spoken ?? []).map(text => texts.captionOf(text, { id: '' })),
  ]
  return {
    words: {
      titles: [...new Set(chapters.map(texts.titleOf))],
      captions: captions.map(({ caption }) => caption),
      details: captions.map(({ detail }) => detail),
      legend,
      font,
      titled: texts.isLarge,
      film: !sweep,
      ...(plan.below && { below: true }),
      ...(plan.foot && { foot: plan.foot }),
    },
    ids: isUntrained(spec, record, shown) ? null : chapters.map(({ id }) => id),
    marks,
    build(layout) {
      const turns = source.hasCamera?.(model) ?? false
      return placed(opened, texts, { spec, model, say, theme, legend, turns }, layout)
    },
  }
}

/** The facts of a figure by which a scene of it stands in a place. */
interface Placing extends Pick<SceneContext<FigureModel>, 'spec' | 'model' | 'say' | 'theme'> {
  legend: LegendEntry[]
  /** True where a camera sees it. */
  turns: boolean
}

/** A scene in its place. */
function placed(
  { plan, chapters }: OpenScene,
  { title, titleOf, captionOf, wordsOf }: ReturnType<typeof textsOf>,
  { spec, model, say, theme, legend, turns }: Placing,
  layout: Layout,
): PlotScene {
  const draw = plan.draw({ ...layout, tick: say.numbers.local }, chapters)
  const poster = plan.poster(chapters)
  const way = plan.way?.(chapters)
  const named = { poster, end: plan.end?.(chapters) ?? poster }
  const header = memoizeLast<Shape[]>()
  const shapes = memoizeLast<Shape[]>()
  const frameAt = (moment: Moment, view?: View) => {
    const { time, chapter } =
      typeof moment === 'string'
        ? named[moment]
        : { time: moment, chapter: chapters[chapterAt(chapters, moment)] }
    const frame = draw(time, view, chapter)
    const spoken = frame.caption ?? chapter
    const said = 'id' in spoken ? spoken : chapter
    return { frame, spoken, title: titleOf(said), ...captionOf(spoken, said) }
  }
  return {
    width: layout.width,
    height: layout.height,
    title: title || plan.title,
    duration: plan.rests ? 0 : spec.duration,
    chapters: plan.rests ? [] : chapters,
    still: poster.time,
    ends: named.end.time,
    ...(way && { way: [way.start, way.end] as const }),
    background: theme.background,
    ...(turns && { turns }),
    lang: say.tag,
    get notes() {
      return [...plan.notes(), ...(plan.sliced?.notes() ?? (model.slice ? sliceNotes(model, say) : []))]
    },
    saysAt: moment => [inOne(wordsOf(frameAt(moment).spoken))],
    wordsAt(moment, all) {
      const { title, caption, detail } = frameAt(moment)
      return { title, caption: all ? inOne([caption, detail]) : caption }
    },
    at(moment, view) {
      const { frame, title, caption, detail } = frameAt(moment, view)
      const words = [title, caption, detail]
      return shapes([...words, ...frame.key], () => [
        ...giveWay(frame.shapes(), layout, theme),
        ...(layout.bare ? [] : header(words, () => head(layout, theme, { title, caption, detail, legend }))),
      ])
    },
  }
}

/** The marks that a scene's points have, of a picture that has room to say what they mean. */
function marksOf({ marks: own }: ScenePlan, { size }: Spec, model: FigureModel): MarkName[] {
  const { rows, dataset, slice } = model
  if (!size.unit && Math.min(size.width, size.height) < KEYED) return []
  const held = rows.some(row => row >= dataset.y.length)
  // Scenes without marks have no places of classes.
  const isForeign =
    own && slice && !own.includes('foreign') && (slice.moving !== null || foreignNear(slice) > 0)
  return [
    ...(held ? (['heldOut'] as const) : []),
    ...(own ?? []).map(mark => (mark === 'wrong' && 'without' in model ? 'lost' : mark)),
    ...(isForeign ? (['foreign'] as const) : []),
  ]
}
