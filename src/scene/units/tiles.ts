import type { Spec } from '../../options/spec.ts'
import { buildDiagram, type Diagram } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { imageTiles } from './image-tiles.ts'
import { mapTiles } from './map-tiles.ts'
import type { TilePlaces } from './place-tiles.ts'
import { stripTiles } from './strip-tiles.ts'
import type { TilePainter } from './tile-painter.ts'

/** The nodes and lines of a model's network; all pixels of a picture are one node. */
export function diagramOf({ network, dataset }: FigureModel, image: Spec['image']): Diagram {
  const diagram = buildDiagram(network, dataset)
  if (!image) return diagram
  const units = dataset.features.map((_, i) => i)
  const picture = { units, mix: units.map(() => 1 / units.length) }
  return buildDiagram(network, dataset, [[picture], ...diagram.columns.slice(1)])
}

/**
 * The painter of a model's tiles: maps over the plane, else strips, or pictures.
 *
 * @param moves true for a network of one frame alone
 */
export function tilesOf(
  model: FigureModel,
  diagram: Diagram,
  places: TilePlaces,
  image: Spec['image'],
  layout: Layout,
  theme: Theme,
  moves = false,
): TilePainter {
  if (model.input.flat) return mapTiles(model, diagram, places, layout, theme, moves)
  const strips = stripTiles(model, diagram, places, layout, theme)
  return image ? imageTiles(model, diagram, places, image, strips, layout, theme) : strips
}
