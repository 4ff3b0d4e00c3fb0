import { movingRegions, roughRegions, smoothRegions } from '../../estimators/regions.ts'
import { gridOf, region, roughRegion } from '../../geometry/contour.ts'
import { corners } from '../../geometry/linear-scores.ts'
import { classScores } from '../../network/forward.ts'
import { expit, logit, logOdds } from '../../network/scores.ts'
import { drawCompared, markedRows } from '../compare/planes.ts'
import type { PlotSquare } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import { memoize } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { overPlane } from '../model/cuts.ts'
import { planeOf } from '../model/slices/slice.ts'
import { LEVELS, type MapArea, ROUGH, unitFields } from '../model/unit-maps.ts'
import { faded, keyed, type Shape } from '../shape.ts'
import { fieldMaps, placedMap } from './field-maps.ts'
import { inputColors, probabilityColors, unitColors } from './tile-colors.ts'
import type { NetworkSheet, TilePainter } from './tile-painter.ts'

/** Opacity of the points on the tiles of features. */
const FAINT = 0.55

/** Maps of units over the input window, in levels; outputs in the colours of their classes. */
export function mapTiles(bare: NetworkSheet<ClassModel>): TilePainter {
  const sheet = { ...bare, model: overPlane(bare.model) }
  const { model, diagram, theme } = sheet
  const { input, classes, plane, slice } = model
  const { tiles } = sheet.places
  const last = plane.layers.length
  const sliced = slice && { ...model, slice }
  const isClass = (column: number) => column === last && classes > 2
  const maps = fieldMaps(sheet, unitFields(slice ? model.network : plane, diagram, input, sliced), {
    areas: (column, node) => (isClass(column) ? probabilityAreas(sheet, node) : null),
  })
  const decision = decisionDrawing(sheet)
  // What a slice holds is the same all over it.
  const spans = (node: number) =>
    !slice || diagram.columns[0][node].units.some(unit => planeOf(slice).axes.some(axis => axis[unit] !== 0))
  const colorsOf = (column: number, node: number) => {
    // No weight leads to a unit that was taken out.
    const { units } = diagram.columns[column][node]
    const leads = (row: number[]) => units.some(unit => row[unit] !== 0)
    if (column === 0 || !model.network.layers[column - 1].weights.some(leads)) return inputColors(theme)
    return isClass(column)
      ? probabilityColors(theme, diagram.columns[column][node].units[0])
      : unitColors(theme)
  }
  const output: TilePainter['output'] = (column, node, tile = tiles[column][node], reversed = false) => {
    if (column > last || (column === last && classes === 2)) return decision(tile, 1)
    const colors = colorsOf(column, node)
    const hasPoints = tile === tiles[0][node] && spans(node)
    return [
      ...maps.draw(column, node, maps.rest(column, node), tile, reversed ? colors.toReversed() : colors),
      ...(hasPoints ? keyed(`tile ${column} ${node}`, drawnPoints(tile, sheet, FAINT)) : []),
    ]
  }
  return {
    output,
    points: tile => drawnPoints(tile, sheet, 1),
    made(column, node, count, share) {
      const tile = tiles[column][node]
      if (column > last) return decision(tile, share)
      if (share >= 1) return output(column, node)
      const sum = maps.draw(column, node, maps.made(column, node, count, share), tile, unitColors(theme))
      if (maps.isUnit(column, node)) return sum
      // Other maps than those of units take their own colours.
      const isMap = isClass(column) || column < last
      const own = () => faded(`made ${column} ${node}`, output(column, node), share)
      return [...sum, ...(isMap ? own() : decision(tile, share))]
    },
    mark: maps.mark,
  }
}

function drawnPoints(tile: PlotSquare, sheet: NetworkSheet<ClassModel>, opacity: number): Shape[] {
  const { input, rows } = sheet.model
  const { plot, place } = placedMap(tile, sheet)
  const centres = place(pickRows(input.coordinates, rows, 2))
  return drawPoints({ ...sheet.model, named: false, namesakes: [] }, centres, plot, sheet.theme, { opacity })
}

/** Draws the decision on a tile: first its ground and points come with the boundary, then the tints of the classes. */
function decisionDrawing(sheet: NetworkSheet<ClassModel>): (tile: PlotSquare, share: number) => Shape[] {
  const { plane, classes, input, slice, without } = sheet.model
  const marked = slice || without ? markedRows(sheet.model) : { wrong: new Uint8Array(0), slice }
  // A slice that moves has true borders: its points are seen against them.
  const find = sheet.moves ? (slice ? movingRegions : roughRegions) : smoothRegions
  const scores = (points: Float64Array) => classScores(plane, points)
  const found = memoize((_: typeof input) => find(scores, classes, input))
  return (tile, share) => {
    if (share <= 0) return []
    const tint = Math.max(0, 2 * share - 1)
    const state = { mechanism: 0, shown: 1, tint, line: share, rings: slice || without ? tint : 0 }
    const shown = { regions: found(input), mechanism: {}, ...marked }
    const children = drawCompared(sheet.model, shown, placedMap(tile, sheet).plot, sheet.theme, state)
    return [{ kind: 'group', key: 'decision', children, opacity: Math.min(1, 2 * share) }]
  }
}

/** Levels of the probability of an output, or of those of several together. */
function probabilityAreas(
  { model: { plane: network, input, classes }, diagram, moves }: NetworkSheet<ClassModel>,
  node: number,
): MapArea[] {
  const { units } = diagram.columns[network.layers.length][node]
  const rough = gridOf(input, ROUGH)
  return Array.from({ length: LEVELS }, (_, level): MapArea => {
    if (level === 0) return { level, rings: [corners(input.centre, input.half)] }
    const field = (places: Float64Array) => {
      const odds = units.map(k => logOdds(classScores(network, places), classes, k))
      if (units.length === 1) return odds[0].map(value => value - logit(level / LEVELS))
      return odds[0].map((_, i) => odds.reduce((sum, one) => sum + expit(one[i]), 0) - level / LEVELS)
    }
    const found = moves ? roughRegion(field(rough), input, ROUGH, 0, false) : region(field, input)
    return { level, rings: found.rings }
  }).filter(({ rings }) => rings.length > 0)
}
