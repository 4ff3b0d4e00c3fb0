import type { Dataset } from '../../data/dataset.ts'
import type { TrainingRecord } from '../../network/network.ts'
import { panelGrid, sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import { panelsOf } from '../../options/sweep.ts'
import { type FigureModel, firstToSeparate, modelOf, type Trained } from '../model/figure-model.ts'
import type { Scene } from '../scene.ts'
import { type Shape, translate, translator } from '../shape.ts'
import { head } from '../style/head.ts'
import { type Layout, layOut, measureLegend } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import { type Theme, themeOf } from '../style/theme.ts'
import { sweepResult } from '../words/facts.ts'
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
    panels: names.map(scene => own => sceneFrom(scenes[scene], { ...own, scene }, model, record)),
    leading: lengths.indexOf(Math.max(...lengths)),
  })
}

/** Scenes to put side by side. */
interface Arrangement {
  /** Each makes its scene of the spec with its own size and words. */
  panels: readonly ((own: Spec) => Scene)[]
  /** The panel whose chapters are those of all. */
  leading: number
  /** What is drawn over a panel, from its size and the theme. */
  over?: (panel: number, size: Spec['size'], theme: Theme) => Shape[]
}

/** Scenes side by side on one clock, as long as the spec says. */
function arrangePanels(spec: Spec, dataset: Dataset, { panels, leading, over }: Arrangement): Scene {
  const theme = themeOf(spec)
  const { columns, rows } = panelGrid(panels.length, spec.layout)
  const { above, below, shapes: frame } = surround(spec, dataset, theme, { columns, rows })
  const size = { width: spec.size.width / columns, height: (spec.size.height - above - below) / rows }
  const own = {
    title: spec.title === '' ? '' : null,
    caption: spec.caption === null ? null : 'none',
    legend: false,
  }
  const built = panels.map(build => build({ ...spec, ...own, size, layout: null }))
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
  spec: Spec,
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

/**
 * One scene with several networks, a panel each, on one clock: named by what differs, with what it gets right; the
 * first that gets all is framed.
 *
 * @param parts one for each value that the spec takes one of
 */
export function buildSweep(spec: Spec, parts: readonly Trained[]): Scene {
  const first = firstToSeparate(parts)
  return arrangePanels(spec, parts[0].dataset, {
    panels: panelsOf(spec).map(({ name, spec: own }, i) => ({ title, caption, size, legend, layout }) => {
      const words = { title: title ?? name, caption: caption ?? sweepResult(parts[i], i === first) }
      const panel = { ...own, size, legend, layout, ...words }
      return sceneFrom(scenes[spec.scene], panel, modelOf(own, parts[i]), parts[i].record)
    }),
    leading: longest(parts),
    over: (panel, size, theme) => (panel === first ? [frame(size, theme)] : []),
  })
}

/** The panel of the deepest network, which has the most chapters. */
function longest(parts: readonly Trained[]): number {
  const depths = parts.map(({ network }) => network.layers.length)
  return depths.indexOf(Math.max(...depths))
}

/** Distance of the frame from the edge of its panel. */
const inset = 5.5

function frame({ width, height }: Spec['size'], { accent }: Theme): Shape {
  const [right, bottom] = [width - inset, height - inset]
  const line = [inset, inset, right, inset, right, bottom, inset, bottom]
  return { kind: 'path', lines: [line], closed: true, stroke: accent, width: 1.5 }
}
