import type { Layout, PlotSquare } from '../layout/layout.ts'
import { roomOf } from '../layout/room.ts'
import { memoizeLast } from '../memoize.ts'
import type { Asked } from '../scene.ts'
import { keyed, type Shape } from '../shape.ts'
import { drawLines, lineNumbers, type PlacedLine } from './draw-lines.ts'
import { runDrawing } from './draw-run.ts'
import type { LayerState, NetworkState } from './network-state.ts'
import type { TilePlaces } from './place-tiles.ts'
import type { TileNames } from './tile-names.ts'
import { type NetworkSheet, type TilePainter, tileSquare } from './tile-painter.ts'
import { framing, nodeOf } from './unit-ids.ts'

/** Side of a map that is shown large, as a share of the room's smaller side, and the least that it is larger by. */
const LARGE = { side: 0.5, least: 1.3 }

/** Pixels at 600 between a tile and its large map, and those at a text scale of 1 above the baseline of the legend. */
const GAP = 14
const ABOVE = 18

/** The answer to a reader who points at a unit or a row, drawn over the network: nothing of what is not made yet. */
export function askedDrawing(
  sheet: NetworkSheet,
  lines: readonly (readonly PlacedLine[])[],
  painter: TilePainter,
  names: TileNames,
): (asked: Asked, state: NetworkState) => Shape[] {
  const runOf = memoizeLast<ReturnType<typeof runDrawing>>()
  return ({ unit, row }, { layers, left }) => {
    if (left < 1) return []
    if (row !== undefined) {
      const made = layers.filter(({ output }) => output >= 1).length
      const run = runOf([row], () => runDrawing(sheet, lines, painter, names, [row]))
      return run({ point: 0, share: made / layers.length, opacity: 1 })
    }
    const node = unit === undefined ? null : nodeOf(sheet.diagram, unit)
    if (!node) return []
    const [column] = node
    return [
      ...ownLines(node, lines, layers, sheet),
      ...(column === 0 || layers[column - 1].output >= 1 ? largeMap(unit!, node, painter, sheet) : []),
    ]
  }
}

/** The lines from and to a node, as far as they are drawn, with the numbers of those that come to it. */
function ownLines(
  [column, node]: readonly [number, number],
  placed: readonly (readonly PlacedLine[])[],
  layers: readonly LayerState[],
  sheet: NetworkSheet,
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
  unit: string,
  [column, node]: readonly [number, number],
  painter: TilePainter,
  { places, layout, theme }: NetworkSheet,
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
