import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from '../model/class-model.ts'
import { buildDiagram, type Diagram, standsForMore } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { inOwnUnits, type RegressionModel } from '../model/regression-model.ts'
import type { Shape } from '../shape.ts'
import { curveTiles } from './curve-tiles.ts'
import { heightTiles } from './height-tiles.ts'
import { imageTiles } from './image-tiles.ts'
import { mapTiles } from './map-tiles.ts'
import { stripTiles } from './strip-tiles.ts'
import type { NetworkSheet, TilePainter } from './tile-painter.ts'

/** A model as its tiles show it: that of a target in the target's own units. */
export function inShownUnits(model: FigureModel): FigureModel {
  return 'height' in model ? inOwnUnits(model) : model
}

/** The nodes and lines of a model's network; all pixels of a picture are one node. */
export function diagramOf({ network, dataset, slice }: FigureModel, image: Spec['image'] = null): Diagram {
  // The two that span a slice are its ramps.
  const diagram = buildDiagram(network, dataset, undefined, slice && !dataset.reduction ? slice.axes : [])
  if (!image) return diagram
  const units = dataset.features.map((_, i) => i)
  const picture = { units, mix: units.map(() => 1 / units.length) }
  return buildDiagram(network, dataset, [[picture], ...diagram.columns.slice(1)])
}

/** The painter of a network's tiles; what stands for more units than have one is three dots. */
export function tilesOf(sheet: NetworkSheet): TilePainter {
  const { diagram, places, theme, layout } = sheet
  const painter = wholeTiles(sheet)
  const isRest = (column: number, node: number) => standsForMore(diagram.columns, column, node)
  const dots = (column: number, node: number, { x, y, size } = places.tiles[column][node]): Shape[] => {
    const centres = [1, 3, 5].flatMap(sixth => [x + size / 2, y + (sixth * size) / 6])
    const [key, radius] = [`rest ${column}`, 1.6 * layout.scale]
    return [{ kind: 'dots', key, centres, radius, colors: [theme.muted] }]
  }
  return {
    ...painter,
    output: (column, node, tile, reversed) =>
      isRest(column, node) ? dots(column, node, tile) : painter.output(column, node, tile, reversed),
    made: (column, node, ...how) =>
      isRest(column, node) ? dots(column, node) : painter.made(column, node, ...how),
    mark: (column, node, ...of) => (isRest(column, node) ? [] : painter.mark(column, node, ...of)),
  }
}

/** The painter of tiles of units: maps over the plane, curves over a line, else strips, or pictures. */
function wholeTiles(sheet: NetworkSheet): TilePainter {
  const { flat, dimensions } = sheet.model.input
  if ('height' in sheet.model) {
    const own = sheet as NetworkSheet<RegressionModel>
    return flat && dimensions === 2 ? heightTiles(own) : curveTiles(own)
  }
  const own = sheet as NetworkSheet<ClassModel>
  if (flat) return mapTiles(own)
  const strips = stripTiles(own)
  return own.image ? imageTiles(own, own.image, strips) : strips
}
