import type { Dataset } from '../../data/dataset.ts'
import type { TrainingRecord } from '../../network/network.ts'
import { panelGrid, sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import type { PictureSpec } from '../../options/sweep.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Scene } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { translate, translator } from '../shape.ts'
import { head } from '../style/head.ts'
import { type Layout, layOut, measureLegend } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import { type Theme, themeOf } from '../style/theme.ts'
import { sceneFrom } from './define.ts'
import { scenes } from './registry.ts'

/**
 * Several scenes on one clock, each with its own head; the legend stands below them all, and a title or
 * caption of one's own above. Shorter scenes are stretched to the longest, so that all loop together.
 */
export function buildPanels(spec: Spec, model: FigureModel, record?: TrainingRecord): Scene {
  const names = sceneNames(spec)
  const pace = {
    oneWay: spec.oneWay,
    layers: model.network.layers.length - 1,
    staged: spec.path === 'staged',
  }
  const lengths = names.map(name => scenes[name].facts.duration(pace))
  return arrangePanels(spec, model.dataset, {
    panels: names.map(scene => keys => {
      // The gap is shown where words speak of it.
      const told = scenes[scene].facts.margin ? record : undefined
      return sceneFrom(scenes[scene], { ...spec, ...keys, scene }, model, told)
    }),
    leading: lengths.indexOf(Math.max(...lengths)),
  })
}

/** The keys of a panel that differ from those of the whole picture. */
type PanelKeys = Pick<Spec, 'title' | 'caption' | 'legend' | 'size' | 'layout'>

/** Scenes to put side by side. */
interface Arrangement {
  /** Each builds its scene from the keys that a panel has of its own. */
  panels: readonly ((keys: PanelKeys) => Scene)[]
  /** The panel whose chapters are those of all. */
  leading: number
  /** What is drawn over a panel, from its size and the theme. */
  over?: (panel: number, size: Spec['size'], theme: Theme) => Shape[]
}

/** Scenes side by side on one clock, as long as the spec says. */
export function arrangePanels(
  spec: PictureSpec,
  dataset: Dataset,
  { panels, leading, over }: Arrangement,
): Scene {
  const theme = themeOf(spec)
  const { columns, rows } = panelGrid(panels.length, spec.layout)
  const { above, below, shapes: frame } = surround(spec, dataset, theme, { columns, rows })
  const size = { width: spec.size.width / columns, height: (spec.size.height - above - below) / rows }
  const keys: PanelKeys = {
    title: spec.title === '' ? '' : null,
    caption: spec.caption === null ? null : 'none',
    legend: false,
    size,
    layout: null,
  }
  const built = panels.map(build => build(keys))
  const places = panels.map((_, i) => {
    const row = Math.floor(i / columns)
    // A last row that is not full stands in the middle.
    const inRow = Math.min(columns, panels.length - row * columns)
    const left = ((columns - inRow) * size.width) / 2
    return [left + (i % columns) * size.width, above + row * size.height] as const
  })
  const covers = places.flatMap((place, i) => translate(over?.(i, size, theme) ?? [], ...place))
  const movers = places.map(place => translator(...place))
  let last: { parts: Shape[][]; shapes: Shape[] } | null = null
  return {
    width: spec.size.width,
    height: spec.size.height,
    duration: spec.duration,
    chapters: built[leading].chapters,
    still: built[0].still,
    background: theme.background,
    notes: [...new Set(built.flatMap(({ notes }) => notes))],
    saysAt: moment => built.flatMap(scene => scene.saysAt(moment)),
    at(moment, view) {
      const parts = built.map(scene => scene.at(moment, view))
      if (!last?.parts.every((part, i) => part === parts[i])) {
        const shapes = parts.flatMap((part, i) => movers[i](part))
        last = { parts, shapes: [...shapes, ...covers, ...frame] }
      }
      return last.shapes
    },
  }
}

/** What stands above and below the panels: words of one's own and the legend, with the pixels that they take. */
function surround(
  spec: PictureSpec,
  dataset: Dataset,
  theme: Theme,
  grid: { columns: number; rows: number },
): { above: number; below: number; shapes: Shape[] } {
  const { width, height } = spec.size
  const title = spec.title ?? ''
  const caption = spec.caption === null || spec.caption === 'none' ? '' : spec.caption
  const legend = spec.legend ? legendNames(dataset) : []
  // The head that most scenes have, to lay out by.
  const common = { title: 'title', captions: spec.caption === null ? ['caption'] : [], legend: [] }
  const panel = { width: width / grid.columns, height: height / grid.rows }
  const { textScale } = layOut(panel.width, panel.height, common)
  const [large, small] = [21 * textScale, 13 * textScale]
  const titleY = 36 * textScale
  const captionY = title ? titleY + 25 * textScale : 30 * textScale
  const above = caption ? captionY + 4 * textScale : title ? titleY + 4 * textScale : 0
  const below = legend.length > 0 ? 34 * textScale : 0
  // All heads begin at one edge.
  const layout = layOut(panel.width, (height - above - below) / grid.rows, common)
  const left = layout.plot.x
  const room = width - 2 * left
  const names = Math.min(room, measureLegend(legend, small) + 1)
  const words: Layout = {
    ...layout,
    plot: { x: left, y: 0, size: room },
    title: { y: titleY, size: large },
    caption: { y: captionY, size: small },
    legend: null,
  }
  const key: Layout = {
    ...words,
    plot: { x: (width - names) / 2, y: 0, size: names },
    legend: below > 0 ? { y: height - 16 * textScale, size: small } : null,
  }
  return {
    above,
    below,
    shapes: [
      ...head(words, theme, { title, caption, legend: [] }),
      ...head(key, theme, { title: '', caption: '', legend }),
    ],
  }
}
