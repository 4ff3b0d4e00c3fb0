import { movingRegions, roughRegions, smoothRegions } from '../../estimators/regions.ts'
import { gridOf, region, roughRegion } from '../../geometry/contour.ts'
import { corners } from '../../geometry/linear-regions.ts'
import { simplifyPolyline } from '../../geometry/polyline.ts'
import { toBox } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import { expit, logit, logOdds } from '../../network/scores.ts'
import { drawCompared } from '../compare/compared-plot.ts'
import { markedRows } from '../compare/comparison.ts'
import type { Layout, PlotSquare } from '../layout/layout.ts'
import { memoize } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { overPlane } from '../model/cuts.ts'
import { planeOf } from '../model/slices/slice.ts'
import {
  bandsOf,
  evenScale,
  LEVELS,
  type MapArea,
  mapAreas,
  mixScales,
  outputScale,
  ROUGH,
  unitFields,
} from '../model/unit-maps.ts'
import { keyed, type Shape } from '../shape.ts'
import { toPixels } from '../style/axes.ts'
import { drawPoints } from '../style/points.ts'
import { inputColors, probabilityColors, unitColors } from './tile-colors.ts'
import {
  byNode,
  cutLine,
  faded,
  markAt,
  type NetworkSheet,
  type TilePainter,
  tileSquare,
} from './tile-painter.ts'

/** Opacity of the points on the tiles of features. */
const FAINT = 0.55

/** Pixels at 600 by which an outline may stray, so that files have no more corners than are seen. */
const STRAY = 0.06

/** Maps of units over the input window, in levels; outputs in the colours of their classes. */
export function mapTiles(bare: NetworkSheet<ClassModel>): TilePainter {
  const sheet = { ...bare, model: overPlane(bare.model) }
  const { model, diagram, theme } = sheet
  const { input, classes, plane: network } = model
  const { tiles } = sheet.places
  const last = network.layers.length
  const { slice } = model
  const sliced = slice && { ...model, slice }
  const fields = unitFields(slice ? model.network : network, diagram, input, sliced)
  const decision = decisionDrawing(sheet)
  const isClass = (column: number) => column === last && classes > 2
  const isUnit = (column: number, node: number) =>
    column > 0 && column < last && diagram.columns[column][node].units.length === 1
  // What a slice holds is the same all over it.
  const spans = (node: number) =>
    !slice || diagram.columns[0][node].units.some(unit => planeOf(slice).axes.some(axis => axis[unit] !== 0))
  const colorsOf = (column: number, node: number) =>
    column === 0
      ? inputColors(theme)
      : isClass(column)
        ? probabilityColors(theme, diagram.columns[column][node].units[0])
        : unitColors(theme)
  const restOf = byNode((column, node) => {
    const unit = isUnit(column, node)
    const field = unit ? fields.sum(column, node) : fields.output(column, node)
    const scale = unit ? outputScale(network.layers[column - 1], field.range) : evenScale(field.range)
    const areas = isClass(column)
      ? probabilityAreas(sheet, node)
      : mapAreas(field, input, bandsOf(scale, field.range), sheet.moves)
    const cut = () => (sheet.moves ? roughRegion(field.grid, input, ROUGH) : region(field.at, input))
    return { areas, cuts: unit ? cut().borders : [] }
  })
  const sumRange = byNode((column, node) => fields.sum(column, node).range)
  const drawn = mapDrawing(sheet)
  const output: TilePainter['output'] = (column, node, tile = tiles[column][node], reversed = false) => {
    if (column > last || (column === last && classes === 2)) return decision(tile, 1)
    const id = `${column} ${node}`
    const { areas, cuts } = restOf(column, node)
    const colors = colorsOf(column, node)
    return [
      ...drawn(id, areas, cuts, tile, reversed ? colors.toReversed() : colors),
      ...(tile === tiles[0][node] && spans(node) ? keyed(`tile ${id}`, drawnPoints(tile, sheet, FAINT)) : []),
    ]
  }
  return {
    output,
    points: tile => drawnPoints(tile, sheet, 1),
    made(column, node, count, share) {
      if (column > last || share >= 1)
        return column > last ? decision(tiles[column][0], share) : output(column, node)
      const id = `${column} ${node}`
      const unit = isUnit(column, node)
      const field = fields.sum(column, node, count)
      const even = evenScale(sumRange(column, node))
      const scale =
        unit && share > 0
          ? mixScales(even, outputScale(network.layers[column - 1], field.range), share)
          : even
      const areas = mapAreas(field, input, bandsOf(scale, field.range), true)
      return [
        ...drawn(
          id,
          areas,
          unit && share > 0 ? restOf(column, node).cuts : [],
          tiles[column][node],
          unitColors(theme),
        ),
        // Other maps than those of units take their own colours.
        ...(unit
          ? []
          : isClass(column) || column < last
            ? faded(`made ${id}`, output(column, node), share)
            : decision(tiles[column][node], share)),
      ]
    },
    mark(column, node, row, opacity) {
      const { place } = placedMap(tiles[column][node], sheet)
      const centres = place(input.coordinates.subarray(2 * row, 2 * row + 2))
      return [markAt(`mark ${column} ${node}`, centres, theme.ink, sheet, opacity)]
    },
  }
}

/** Gives the shapes of a map on a tile: its areas in the colours of their levels, lines where sums are 0, and a frame. */
export function mapDrawing(sheet: NetworkSheet) {
  const { layout, theme } = sheet
  return (
    id: string,
    areas: MapArea[],
    cuts: ArrayLike<number>[],
    tile: PlotSquare,
    colors: string[],
  ): Shape[] => {
    const { place } = placedMap(tile, sheet)
    const outline = (ring: ArrayLike<number>) => simplifyPolyline(place(ring), STRAY * layout.scale)
    return [
      ...areas.map(
        ({ level, rings }, i): Shape => ({
          kind: 'path',
          key: `map ${id} ${i}`,
          lines: rings.map(outline),
          closed: true,
          fill: colors[level],
        }),
      ),
      ...cutLine(`cut ${id}`, cuts.map(place), sheet),
      tileSquare(`frame ${id}`, tile, { stroke: theme.grid.strong, width: layout.scale }),
    ]
  }
}

/** A tile as a plot of its own, whose dots shrink with it, and the pixels of places of the input (× 2) on it. */
export function placedMap(tile: PlotSquare, { model: { input }, layout }: NetworkSheet) {
  const plot: Layout = {
    ...layout,
    plot: tile,
    scale: layout.scale * Math.max(0.3, (tile.size / (500 * layout.scale)) ** 0.7),
  }
  return {
    plot,
    place: (points: ArrayLike<number>) => toPixels(toBox(Float64Array.from(points), 2, input), plot),
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
  const { plane, classes, input, slice } = sheet.model
  const marked = slice ? markedRows(sheet.model) : { wrong: new Uint8Array(0), foreign: null }
  const found = memoize((_: typeof input) =>
    // A slice that moves has true borders: its points are seen against them.
    (sheet.moves ? (slice ? movingRegions : roughRegions) : smoothRegions)(
      points => classScores(plane, points),
      classes,
      input,
    ),
  )
  return (tile, share) => {
    if (share <= 0) return []
    const tint = Math.max(0, 2 * share - 1)
    const state = { mechanism: 0, shown: 1, tint, line: share, rings: slice ? tint : 0 }
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
