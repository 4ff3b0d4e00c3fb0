import { fitText, textWidth } from '../fonts/text.ts'
import {
  fitLines,
  fitsOneLine,
  type HeadPlaces,
  type HeadTexts,
  headTexts,
  isWritten,
  lineHeight,
  oneLine,
  sizedIn,
  stackPlaces,
} from './head-lines.ts'
import type { Canvas, HeadLines, HeadText, Layout } from './layout.ts'
import { LEGEND_LEADING, LEGEND_LINE, layLegend, MAX_ROWS, measureLegend } from './legend-layout.ts'

/** From this ratio of the sides on, a wide picture has its head beside the plot, and larger type, as a slide has. */
const WIDE = 1.5

/** From this ratio on, an upright picture has height to spare for larger type, and words below the plot too. */
const UPRIGHT = 1.3

const LARGER = 1.25

/** Pixels of the smallest type at a text scale of 1. */
export const TICK = 12

/** Pixels of the type of ticks at least, so that what is smaller has 9, in a column of a page of so many. */
const READ = 9.82
const PAGE = 700

/** Pixels of the shorter side below which the plot needs the room more. */
const SMALL = 240

/** The share of the width that may stay free around the plot before the head comes down to it. */
const LOOSE = 0.1

/** Pixels beside the plot at a text scale of 1: for the ticks and name of its axis, and at least at the other side. */
const MARGIN = { left: 68, right: 30 }

/** Lays out a picture of one square plot: below its head, or beside it where the picture is wide. */
export function layOut(width: number, height: number, head: HeadText): Layout {
  const layout = layAll(width, height, head)
  return head.foot ? { ...layout, foot: head.foot * layout.textScale } : layout
}

/** The scales of a picture: of lines, of usual type and of large type, whose smallest has so many pixels at least. */
export function scalesOf(width: number, height: number, smallest = 0) {
  const scale = Math.min(width, height) / 600
  const shrunken = scale < 1 ? scale ** 0.4 : scale
  // In a picture too small for such type the plot goes before.
  const usual = Math.max(shrunken, (READ / TICK) * Math.min(1, Math.min(width, height) / SMALL))
  const least = Math.max((READ * width) / PAGE, smallest) / TICK
  return { scale, usual: Math.max(usual, least), large: Math.max(LARGER * usual, least) }
}

function layAll(width: number, height: number, head: HeadText): Layout {
  const { scale, usual, large: larger } = scalesOf(width, height, head.smallest)
  const canvas = { width, height, scale, textScale: usual }
  const large = { ...canvas, textScale: larger }
  if (!head.below && width >= WIDE * height) return besidePlot(large, head) ?? belowHead(canvas, head)
  if (height < UPRIGHT * width) return belowHead(canvas, head)
  return (head.below ? null : aroundPlot(large, head)) ?? belowHead(large, head)
}

const headPlaces = ['title', 'caption', 'detail'] as const

/** A plot below a head as wide as the plot, or as wide as the picture where one line there is too short for a text. */
function belowHead(canvas: Canvas, head: HeadText): Layout {
  const texts = measureHead(canvas, head)
  const whole = canvas.width - 32 * canvas.textScale
  if (head.below) return stack(texts, whole)
  const aligned = stack(texts, null)
  const room = aligned.plot.size
  const fits = headPlaces.every(place => fitsOneLine(texts.places[place], room, aligned[place].size))
  return fits && (aligned.legend?.rows.length ?? 1) === 1 ? aligned : stack(texts, whole)
}

type MeasuredHead = ReturnType<typeof measureHead>

/** The texts of a head with their full sizes, and the pixels that its distances are multiples of. */
function measureHead(canvas: Canvas, head: HeadText) {
  const { textScale } = canvas
  const [large, small] = [19 * textScale, 13 * textScale]
  // A sentence that is read from afar breaks rather than shrink.
  const shrinking = { large: head.film ? 0.84 : 0.8, small: 0.85 }
  return {
    canvas,
    head,
    places: headTexts(head, large, small, shrinking),
    /** Pixels of small text. */
    small,
    legendWidth: head.legend.length > 0 ? measureLegend(head.legend, small, head.font) : 0,
    /** Pixels below the plot. */
    bottom: (58 + (head.foot ?? 0)) * textScale,
  }
}

/** The side of a plot whose head ends at a height. */
function plotBelow({ canvas: { width, height, textScale }, bottom }: MeasuredHead, y: number): number {
  const across = width - (MARGIN.left + MARGIN.right) * textScale
  return Math.max(1, Math.min(across, height - y - 16 * textScale - bottom))
}

/** A head and the plot, with one line for each text in the plot's width, or with up to two in a width of its own. */
function stack(texts: MeasuredHead, own: number | null): Layout {
  const { canvas, head, legendWidth, bottom } = texts
  const { width, height, textScale } = canvas
  const { places, lastY } = stackLines(texts, own)
  const legend = placeLegend(texts, own, places, lastY)
  const headEnd = Math.max(lastY, legendWidth > 0 ? legend.end : 14 * textScale)
  const size = plotBelow(texts, headEnd)
  const top = headEnd + 16 * textScale
  const free = head.below ? 0 : Math.max(0, height - top - bottom - size)
  const loose = Math.min(free, LOOSE * width)
  const down = (free - loose) / 2
  const x = Math.max((width - size) / 2, Math.min(MARGIN.left * textScale, width - size - 1))
  const place = own === null || legend.y <= lastY ? 'right' : 'left'
  const placed = (name: keyof typeof places) => ({
    ...places[name],
    y: places[name].y + down,
    size: own === null ? oneLine(texts.places[name], size) : places[name].size,
  })
  return {
    ...canvas,
    plot: { x, y: top + down + loose / 2, size },
    head: { x: own === null ? x : (width - own) / 2, width: own ?? size },
    title: placed('title'),
    caption: placed('caption'),
    detail: placed('detail'),
    legend: legendWidth > 0 ? { rows: legend.rows, size: legend.size, y: legend.y + down, place } : null,
    font: head.font,
  }
}

/** The lines of the head's places, and the last baseline. */
function stackLines(
  { canvas: { width, height, textScale }, places: texts, head }: MeasuredHead,
  own: number | null,
) {
  const first = ({ weight }: HeadTexts) => (weight === 600 ? 38 : 30) * textScale
  const sized = (text: HeadTexts) => {
    if (own === null) return { size: text.size, lines: 1 }
    const size = oneLine(text, own)
    // In a film a second line would be empty most of the time; but rather more lines than a text that is cut.
    if (head.film && fitsOneLine(text, own, size)) return { size, lines: 1 }
    return fitLines(text, own, 2, Math.min(width, height) < SMALL ? 2 : 4)
  }
  const { places, end } = stackPlaces(texts, 10 * textScale, first, sized)
  return { places, lastY: end }
}

/** The legend at the right of a line that leaves room for it, a small one before a large one, else below all lines. */
function placeLegend(texts: MeasuredHead, own: number | null, places: HeadPlaces<HeadLines>, lastY: number) {
  const { canvas, head, small, legendWidth } = texts
  const { font } = head
  const { textScale } = canvas
  const room = (own ?? plotBelow(texts, lastY)) - 22 * textScale - legendWidth
  const hasRoom = (text: HeadTexts, { lines, size }: HeadLines) =>
    isWritten(text) && lines === 1 && fitsOneLine(text, room, size)
  const beside = headPlaces
    .toSorted((a, b) => places[a].weight - places[b].weight)
    .find(place => hasRoom(texts.places[place], places[place]))
  const y = beside ? places[beside].y : lastY + 20 * textScale
  // In a small picture the plot has at least half of the height.
  const free = Math.max(0, Math.floor((canvas.height / 2 - y) / (LEGEND_LEADING * small)))
  const maxRows = Math.min(MAX_ROWS, 1 + free)
  const end = (rows: number) => y + (rows - 1) * LEGEND_LEADING * small
  let legend =
    y > lastY
      ? layLegend(head.legend, own ?? plotBelow(texts, y), small, { font, maxRows })
      : { rows: [[...head.legend]], size: small }
  // More rows make the plot smaller, and a smaller plot may need more rows.
  for (let count = 1; own === null && legend.rows.length > count; ) {
    count = legend.rows.length
    legend = layLegend(head.legend, plotBelow(texts, end(count)), small, { font, maxRows })
  }
  return { ...legend, y, end: end(legend.rows.length) }
}

/** Width of the column in sizes of its large text: too narrow below the first, not read in one look beyond the last. */
const COLUMN = { min: 7.5, good: 14, max: 19 }

/** The factor that words in a wide column grow by at most, and the sentences of a film: they are read from the last row. */
const GROWTH = 1.25
const SENTENCE = 1.3

/** Lines that a text may take in the column, and to what share it may shrink before it is cut. */
const LINES = { large: 4, small: 6 }
const SHRINK = { large: 0.75, small: 0.85 }

/** A plot with its words in a column at its left; null where there is nothing to write, or too little room for it. */
function besidePlot(canvas: Canvas, head: HeadText): Layout | null {
  const { width, height, scale, textScale } = canvas
  const { font } = head
  const names = head.legend.length
  const top = 22 * scale
  const size = height - top - (50 + (head.foot ?? 0)) * textScale
  const margin = 36 * scale
  // Ticks and name of the upright axis stand between column and plot.
  const axis = 76 * textScale
  const room = width - margin - axis - size - 24 * scale
  const usual = 19 * textScale
  const column = Math.min(COLUMN.max * usual, room)
  const isEmpty = ![head.titles, head.captions].flat().some(text => text !== '') && names === 0
  if (isEmpty || size <= 0 || column < COLUMN.min * usual) return null

  const x = margin + (room - column) / 2
  const lay = (growth: number): { layout: Layout; free: number } => {
    const [large, small] = [usual * growth * (head.film ? SENTENCE : 1), 13 * textScale * growth]
    // Capitals begin where the plot does.
    const first = (_: HeadTexts, size: number) => top + 0.73 * size
    const texts = headTexts(head, large, small, SHRINK)
    const { places, end } = stackPlaces(texts, top, first, text => sizedIn(text, column, LINES))
    const widest = Math.max(1, ...head.legend.map(({ name }) => textWidth(name, small, 400, font)))
    const letters = small * Math.max(SHRINK.small, Math.min(1, (column - small) / widest))
    const legendY = top + size - (names - 1) * (LEGEND_LINE * letters)
    const fitted = (name: string) => fitText(name, column - letters, letters, 400, font)
    const rows = head.legend.map(({ name, mark }) => [{ mark, name: fitted(name) }])
    const legend = names > 0 ? ({ y: legendY, size: letters, place: 'column', rows } as const) : null
    const plot = { x: x + column + axis, y: top, size }
    return {
      layout: { ...canvas, plot, head: { x, width: column }, ...places, legend, font },
      free: (names > 0 ? legendY - 0.73 * letters : top + size) - end - 0.3 * small,
    }
  }
  // Many classes or many words in a low picture take smaller type.
  let growth = Math.max(1, Math.min(GROWTH, column / (COLUMN.good * usual)))
  while (lay(growth).free < 0 && growth > 0.2) growth *= 0.9
  return lay(growth).layout
}

/** Lines that a text may take, and to what share it may shrink before it is cut. */
const TALL_LINES = { large: 3, small: 3 }
const TALL_SHRINK = 0.75

/** Sizes of large and small text at a text scale of 1: a phone is held nearer than a slide, and its width is all there is. */
const TYPE = { large: 24, small: 15 }

/** Pixels beside and below the plot at a text scale of 1: for ticks and names of its axes, and at the other side. */
const TALL_MARGIN = { left: 58, right: 22, below: 52 }

/** Shares of the free height above the head, between it and the plot, below the plot, and at the bottom. */
const FREE = [0.24, 0.2, 0.28, 0.28]

/** A plot as wide as an upright picture, with words above and below; null where these are too high for the picture. */
function aroundPlot(canvas: Canvas, head: HeadText): Layout | null {
  const { width, height, textScale } = canvas
  const { font } = head
  const margin = TALL_MARGIN.right * textScale
  const own = width - 2 * margin
  const [large, small] = [TYPE.large * textScale, TYPE.small * textScale]
  const texts = headTexts(head, large, small, { large: TALL_SHRINK, small: TALL_SHRINK })
  const sized = (text: HeadTexts) => sizedIn(text, own, TALL_LINES)
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
