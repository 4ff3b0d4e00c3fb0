import type { Language } from '../../language/language.ts'
import { memoizeLast } from '../memoize.ts'
import type { Diagram } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Asked } from '../scene.ts'
import { keyed, type Shape } from '../shape.ts'
import type { Layout, PlotSquare } from '../style/layout.ts'
import { roomOf } from '../style/room.ts'
import type { Theme } from '../style/theme.ts'
import { drawLayerLines, type LayerLines, lineNumbers } from './draw-lines.ts'
import { runDrawing } from './draw-run.ts'
import type { LayerState, NetworkState } from './network-state.ts'
import type { TilePlaces } from './place-tiles.ts'
import type { TileNames } from './tile-names.ts'
import type { TilePainter } from './tile-painter.ts'
import { framing, nodeOf } from './unit-ids.ts'

/** Side of a map that is shown large, as a share of the room's smaller side, and the least that it is larger by. */
const LARGE = { side: 0.5, least: 1.3 }

/** Pixels at 600 between a tile and its large map, and those at a text scale of 1 above the baseline of the legend. */
const GAP = 14
const ABOVE = 18

/** The things of a network's picture that asking draws anew. */
interface Parts {
  places: TilePlaces
  laid: readonly LayerLines[]
  painter: TilePainter
  names: TileNames
}

/** The answer to a reader who points at a unit or a row, drawn over the network: nothing of what is not made yet. */
export function askedDrawing(
  model: FigureModel,
  diagram: Diagram,
  parts: Parts,
  layout: Layout,
  theme: Theme,
  say: Language,
): (asked: Asked, state: NetworkState) => Shape[] {
  const runOf = memoizeLast<ReturnType<typeof runDrawing>>()
  return ({ unit, row }, { layers, left }) => {
    if (left < 1) return []
    if (row !== undefined) {
      const made = layers.filter(({ output }) => output >= 1).length
      const { laid, ...tiles } = parts
      const run = runOf([row], () => runDrawing(model, diagram, [row], laid, tiles, layout, theme))
      return run({ point: 0, share: made / layers.length, opacity: 1 })
    }
    const node = unit === undefined ? null : nodeOf(diagram, unit)
    if (!node) return []
    const [column] = node
    return [
      ...ownLines(diagram, node, parts, layers, layout, theme, say),
      ...(column === 0 || layers[column - 1].output >= 1 ? largeMap(unit!, node, parts, layout, theme) : []),
    ]
  }
}

/** The lines from and to a node, as far as they are drawn, with the numbers of those that come to it. */
function ownLines(
  { lines, biases }: Diagram,
  [column, node]: [number, number],
  { laid }: Parts,
  layers: readonly LayerState[],
  layout: Layout,
  theme: Theme,
  say: Language,
): Shape[] {
  return [column - 1, column].flatMap((l): Shape[] => {
    if (!laid[l]) return []
    const comes = l < column
    const own = lines[l].flatMap(({ from, to }, i) => ((comes ? to : from) === node ? [i] : []))
    const part: LayerLines = {
      segments: own.map(i => laid[l].segments[i]),
      widths: own.map(i => laid[l].widths[i]),
      biases: comes ? [laid[l].biases[node]] : [],
    }
    const ownOf = own.map(i => lines[l][i])
    const state = { drawn: layers[l].lines, opacity: 1 }
    const numbers =
      comes && layers[l].lines >= 1
        ? lineNumbers(
            { columns: [], lines: [ownOf], biases: [[biases[l][node]]] },
            0,
            part,
            layout,
            theme,
            say,
          )
        : []
    return keyed('asked', [...drawLayerLines(ownOf, part, l, state, layout, theme), ...numbers])
  })
}

/** The map of a node beside its tile, much larger, and a frame round both; a large tile's own map is large enough. */
function largeMap(
  unit: string,
  [column, node]: [number, number],
  { places, painter }: Parts,
  layout: Layout,
  theme: Theme,
): Shape[] {
  const tile = places.tiles[column][node]
  const large = besides(tile, places, layout)
  const around = (key: string, square: PlotSquare, color: string, width: number): Shape =>
    outline(key, square, { stroke: color, width: width * layout.scale })
  if (large.size < LARGE.least * tile.size) return [around('asked frame', tile, theme.accent, 2.5)]
  return [
    around('asked frame', tile, theme.accent, 2),
    around('asked edge', large, theme.background, 12),
    outline('asked ground', large, { fill: theme.background }),
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

function outline(
  key: string,
  { x, y, size }: PlotSquare,
  style: { fill: string } | { stroke: string; width: number },
): Shape {
  const lines = [[x, y, x + size, y, x + size, y + size, x, y + size]]
  return { kind: 'path', key, lines, closed: true, ...style }
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
