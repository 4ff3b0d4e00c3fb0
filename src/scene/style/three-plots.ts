import type { Layout } from './layout.ts'

/** A rectangle of the picture, in pixels. */
export interface PlotArea {
  x: number
  y: number
  width: number
  height: number
}

/** Two square plots and curves, in the room of one plot. */
export interface ThreePlots {
  first: Layout
  second: Layout
  /** Of the curves, one above the other. */
  curves: PlotArea
  /** The layout that lines, dots and text of the curves are sized by. */
  curveLayout: Layout
}

/** Pixels around a plot for its ticks and names, at a text scale of 1. */
const LEFT = 58
const RIGHT = 16
const BELOW = 50

/** The most that curves below the plots are high, in sides of a plot. */
const TALL = 0.9

/** Side of a plot at which lines and dots have their usual size. */
const USUAL = 430

/**
 * Two square plots and curves in a row, the curves below the two, or all in a column: as large as they can be beside or
 * below the head. Below the plots the curves take what height is left.
 */
export function threePlots(layout: Layout): ThreePlots {
  const { width, height, plot, head, scale, textScale } = layout
  const [left, right, below] = [LEFT, RIGHT, BELOW].map(pixels => pixels * textScale)
  const isBeside = plot.x >= head.x + head.width
  const room = { x: isBeside ? head.x + head.width : 0, y: isBeside ? 22 * scale : plot.y }
  const [across, down] = [width - room.x, height - room.y]
  // Widths and least heights of the curves, in sides of a square plot.
  const ways = [
    { columns: 3, rows: 1, curve: { width: 1, height: 1 } },
    { columns: 2, rows: 2, curve: { width: 2, height: 0.55 } },
    { columns: 1, rows: 3, curve: { width: 1, height: 0.42 } },
  ].map(way => {
    const heights = way.columns === 3 ? 1 : way.rows - 1 + way.curve.height
    const side = Math.min(
      (across - way.columns * (left + right)) / way.columns,
      (down - way.rows * below) / heights,
    )
    return { ...way, side: Math.max(1, side), heights }
  })
  const { columns, rows, curve, side, heights } = ways.reduce((best, way) =>
    way.side > best.side ? way : best,
  )
  const step = { x: side + left + right, y: side + below }
  const free = down - heights * side - rows * below
  const taller = columns < 3 ? Math.max(0, Math.min(free, (TALL - curve.height) * side)) : 0
  // What is left is put around them, less of it between head and plots.
  const origin = {
    x: room.x + left + (across - columns * step.x) / 2,
    y: room.y + Math.min((free - taller) / 2, 0.06 * height),
  }
  const sized = (x: number, y: number): Layout => ({
    ...layout,
    plot: { x, y, size: side },
    scale: side / USUAL,
    // On paper type has the size that was asked for.
    textScale: Math.min(textScale, !layout.bare && side < USUAL ? (side / USUAL) ** 0.4 : textScale),
  })
  const places = [0, 1].map(i =>
    sized(origin.x + (columns > 1 ? i * step.x : 0), origin.y + (columns > 1 ? 0 : i * step.y)),
  )
  return {
    first: places[0],
    second: places[1],
    curves: {
      x: origin.x + (columns === 3 ? 2 * step.x : 0),
      y: origin.y + (rows - 1) * step.y,
      width: curve.width * side + (columns === 2 ? left + right / 2 : 0),
      height: curve.height * side + taller,
    },
    curveLayout: places[0],
  }
}
