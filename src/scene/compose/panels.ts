import type { Dataset } from '../../data/dataset.ts'
import type { Language } from '../../language/language.ts'
import type { TrainingRecord } from '../../network/network.ts'
import { stagedLayers } from '../../options/hidden.ts'
import { panelGrid, panelType, sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import type { PictureSpec } from '../../options/sweep.ts'
import type { Font } from '../font.ts'
import { fitLines, lineHeight } from '../layout/head-lines.ts'
import { layOut } from '../layout/lay-out.ts'
import type { HeadLines, HeadText, Layout, LegendEntry } from '../layout/layout.ts'
import { LEGEND_LEADING, layLegend, measureLegend } from '../layout/legend-layout.ts'
import { memoizeLast } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { comparisonOf } from '../model/part-readers.ts'
import type { Scene } from '../scene.ts'
import { type Shape, translate, translator } from '../shape.ts'
import { head } from '../style/head.ts'
import { legendEntries } from '../style/legend.ts'
import type { Theme } from '../style/theme.ts'
import { themeOf } from '../style/themes.ts'
import { ownWords } from '../words/own-facts.ts'
import type { SceneTable } from './define.ts'
import { checkChapters, isShown, type PlannedScene, planScene } from './plan-scene.ts'

/**
 * Several scenes on one clock, each with its own head; the legend stands below them all, and a title or
 * caption of one's own above. Shorter scenes are stretched to the longest, so that all loop together.
 */
export function buildPanels(
  spec: Spec,
  model: FigureModel,
  scenes: SceneTable,
  say: Language,
  record?: TrainingRecord,
  font?: Font,
  arrange: Arrange = arrangePanels,
): Scene {
  const names = sceneNames(spec)
  const { dataset, network } = model
  const layers = network.layers.slice(0, -1).map(({ biases }) => ({ units: biases.length }))
  const pace = {
    oneWay: spec.oneWay,
    play: spec.play,
    layers: layers.length,
    staged: spec.path === 'staged' ? stagedLayers(layers, dataset.features.length) : 0,
    classifiers: comparisonOf(model)?.fitted.length ?? 0,
  }
  const lengths = names.map(name => scenes[name].facts.duration(pace))
  const shown = names.some(name => isShown(scenes[name], spec))
  const own = ownWords({ spec, model, record, shown, say })
  return arrange(spec, dataset, {
    own: names.map(() => own),
    panels: names.map(
      scene => keys => planScene(scenes[scene], { ...spec, ...keys, scene }, model, say, record, font),
    ),
    leading: lengths.indexOf(Math.max(...lengths)),
    say,
    font,
  })
}

/** The keys of a panel that differ from those of the whole picture. */
type PanelKeys = Pick<Spec, 'title' | 'caption' | 'legend' | 'layout'>

/** Scenes to put side by side. */
export interface Arrangement {
  /** Title and caption of one's own for each panel: they differ where facts do. */
  own: readonly Pick<Spec, 'title' | 'caption'>[]
  /** Each plans its scene from the keys that a panel has of its own. */
  panels: readonly ((keys: PanelKeys) => PlannedScene)[]
  /** The panels' names in notes that do not hold for all; without them the panels are not told apart. */
  names?: readonly string[]
  /** The panel whose chapters are those of all. */
  leading: number
  say: Language
  /** The font of all texts, where that is not the bundled one. */
  font?: Font | undefined
  /** The shapes over a panel, from its size and the theme. */
  over?: (panel: number, size: Spec['size'], theme: Theme) => Shape[]
}

/** A way to put scenes side by side. */
export type Arrange = (spec: PictureSpec, dataset: Dataset, arrangement: Arrangement) => Scene

/** The notes of all panels, each once; with names, one that does not hold for all begins with those that it holds for. */
export function notesOf(
  built: readonly Pick<Scene, 'notes'>[],
  say: Pick<Language, 'notes'>,
  names?: readonly string[],
): string[] {
  return [...new Set(built.flatMap(({ notes }) => notes))].map(note => {
    const panels = names?.filter((_, i) => built[i].notes.includes(note)) ?? []
    return panels.length > 0 && panels.length < built.length ? say.notes.of({ panels, note }) : note
  })
}

/** Scenes side by side on one clock, as long as the spec says. */
export function arrangePanels(
  spec: PictureSpec,
  dataset: Dataset,
  { own, panels, names, leading, over, say, font }: Arrangement,
): Scene {
  const theme = themeOf(spec)
  const { columns, rows } = panelGrid(panels.length, spec.layout, spec.size)
  // A text that differs from panel to panel stands in them, any other one above them.
  const common = (key: 'title' | 'caption') => own.every(words => words[key] === own[0][key])
  const [title, caption] = [common('title'), common('caption')]
  const planned = panels.map((plan, i) =>
    plan({
      title: title ? (spec.title === '' ? '' : null) : own[i].title,
      caption: caption ? (spec.caption === null ? null : 'none') : own[i].caption,
      legend: false,
      layout: null,
    }),
  )
  checkChapters(spec, planned)
  const words: HeadText = { ...sharedWords(planned), font }
  // What is known besides, and is the same in all panels, is said once.
  const isOnce = caption && own[0].caption === null && new Set(words.details).size === 1
  const once = isOnce ? words.details!.splice(0)[0] : null
  const marks = [...new Set(planned.flatMap(({ marks }) => marks))]
  const shared = {
    ...spec,
    title: title ? own[0].title : null,
    caption: caption ? (own[0].caption ?? once) : null,
  }
  const entries = legendEntries(dataset, marks, say)
  const { above, below, shapes: frame } = surround(shared, entries, theme, { columns, rows }, words)
  const size = { width: spec.size.width / columns, height: (spec.size.height - above - below) / rows }
  const layout = layPanel(size, words, spec.size)
  const built = planned.map(({ build }) => build(layout))
  const places = panels.map((_, i) => {
    const row = Math.floor(i / columns)
    // A last row that is not full stands in the middle.
    const inRow = Math.min(columns, panels.length - row * columns)
    const left = ((columns - inRow) * size.width) / 2
    return [left + (i % columns) * size.width, above + row * size.height] as const
  })
  const covers = places.flatMap((place, i) => translate(over?.(i, size, theme) ?? [], ...place))
  const movers = places.map((place, i) => translator(...place, i))
  const shapes = memoizeLast<Shape[]>()
  return {
    width: spec.size.width,
    height: spec.size.height,
    title: shared.title || built.map(({ title }) => title).join(' · '),
    duration: spec.duration,
    chapters: built[leading].chapters,
    still: built[0].still,
    ends: built[leading].ends,
    ...(built[leading].way && { way: built[leading].way }),
    background: theme.background,
    ...(built.some(({ turns }) => turns) && { turns: true }),
    panels: places.map(place => [...place, size.width, size.height] as const),
    lang: say.tag,
    get notes() {
      return notesOf(built, say, names)
    },
    saysAt: moment => built.flatMap(scene => scene.saysAt(moment)),
    at(moment, view) {
      const parts = built.map(scene => scene.at(moment, view))
      return shapes(parts, () => [...parts.flatMap((part, i) => movers[i](part)), ...covers, ...frame])
    },
  }
}

/** Words that take the room which any panel's do, so that all heads and plots stand in rows, in one size. */
function sharedWords(planned: readonly PlannedScene[]): HeadText {
  return {
    titles: planned.flatMap(({ words }) => words.titles),
    captions: planned.flatMap(({ words }) => words.captions),
    details: planned.flatMap(({ words }) => words.details ?? []),
    film: planned.some(({ words }) => words.film),
    titled: planned.some(({ words }) => words.titled),
    legend: [],
    ...(planned.every(({ words }) => words.below) && { below: true }),
    foot: Math.max(...planned.map(({ words }) => words.foot ?? 0)),
  }
}

/** The spec's own words above the panels and the legend below them, with the pixels that they take. */
function surround(
  spec: PictureSpec,
  entries: readonly LegendEntry[],
  theme: Theme,
  grid: { columns: number; rows: number },
  words: HeadText,
): { above: number; below: number; shapes: Shape[] } {
  const { width, height } = spec.size
  const { font } = words
  const title = spec.title ?? ''
  const caption = spec.caption === null || spec.caption === 'none' ? '' : spec.caption
  const legend = spec.legend ? entries : []
  const panel = { width: width / grid.columns, height: height / grid.rows }
  const { textScale, head: own } = layPanel(panel, words, spec.size)
  // All heads begin at one edge.
  const room = width - 2 * own.x
  const [large, small] = [21 * textScale, 13 * textScale]
  const titles = fitLines({ texts: [title], weight: 600, size: large, least: large, font }, room, 2)
  const captions = fitLines({ texts: [caption], weight: 400, size: small, least: small, font }, room, 2)
  const titleY = 36 * textScale
  const titleEnd = titleY + (titles.lines - 1) * lineHeight(large)
  const captionY = title ? titleEnd + 25 * textScale : 30 * textScale
  const captionEnd = captionY + (captions.lines - 1) * lineHeight(small)
  const above = caption ? captionEnd + 4 * textScale : title ? titleEnd + 4 * textScale : 0
  const laid = layLegend(legend, room, small, { font })
  const further = (laid.rows.length - 1) * LEGEND_LEADING * laid.size
  const below = legend.length > 0 ? 34 * textScale + further : 0
  const layout = layPanel({ ...panel, height: (height - above - below) / grid.rows }, words, spec.size)
  const widest = Math.max(...laid.rows.map(row => measureLegend(row, laid.size, font)))
  const lines: Layout = {
    ...layout,
    head: { x: layout.head.x, width: room },
    title: { ...titles, weight: 600, y: titleY },
    caption: { ...captions, weight: 400, y: captionY },
    legend: null,
  }
  const key: Layout = {
    ...lines,
    head: { x: (width - widest) / 2, width: widest },
    legend: below > 0 ? { ...laid, y: height - 16 * textScale - further, place: 'right' } : null,
  }
  return {
    above,
    below,
    shapes: [
      ...head(lines, theme, { title, caption, legend: [] }),
      ...head(key, theme, { title: '', caption: '', legend }),
    ],
  }
}

/** Pixels around a plot for its ticks and names, and above all in a panel, at a text scale of 1. */
const AROUND = { left: 58, right: 16, bottom: 50, top: 10 }

/** The share of what height is left that stands above a panel's head. */
const ABOVE = 0.4

type PanelSize = Pick<Spec['size'], 'width' | 'height'>

/** Lays out a panel of a picture: its plot takes the width that a picture of its own leaves free on the right. */
function layPanel(panel: PanelSize, words: HeadText, picture: PanelSize): Layout {
  const layout = layOut(panel.width, panel.height, { ...words, smallest: panelType(picture) })
  const { plot, head, title, caption, detail, textScale, foot = 0 } = layout
  const written = [
    { line: title, texts: words.titles },
    { line: caption, texts: words.captions },
    { line: detail, texts: words.details ?? [] },
  ].filter(({ texts }) => texts.some(text => text !== ''))
  const ys = written.map(({ line }) => line.y)
  const isAbove = plot.x < head.x + head.width && Math.max(0, ...ys) < plot.y
  if (words.below || !isAbove) return layout
  const { left, right, bottom, top } = AROUND
  const begins = Math.min(plot.y, ...written.map(({ line: { y, size } }) => y - size))
  const room = {
    width: panel.width - (left + right) * textScale,
    height: panel.height - (plot.y - begins) - (bottom + top) * textScale - foot,
  }
  const size = Math.max(plot.size, Math.min(room.width, room.height))
  const down = Math.max(0, ABOVE * (room.height - size)) + top * textScale - begins
  // In the middle, but for what stands at the left.
  const x = Math.max(left * textScale, (panel.width - size) / 2)
  const moved = (line: HeadLines) => ({ ...line, y: line.y + down })
  return {
    ...layout,
    plot: { x, y: plot.y + down, size },
    head: head.width === plot.size ? { x, width: size } : head,
    title: moved(title),
    caption: moved(caption),
    detail: moved(detail),
  }
}
