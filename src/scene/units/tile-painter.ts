import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { outlineOf } from '../coordinates/plane.ts'
import type { Layout, PlotSquare } from '../layout/layout.ts'
import type { Diagram } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { type PathShape, type Shape, stroked } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Heights } from '../style/height-colors.ts'
import type { Theme } from '../style/theme.ts'
import type { TilePlaces } from './place-tiles.ts'

/** A network to be drawn, and where. */
export interface NetworkSheet<Model extends FigureModel = FigureModel> {
  model: Model
  /** Heights of the output over the input, for regression. */
  heights?: Heights | undefined
  diagram: Diagram
  places: TilePlaces
  layout: Layout
  theme: Theme
  say: Language
  /** The width and height of the pictures that the rows are; none where they are none. */
  image?: Spec['image']
  /** True for a network of one frame alone: its areas are found roughly, in little time. */
  moves?: boolean
  /** The largest part of a line of each layer, where that is another network's. */
  largest?: readonly number[]
}

/** The contents of tiles, whatever they show of units. Nodes go by column, features first, and by their number in it. */
export interface TilePainter {
  /** The outputs of a node, as they rest, on a tile of its own or any other; those of what is taken away are turned round. */
  output(column: number, node: number, tile?: PlotSquare, reversed?: boolean): Shape[]
  /** The sum of a node with so many of the nodes before it, which may be a fraction, and as far as it has become an output. */
  made(column: number, node: number, count: number, output: number): Shape[]
  /** The points on a large tile, where its map has places for them. */
  points(tile: PlotSquare): Shape[]
  /** A mark at the place of a row of the points on a node's tile. */
  mark(column: number, node: number, row: number, opacity: number): Shape[]
}

/** A tile filled, or the line around it. */
export function tileSquare(key: string, square: PlotSquare, look: Partial<PathShape>): Shape {
  return { kind: 'path', key, lines: [outlineOf(square)], closed: true, ...look }
}

/** The ground of a node's tile. */
export function tileGround(id: string, tile: PlotSquare, { background }: Theme): Shape {
  return tileSquare(`ground ${id}`, tile, { fill: background })
}

/** The frame of a node's tile. */
export function tileFrame(id: string, tile: PlotSquare, { layout, theme }: NetworkSheet): Shape {
  return tileSquare(`frame ${id}`, tile, { stroke: theme.grid.strong, width: layout.scale })
}

/** A line where a sum is 0. */
export function cutLine(key: string, lines: ArrayLike<number>[], { layout, theme }: NetworkSheet): Shape[] {
  const color = mixColors(theme.accent, theme.ink, 0.55)
  return lines.length > 0 ? [stroked(key, lines, color, 1.4 * layout.scale)] : []
}

/** A ring on a node's tile round a point that runs through. */
export function markAt(
  column: number,
  node: number,
  centres: ArrayLike<number>,
  color: string,
  { layout, theme }: NetworkSheet,
  opacity: number,
): Shape {
  const width = 1.6 * layout.scale
  const ring = { color: theme.ink, width, gap: { color: theme.background, width } }
  const key = `mark ${column} ${node}`
  return { kind: 'dots', key, centres, radius: 2.7 * layout.scale, colors: [color], ring, opacity }
}
