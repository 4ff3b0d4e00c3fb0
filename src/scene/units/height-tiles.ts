import { region } from '../../geometry/contour.ts'
import { activationOf } from '../../network/activation.ts'
import type { PlotSquare } from '../layout/layout.ts'
import { pickRows } from '../model/common-model.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import {
  type Band,
  bandsOf,
  evenScale,
  LEVELS,
  mapAreas,
  mixScales,
  outputScale,
  unitFields,
} from '../model/unit-maps.ts'
import type { Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { divergingColor, heightColors } from '../style/height-colors.ts'
import { drawHeights } from '../style/target-points.ts'
import { mapDrawing, placedMap } from './map-tiles.ts'
import { inputColors } from './tile-colors.ts'
import { byNode, faded, markAt, type NetworkSheet, type TilePainter } from './tile-painter.ts'

/** Maps of units over two inputs: what is below 0 in one colour, what is above in another; the output in height colours. */
export function heightTiles(sheet: NetworkSheet<RegressionModel>): TilePainter {
  const { model, diagram, theme } = sheet
  const { input, network, dataset } = model
  const { tiles } = sheet.places
  const heights = sheet.heights!
  const last = network.layers.length
  const fields = unitFields(network, diagram, input)
  const { mean, deviation } = dataset.target
  const target = {
    bands: [Number.NEGATIVE_INFINITY, ...heights.levels.map(({ at }) => at * deviation + mean)].map(
      (from, level): Band => ({ from, level }),
    ),
    colors: heightColors(heights, theme),
  }
  const isUnit = (column: number, node: number) =>
    column > 0 && column < last && diagram.columns[column][node].units.length === 1
  /** Colours of even levels between two values, by sign and size. */
  const signed = ([low, high]: readonly number[], sign = 1) =>
    Array.from({ length: LEVELS }, (_, i) => {
      const value = low + ((high - low) * (i + 0.5)) / LEVELS
      return divergingColor(theme, (sign * value) / Math.max(Math.abs(low), Math.abs(high), 1e-300))
    })
  const restOf = byNode((column, node) => {
    const unit = isUnit(column, node)
    const field = unit ? fields.sum(column, node) : fields.output(column, node)
    const scale = unit ? outputScale(network.layers[column - 1], field.range) : evenScale(field.range)
    const bands = column === last ? target.bands : bandsOf(scale, field.range)
    const cuts = unit ? region(field.at, input).borders : []
    return {
      areas: mapAreas(field, input, bands),
      cuts,
      range: heightRange(sheet, column, field.range, unit),
    }
  })
  const sumRange = byNode((column, node) => fields.sum(column, node).range)
  const drawn = mapDrawing(sheet)
  const points = (tile: PlotSquare): Shape[] => {
    const { plot, place } = placedMap(tile, sheet)
    return drawHeights(model, heights, place(pickRows(input.coordinates, model.rows, 2)), plot, theme)
  }
  return {
    points,
    output(column, node, tile = tiles[column][node], reversed = false) {
      const id = `${column} ${node}`
      const { areas, cuts, range } = restOf(column, node)
      const colors =
        column === last
          ? target.colors
          : column > 0
            ? signed(range, reversed ? -1 : 1)
            : reversed
              ? inputColors(theme).toReversed()
              : inputColors(theme)
      return [...drawn(id, areas, cuts, tile, colors), ...(column === last ? points(tile) : [])]
    },
    made(column, node, count, share) {
      if (share >= 1) return this.output(column, node)
      const id = `${column} ${node}`
      const tile = tiles[column][node]
      const field = fields.sum(column, node, count)
      if (column === last)
        return [
          ...drawn(id, mapAreas(field, input, target.bands, true), [], tile, target.colors),
          ...faded(`points ${id}`, points(tile), share),
        ]
      const unit = isUnit(column, node)
      const even = evenScale(sumRange(column, node))
      const isMoving = unit && share > 0
      const scale = isMoving
        ? mixScales(even, outputScale(network.layers[column - 1], field.range), share)
        : even
      const rest = restOf(column, node)
      const [from, to] = [signed(sumRange(column, node)), signed(rest.range)]
      const colors = isMoving ? from.map((color, i) => mixColors(color, to[i], share)) : from
      return [
        ...drawn(
          id,
          mapAreas(field, input, bandsOf(scale, field.range), true),
          isMoving ? rest.cuts : [],
          tile,
          colors,
        ),
        ...(unit ? [] : faded(`made ${id}`, this.output(column, node), share)),
      ]
    },
    mark(column, node, row, opacity) {
      const { place } = placedMap(tiles[column][node], sheet)
      const centres = place(input.coordinates.subarray(2 * row, 2 * row + 2))
      return [markAt(`mark ${column} ${node}`, centres, theme.ink, sheet, opacity)]
    },
  }
}

/** The values at both ends of a node's scale: of its activation's range, or where that has no end, of those in the window. */
export function heightRange(
  { model: { network } }: NetworkSheet,
  column: number,
  range: readonly number[],
  isUnit: boolean,
): readonly number[] {
  const known = isUnit ? activationOf(network.layers[column - 1].activation) : null
  if (!known) return range
  if (known.range.every(Number.isFinite)) return known.range
  const ends = Float64Array.from(range)
  known.apply(ends)
  return [Math.min(...ends), Math.max(...ends)]
}
