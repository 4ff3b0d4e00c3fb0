import type { Shape } from '../shape.ts'
import type { PlotSquare } from '../style/layout.ts'

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
