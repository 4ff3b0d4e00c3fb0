import type { Font } from '../font.ts'
import { fitText, textWidth } from './text.ts'

/** A square of the picture, in pixels. */
export interface PlotSquare {
  x: number
  y: number
  size: number
}

/** Where head and plot stand, in pixels. Sizes follow the picture's size, text more slowly in small pictures. */
export interface Layout {
  width: number
  height: number
  /** 1 at 600 pixels: for lines, dots and margins. */
  scale: number
  /** 1 at 600 pixels, for text. */
  textScale: number
  plot: PlotSquare
  /** Baselines and sizes of the head's lines. */
  title: { y: number; size: number }
  caption: { y: number; size: number }
  /** Where the legend found room: on the caption's line, on the title's, or on lines of its own, the first at `y`. */
  legend: { y: number; size: number; rows: string[][] } | null
  /** What all text is set in; without it the bundled font. */
  font?: Font | undefined
}

/** What the head holds; every caption that the scene will ever show, so that nothing moves between them. */
export interface HeadText {
  title: string
  captions: string[]
  /** Class names of the legend; empty for none. */
  legend: string[]
  /** What all text is set in; without it the bundled font. */
  font?: Font | undefined
}

/** Rows of a legend at most; names give way where they would take more. */
const MAX_ROWS = 4

/** From one row of a legend to the next, in its type size. */
export const LEGEND_LEADING = 1.4

/** Lays out a picture of one square plot under a head at the left. */
export function layOut(width: number, height: number, head: HeadText): Layout {
  const scale = Math.min(width, height) / 600
  const textScale = scale < 1 ? scale ** 0.65 : scale
  const [large, small] = [19 * textScale, 13 * textScale]
  const titled = head.title !== ''
  const captioned = head.captions.some(text => text !== '')
  const gap = 22 * textScale
  const { font } = head
  const titleWidth = textWidth(head.title, large, 600, font)
  const captionWidth = Math.max(0, ...head.captions.map(text => textWidth(text, small, 400, font)))
  const legendWidth = head.legend.length > 0 ? measureLegend(head.legend, small, font) : 0
  const bottom = 58 * textScale
  const plotBelow = (y: number) =>
    Math.max(1, Math.min(width - 136 * textScale, height - y - 16 * textScale - bottom))
  // The lines that are there close up.
  const titleY = 38 * textScale
  const captionY = titled ? titleY + 24 * textScale : 30 * textScale
  const lastY = captioned ? captionY : titled ? titleY : 10 * textScale
  const room = plotBelow(lastY)
  const legendY =
    captioned && captionWidth + gap + legendWidth <= room
      ? captionY
      : titled && titleWidth + gap + legendWidth <= room
        ? titleY
        : lastY + 20 * textScale
  const legendEnd = (rows: number) => legendY + (rows - 1) * LEGEND_LEADING * small
  // More rows make the plot smaller, and a smaller plot may need more rows.
  let legend = layLegend(head.legend, plotBelow(legendEnd(1)), small, head.font)
  for (let count = 1; legend.rows.length > count; ) {
    count = legend.rows.length
    legend = layLegend(head.legend, plotBelow(legendEnd(count)), small, head.font)
  }
  const headEnd =
    legendWidth > 0 ? Math.max(lastY, legendEnd(legend.rows.length)) : Math.max(lastY, 14 * textScale)
  const size = plotBelow(headEnd)
  const top = headEnd + 16 * textScale
  return {
    width,
    height,
    scale,
    textScale,
    plot: { x: (width - size) / 2, y: top + Math.max(0, height - top - bottom - size) / 2, size },
    title: { y: titleY, size: shrink(large, titleWidth, size, 0.72) },
    caption: { y: captionY, size: shrink(small, captionWidth, size, 0.8) },
    legend: legendWidth > 0 ? { y: legendY, ...legend } : null,
    font,
  }
}

/** Width of the legend's dots and names in pixels. */
export function measureLegend(names: string[], size: number, font?: Font): number {
  return names.reduce((sum, name) => sum + textWidth(name, size, 400, font) + legendGap(size), -0.85 * size)
}

/**
 * The names of a legend in a width: in one row as long as a little smaller type will do, else in several, where the
 * longest names are shortened until all fit.
 */
export function layLegend(
  names: string[],
  width: number,
  size: number,
  font?: Font,
): { rows: string[][]; size: number } {
  const whole = measureLegend(names, size, font)
  if (whole * 0.8 <= width) return { rows: [names], size: shrink(size, whole, width, 0.8) }
  const own = names.map(name => textWidth(name, size, 400, font))
  const gap = legendGap(size)
  for (let max = width - size; ; max *= 0.95) {
    const rows: string[][] = []
    let left = 0
    names.forEach((name, i) => {
      const takes = Math.min(own[i], max) + gap
      left -= takes
      if (left >= 0) rows[rows.length - 1].push(name)
      else {
        rows.push([name])
        left = width - measureLegend([], size, font) - takes
      }
    })
    if (rows.length <= MAX_ROWS || max < size)
      return { rows: rows.map(row => fitRow(row, width, size, font)), size }
  }
}

/** Names cut so far that a row holds them, long ones giving way first. */
function fitRow(names: string[], width: number, size: number, font?: Font): string[] {
  let left =
    width -
    measureLegend(
      names.map(() => ''),
      size,
      font,
    )
  let max = Infinity
  for (const [i, own] of names
    .map(name => textWidth(name, size, 400, font))
    .sort((a, b) => a - b)
    .entries()) {
    max = left / (names.length - i)
    if (own > max) break
    left -= own
    max = Infinity
  }
  return names.map(name => fitText(name, max, size, 400, font))
}

/** Baseline of a legend's last row. */
export function lastRow({ y, size, rows }: NonNullable<Layout['legend']>): number {
  return y + (rows.length - 1) * LEGEND_LEADING * size
}

/** From the start of one name to the next: the name's dot with its gap, and the space between entries. */
export function legendGap(size: number): number {
  return 1.85 * size
}

function shrink(size: number, width: number, room: number, min: number): number {
  return width > room ? size * Math.max(min, room / width) : size
}
