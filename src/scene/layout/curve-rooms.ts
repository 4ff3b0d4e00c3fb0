import { panelType } from '../../options/panels.ts'
import { TICK } from './lay-out.ts'
import { type Layout, type PlotArea, roomOf } from './layout.ts'

/** Pixels around a plot for its ticks and names, at a text scale of 1. */
const AROUND = { left: 62, right: 16, below: 50 }

/** The least of the curves, in sides of a plot: their width beside two plots, their height below two and below a column. */
const LEAST = { beside: 0.6, below: 0.35, column: 0.6 }

/** The most of their width beside two plots, and of their height. */
const WIDEST = 1.6
const TALLEST = 1.4

/** Side of a plot at which lines and dots have their usual size. */
const USUAL = 430

/** Two square plots, as large as they can be, and curves beside or below them, or all in a column; curves take what is left. */
export function threePlots(layout: Layout) {
  const { textScale } = layout
  const [left, right, below] = Object.values(AROUND).map(pixels => pixels * textScale)
  const around = left + right
  const room = roomOf(layout)
  const [across, down] = [room.width, room.height]
  const ways = [
    { way: 'row', side: Math.min((across - 3 * around) / (2 + LEAST.beside), down - below) },
    { way: 'below', side: Math.min(across / 2 - around, (down - 2 * below) / (1 + LEAST.below)) },
    { way: 'column', side: Math.min(across - around, (down - 3 * below) / (2 + LEAST.column)) },
  ]
  const best = ways.reduce((best, way) => (way.side > best.side ? way : best))
  const side = Math.max(1, best.side)
  const isRow = best.way === 'row'
  // The plots above the curves, and the height that these leave the curves.
  const stacked = isRow ? 0 : best.way === 'below' ? 1 : 2
  const tall = Math.min(down - below - stacked * (side + below), TALLEST * side)
  const wide = isRow ? Math.min(across - 2 * (side + around) - around, WIDEST * side) : across - around
  // What is left is put around them, less of it between head and plots.
  const y = room.y + (down - below - stacked * (side + below) - tall) / 3
  const x = room.x + (isRow ? (across - 2 * (side + around) - around - wide) / 2 : 0)
  const step = isRow ? side + around : across / (3 - stacked)
  const least = Math.min(textScale, panelType(layout) / TICK)
  // On paper type has the size that was asked for.
  const shrunken = !layout.bare && side < USUAL ? (side / USUAL) ** 0.4 : textScale
  const sized = (column: number, row: number): Layout => ({
    ...layout,
    plot: {
      x: x + column * step + left + (step - around - side) / 2,
      y: y + row * (side + below) + (isRow ? (tall - side) / 2 : 0),
      size: side,
    },
    scale: side / USUAL,
    textScale: Math.max(least, Math.min(textScale, shrunken)),
  })
  const first = sized(0, 0)
  const begins = { x: x + (isRow ? 2 * step : 0) + left, y: y + stacked * (side + below) }
  return {
    first,
    second: stacked === 2 ? sized(0, 1) : sized(1, 0),
    /** The room of the curves, one above the other, and the layout that their lines, dots and text are sized by. */
    curves: { ...begins, width: wide, height: tall },
    curveLayout: first,
  }
}

/** Pixels of curves with their ticks beside a picture, and below it, at a text scale of 1: no less can be read. */
const CURVES = { beside: 236, below: 158 }

/** The most of their height against their width, where they stand beside it. */
const SLENDEREST = 1.9

/** Pixels at a text scale of 1 above curves that stand below, and more at their left, where the picture ends. */
const GAP = { above: 14, left: 10 }

/** The room of a picture and that of curves: at its right in wide pictures, below it in others. */
export function besideCurves(layout: Layout): { room: PlotArea; curves: PlotArea } {
  const { textScale } = layout
  const [left, right, below] = Object.values(AROUND).map(pixels => pixels * textScale)
  const whole = roomOf(layout)
  if (whole.width > whole.height) {
    const taken = CURVES.beside * textScale
    const width = taken - left - right
    const height = Math.min(whole.height - 2 * below, SLENDEREST * width)
    const y = whole.y + (whole.height - below - height) / 2
    return {
      room: { ...whole, width: whole.width - taken },
      curves: { x: whole.x + whole.width - width - right, y, width, height },
    }
  }
  const taken = CURVES.below * textScale
  const [gap, more] = [GAP.above, GAP.left].map(pixels => pixels * textScale)
  const height = taken - below - gap
  const y = whole.y + whole.height - taken + gap
  return {
    room: { ...whole, height: whole.height - taken },
    curves: { x: whole.x + left + more, y, width: whole.width - left - more - right, height },
  }
}

/** Pixels that two curves take below a plot besides those of one, at a text scale of 1. */
const SECOND = 70

/** A square plot, as large as it can be, and the room of two curves beside or below it. */
export function plotBesideCurves(layout: Layout) {
  const { room, curves } = besideCurves(layout)
  const pixels = [...Object.values(AROUND), SECOND]
  const [left, right, below, more] = pixels.map(each => each * layout.textScale)
  const isBeside = curves.x >= room.width
  const [across, down] = [room.width - left - right, room.height - below]
  const side = Math.max(1, Math.min(across, down - (isBeside ? 0 : more)))
  const [x, y] = isBeside ? [across - side, 0] : [0, down - side]
  const plot = { x: room.x + left + (across - side - x) / 2, y: room.y, size: side }
  const around = { x: curves.x - x, y: curves.y - y, width: curves.width + x, height: curves.height + y }
  return {
    plane: { ...layout, plot, scale: side / USUAL },
    curves: isBeside ? { ...around, y: room.y, height: side } : around,
  }
}
