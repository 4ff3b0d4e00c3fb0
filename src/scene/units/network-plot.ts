import type { Language } from '../../language/language.ts'
import type { Ease } from '../geometry/ease.ts'
import { buildDiagram, type Diagram } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Asked } from '../scene.ts'
import { keyed, type Shape } from '../shape.ts'
import type { Layout, PlotSquare } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { askedDrawing } from './draw-asked.ts'
import { drawLayerLines, type LayerLines, layLines, lineLegend, lineNumbers } from './draw-lines.ts'
import { runDrawing, runRows } from './draw-run.ts'
import { mapTiles } from './map-tiles.ts'
import type { LayerState, NetworkState } from './network-state.ts'
import { placeTiles, type TileColumn, type TilePlaces } from './place-tiles.ts'
import { stripTiles } from './strip-tiles.ts'
import { longestFeature, tileNames } from './tile-names.ts'
import type { TilePainter } from './tile-painter.ts'
import { framing, unitId } from './unit-ids.ts'

/** Shares of its step at which what a node gives has slid to a sum, and from which on it is added. */
const SLIDE = 0.6
const ADDS = 0.45

/** Opacity of what slides: that of the thinnest line, and how much more that of one so many pixels wide has. */
const SLIDING = { least: 0.3, more: 0.6, width: 3 }

/** Opacity of lines while a point runs through, so that those that light up are seen. */
const QUIET = 0.22

/** The columns of a network's tiles; over the plane several classes have one more, in which the largest output wins. */
function tileColumns({ columns }: Diagram, model: FigureModel, { font }: Layout): TileColumn[] {
  const { classes, input } = model
  const units = columns.map(({ length }, c): TileColumn => {
    if (c === 0) return { count: length, kind: 'input', longest: longestFeature(model, font) }
    if (c < columns.length - 1) return { count: length, kind: 'unit' }
    return { count: length, kind: classes > 2 ? 'class' : 'decision' }
  })
  return classes > 2 && input.flat ? [...units, { count: 1, kind: 'decision' }] : units
}

/** A network's tiles and lines, drawn at a moment. */
export function networkPlot(
  model: FigureModel,
  layout: Layout,
  theme: Theme,
  say: Language,
  { weights, ease }: { weights: boolean; ease: Ease },
): (state: NetworkState, asked?: Asked) => Shape[] {
  const diagram = buildDiagram(model.network, model.dataset)
  const places = placeTiles(layout, tileColumns(diagram, model, layout))
  const painter = (model.input.flat ? mapTiles : stripTiles)(model, diagram, places, layout, theme)
  const laid = diagram.lines.map((_, l) => layLines(diagram, l, places, layout))
  const numbers = laid.map((lines, l) => (weights ? lineNumbers(diagram, l, lines, layout, theme, say) : []))
  const names = tileNames(model, diagram, places, layout, theme, say)
  const runs = runDrawing(model, diagram, runRows(model), laid, { painter, names }, layout, theme)
  const answer = askedDrawing(model, diagram, { places, laid, painter, names }, layout, theme, say)
  const framed = (c: number, node: number, shapes: Shape[]) => framing(unitId(diagram, c, node), shapes)
  const inputs = places.tiles[0].flatMap((_, node) => [
    ...framed(0, node, painter.output(0, node)),
    names.name(0, node, true),
  ])
  const legend = lineLegend(layout, places.legend, theme, say)

  const column = (c: number, layer: LayerState): Shape[] => {
    const sources = diagram.columns[c - 1].length
    const step = layer.added * sources
    const whole = Math.min(sources, Math.floor(step))
    const part = step - whole
    const count = whole + Math.max(0, (part - ADDS) / (1 - ADDS))
    // A tile is there before the first output has come.
    const there = Math.min(1, part / SLIDE + whole)
    const made = diagram.columns[c].flatMap((_, node) => [
      ...framed(c, node, painter.made(c, node, count, layer.output)),
      names.name(c, node, layer.output >= 0.5),
    ])
    const tiles = there > 0 ? faded(`tiles ${c}`, made, there) : []
    return whole < sources
      ? [...tiles, ...sliding(c, whole, part, { diagram, places, painter, laid, ease }, layout)]
      : tiles
  }
  return (state, asked) => {
    const quiet = asked ? QUIET : state.run ? 1 - (1 - QUIET) * state.run.opacity : 1
    const run = state.run && !asked ? runs(state.run) : []
    const made = diagram.lines.flatMap((lines, l): Shape[] => {
      const layer = state.layers[l]
      const isLast = l === diagram.lines.length - 1
      // The decision behind several outputs comes with these.
      const decides = isLast && places.tiles.length > diagram.columns.length && layer.output > 0
      return [
        ...drawLayerLines(lines, laid[l], l, { drawn: layer.lines, opacity: quiet }, layout, theme),
        ...(layer.lines >= 1 && !state.run && !asked ? numbers[l] : []),
        ...column(l + 1, layer),
        ...(decides ? [...painter.made(l + 2, 0, 0, layer.output), names.name(l + 2, 0, true)] : []),
      ]
    })
    return [
      ...faded('made', made, state.left),
      ...inputs,
      ...run,
      ...(asked ? answer(asked, state) : []),
      ...legend,
    ]
  }
}

function faded(key: string, children: Shape[], opacity: number): Shape[] {
  if (opacity >= 1) return children
  return opacity > 0 ? [{ kind: 'group', key, children, opacity }] : []
}

/** The outputs of a node on their way to the sums of the next column, turned round where they are taken away. */
function sliding(
  column: number,
  source: number,
  part: number,
  {
    diagram,
    places,
    painter,
    laid,
    ease,
  }: { diagram: Diagram; places: TilePlaces; painter: TilePainter; laid: LayerLines[]; ease: Ease },
  { scale }: Layout,
): Shape[] {
  if (part <= 0) return []
  const at = Math.min(1, part / SLIDE)
  const left = Math.min(1, (1 - part) / (1 - SLIDE))
  return diagram.lines[column - 1].flatMap(({ from, to, adds }, i): Shape[] => {
    if (from !== source) return []
    const tile = between(places.tiles[column - 1][from], places.tiles[column][to], ease(at))
    const wide = Math.min(1, laid[column - 1].widths[i] / (SLIDING.width * scale))
    const children = keyed('slides', painter.output(column - 1, from, tile, !adds))
    return [
      {
        kind: 'group',
        key: `slides ${column} ${to}`,
        children,
        opacity: left * (SLIDING.least + SLIDING.more * wide),
      },
    ]
  })
}

/** A tile on its straight way to another's middle, where it is no larger than that. */
function between(from: PlotSquare, to: PlotSquare, share: number): PlotSquare {
  const mix = (a: number, b: number) => a + (b - a) * share
  const size = Math.min(to.size, from.size)
  const off = (to.size - size) / 2
  return { x: mix(from.x, to.x + off), y: mix(from.y, to.y + off), size: mix(from.size, size) }
}
