import type { Font } from '../font.ts'
import { textWidth, wrapText } from '../fonts/text.ts'
import { fitLines, lineHeight } from '../layout/head-lines.ts'
import type { Layout, LegendEntry } from '../layout/layout.ts'
import { LEGEND_LEADING, layLegend, measureLegend } from '../layout/legend-layout.ts'
import type { Shape } from '../shape.ts'
import { type Box, textBox, textGap } from './give-way.ts'
import { head } from './head.ts'
import type { Theme } from './theme.ts'

/** Distances in sizes of the body type: at the edges, between plots and below words; and the size of the title. */
const EDGE = 0.3
const GAP = 1
const BELOW = 0.7
const TITLE = 1.15

/** Lines of title and words at most. */
const LINES = 5

/** Pixels that a plot's contents reach beyond it. */
export type PrintReach = Record<'left' | 'top' | 'right' | 'bottom', number>

/** A sheet of paper with plots in rows, in pixels of 1/96 inch. */
export interface PrintSheet {
  width: number
  /** null for as much as its contents take. */
  height: number | null
  /** The end of the head. */
  top: number
  columns: number
  body: number
  /** Heading and words above each plot. */
  texts: readonly (readonly [heading: string, words: string])[]
  font?: Font | undefined
}

/** Texts above a plot: their left ends, from that of the plot's column, and their lines. */
type Words = { x: number; line: number; text: string; weight: 400 | 600 }[]

/** A plot on a sheet: its corner, and the texts above it with their baselines. */
export interface PrintPlace {
  x: number
  y: number
  words: { x: number; y: number; text: string; weight: 400 | 600 }[]
}

/** The places of plots on a sheet, the side that they have room for, and the height of the sheet. */
export function placePlots(reaches: readonly PrintReach[], sheet: PrintSheet, own?: number) {
  const { width, height, top, columns, body, texts, font } = sheet
  const rows = Math.ceil(reaches.length / columns)
  const most = (count: number, side: keyof PrintReach, of: (cell: number) => number) =>
    Array.from({ length: count }, (_, k) =>
      Math.max(...reaches.filter((_, cell) => of(cell) === k).map(reach => reach[side])),
    )
  const columnOf = (cell: number) => cell % columns
  const rowOf = (cell: number) => Math.floor(cell / columns)
  const [lefts, rights] = (['left', 'right'] as const).map(side => most(columns, side, columnOf))
  const [tops, bottoms] = (['top', 'bottom'] as const).map(side => most(rows, side, rowOf))
  const [edge, gap] = [EDGE * body, GAP * body]
  const across = (width - 2 * edge - (columns - 1) * gap - sum(lefts) - sum(rights)) / columns
  const words = texts.map((text, cell) => {
    const letter = texts.length > 1 ? `(${String.fromCharCode(97 + cell)})` : ''
    const column = columnOf(cell)
    return wordsOf(letter, text, lefts[column] + across + rights[column], { body, font })
  })
  const above = Array.from({ length: rows }, (_, row) => {
    const lines = Math.max(...words.filter((_, cell) => rowOf(cell) === row).map(linesOf))
    return lines === 0 ? 0 : lines * lineHeight(body) + BELOW * body
  })
  const besides = top + edge + (rows - 1) * gap + sum(above) + sum(tops) + sum(bottoms)
  const side = own ?? Math.max(1, height === null ? across : Math.min(across, (height - besides) / rows))
  const used = besides + rows * side
  const start = top + Math.max(0, ((height ?? used) - used) / 2)
  const places = words.map((words, cell): PrintPlace => {
    const [column, row] = [columnOf(cell), rowOf(cell)]
    const before = (values: number[], count: number) => sum(values.slice(0, count))
    const x = edge + column * (gap + across) + before(lefts, column) + before(rights, column)
    const y = start + row * (gap + side) + before(above, row) + before(tops, row) + before(bottoms, row)
    return {
      x: x + lefts[column] + (across - side) / 2,
      y: y + above[row] + tops[row],
      words: words.map(({ line, ...word }) => ({
        ...word,
        x: x + word.x,
        y: y + (line + 0.8) * lineHeight(body),
      })),
    }
  })
  return { side, height: height ?? used, places }
}

/** The letter, heading and words of a plot in lines of a width; all but the letter stand right of it. */
function wordsOf(
  letter: string,
  [heading, words]: readonly [string, string],
  width: number,
  { body, font }: Pick<PrintSheet, 'body' | 'font'>,
): Words {
  const x = letter === '' ? 0 : textWidth(`${letter} `, body, 600, font)
  const wrapped = (text: string, weight: 400 | 600) =>
    text === '' ? [] : wrapText(text, width - x, body, LINES, weight, font).map(text => ({ text, weight }))
  const lines = [...wrapped(heading, 600), ...wrapped(words, 400)].map((line, i) => ({ ...line, x, line: i }))
  return letter === '' ? lines : [{ x: 0, line: 0, text: letter, weight: 600 }, ...lines]
}

function linesOf(words: Words): number {
  return Math.max(0, ...words.map(({ line }) => line + 1))
}

function sum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Title and legend of a sheet, in one line where there is room, words below them, and where they end. */
export function sheetHead(
  text: { title: string; caption: string; legend: readonly LegendEntry[] },
  layout: Layout,
  body: number,
  theme: Theme,
): { shapes: Shape[]; end: number } {
  const { width, font } = layout
  const room = width - 2 * EDGE * body
  const size = TITLE * body
  const title = fitLines({ texts: [text.title], weight: 600, size, least: body, font }, room, LINES)
  const caption = fitLines({ texts: [text.caption], weight: 400, size: body, least: body, font }, room, LINES)
  const rows = layLegend(text.legend, room, body, { font })
  const left = room - textWidth(text.title, title.size, 600, font) - GAP * body
  const isBeside = text.title !== '' && title.lines === 1 && measureLegend(text.legend, body, font) < left
  const titleY = EDGE * body + 0.8 * title.size
  const titleEnd =
    text.title === '' ? EDGE * body : titleY + (title.lines - 1) * lineHeight(title.size) + 0.3 * size
  const captionEnd = titleEnd + (text.caption === '' ? 0 : caption.lines * lineHeight(body))
  const legendY = isBeside ? titleY : captionEnd + lineHeight(body)
  const legendEnd = legendY + (rows.rows.length - 1) * LEGEND_LEADING * rows.size + 0.3 * body
  const end = text.legend.length === 0 ? captionEnd : Math.max(captionEnd, legendEnd)
  const sheet: Layout = {
    ...layout,
    head: { x: EDGE * body, width: room },
    title: { ...title, y: titleY, weight: 600 },
    caption: { ...caption, y: titleEnd + 0.95 * body, weight: 400 },
    legend: { ...rows, y: legendY, place: isBeside ? 'right' : 'left' },
  }
  return { shapes: head(sheet, theme, text), end: end > EDGE * body ? end + BELOW * body : end }
}

/** Widths of lines in pixels of 1/96 inch: half a point, which printers still hold, to a point. */
const WIDTHS = { thin: 2 / 3, thick: 4 / 3 }

/** Side of a plot in pixels from which on lines grow with it, and how far: 60 mm. */
const SMALL = { side: 227, most: 1.5 }

/** Side of a plot on a screen, and the power by which dots follow it: in small plots fewer of them would be told apart. */
const SCREEN = { side: 464, power: 0.7 }

/** Radius of a dot in pixels at least: half a millimetre across. */
const DOT = 1

/** Share of the body type below which no text is printed, and pixels: five points. */
const LEAST = { share: 0.8, pixels: 20 / 3 }

/** The factor of all lines of a plot by its side: 1 up to 60 mm. */
function growth(side: number): number {
  return Math.min(SMALL.most, Math.max(1, side / SMALL.side))
}

/** The scale of lines of a plot on paper, by its side in pixels. */
export function printScale(side: number): number {
  return WIDTHS.thin * growth(side)
}

/** Shapes of a plot as they are printed: lines of half a point to a point, dots by its size, no type too small to read. */
export function forPrint(shapes: readonly Shape[], { plot, scale, textScale, font }: Layout): Shape[] {
  const wide = growth(plot.size)
  const least = Math.max(LEAST.share * 13 * textScale, LEAST.pixels)
  const dots = (plot.size / SCREEN.side) ** SCREEN.power / scale
  const line = (width: number) => Math.min(WIDTHS.thick * wide, Math.max(WIDTHS.thin * wide, width))
  const printed = (shape: Shape): Shape => {
    if (shape.kind === 'group') return { ...shape, children: shape.children.map(printed) }
    if (shape.kind === 'text') return { ...shape, size: Math.max(least, shape.size) }
    if (shape.kind === 'path') return shape.width ? { ...shape, width: line(shape.width) } : shape
    if (shape.kind !== 'dots') return shape
    const { radius } = shape
    const sized = (radius: number) => Math.max(DOT, dots * radius)
    return { ...shape, radius: typeof radius === 'number' ? sized(radius) : Array.from(radius, sized) }
  }
  return spaced(shapes.map(printed), 0.3 * least, font)
}

/** The shapes without labels of ticks that are nearer to one before them than a gap. */
function spaced(shapes: Shape[], gap: number, font?: Font): Shape[] {
  const taken: Box[] = []
  return shapes.filter(shape => {
    if (shape.kind !== 'text' || !/(^| )tick /.test(shape.key ?? '')) return true
    const box = textBox(shape, font)
    if (taken.some(other => textGap(box, other) < gap)) return false
    taken.push(box)
    return true
  })
}

/** The box around shapes in pixels; what is clipped reaches as far as its clip, and what cannot be seen nowhere. */
export function extent(shapes: readonly Shape[], font?: Font): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  const add = ([left, top, right, bottom]: Box) => {
    box[0] = Math.min(box[0], left)
    box[1] = Math.min(box[1], top)
    box[2] = Math.max(box[2], right)
    box[3] = Math.max(box[3], bottom)
  }
  const addPlaces = (places: ArrayLike<number>, reach: number) => {
    for (let i = 0; i < places.length; i += 2)
      add([places[i] - reach, places[i + 1] - reach, places[i] + reach, places[i + 1] + reach])
  }
  for (const shape of shapes) {
    if (shape.opacity === 0) continue
    if (shape.kind === 'text') add(textBox(shape, font))
    else if (shape.kind === 'path')
      for (const line of shape.lines) addPlaces(line, shape.stroke ? (shape.width ?? 1) / 2 : 0)
    else if (shape.kind === 'dots') {
      const { radius } = shape
      addPlaces(shape.centres, typeof radius === 'number' ? radius : Math.max(0, ...Array.from(radius)))
    } else if (shape.kind === 'image') add([shape.x, shape.y, shape.x + shape.width, shape.y + shape.height])
    else if (shape.clip === undefined) add(extent(shape.children, font))
    else if ('polygon' in shape.clip) addPlaces(shape.clip.polygon, 0)
    else {
      const [x, y, width, height] = shape.clip.rectangle
      add([x, y, x + width, y + height])
    }
  }
  return box
}
