import type { Layout } from './layout.ts'

/** A rectangle of the picture, in pixels. */
export interface PlotArea {
  x: number
  y: number
  width: number
  height: number
}

/** Pixels from the edge of a picture that several plots keep, at a text scale of 1: as far as the head stands from it. */
export const MARGIN = 16

/** The rectangle of a picture below its head, or beside it, for scenes of several plots. */
export function roomOf({ width, height, scale, plot, head, foot = 0 }: Layout): PlotArea {
  const isBeside = plot.x >= head.x + head.width
  const [x, y] = isBeside ? [head.x + head.width, 22 * scale] : [0, plot.y]
  return { x, y, width: width - x, height: height - y - foot }
}
