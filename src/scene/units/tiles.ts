import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from '../model/class-model.ts'
import { buildDiagram, type Diagram } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { inOwnUnits, type RegressionModel } from '../model/regression-model.ts'
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
export function diagramOf(
  { network, dataset, slice }: Pick<FigureModel, 'network' | 'dataset' | 'slice'>,
  image: Spec['image'] = null,
): Diagram {
  // The two that span a slice are its ramps.
  const diagram = buildDiagram(network, dataset, undefined, slice && !dataset.reduction ? slice.axes : [])
  if (!image) return diagram
  const units = dataset.features.map((_, i) => i)
  const picture = { units, mix: units.map(() => 1 / units.length) }
  return buildDiagram(network, dataset, [[picture], ...diagram.columns.slice(1)])
}

/** The painter of a network's tiles: maps over the plane, curves over a line, else strips, or pictures. */
export function tilesOf(sheet: NetworkSheet): TilePainter {
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
