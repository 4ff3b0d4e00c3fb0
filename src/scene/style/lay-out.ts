import { fitLines, fitsOneLine, type HeadTexts, lineHeight, oneLine } from './head-lines.ts'
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
