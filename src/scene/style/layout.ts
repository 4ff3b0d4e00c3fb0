import type { Font } from '../font.ts'
import { fitLines, fitsOneLine, type HeadLines, type HeadTexts, lineHeight, oneLine } from './head-lines.ts'
import { besidePlot } from './side-layout.ts'
import { fitEnds, fitText, textWidth } from './text.ts'

/** A square of the picture, in pixels. */
export interface PlotSquare {
  x: number
  y: number
  size: number
}

/** The picture, and what follows from its size alone. */
export interface Canvas {
  width: number
  height: number
  /** 1 at 600 pixels: for lines, dots and margins. */
  scale: number
  /** 1 at 600 pixels, for text: it shrinks more slowly than small pictures, and is larger in wide ones. */
  textScale: number
}

/** Where head and plot stand, in pixels. */
export interface Layout extends Canvas {
  plot: PlotSquare
  /** Left edge and width of the head. */
  head: { x: number; width: number }
  title: HeadLines
  caption: HeadLines
  /**
   * Where the legend found room: at the right on the caption's line, the title's or its own, at the left below
   * a head wider than the plot, or a line a name in a column; `y` is that of its first row.
   */
  legend: { y: number; size: number; place: 'right' | 'left' | 'column'; rows: string[][] } | null
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
  /** Whether the head stands above all of the picture, however wide or high that is. */
  below?: true
}

/** From this ratio of the sides on, a wide picture has its head beside the plot, and larger type, as a slide has. */
const WIDE = 1.5

/** From this ratio on, an upright picture has height to spare for a larger head. */
const UPRIGHT = 1.3

/** Rows of a legend at most; names give way where they would take more. */
const MAX_ROWS = 4

/** From one row of a legend to the next, in its type size. */
export const LEGEND_LEADING = 1.4

const LARGER = 1.25

/** Pixels below which title and caption break into lines rather than shrink. */
const LEGIBLE = { title: 12, caption: 9.5 }

/** What may stay free around the plot, as a share of the width, before the head comes down to it. */
const LOOSE = 0.1

/** Lays out a picture of one square plot: below its head, or beside it where the picture is wide. */
export function layOut(width: number, height: number, head: HeadText): Layout {
  const scale = Math.min(width, height) / 600
  const canvas = { width, height, scale, textScale: scale < 1 ? scale ** 0.4 : scale }
  if (head.below || width < WIDE * height) return belowHead(canvas, head)
  const large = { ...canvas, textScale: LARGER * canvas.textScale }
  return besidePlot(large, head) ?? belowHead(canvas, head)
}

/** A plot below a head as wide as the plot, or as wide as the picture where one line there is too short for a text. */
function belowHead(canvas: Canvas, head: HeadText): Layout {
  const { width, height, textScale } = canvas
  const { font } = head
  const upright = height >= UPRIGHT * width
  const unit = textScale * (upright ? LARGER : 1)
  const [large, small] = [19 * unit, 13 * unit]
  const title: HeadTexts = {
    texts: [head.title],
    weight: 600,
    size: large,
    least: Math.max((upright ? 0.85 : 0.72) * large, LEGIBLE.title),
    font,
  }
  const caption: HeadTexts = {
    texts: head.captions,
    weight: 400,
    size: small,
    least: Math.max((upright ? 0.9 : 0.8) * small, LEGIBLE.caption),
    font,
  }
  const legendWidth = head.legend.length > 0 ? measureLegend(head.legend, small, font) : 0
  const titled = head.title !== ''
  const captioned = head.captions.some(text => text !== '')
  const bottom = 58 * textScale
  const plotBelow = (y: number) =>
    Math.max(1, Math.min(width - 136 * textScale, height - y - 16 * unit - bottom))

  /** With one line for each text in the plot's width, or with up to two in a width of its own. */
  const stack = (own: number | null): Layout => {
    const titles = own === null ? { size: large, lines: 1 } : fitLines(title, own, 2)
    const captions = own === null ? { size: small, lines: 1 } : fitLines(caption, own, 2)
    // The lines that are there close up.
    const titleY = 38 * unit
    const titleEnd = titleY + (titles.lines - 1) * lineHeight(titles.size)
    const captionY = titled ? titleEnd + 24 * unit : 30 * unit
    const lastY = captioned
      ? captionY + (captions.lines - 1) * lineHeight(captions.size)
      : titled
        ? titleEnd
        : 10 * unit
    const room = (own ?? plotBelow(lastY)) - 22 * unit - legendWidth
    const legendY =
      captioned && captions.lines === 1 && fitsOneLine(caption, room, captions.size)
        ? captionY
        : titled && titles.lines === 1 && fitsOneLine(title, room, titles.size)
          ? titleY
          : lastY + 20 * unit
    // In a small picture the plot has at least half of the height.
    const maxRows = Math.min(
      MAX_ROWS,
      1 + Math.max(0, Math.floor((height / 2 - legendY) / (LEGEND_LEADING * small))),
    )
    const legendEnd = (rows: number) => legendY + (rows - 1) * LEGEND_LEADING * small
    let legend =
      legendY > lastY
        ? layLegend(head.legend, own ?? plotBelow(legendY), small, { font, maxRows })
        : { rows: [head.legend], size: small }
    // More rows make the plot smaller, and a smaller plot may need more rows.
    for (let count = 1; own === null && legend.rows.length > count; ) {
      count = legend.rows.length
      legend = layLegend(head.legend, plotBelow(legendEnd(count)), small, { font, maxRows })
    }
    const headEnd =
      legendWidth > 0 ? Math.max(lastY, legendEnd(legend.rows.length)) : Math.max(lastY, 14 * unit)
    const size = plotBelow(headEnd)
    const top = headEnd + 16 * unit
    const free = head.below ? 0 : Math.max(0, height - top - bottom - size)
    const loose = Math.min(free, LOOSE * width)
    const down = (free - loose) / 2
    const x = (width - size) / 2
    const across = own ?? size
    return {
      ...canvas,
      plot: { x, y: top + down + loose / 2, size },
      head: { x: own === null ? x : (width - own) / 2, width: across },
      title: { ...titles, y: titleY + down, size: own === null ? oneLine(title, size) : titles.size },
      caption: {
        ...captions,
        y: captionY + down,
        size: own === null ? oneLine(caption, size) : captions.size,
      },
      legend:
        legendWidth > 0
          ? { ...legend, y: legendY + down, place: own === null || legendY <= lastY ? 'right' : 'left' }
          : null,
      font,
    }
  }

  if (head.below) return stack(width - 32 * textScale)
  const aligned = stack(null)
  const room = aligned.plot.size
  const fits =
    fitsOneLine(title, room, aligned.title.size) &&
    fitsOneLine(caption, room, aligned.caption.size) &&
    (aligned.legend === null || aligned.legend.rows.length === 1)
  return fits ? aligned : stack(width - 32 * textScale)
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
  { font, maxRows = MAX_ROWS }: { font?: Font | undefined; maxRows?: number } = {},
): { rows: string[][]; size: number } {
  const whole = measureLegend(names, size, font)
  if (whole * 0.8 <= width) return { rows: [names], size: size * Math.min(1, width / whole) }
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
    if (rows.length <= maxRows) return { rows: fitNames(rows, width, size, font), size }
    // In a picture of a hundred pixels even first letters need smaller type.
    if (max < size) return layLegend(names, width, 0.8 * size, { font, maxRows })
  }
}

/** Names cut so far that each row holds its own: at their ends, or in the middle where some would read the same. */
function fitNames(rows: string[][], width: number, size: number, font?: Font): string[][] {
  const widths = rows.map(row => nameWidth(row, width, size, font))
  const cut = rows.map((row, r) => row.map(name => fitText(name, widths[r], size, 400, font)))
  const all = cut.flat()
  const isTwice = (text: string) => all.indexOf(text) !== all.lastIndexOf(text)
  return rows.map((row, r) =>
    row.map((name, i) => {
      const text = cut[r][i]
      return text !== name && isTwice(text) ? fitEnds(name, widths[r], size, font) : text
    }),
  )
}

/** The width that each name of a row may have so that together they fit, long ones giving way first. */
function nameWidth(names: string[], width: number, size: number, font?: Font): number {
  const empty = names.map(() => '')
  let left = width - measureLegend(empty, size, font)
  const widths = names.map(name => textWidth(name, size, 400, font)).sort((a, b) => a - b)
  for (const [i, own] of widths.entries()) {
    const share = left / (widths.length - i)
    if (own > share) return share
    left -= own
  }
  return Infinity
}

/** From the start of one name to the next: the name's dot with its gap, and the space between entries. */
export function legendGap(size: number): number {
  return 1.85 * size
}
