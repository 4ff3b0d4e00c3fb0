import { forward } from '../../network/forward.ts'
import { kinksOf } from '../../network/kinks.ts'
import type { PlotSquare } from '../layout/layout.ts'
import { pickRows } from '../model/common-model.ts'
import { outputOf, sumOf } from '../model/diagram.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { extremes } from '../model/unit-maps.ts'
import type { Shape } from '../shape.ts'
import { drawTargets } from '../style/target-points.ts'
import { heightRange } from './height-tiles.ts'
import { placedMap } from './map-tiles.ts'
import { byNode, faded, markAt, type NetworkSheet, type TilePainter, tileSquare } from './tile-painter.ts'

/** Share of a tile's side that is free at its edges, and pieces of a curve across it. */
const MARGIN = 0.07
const PIECES = 200

/** Values at the places of tiles. */
interface UnitValues {
  /** True over one input, whose curves come before the points; of more there are the points alone. */
  isLine: boolean
  /** Places of the curve, as shares of a tile's width, and behind them those of the drawn points. */
  across: Float64Array
  /** Those of the curve. */
  first: number
  /** Shares of a node's scale: what it gives, and a 0. */
  rest(column: number, node: number): { at: Float64Array; zero: number }
  /** The same of its sum of so many nodes. */
  sum(column: number, node: number, count: number): { at: Float64Array; zero: number }
  /** Share of the target's scale of a row. */
  up(row: number): number
}

function unitValues(sheet: NetworkSheet<RegressionModel>): UnitValues {
  const { model, diagram } = sheet
  const { input, network, dataset, rows, all } = model
  const { low, high } = sheet.heights!
  const last = network.layers.length
  const isLine = input.dimensions === 1 && input.flat
  const own = pickRows(all.x, rows, dataset.features.length)
  const left = input.centre[0] - input.half
  const even = Array.from({ length: PIECES + 1 }, (_, i) => left + (2 * input.half * i) / PIECES)
  const kinks = isLine ? kinksOf(network, Float64Array.from(even)).map(({ at }) => at) : []
  const curve = isLine ? [...even, ...kinks].sort((a, b) => a - b) : []
  const places = Float64Array.from([...curve, ...own])
  const outputs = [places, ...forward(network, places)]
  const widthOf = (column: number) => (outputs[column].length * dataset.features.length) / places.length
  const sumsOf = (column: number, node: number, count?: number) =>
    sumOf(diagram, [column - 1, node], outputs[column - 1], widthOf(column - 1), count)
  const { mean, deviation } = dataset.target
  const target = [low, high].map(height => height * deviation + mean)
  const shares = (values: Float64Array, range: readonly number[]) => ({
    at: scaled(values, range),
    zero: scaled(Float64Array.of(0), range)[0],
  })
  const restOf = byNode((column, node) => {
    const of = diagram.columns[column][node]
    const isUnit = column > 0 && column < last && of.units.length === 1
    const values = outputOf(of, outputs[column], widthOf(column))
    const known = extremes(isUnit ? sumsOf(column, node) : values)
    return shares(values, column === last ? target : heightRange(sheet, column, known, isUnit))
  })
  const sumRange = byNode((column, node) => (column === last ? target : extremes(sumsOf(column, node))))
  return {
    isLine,
    across: places.map(x => (x - left) / (2 * input.half)),
    first: curve.length,
    rest: restOf,
    sum: (column, node, count) => shares(sumsOf(column, node, count), sumRange(column, node)),
    up: row => (all.y[row] - low) / (high - low || 1),
  }
}

/**
 * Tiles of units of one input: what they give over it, as curves, the output with its points. Of more inputs than a
 * plane has: the targets of the points over what the unit gives for them, which the output makes a diagonal.
 */
export function curveTiles(sheet: NetworkSheet<RegressionModel>): TilePainter {
  const { model, layout, theme } = sheet
  const { rows } = model
  const { tiles } = sheet.places
  const last = model.network.layers.length
  const values = unitValues(sheet)
  const { isLine, first, across } = values
  /** Pixels of shares of a tile, up and to the right. */
  const pixel = ({ x, y, size }: PlotSquare, right: number, up: number) => {
    const at = (share: number) => MARGIN + (1 - 2 * MARGIN) * share
    return [x + size * (isLine ? right : at(right)), y + size * (1 - at(up))]
  }
  const dots = (tile: PlotSquare, acrossAt: (i: number) => number): Shape[] => {
    const centres = [...rows].flatMap((row, i) => pixel(tile, acrossAt(i), values.up(row)))
    return drawTargets(model, Float64Array.from(centres), placedMap(tile, sheet).plot, theme)
  }
  const drawn = (
    [column, node]: readonly [number, number],
    { at, zero }: { at: Float64Array; zero: number },
    tile: PlotSquare,
    shown: number,
  ): Shape[] => {
    const [id, isOutput, { x, y, size }] = [`${column} ${node}`, column === last, tile]
    const path = (key: string, line: number[], stroke: string, width: number): Shape => ({
      ...{ kind: 'path', key: `${key} ${id}`, lines: [line], closed: false },
      ...{ stroke, width: width * layout.scale },
    })
    const color = column === 0 ? theme.muted : isOutput ? theme.ink : theme.accent
    const [x0, y0, x1, y1] = isLine ? [0, zero, 1, zero] : [zero, 0, zero, 1]
    const line = [...pixel(tile, x0, y0), ...pixel(tile, x1, y1)]
    const diagonal = [...pixel(tile, 0, 0), ...pixel(tile, 1, 1)]
    const curve = Array.from({ length: first }, (_, i) => pixel(tile, across[i], at[i])).flat()
    return [
      tileSquare(`ground ${id}`, tile, { fill: theme.background }),
      {
        kind: 'group',
        key: `inside ${id}`,
        children: [
          ...(zero > 0 && zero < 1 ? [path('zero', line, theme.grid.strong, 1)] : []),
          // What is predicted right lies on it.
          ...(!isLine && isOutput ? [path('diagonal', diagonal, theme.ink, 1)] : []),
          ...(isLine ? [path('curve', curve, color, isOutput ? 2.5 : 1.8)] : dots(tile, i => at[i])),
          ...(isLine && isOutput
            ? faded(
                `points ${id}`,
                dots(tile, i => across[first + i]),
                shown,
              )
            : []),
        ],
        clip: { rectangle: [x, y, size, size] },
      },
      tileSquare(`frame ${id}`, tile, { stroke: theme.grid.strong, width: layout.scale }),
    ]
  }
  return {
    points: () => [],
    output(column, node, tile = tiles[column][node], reversed = false) {
      const { at, zero } = values.rest(column, node)
      const shown = reversed ? { at: at.map(value => 1 - value), zero: 1 - zero } : { at, zero }
      return drawn([column, node], shown, tile, 1)
    },
    made(column, node, count, share) {
      const [end, sum] = [values.rest(column, node), values.sum(column, node, count)]
      const mix = (from: number, to: number) => from + (to - from) * share
      const now = { at: sum.at.map((value, i) => mix(value, end.at[i])), zero: mix(sum.zero, end.zero) }
      return drawn([column, node], now, tiles[column][node], share)
    },
    mark(column, node, row, opacity) {
      const i = first + rows.indexOf(row)
      const value = values.rest(column, node).at[i]
      const [right, up] = isLine ? [across[i], value] : [value, values.up(row)]
      const centres = pixel(tiles[column][node], right, up)
      return [markAt(`mark ${column} ${node}`, centres, theme.classes[0], sheet, opacity)]
    },
  }
}

/** Values as shares of a range, no farther beyond it than half of it: there they are not seen. */
function scaled(values: Float64Array, [low, high]: readonly number[]): Float64Array {
  return values.map(value => Math.max(-0.5, Math.min(1.5, (value - low) / (high - low || 1))))
}
