import type { Layout } from '../style/layout.ts'

/** Pixels above each small plot for its name and its count, and between plots, at a text scale of 1. */
const WORDS = 38
const GAP = 20

/** The layouts of so many small plots: in rows, in the room beside or below the head, as large as they can be. */
export function cellsOf(layout: Layout, count: number): Layout[] {
  const { width, height, scale, textScale, plot, head } = layout
  const beside = plot.x >= head.x + head.width
  const left = beside ? head.x + head.width + 1.5 * GAP * textScale : GAP * textScale
  const top = beside ? 0.5 * GAP * scale : plot.y - 12 * textScale
  const room = { width: width - left - GAP * textScale, height: height - top - GAP * textScale }
  const sizeIn = (columns: number) =>
    Math.min(
      (room.width - (columns - 1) * GAP * textScale) / columns,
      room.height / Math.ceil(count / columns) - (WORDS + 10) * textScale,
    )
  const options = Array.from({ length: count }, (_, i) => i + 1)
  const columns = options.reduce((best, next) => (sizeIn(next) > sizeIn(best) ? next : best))
  const rows = Math.ceil(count / columns)
  const size = Math.max(1, sizeIn(columns))
  const step = { x: size + GAP * textScale, y: size + (WORDS + 10) * textScale }
  const start = {
    x: left + (room.width - columns * step.x + GAP * textScale) / 2,
    y: top + (room.height - rows * step.y) / 2 + WORDS * textScale,
  }
  const small = layout.scale * Math.max(0.35, (size / plot.size) ** 0.8)
  return options.map((_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns]
    // A last row that is not full stands in the middle.
    const missing = row === rows - 1 ? rows * columns - count : 0
    const place = { x: start.x + (column + missing / 2) * step.x, y: start.y + row * step.y, size }
    return { ...layout, plot: place, scale: small }
  })
}

/** A plot on its straight way from one place to another. */
export function between(from: Layout, to: Layout, share: number): Layout {
  const mix = (a: number, b: number) => a + (b - a) * share
  return {
    ...from,
    plot: {
      x: mix(from.plot.x, to.plot.x),
      y: mix(from.plot.y, to.plot.y),
      size: mix(from.plot.size, to.plot.size),
    },
    scale: mix(from.scale, to.scale),
  }
}
