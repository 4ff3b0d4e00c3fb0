import { eases, progress } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { type ChapterPlan, chapterMoment, chapterOf } from '../chapters.ts'
import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import { knownOf, memoize } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { modelAt } from '../model/slices/held-columns.ts'
import { movedTo } from '../model/slices/slice.ts'
import type { Chapter, View } from '../scene.ts'
import { type Shape, stroked, type TextShape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import type { PlotFrame } from '../timeline/timeline.ts'
import { movedFacts, wayFacts } from '../words/slice.ts'
import type { SceneContext, SceneDefinition, ScenePlan, SceneSource } from './define.ts'
import { openScene } from './open-scene.ts'

/** Moments whose words tell how much room words take. */
const MOMENTS = 33

/** Moments that are kept for the way back: those of six seconds. A page has any number of them. */
const MOMENTS_KEPT = 80

/** Shares of the way are told apart up to this: what is passed on the way there is passed on the way back. */
const SHARES = 1e6

/** A scene on a slice that moves from one value of a held feature to another and back, over a scale that says where it is. */
export function movingSlice(source: SceneSource): Pick<SceneDefinition, 'plan' | 'alt'> {
  return {
    plan: context => planMoving(source, context),
    alt: (_, { slice }, { alt }) => alt.moving(wayFacts(slice!)),
  }
}

function planMoving(source: SceneSource, context: SceneContext): ScenePlan {
  const { model, spec, say, theme } = context
  const { plan } = stillAt(source, context, model)
  const captionAt = (of: FigureModel): Caption => [say.slice.title(movedFacts(of, say))]
  const modelTo = (share: number) => alike(modelAt(model, movedTo(model.slice!, share)), model)
  const ways = Array.from({ length: MOMENTS }, (_, i) => captionAt(modelTo(i / (MOMENTS - 1))))
  const { end: _, titles: __, given: ___, ...own } = plan
  return {
    ...own,
    captions: captionAt(model),
    spoken: ways,
    chapters: chaptersOfWay(model, spec, say),
    foot: SLICE_SCALE_HEIGHT,
    poster: chapters => chapterMoment(chapters, 'there', 0.5),
    end: chapters => chapterMoment(chapters, 'to', 0),
    way: chapters => chapterOf(chapters, 'there'),
    draw(layout, chapters) {
      const scale = sliceScale(model, layout, theme, say, plan.below ?? false)
      // The scene that all look alike to: a camera stays where it stands there.
      const middle = stillAt(source, context, model).draw(layout)
      const momentAt = memoize((share: number) => {
        if (share === 0.5) return { frame: middle, caption: captionAt(model) }
        const at = modelTo(share)
        return { frame: stillAt(source, context, at).draw(layout), caption: captionAt(at) }
      }, MOMENTS_KEPT)
      return (time, view) => {
        const share = shareAt(time, chapters, spec)
        const { frame, caption } = momentAt(share)
        const { key, shapes } = frame(view)
        return { key: [share, ...key], shapes: () => [...shapes(), ...scale(share)], caption }
      }
    },
  }
}

/** A scene at its own best moment. */
function stillAt(source: SceneSource, context: SceneContext, model: FigureModel) {
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
function alike(model: FigureModel, other: FigureModel): FigureModel {
  for (const [name, value] of Object.entries(knownOf(other)))
    if (name.startsWith('azimuth')) knownOf(model)[name] = value
  return model
}

/** Rests at both ends, named by the values there, and between them the way there and back. */
function chaptersOfWay(model: FigureModel, { oneWay }: Spec, { chapters, numbers }: Language): ChapterPlan[] {
  const { from, to } = wayFacts(model.slice!)
  const way = [
    { id: 'from', name: numbers.heldValue(from), share: 6 },
    { id: 'there', name: chapters.there, share: 39 },
    { id: 'to', name: numbers.heldValue(to), share: 10 },
  ]
  if (oneWay) return way
  return [
    ...way,
    { id: 'back', name: chapters.back, share: 39 },
    { id: 'again', name: numbers.heldValue(from), share: 6 },
  ]
}

/** The share of the way from one value to the other at a time. */
function shareAt(time: number, chapters: readonly Chapter[], { ease }: Pick<Spec, 'ease'>): number {
  const [, there, , back] = chapters
  const share = (chapter?: Chapter) => (chapter ? eases[ease](progress(time, chapter.start, chapter.end)) : 0)
  return Math.round((share(there) - share(back)) * SHARES) / SHARES
}

/** Pixels that the scale takes below the axes of a plot, at a text scale of 1. */
const SLICE_SCALE_HEIGHT = 48

/** Pixels below the plot that its axes take, at a text scale of 1. */
const AXES = 48

/** Heights of rug, line and words below the scale's upper edge, and the radius of the knob, at a text scale of 1. */
const ROWS = { rug: 6, line: 17, words: 39 }
const KNOB = 6.5

/** Radius of a row's dot on the scale, in pixels at 600, and its opacity: of many some lie over each other. */
const DOT = { radius: 1.9, opacity: 0.55 }

/** Pixels between words of the scale at a text scale of 1. */
const GAP = 12

/**
 * The scale of a slice that moves: a line with both values at its ends, the rows above it, and a knob where the slice is.
 *
 * @param below true where there are several plots, and it stands below all of them
 * @returns its shapes at a share of the way from one value to the other
 */
function sliceScale(model: FigureModel, layout: Layout, theme: Theme, say: Language, below: boolean) {
  const { scale, textScale, plot, head, height, foot = 0 } = layout
  const [left, width] = below ? [head.x, head.width] : [plot.x, plot.size]
  const top = below ? height - foot : plot.y + plot.size + AXES * textScale
  const [rug, line, words] = [ROWS.rug, ROWS.line, ROWS.words].map(down => top + down * textScale)
  const { slice, all } = model
  const { rows, classes } = 'classes' in model ? model : { rows: model.beside!.rows, classes: 1 }
  const { x, columns, moving } = slice!
  const { feature, from, to } = moving!
  const stride = columns.features.length
  const values = Float64Array.from(rows, row => x[row * stride + feature])
  const [low, high] = [Math.min(from, to, ...values), Math.max(from, to, ...values)]
  const placeOf = (value: number) => left + ((value - low) / (high - low)) * width
  const ends = [placeOf(from), placeOf(to)]
  const bar = (key: string, places: readonly number[], stroke: string, thick: number): Shape =>
    stroked(`scale ${key}`, [[places[0], line, places[1], line]], stroke, thick * scale, { cap: 'round' })
  const still: Shape[] = [
    {
      kind: 'dots',
      key: 'scale rows',
      centres: [...values].flatMap(value => [placeOf(value), rug]),
      radius: DOT.radius * scale,
      colors: Array.from({ length: classes }, (_, k) => classColor(theme.rims, k)),
      fill: Int32Array.from(rows, row => (classes > 1 ? all.y[row] : 0)),
      opacity: DOT.opacity,
    },
    bar('line', [left, left + width], theme.frame, 2),
    bar('way', ends, theme.muted, 3),
    ...scaleWords(model, { left, width, y: words, ends }, layout, theme, say),
  ]
  const ring = { color: theme.background, width: 1.5 * scale }
  const knob = { radius: KNOB * textScale, colors: [theme.accent], ring }
  return (share: number): Shape[] => {
    const centres = [placeOf(movedTo(slice!, share)[feature]), line]
    return [...still, { kind: 'dots', key: 'scale knob', centres, ...knob }]
  }
}

/** Both values below their places, and the column's name where there is most room beside them. */
function scaleWords(
  { slice }: FigureModel,
  { left, width, y, ends }: { left: number; width: number; y: number; ends: number[] },
  { textScale, font }: Layout,
  theme: Theme,
  say: Language,
): Shape[] {
  const size = 12 * textScale
  const [right, gap] = [left + width, GAP * textScale]
  const { column, from, to } = wayFacts(slice!)
  const named = [from, to].map((held, i) => ({ place: ends[i], text: say.numbers.heldValue(held) }))
  const [first, last] = named
    .sort((a, b) => a.place - b.place)
    .map(({ place, text: whole }) => {
      const text = fitText(whole, width / 3, size, 400, font)
      const half = textWidth(text, size, 400, font) / 2
      return { text, half, x: Math.max(left + half, Math.min(right - half, place)) }
    })
  // Values close to each other move away from each other.
  const away = Math.max(0, (gap + first.half + last.half - last.x + first.x) / 2)
  first.x = Math.max(left + first.half, first.x - away)
  last.x = Math.min(right - last.half, Math.max(last.x + away, first.x + first.half + gap + last.half))
  const rooms = [
    [first.x + first.half, last.x - last.half],
    [last.x + last.half, right + gap],
    [left - gap, first.x - first.half],
  ].map(([from, to]) => ({ x: (from + to) / 2, room: to - from - 2 * gap }))
  const needed = textWidth(column, size, 400, font)
  const best = rooms.reduce((a, b) => (a.room < needed && b.room > a.room ? b : a))
  const text = (key: string, x: number, text: string, fill: string): TextShape => ({
    ...{ kind: 'text', key: `scale ${key}`, x, y, text, size, anchor: 'middle', fill },
  })
  return [
    ...[first, last].map((label, i) => text(`value ${i}`, label.x, label.text, theme.muted)),
    text('name', best.x, fitText(column, best.room, size, 400, font), theme.ink),
  ]
}
