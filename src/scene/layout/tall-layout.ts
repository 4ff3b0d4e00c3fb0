import { type HeadTexts, headTexts, isWritten, lineHeight, sizedIn, stackPlaces } from './head-lines.ts'
import type { Canvas, HeadText, Layout } from './layout.ts'
import { LEGEND_LEADING, layLegend } from './legend-layout.ts'

/** Lines that a text may take, and to what share it may shrink before it is cut. */
const LINES = { large: 3, small: 3 }
const SHRINK = 0.75

/** Sizes of large and small text at a text scale of 1: a phone is held nearer than a slide, and its width is all there is. */
const TYPE = { large: 24, small: 15 }

/** Pixels beside and below the plot at a text scale of 1: for ticks and names of its axes, and at the other side. */
const TALL_MARGIN = { left: 58, right: 22, below: 52 }

/** Shares of the free height above the head, between it and the plot, below the plot, and at the bottom. */
const FREE = [0.24, 0.2, 0.28, 0.28]

/** A plot as wide as an upright picture, with words above and below; null where these are too high for the picture. */
export function aroundPlot(canvas: Canvas, head: HeadText): Layout | null {
  const { width, height, textScale } = canvas
  const { font } = head
  const margin = TALL_MARGIN.right * textScale
  const own = width - 2 * margin
  const [large, small] = [TYPE.large * textScale, TYPE.small * textScale]
  const legible = { large: 0, small: 0 }
  const texts = headTexts(head, large, small, { large: SHRINK, small: SHRINK, legible })
  const sized = (text: HeadTexts) => sizedIn(text, own, LINES)
  const above = { ...texts, detail: { ...texts.detail, texts: [] } }
  const { places, end } = stackPlaces(above, 0, (_, size) => 0.73 * size, sized)
  const legend = head.legend.length > 0 ? layLegend(head.legend, own, small, { font }) : null
  const legendHeight = legend ? ((legend.rows.length - 1) * LEGEND_LEADING + 1) * legend.size : 0
  const detail = { ...sized(texts.detail), weight: 400 as const }
  const hasDetail = isWritten(texts.detail)
  const gap = hasDetail && legend ? 0.9 * small : 0
  const detailHeight = hasDetail ? (detail.lines - 1) * lineHeight(detail.size) + detail.size : 0
  const size = width - (TALL_MARGIN.left + TALL_MARGIN.right) * textScale
  const below = (TALL_MARGIN.below + (head.foot ?? 0)) * textScale
  const free = height - end - size - below - legendHeight - gap - detailHeight
  // Below and above there is at least a line.
  if (size <= 0 || free < 4 * small) return null
  const y = end + (FREE[0] + FREE[1]) * free
  const words = y + size + below + FREE[2] * free
  const down = FREE[0] * free
  return {
    ...canvas,
    plot: { x: TALL_MARGIN.left * textScale, y, size },
    head: { x: margin, width: own },
    title: { ...places.title, y: places.title.y + down },
    caption: { ...places.caption, y: places.caption.y + down },
    detail: { ...detail, y: words + legendHeight + gap + 0.73 * detail.size },
    legend: legend && { ...legend, y: words + 0.73 * legend.size, place: 'left' },
    font,
  }
}
