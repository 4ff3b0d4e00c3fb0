import type { Ease } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { Layout, PlotSquare } from '../layout/layout.ts'
import { type Diagram, isPicture } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Asked } from '../scene.ts'
import { keyed, type Shape } from '../shape.ts'
import { heightsOf } from '../style/height-colors.ts'
import type { Theme } from '../style/theme.ts'
import { askedDrawing } from './draw-asked.ts'
import { drawLines, lineLegend, lineNumbers, type PlacedLine, placeLines } from './draw-lines.ts'
import { runDrawing } from './draw-run.ts'
import type { NetworkState } from './network-state.ts'
import { placeTiles, type TileColumn } from './place-tiles.ts'
import { longestFeature, tileNames } from './tile-names.ts'
import { faded, type NetworkSheet, type TilePainter } from './tile-painter.ts'
import { diagramOf, inShownUnits, tilesOf } from './tiles.ts'
import { framing, unitId } from './unit-ids.ts'

/** Shares of its step at which what a node gives has slid to a sum, and from which on it is added. */
const SLIDE = 0.6
const ADDS = 0.45

/** Opacity of what slides: that of the thinnest line, and how much more that of one so many pixels wide has. */
const SLIDING = { least: 0.3, more: 0.6, width: 3 }

/** Opacity of lines while a point runs through, so that those that light up are seen. */
const QUIET = 0.22

/** Factors by which a row's picture and the weights of units are larger than other tiles, where there is room. */
const GROWS = { picture: 3.6, weights: 2 }

/** The columns of a network's tiles; over the plane several classes have one more, in which the largest output wins. */
export function tileColumns({ columns }: Diagram, model: FigureModel, layout: Layout): TileColumn[] {
  const many = model.dataset.classes.length > 2
  const units = columns.map(({ length: count }, c): TileColumn => {
    if (isPicture(columns, c)) return { count, kind: 'input', grows: GROWS.picture }
    if (c === 1 && isPicture(columns, 0) && c < columns.length - 1)
      return { count, kind: 'unit', grows: GROWS.weights }
    if (c === 0) return { count, kind: 'input', longest: longestFeature(model, layout) }
    return { count, kind: c < columns.length - 1 ? 'unit' : many ? 'class' : 'decision' }
  })
  return many && model.input.flat ? [...units, { count: 1, kind: 'decision' }] : units
}

/** A network's tiles and lines, drawn at a moment. */
export function networkPlot(
  shown: FigureModel,
  layout: Layout,
  theme: Theme,
  say: Language,
  { weights, image, ease }: Pick<Spec, 'weights' | 'image'> & { ease: Ease },
): (state: NetworkState, asked?: Asked) => Shape[] {
  const model = inShownUnits(shown)
  const heights = 'height' in shown ? heightsOf(shown) : undefined
  const diagram = diagramOf(model, image)
  const places = placeTiles(layout, tileColumns(diagram, model, layout))
  const moves = model.slice?.moving != null
  const sheet: NetworkSheet = { model, heights, diagram, places, layout, theme, say, image, moves }
  const painter = tilesOf(sheet)
  const lines = diagram.lines.map((_, l) => placeLines(sheet, l))
  const numbers = lines.map(layer => (weights ? lineNumbers(layer, sheet) : []))
  const names = tileNames(sheet)
  const run = runDrawing(sheet, lines, painter, names)
  const answer = askedDrawing(sheet, lines, painter, names)
  const inputs = places.tiles[0].flatMap((_, node) => [
    ...framing(unitId(diagram, 0, node), painter.output(0, node)),
    names.name(0, node, true),
  ])
  const legend = lineLegend(sheet)
  const tile = (column: number, node: number, count: number, output: number): Shape[] => [
    ...framing(unitId(diagram, column, node), painter.made(column, node, count, output)),
    names.name(column, node, output >= 0.5),
  ]
  return (state, asked) => {
    const quiet = asked ? QUIET : state.run ? 1 - (1 - QUIET) * state.run.opacity : 1
    const made = state.layers.flatMap((layer, l): Shape[] => {
      const step = layer.added * diagram.columns[l].length
      const whole = Math.floor(step)
      const part = step - whole
      const count = whole + Math.max(0, (part - ADDS) / (1 - ADDS))
      // A tile is there before the first output has come, and the decision behind several outputs comes with these.
      const isLast = l === lines.length - 1 && layer.output > 0
      const tiles = places.tiles
        .slice(l + 1, isLast ? undefined : l + 2)
        .flatMap((column, c) => column.flatMap((_, node) => tile(l + 1 + c, node, count, layer.output)))
      return [
        ...drawLines(lines[l], layer.lines, quiet, sheet),
        ...(layer.lines >= 1 && !state.run && !asked ? numbers[l] : []),
        ...faded(`tiles ${l}`, tiles, Math.min(1, whole + part / SLIDE)),
        ...(part > 0 ? sliding(l, whole, part, ease, sheet, lines[l], painter) : []),
      ]
    })
    return [
      ...faded('made', made, state.left),
      ...inputs,
      ...(asked ? answer(asked, state) : state.run ? run(state.run) : []),
      ...legend,
    ]
  }
}

/** The outputs of a node on their way to the sums of the next column, turned round where they are taken away. */
function sliding(
  layer: number,
  node: number,
  part: number,
  ease: Ease,
  { diagram, places: { tiles }, layout }: NetworkSheet,
  lines: readonly PlacedLine[],
  painter: TilePainter,
): Shape[] {
  const share = ease(Math.min(1, part / SLIDE))
  const left = Math.min(1, (1 - part) / (1 - SLIDE))
  return diagram.lines[layer].flatMap(({ from, to, adds }, i): Shape[] => {
    if (from !== node) return []
    const tile = between(tiles[layer][from], tiles[layer + 1][to], share)
    const wide = Math.min(1, lines[i].width / (SLIDING.width * layout.scale))
    const children = keyed('slides', painter.output(layer, from, tile, !adds))
    return faded(`slides ${layer} ${to}`, children, left * (SLIDING.least + SLIDING.more * wide))
  })
}

/** A tile on its straight way to another's middle, where it is no larger than that. */
function between(from: PlotSquare, to: PlotSquare, share: number): PlotSquare {
  const mix = (a: number, b: number) => a + (b - a) * share
  const size = Math.min(to.size, from.size)
  const off = (to.size - size) / 2
  return { x: mix(from.x, to.x + off), y: mix(from.y, to.y + off), size: mix(from.size, size) }
}
