import type { Layout } from './layout.ts'
import { type PlotArea, roomOf } from './room.ts'
import { AROUND } from './three-plots.ts'

/** Pixels of curves with their ticks beside a picture, and below it, at a text scale of 1: no less can be read. */
const CURVES = { beside: 236, below: 158 }

/** The most of their height against their width, where they stand beside it. */
const TALLEST = 1.9

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
    const height = Math.min(whole.height - 2 * below, TALLEST * width)
    const y = whole.y + (whole.height - below - height) / 2
    return {
      room: { ...whole, width: whole.width - taken },
      curves: { x: whole.x + whole.width - width - right, y, width, height },
    }
  }
  const taken = CURVES.below * textScale
  const [gap, more] = [GAP.above, GAP.left].map(pixels => pixels * textScale)
  const height = taken - below - gap
  return {
    room: { ...whole, height: whole.height - taken },
    curves: {
      x: whole.x + left + more,
      y: whole.y + whole.height - taken + gap,
      width: whole.width - left - more - right,
      height,
    },
  }
}
