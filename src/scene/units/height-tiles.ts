import { activationOf } from '../../network/activation.ts'
import type { PlotSquare } from '../layout/layout.ts'
import { pickRows } from '../model/common-model.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { type Band, LEVELS, unitFields } from '../model/unit-maps.ts'
import { faded, type Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { divergingColor, heightColors } from '../style/height-colors.ts'
import { drawHeights } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { fieldMaps, placedMap } from './field-maps.ts'
import { inputColors } from './tile-colors.ts'
import type { NetworkSheet, TilePainter } from './tile-painter.ts'

/** Maps of units over two inputs: what is below 0 in one colour, what is above in another; the output in height colours. */
export function heightTiles(sheet: NetworkSheet<RegressionModel>): TilePainter {
  const { model, theme } = sheet
  const { input, network, dataset } = model
  const { tiles } = sheet.places
  const heights = sheet.heights!
  const last = network.layers.length
  const { mean, deviation } = dataset.target
  const levels = heights.levels.map(({ at }) => at * deviation + mean)
  const target = [Number.NEGATIVE_INFINITY, ...levels].map((from, level): Band => ({ from, level }))
  const maps = fieldMaps(sheet, unitFields(network, sheet.diagram, input), {
    bands: column => (column === last ? target : null),
  })
  const points = (tile: PlotSquare): Shape[] => {
    const { plot, place } = placedMap(tile, sheet)
    return drawHeights(model, heights, place(pickRows(input.coordinates, model.rows, 2)), plot, theme)
  }
  const targetColors = heightColors(heights, theme)
  const rangeOf = (column: number, node: number) =>
    heightRange(sheet, column, maps.rest(column, node).range, maps.isUnit(column, node))
  const colorsOf = (column: number, node: number, reversed: boolean) => {
    if (column === last) return targetColors
    if (column > 0) return signedColors(theme, rangeOf(column, node), reversed ? -1 : 1)
    return reversed ? inputColors(theme).toReversed() : inputColors(theme)
  }
  const output: TilePainter['output'] = (column, node, tile = tiles[column][node], reversed = false) => [
    ...maps.draw(column, node, maps.rest(column, node), tile, colorsOf(column, node, reversed)),
    ...(column === last ? points(tile) : []),
  ]
  return {
    points,
    output,
    made(column, node, count, share) {
      if (share >= 1) return output(column, node)
      const tile = tiles[column][node]
      const map = maps.made(column, node, count, share)
      const from = signedColors(theme, map.range)
      const isUnit = maps.isUnit(column, node)
      const to = isUnit ? signedColors(theme, rangeOf(column, node)) : from
      const colors = column === last ? targetColors : from.map((color, i) => mixColors(color, to[i], share))
      const id = `${column} ${node}`
      return [
        ...maps.draw(column, node, map, tile, colors),
        ...(column === last ? faded(`points ${id}`, points(tile), share) : []),
        ...(column < last && !isUnit ? faded(`made ${id}`, output(column, node), share) : []),
      ]
    },
    mark: maps.mark,
  }
}

/** Colours of even levels between two values, by sign and size. */
function signedColors(theme: Theme, [low, high]: readonly number[], sign = 1): string[] {
  const size = Math.max(Math.abs(low), Math.abs(high), 1e-300)
  return Array.from({ length: LEVELS }, (_, i) =>
    divergingColor(theme, (sign * (low + ((high - low) * (i + 0.5)) / LEVELS)) / size),
  )
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
