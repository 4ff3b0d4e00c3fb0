import { region, roughRegion } from '../../geometry/contour.ts'
import { simplifyPolyline } from '../../geometry/polyline.ts'
import { toBox } from '../../geometry/tween.ts'
import { toPixels } from '../coordinates/plane.ts'
import type { Layout, PlotSquare } from '../layout/layout.ts'
import {
  type Band,
  bandsOf,
  evenScale,
  type MapArea,
  mapAreas,
  mixScales,
  outputScale,
  ROUGH,
  type UnitFields,
} from '../model/unit-maps.ts'
import { filled, type Shape } from '../shape.ts'
import { byNode } from './node-values.ts'
import { cutLine, markAt, type NetworkSheet, tileFrame } from './tile-painter.ts'

/** Pixels at 600 by which an outline may stray, so that files have no more corners than are seen. */
const STRAY = 0.06

/** The map of a node: its areas, and lines where its sum is 0. */
export interface NodeMap {
  areas: MapArea[]
  cuts: ArrayLike<number>[]
  /** The least and the largest value of what it shows. */
  range: readonly [number, number]
}

/** Levels of maps that are not even: areas of an output at rest, or bands for all that is added up to one. */
export interface OwnLevels {
  areas?(column: number, node: number): MapArea[] | null
  bands?(column: number): Band[] | null
}

/** The maps of nodes over an input of two features. */
export function fieldMaps(sheet: NetworkSheet, fields: UnitFields, own: OwnLevels) {
  const { diagram, layout, moves } = sheet
  const { input, network } = sheet.model
  const isUnit = (column: number, node: number) =>
    column > 0 && column < network.layers.length && diagram.columns[column][node].units.length === 1
  const rest = byNode((column, node): NodeMap => {
    const unit = isUnit(column, node)
    const field = unit ? fields.sum(column, node) : fields.output(column, node)
    const { range } = field
    const scale = unit ? outputScale(network.layers[column - 1], range) : evenScale(range)
    const bands = () => own.bands?.(column) ?? bandsOf(scale, range)
    const cut = () => (moves ? roughRegion(field.grid, input, ROUGH) : region(field.at, input))
    return {
      areas: own.areas?.(column, node) ?? mapAreas(field, input, bands(), moves),
      cuts: unit ? cut().borders : [],
      range,
    }
  })
  const sumRange = byNode((column, node) => fields.sum(column, node).range)
  return {
    isUnit,
    /** The map of what a node gives; of a unit its range is that of its sum. */
    rest,
    /** The sum of so many nodes, that of a unit so far on its way to its output; its range is that of the whole sum. */
    made(column: number, node: number, count: number, share: number): NodeMap {
      const field = fields.sum(column, node, count)
      const range = sumRange(column, node)
      const isMoving = isUnit(column, node) && share > 0
      const even = evenScale(range)
      const output = () => outputScale(network.layers[column - 1], field.range)
      const scale = isMoving ? mixScales(even, output(), share) : even
      const bands = own.bands?.(column) ?? bandsOf(scale, field.range)
      const cuts = isMoving ? rest(column, node).cuts : []
      return { areas: mapAreas(field, input, bands, true), cuts, range }
    },
    /** The shapes of a map on a tile, in the colours of its levels. */
    draw(column: number, node: number, { areas, cuts }: NodeMap, tile: PlotSquare, colors: string[]) {
      const id = `${column} ${node}`
      const { place } = placedMap(tile, sheet)
      const outline = (ring: ArrayLike<number>) => simplifyPolyline(place(ring), STRAY * layout.scale)
      const area = ({ level, rings }: MapArea, i: number) =>
        filled(`map ${id} ${i}`, rings.map(outline), colors[level])
      return [...areas.map(area), ...cutLine(`cut ${id}`, cuts.map(place), sheet), tileFrame(id, tile, sheet)]
    },
    mark(column: number, node: number, row: number, opacity: number): Shape[] {
      const { place } = placedMap(sheet.places.tiles[column][node], sheet)
      const centres = place(input.coordinates.subarray(2 * row, 2 * row + 2))
      return [markAt(column, node, centres, sheet.theme.ink, sheet, opacity)]
    },
  }
}

/** A tile as a plot of its own, whose dots shrink with it, and the pixels of places of the input (× 2) on it. */
export function placedMap(tile: PlotSquare, { model: { input }, layout }: NetworkSheet) {
  const scale = layout.scale * Math.max(0.3, (tile.size / (500 * layout.scale)) ** 0.7)
  const plot: Layout = { ...layout, plot: tile, scale }
  const place = (points: ArrayLike<number>) => toPixels(toBox(Float64Array.from(points), 2, input), plot)
  return { plot, place }
}
