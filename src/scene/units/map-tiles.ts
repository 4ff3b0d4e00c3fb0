import { smoothRegions } from '../../classifiers/regions.ts'
import { classScores } from '../../network/forward.ts'
import { logit, logOdds } from '../../network/scores.ts'
import { drawCompared } from '../compare/compared-plot.ts'
import { region } from '../geometry/contour.ts'
import { corners } from '../geometry/linear-regions.ts'
import { memoize } from '../memoize.ts'
import { overPlane } from '../model/cuts.ts'
import type { Diagram } from '../model/diagram.ts'
import { type FigureModel, pickRows } from '../model/figure-model.ts'
import {
  bandsOf,
  evenScale,
  LEVELS,
  type MapArea,
  mapAreas,
  mixScales,
  outputScale,
  unitFields,
  zeroLines,
} from '../model/unit-maps.ts'
import { keyed, type Shape } from '../shape.ts'
import type { Layout, PlotSquare } from '../style/layout.ts'
import { drawPoints } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { drawCut, drawMap, placeOn, tileFrame } from './draw-map.ts'
import type { TilePlaces } from './place-tiles.ts'
import { inputColors, probabilityColors, unitColors } from './tile-colors.ts'
import type { TilePainter } from './tile-painter.ts'

/** Opacity of the points on the tiles of features, and the scale of dots in them. */
const FAINT = 0.55

/** Maps of units over the input window, in levels; outputs in the colours of their classes. */
export function mapTiles(
  bare: FigureModel,
  diagram: Diagram,
  { tiles }: TilePlaces,
  layout: Layout,
  theme: Theme,
): TilePainter {
  const model = overPlane(bare)
  const { network, input, classes, rows } = model
  const last = network.layers.length
  const fields = unitFields(network, diagram, input)
  const colors = { unit: unitColors(theme), input: inputColors(theme) }
  const scaleOf = (tile: PlotSquare) =>
    layout.scale * Math.max(0.3, (tile.size / (500 * layout.scale)) ** 0.7)
  const regions = memoize((_: 'decision') =>
    smoothRegions(points => classScores(network, points), classes, input),
  )
  const decision = (tile: PlotSquare, share: number): Shape[] => {
    const state = { mechanism: 0, shown: 1, tint: share, line: share, rings: 0 }
    const shown = { regions: regions('decision'), mechanism: {}, wrong: new Uint8Array(0) }
    return drawCompared(model, shown, { ...layout, plot: tile, scale: scaleOf(tile) }, theme, state)
  }
  const points = (tile: PlotSquare, opacity: number): Shape[] => {
    const centres = placeOn(tile, input, layout)(pickRows(input.coordinates, rows, 2))
    const shown = { ...model, named: false, namesakes: [] }
    return drawPoints(shown, centres, { ...layout, plot: tile, scale: scaleOf(tile) }, theme, { opacity })
  }
  const areasOf = memoize((id: string): MapArea[] => {
    const [column, node] = id.split(' ').map(Number)
    if (column === last && classes > 2) return probabilityAreas(model, diagram.columns[column][node].units)
    const isUnit = column > 0 && diagram.columns[column][node].units.length === 1
    const field = isUnit ? fields.sum(column - 1, node) : fields.output(column, node)
    const scale = isUnit ? outputScale(network.layers[column - 1], field.range) : evenScale(field.range)
    return mapAreas(field, input, bandsOf(scale, field.range))
  })
  const cutsOf = memoize((id: string) => {
    const [column, node] = id.split(' ').map(Number)
    const isCut = column > 0 && column < last && diagram.columns[column][node].units.length === 1
    return isCut ? zeroLines(fields.sum(column - 1, node), input) : []
  })
  const sumRange = memoize((id: string) => {
    const [column, node] = id.split(' ').map(Number)
    return fields.sum(column - 1, node).range
  })
  const colorsOf = (column: number, node: number) =>
    column === 0
      ? colors.input
      : column === last && classes > 2
        ? probabilityColors(theme, diagram.columns[column][node].units[0])
        : colors.unit
  const output: TilePainter['output'] = (column, node, tile = tiles[column][node], reversed = false) => {
    if (column > last || (column === last && classes === 2)) return decision(tile, 1)
    const id = `${column} ${node}`
    const place = placeOn(tile, input, layout)
    const own = colorsOf(column, node)
    return [
      ...drawMap(`map ${id}`, areasOf(id), place, reversed ? own.toReversed() : own, layout),
      ...drawCut(`cut ${id}`, cutsOf(id).map(place), layout, theme),
      tileFrame(`frame ${id}`, tile, layout, theme),
      ...(column === 0 && tile === tiles[0][node] ? keyed(`tile ${id}`, points(tile, FAINT)) : []),
    ]
  }
  return {
    output,
    points: tile => points(tile, 1),
    made(column, node, count, share) {
      if (column > last)
        return share > 0
          ? [{ kind: 'group', key: 'decision', children: decision(tiles[column][0], share), opacity: share }]
          : []
      if (share >= 1) return output(column, node)
      const id = `${column} ${node}`
      const tile = tiles[column][node]
      const place = placeOn(tile, input, layout)
      const { field, grid } = fields.partial(column - 1, node, count)
      const even = evenScale(sumRange(id))
      const isUnit = column < last && diagram.columns[column][node].units.length === 1
      const scale = isUnit
        ? mixScales(even, outputScale(network.layers[column - 1], field.range), share)
        : even
      const areas = mapAreas(field, input, bandsOf(scale, field.range), grid)
      return [
        ...drawMap(`map ${id}`, areas, place, colors.unit, layout),
        ...(isUnit && share > 0 ? drawCut(`cut ${id}`, cutsOf(id).map(place), layout, theme) : []),
        tileFrame(`frame ${id}`, tile, layout, theme),
        // Other maps than those of units take their own colours.
        ...(isUnit || share <= 0
          ? []
          : [{ kind: 'group', key: `made ${id}`, children: output(column, node), opacity: share } as const]),
      ]
    },
    mark(column, node, row, opacity) {
      const tile = tiles[column][node]
      const centres = placeOn(tile, input, layout)(input.coordinates.subarray(2 * row, 2 * row + 2))
      const gap = { color: theme.background, width: 1.6 * layout.scale }
      const ring = { color: theme.ink, width: 1.6 * layout.scale, gap }
      return [
        {
          kind: 'dots',
          key: `mark ${column} ${node}`,
          centres,
          radius: 2.6 * layout.scale,
          colors: [theme.ink],
          ring,
          opacity,
        },
      ]
    },
  }
}

/** Levels of the probability of classes together, of one in most cases. */
function probabilityAreas({ network, input, classes }: FigureModel, units: readonly number[]): MapArea[] {
  const window = corners(input.centre, input.half)
  return Array.from({ length: LEVELS }, (_, level): MapArea => {
    if (level === 0) return { level, rings: [window] }
    const field = (places: Float64Array) => {
      const scores = classScores(network, places)
      const odds = units.map(k => logOdds(scores, classes, k))
      if (units.length === 1) return odds[0].map(value => value - logit(level / LEVELS))
      return odds[0].map(
        (_, i) => odds.reduce((sum, one) => sum + 1 / (1 + Math.exp(-one[i])), 0) - level / LEVELS,
      )
    }
    return { level, rings: region(field, input).rings }
  }).filter(({ rings }) => rings.length > 0)
}
