import { type Layout, MARGIN, type PlotArea, roomOf } from '../layout/layout.ts'

/** Sizes of the name and the count above a small plot, at a text scale of 1. */
const NAME = 12.5
const COUNT = 11.3

/** The least share of the height that type has: on a slide, as wide as the second number says, it is read from the last row. */
const LEAST = { slide: 1 / 36, other: 1 / 60 }
const SLIDE = 1.5

/** Pixels between plots at a text scale of 1, and the shares of a plot that gaps grow to where there is room. */
const GAP = 18
const LOOSE = { across: 0.45, down: 0.22 }

/** Ratios of the sides of a room from which on small plots have a place beside or below the large one. */
const SPACIOUS = { across: 1.8, down: 1.3 }

/** Pixels for ticks and names of a large plot's axes, at a text scale of 1. */
const AXES = { left: 68, below: 50 }

/** The share of its size that a plot may lose for one place less that stays empty. */
const MISSING = 0.05

/** The sizes of name and count above small plots, and the heights of their lines above a plot, in pixels. */
export function plotWords({ width, height, textScale }: Layout) {
  const least = height * (width >= SLIDE * height ? LEAST.slide : LEAST.other)
  const [name, count] = [NAME, COUNT].map(size => Math.max(size * textScale, least))
  const countUp = 0.5 * count
  return { name, count, countUp, nameUp: countUp + 1.25 * count }
}

/** The layouts of so many small plots: in rows, in the room beside or below the head, as large as they can be. */
export function cellsOf(layout: Layout, count: number): Layout[] {
  const { name, nameUp } = plotWords(layout)
  return cellsIn(roomOf(layout), layout, count, nameUp + 0.75 * name)
}

/** The places of one classifier in large, and of all in small, with their names, where there is room beside or below it. */
export interface GridStage {
  large: Layout
  small: Layout[] | null
}

/** The places of the plots while one classifier after the other is shown. */
export function stageOf(layout: Layout, count: number): GridStage {
  const { plot, textScale } = layout
  const room = roomOf(layout)
  const above = 1.25 * plotWords(layout).name
  const [left, below] = [AXES.left * textScale, AXES.below * textScale]
  if (count > 1 && room.width >= SPACIOUS.across * room.height) {
    const x = room.x + left
    const end = x + plot.size
    const rest = { ...room, x: end, width: room.x + room.width - end }
    return { large: { ...layout, plot: { ...plot, x } }, small: cellsIn(rest, layout, count, above) }
  }
  if (count > 1 && room.height >= SPACIOUS.down * room.width) {
    const y = room.y + plot.size + below
    const rest = { ...room, y, height: room.y + room.height - y }
    return { large: layout, small: cellsIn(rest, layout, count, above) }
  }
  return { large: layout, small: null }
}

/** Small plots in a rectangle, with so many pixels for words above each. */
function cellsIn(room: PlotArea, layout: Layout, count: number, above: number): Layout[] {
  const { textScale, plot, scale } = layout
  const margin = MARGIN * textScale
  const gap = GAP * textScale
  const [across, down] = [room.width - 2 * margin, room.height - margin]
  const sizeIn = (columns: number) => {
    const rows = Math.ceil(count / columns)
    return Math.min((across - (columns - 1) * gap) / columns, (down - (rows - 1) * gap) / rows - above)
  }
  const options = Array.from({ length: count }, (_, i) => i + 1)
  const worthOf = (columns: number) =>
    sizeIn(columns) * (1 - MISSING * (Math.ceil(count / columns) * columns - count))
  const columns = options.reduce((best, next) => (worthOf(next) > worthOf(best) ? next : best))
  const rows = Math.ceil(count / columns)
  const size = Math.max(1, sizeIn(columns))
  const free = { x: across - columns * size, y: down - rows * (size + above) }
  const step = {
    x: size + Math.min(free.x / Math.max(1, columns - 1), LOOSE.across * size),
    y: size + above + Math.min(free.y / rows, gap + LOOSE.down * size),
  }
  const start = {
    x: room.x + margin + (across - size - (columns - 1) * step.x) / 2,
    y: room.y + above + (down - size - above - (rows - 1) * step.y) * 0.4,
  }
  const small = scale * Math.max(0.35, (size / plot.size) ** 0.8)
  // A last row that is not full begins where the others do, as lines of text do.
  return options.map((_, i) => ({
    ...layout,
    plot: { x: start.x + (i % columns) * step.x, y: start.y + Math.floor(i / columns) * step.y, size },
    scale: small,
  }))
}
