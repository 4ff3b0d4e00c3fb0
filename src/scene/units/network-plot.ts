import type { Ease } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { type Layout, type PlotSquare, roomOf } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import { type Diagram, isPicture, standsForMore } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Asked } from '../scene.ts'
import { faded, keyed, type Shape } from '../shape.ts'
import { heightsOf } from '../style/height-colors.ts'
import type { Theme } from '../style/theme.ts'
import { drawLines, lineLegend, lineNumbers, placeLines } from './draw-lines.ts'
import { type DrawnNetwork, runDrawing } from './draw-run.ts'
import type { LayerState, NetworkState } from './network-state.ts'
import { placeTiles, type TileColumn, type TilePlaces } from './place-tiles.ts'
import { longestFeature, tileNames } from './tile-names.ts'
import { type NetworkSheet, tileSquare } from './tile-painter.ts'
import { diagramOf, inShownUnits, tilesOf } from './tiles.ts'
import { framing, nodeOf, unitId } from './unit-ids.ts'

/** Shares of its step at which what a node gives has slid to a sum, and from which on it is added. */
const SLIDE = 0.6
const ADDS = 0.45

/** Opacity of what slides: that of the thinnest line, and how much more that of one so many pixels wide has. */
const SLIDING = { least: 0.3, more: 0.6, width: 3 }

/** Opacity of lines while a point runs through, so that those that light up are seen. */
const QUIET = 0.22

/** Factors by which a row's picture and the tiles of units are larger than others, where there is room. */
const GROWS = { picture: 3.6, unit: 2 }

/** The columns of a network's tiles; over the plane several classes have one more, in which the largest output wins. */
export function tileColumns({ columns }: Diagram, model: FigureModel, layout: Layout): TileColumn[] {
  const many = model.dataset.classes.length > 2
  const units = columns.map(({ length }, c): TileColumn => {
    if (isPicture(columns, c)) return { count: length, kind: 'input', grows: GROWS.picture }
    const rest = standsForMore(columns, c, length - 1)
    const count = rest ? length - 1 : length
    if (c === 0) return { count, rest, kind: 'input', longest: longestFeature(model, layout) }
    if (c < columns.length - 1) return { count, rest, kind: 'unit', grows: GROWS.unit }
    return { count, rest, kind: many ? 'class' : 'decision' }
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
  const network = { sheet, lines, painter, names }
  const run = runDrawing(network)
  const answer = askedDrawing(network)
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
        ...(part > 0 ? sliding(network, l, whole, part, ease) : []),
      ]
    })
    return [
      ...faded('made', made, state.left),
      ...inputs,
      ...(state.run && asked?.row === undefined ? run(state.run) : []),
      ...(asked ? answer(asked, state) : []),
      ...legend,
    ]
  }
}

/** The outputs of a node on their way to the sums of the next column, turned round where they are taken away. */
function sliding(
  { sheet, lines, painter }: DrawnNetwork,
  layer: number,
  node: number,
  part: number,
  ease: Ease,
): Shape[] {
  const { diagram, places, layout } = sheet
  const share = ease(Math.min(1, part / SLIDE))
  const left = Math.min(1, (1 - part) / (1 - SLIDE))
  return diagram.lines[layer].flatMap(({ from, to, adds }, i): Shape[] => {
    if (from !== node) return []
    const tile = between(places.tiles[layer][from], places.tiles[layer + 1][to], share)
    const wide = Math.min(1, lines[layer][i].width / (SLIDING.width * layout.scale))
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

/** Side of a map that is shown large, as a share of the room's smaller side, and the least that it is larger by. */
const LARGE = { side: 0.5, least: 1.3 }

/** Pixels at 600 between a tile and its large map, and those at a text scale of 1 above the baseline of the legend. */
const GAP = 14
const ABOVE = 18

/** The answer to a reader who points at a unit or a row, drawn over the network: nothing of what is not made yet. */
function askedDrawing(network: DrawnNetwork): (asked: Asked, state: NetworkState) => Shape[] {
  const runOf = memoizeLast<ReturnType<typeof runDrawing>>()
  return ({ unit, row }, { layers, left }) => {
    if (left < 1) return []
    if (row !== undefined) {
      const made = layers.filter(({ output }) => output >= 1).length
      const run = runOf([row], () => runDrawing(network, [row]))
      return run({ point: 0, share: made / layers.length, opacity: 1 })
    }
    const node = unit === undefined ? null : nodeOf(network.sheet.diagram, unit)
    if (!node) return []
    const [column] = node
    return [
      ...ownLines(network, node, layers),
      ...(column === 0 || layers[column - 1].output >= 1 ? largeMap(network, unit!, node) : []),
    ]
  }
}

/** The lines from and to a node, as far as they are drawn, with the numbers of those that come to it. */
function ownLines(
  { sheet, lines: placed }: DrawnNetwork,
  [column, node]: readonly [number, number],
  layers: readonly LayerState[],
): Shape[] {
  return [column - 1, column].flatMap((l): Shape[] => {
    if (!placed[l]) return []
    const comes = l < column
    const lines = sheet.diagram.lines[l]
    // Behind the lines stand the biases, one a node.
    const nodes = [...lines.map(({ from, to }) => (comes ? to : from)), ...placed[l].keys()]
    const own = placed[l].filter((_, i) => nodes[i] === node && (comes || i < lines.length))
    const numbers = comes && layers[l].lines >= 1 ? lineNumbers(own, sheet) : []
    return keyed('asked', [...drawLines(own, layers[l].lines, 1, sheet), ...numbers])
  })
}

/** The map of a node beside its tile, much larger, and a frame round both; a large tile's own map is large enough. */
function largeMap(
  { sheet: { places, layout, theme }, painter }: DrawnNetwork,
  unit: string,
  [column, node]: readonly [number, number],
): Shape[] {
  const tile = places.tiles[column][node]
  const large = besides(tile, places, layout)
  const around = (key: string, square: PlotSquare, stroke: string, width: number) =>
    tileSquare(key, square, { stroke, width: width * layout.scale })
  if (large.size < LARGE.least * tile.size) return [around('asked frame', tile, theme.accent, 2.5)]
  return [
    around('asked frame', tile, theme.accent, 2),
    around('asked edge', large, theme.background, 12),
    tileSquare('asked ground', large, { fill: theme.background }),
    ...keyed('asked', unasked([...painter.output(column, node, large), ...painter.points(large)])),
    ...framing(unit, [around('frame', large, theme.accent, 2)]),
  ]
}

/** Shapes whose dots are no points to a pointer, which would leave the unit for them. */
function unasked(shapes: readonly Shape[]): Shape[] {
  return shapes.map((shape): Shape => {
    if (shape.kind === 'group') return { ...shape, children: unasked(shape.children) }
    if (shape.kind !== 'dots') return shape
    const { rows: _, ...dots } = shape
    return dots
  })
}

/** The place of a large map: behind its tile; else at the beginning, where what comes to the tile stays in sight. */
function besides(tile: PlotSquare, { down, legend }: TilePlaces, layout: Layout): PlotSquare {
  const { x, y, width } = roomOf(layout)
  const gap = GAP * layout.scale
  const [left, top, right] = [x + gap, y + gap, x + width - gap]
  const bottom = legend - ABOVE * layout.textScale
  const size = LARGE.side * Math.min(right - left, bottom - top)
  const middle = (at: number, from: number, to: number) =>
    Math.max(from, Math.min(to - size, at + (tile.size - size) / 2))
  const behind = (at: number, from: number, to: number) =>
    at + tile.size + gap + size <= to ? at + tile.size + gap : from
  return down
    ? { x: middle(tile.x, left, right), y: behind(tile.y, top, bottom), size }
    : { x: behind(tile.x, left, right), y: middle(tile.y, top, bottom), size }
}
