import { extremes } from '../../data/scale.ts'
import { kinksOf } from '../../network/kinks.ts'
import type { PlotSquare } from '../layout/layout.ts'
import { pickRows } from '../model/common-model.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { faded, type Shape, stroked } from '../shape.ts'
import { drawTargets } from '../style/target-points.ts'
import { placedMap } from './field-maps.ts'
import { heightRange } from './height-tiles.ts'
import { byNode, mixShares, nodeValues, type Shares, sharesOf, turned } from './node-values.ts'
import { markAt, type NetworkSheet, type TilePainter, tileFrame, tileGround } from './tile-painter.ts'

/** Share of a tile's side that is free at its edges, and pieces of a curve across it. */
const MARGIN = 0.07
const PIECES = 200

/** Shares of a scale beyond which curves are not seen. */
const BEYOND = [-0.5, 1.5] as const

/** Values at the places of tiles: of one input over it, as curves before the points; of more, of the points. */
function unitValues(sheet: NetworkSheet<RegressionModel>) {
  const { model, diagram } = sheet
  const { input, network, dataset, rows, all } = model
  const { low, high } = sheet.heights!
  const last = network.layers.length
  const isLine = input.dimensions === 1 && input.flat
  const left = input.centre[0] - input.half
  const even = Array.from({ length: PIECES + 1 }, (_, i) => left + (2 * input.half * i) / PIECES)
  const kinks = isLine ? kinksOf(network, Float64Array.from(even)).map(({ at }) => at) : []
  const curve = isLine ? [...even, ...kinks].sort((a, b) => a - b) : []
  const places = Float64Array.from([...curve, ...pickRows(all.x, rows, dataset.features.length)])
  const values = nodeValues(sheet, places)
  const { mean, deviation } = dataset.target
  const target = [low, high].map(height => height * deviation + mean)
  const rest = byNode((column, node) => {
    const isUnit = column > 0 && column < last && diagram.columns[column][node].units.length === 1
    const given = values.output(column, node)
    const known = extremes(isUnit ? values.sum(column, node) : given)
    return sharesOf(given, 0, column === last ? target : heightRange(sheet, column, known, isUnit), BEYOND)
  })
  const sumRange = byNode((column, node) => (column === last ? target : extremes(values.sum(column, node))))
  return {
    isLine,
    /** Places of the curve, as shares of a tile's width, and behind these, from the `first` on, those of drawn points. */
    across: places.map(x => (x - left) / (2 * input.half)),
    first: curve.length,
    /** Shares of a node's scale that it gives, and those of its sum of so many nodes. */
    rest,
    sum: (column: number, node: number, count: number) =>
      sharesOf(values.sum(column, node, count), 0, sumRange(column, node), BEYOND),
    /** Share of the target's scale of a row. */
    up: (row: number) => (all.y[row] - low) / (high - low || 1),
  }
}

/** Tiles over one input, as curves; over many, targets by what a unit gives for them, which the output makes a diagonal. */
export function curveTiles(sheet: NetworkSheet<RegressionModel>): TilePainter {
  const { rows } = sheet.model
  const { tiles } = sheet.places
  const values = unitValues(sheet)
  const { isLine, first, across } = values
  const drawn = curveDrawing(sheet, values)
  return {
    points: () => [],
    output(column, node, tile = tiles[column][node], reversed = false) {
      const rest = values.rest(column, node)
      return drawn(column, node, reversed ? turned(rest) : rest, tile, 1)
    },
    made(column, node, count, share) {
      const now = mixShares(values.sum(column, node, count), values.rest(column, node), share)
      return drawn(column, node, now, tiles[column][node], share)
    },
    mark(column, node, row, opacity) {
      const i = first + rows.indexOf(row)
      const value = values.rest(column, node).at[i]
      const [right, up] = isLine ? [across[i], value] : [value, values.up(row)]
      const centres = pixelIn(tiles[column][node], isLine, right, up)
      return [markAt(column, node, centres, sheet.theme.classes[0], sheet, opacity)]
    },
  }
}

/** Draws what a node gives on a tile; the points of a curve come with the output. */
function curveDrawing(
  sheet: NetworkSheet<RegressionModel>,
  { isLine, first, across, up }: ReturnType<typeof unitValues>,
) {
  const { model, layout, theme } = sheet
  const last = model.network.layers.length
  return (column: number, node: number, { at, zero }: Shares, tile: PlotSquare, shown: number): Shape[] => {
    const [id, isOutput, { x, y, size }] = [`${column} ${node}`, column === last, tile]
    const lineOf = (places: number[][]) => places.flatMap(([right, up]) => pixelIn(tile, isLine, right, up))
    const path = (name: string, places: number[][], stroke: string, width: number): Shape =>
      stroked(`${name} ${id}`, [lineOf(places)], stroke, width * layout.scale)
    const dots = (acrossAt: (i: number) => number): Shape[] => {
      const centres = lineOf(Array.from(model.rows, (row, i) => [acrossAt(i), up(row)]))
      return drawTargets(model, Float64Array.from(centres), placedMap(tile, sheet).plot, theme)
    }
    const ends = isLine ? [[0, zero], [1, zero]] : [[zero, 0], [zero, 1]] // biome-ignore format: one line
    const color = column === 0 ? theme.muted : isOutput ? theme.ink : theme.accent
    const curve = Array.from({ length: first }, (_, i) => [across[i], at[i]])
    const children = [
      ...(zero > 0 && zero < 1 ? [path('zero', ends, theme.grid.strong, 1)] : []),
      // What is predicted right lies on it.
      ...(!isLine && isOutput ? [path('diagonal', [[0, 0], [1, 1]], theme.ink, 1)] : []), // biome-ignore format: one line
      ...(isLine ? [path('curve', curve, color, isOutput ? 2.5 : 1.8)] : dots(i => at[i])),
    ]
    if (isLine && isOutput) {
      const points = dots(i => across[first + i])
      children.push(...faded(`points ${id}`, points, shown))
    }
    return [
      tileGround(id, tile, theme),
      { kind: 'group', key: `inside ${id}`, children, clip: { rectangle: [x, y, size, size] } },
      tileFrame(id, tile, sheet),
    ]
  }
}

/** Pixels of shares of a tile, to the right, where curves go from side to side, and up. */
function pixelIn({ x, y, size }: PlotSquare, isLine: boolean, right: number, up: number): number[] {
  const within = (share: number) => MARGIN + (1 - 2 * MARGIN) * share
  return [x + size * (isLine ? right : within(right)), y + size * (1 - within(up))]
}
