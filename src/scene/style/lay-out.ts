import { fitLines, fitsOneLine, type HeadLines, type HeadTexts, lineHeight, oneLine } from './head-lines.ts'
import type { Canvas, HeadText, Layout } from './layout.ts'
import { LEGEND_LEADING, layLegend, MAX_ROWS, measureLegend } from './legend-layout.ts'
import { besidePlot } from './side-layout.ts'

/** From this ratio of the sides on, a wide picture has its head beside the plot, and larger type, as a slide has. */
const WIDE = 1.5

/** From this ratio on, an upright picture has height to spare for a larger head. */
const UPRIGHT = 1.3

const LARGER = 1.25

/** Pixels below which title and caption break into lines rather than shrink. */
const LEGIBLE = { title: 12, caption: 9.5 }

/** Pixels of the smallest type at a text scale of 1. */
const TICK = 12

/** The share of the width that may stay free around the plot before the head comes down to it. */
const LOOSE = 0.1

/** Lays out a picture of one square plot: below its head, or beside it where the picture is wide. */
export function layOut(width: number, height: number, head: HeadText): Layout {
  const scale = Math.min(width, height) / 600
  const usual = usualText(scale)
  const least = (head.smallest ?? 0) / TICK
  const canvas = { width, height, scale, textScale: Math.max(usual, least) }
  if (head.below || width < WIDE * height) return belowHead(canvas, head)
  const large = { ...canvas, textScale: Math.max(LARGER * usual, least) }
  return besidePlot(large, head) ?? belowHead(canvas, head)
}

/** The text scale of a picture: it shrinks more slowly than the picture. */
function usualText(scale: number): number {
  return scale < 1 ? scale ** 0.4 : scale
}

/** A plot below a head as wide as the plot, or as wide as the picture where one line there is too short for a text. */
function belowHead(canvas: Canvas, head: HeadText): Layout {
  const texts = measureHead(canvas, head)
  const whole = canvas.width - 32 * canvas.textScale
  if (head.below) return stack(texts, whole)
  const aligned = stack(texts, null)
  const room = aligned.plot.size
  const fits =
    fitsOneLine(texts.title, room, aligned.title.size) &&
    fitsOneLine(texts.caption, room, aligned.caption.size) &&
    (aligned.legend === null || aligned.legend.rows.length === 1)
  return fits ? aligned : stack(texts, whole)
}

/** The texts of a head with their full sizes, and the pixels that its distances are multiples of. */
interface MeasuredHead {
  canvas: Canvas
  head: HeadText
  unit: number
  title: HeadTexts
  caption: HeadTexts
  legendWidth: number
  /** Pixels below the plot. */
  bottom: number
}

function measureHead(canvas: Canvas, head: HeadText): MeasuredHead {
  const { width, height, scale, textScale } = canvas
  const { font } = head
  const upright = height >= UPRIGHT * width
  const unit = upright ? Math.max(LARGER * usualText(scale), textScale) : textScale
  const [large, small] = [19 * unit, 13 * unit]
  return {
    canvas,
    head,
    unit,
    title: {
      texts: head.titles,
      weight: 600,
      size: large,
      least: Math.max((upright ? 0.85 : 0.72) * large, LEGIBLE.title),
      font,
    },
    caption: {
      texts: head.captions,
      weight: 400,
      size: small,
      least: Math.max((upright ? 0.9 : 0.8) * small, LEGIBLE.caption),
      font,
    },
    legendWidth: head.legend.length > 0 ? measureLegend(head.legend, small, font) : 0,
    bottom: 58 * textScale,
  }
}

/** The side of a plot whose head ends at a height. */
function plotBelow({ canvas: { width, height, textScale }, unit, bottom }: MeasuredHead, y: number): number {
  return Math.max(1, Math.min(width - 136 * textScale, height - y - 16 * unit - bottom))
}

/** A head and the plot, with one line for each text in the plot's width, or with up to two in a width of its own. */
function stack(texts: MeasuredHead, own: number | null): Layout {
  const { canvas, head, unit, legendWidth, bottom } = texts
  const { width, height } = canvas
  const { title, caption, lastY } = stackLines(texts, own)
  const legend = placeLegend(texts, own, title, caption, lastY)
  const headEnd = Math.max(lastY, legendWidth > 0 ? legend.end : 14 * unit)
  const size = plotBelow(texts, headEnd)
  const top = headEnd + 16 * unit
  const free = head.below ? 0 : Math.max(0, height - top - bottom - size)
  const loose = Math.min(free, LOOSE * width)
  const down = (free - loose) / 2
  const x = (width - size) / 2
  const placed = (lines: HeadLines, text: HeadTexts) => ({
    ...lines,
    y: lines.y + down,
    size: own === null ? oneLine(text, size) : lines.size,
  })
  return {
    ...canvas,
    plot: { x, y: top + down + loose / 2, size },
    head: { x: own === null ? x : (width - own) / 2, width: own ?? size },
    title: placed(title, texts.title),
    caption: placed(caption, texts.caption),
    legend:
      legendWidth > 0
        ? {
            rows: legend.rows,
            size: legend.size,
            y: legend.y + down,
            place: own === null || legend.y <= lastY ? 'right' : 'left',
          }
        : null,
    font: head.font,
  }
}

/** The lines of title and caption, and the last baseline. Lines that are there close up. */
function stackLines({ head, unit, title, caption }: MeasuredHead, own: number | null) {
  const titled = head.titles.some(text => text !== '')
  const captioned = head.captions.some(text => text !== '')
  const [titles, captions] = [title, caption].map(text =>
    own === null ? { size: text.size, lines: 1 } : fitLines(text, own, 2),
  )
  const titleY = 38 * unit
  const titleEnd = titleY + (titles.lines - 1) * lineHeight(titles.size)
  const captionY = titled ? titleEnd + 24 * unit : 30 * unit
  const captionEnd = captionY + (captions.lines - 1) * lineHeight(captions.size)
  return {
    title: { ...titles, y: titleY },
    caption: { ...captions, y: captionY },
    lastY: captioned ? captionEnd : titled ? titleEnd : 10 * unit,
  }
}

/** The legend at the right of a line that leaves room for it, else below all lines. */
function placeLegend(
  texts: MeasuredHead,
  own: number | null,
  title: HeadLines,
  caption: HeadLines,
  lastY: number,
) {
  const { canvas, head, unit, legendWidth } = texts
  const { font } = head
  const small = texts.caption.size
  const room = (own ?? plotBelow(texts, lastY)) - 22 * unit - legendWidth
  const hasRoom = (lines: HeadLines, text: HeadTexts) =>
    text.texts.some(words => words !== '') && lines.lines === 1 && fitsOneLine(text, room, lines.size)
  const y = hasRoom(caption, texts.caption)
    ? caption.y
    : hasRoom(title, texts.title)
      ? title.y
      : lastY + 20 * unit
  // In a small picture the plot has at least half of the height.
  const maxRows = Math.min(
    MAX_ROWS,
    1 + Math.max(0, Math.floor((canvas.height / 2 - y) / (LEGEND_LEADING * small))),
  )
  const end = (rows: number) => y + (rows - 1) * LEGEND_LEADING * small
  let legend =
    y > lastY
      ? layLegend(head.legend, own ?? plotBelow(texts, y), small, { font, maxRows })
      : { rows: [head.legend], size: small }
  // More rows make the plot smaller, and a smaller plot may need more rows.
  for (let count = 1; own === null && legend.rows.length > count; ) {
    count = legend.rows.length
    legend = layLegend(head.legend, plotBelow(texts, end(count)), small, { font, maxRows })
  }
  return { ...legend, y, end: end(legend.rows.length) }
}
