import type { Font } from '../font.ts'
import { textWidth } from './text.ts'

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
  /** Where the legend found room: on the caption's line, on the title's, or on its own. */
  legend: { y: number; size: number } | null
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
  const headEnd = legendWidth > 0 ? Math.max(lastY, legendY) : Math.max(lastY, 14 * textScale)
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
    legend: legendWidth > 0 ? { y: legendY, size: shrink(small, legendWidth, size, 0.7) } : null,
    font,
  }
}

/** Width of the legend's dots and names in pixels. */
export function measureLegend(names: string[], size: number, font?: Font): number {
  return names.reduce((sum, name) => sum + textWidth(name, size, 400, font) + legendGap(size), -0.85 * size)
}

/** From the start of one name to the next: the name's dot with its gap, and the space between entries. */
export function legendGap(size: number): number {
  return 1.85 * size
}

function shrink(size: number, width: number, room: number, min: number): number {
  return width > room ? size * Math.max(min, room / width) : size
}
