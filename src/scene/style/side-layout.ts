import { fitLines, lineHeight } from './head-lines.ts'
import type { Canvas, HeadText, Layout } from './layout.ts'
import { fitText, textWidth } from './text.ts'

/** Width of the column in sizes of its title: too narrow below the first, not read in one look beyond the last. */
const COLUMN = { min: 7.5, good: 14, max: 19 }

/** The factor that words in a wide column grow by at most: they are read from the last row. */
const GROWTH = 1.25

/** Lines that a text may take in the column, and to what share it may shrink before it is cut. */
const LINES = { title: 4, caption: 6 }
const SHRINK = 0.75

/**
 * A plot as high as the picture with a column at its left: title and caption from the top, and from the bottom a
 * line for each class. Null where there is nothing to write, or too little room for it.
 */
export function besidePlot(canvas: Canvas, head: HeadText): Layout | null {
  const { width, height, scale, textScale } = canvas
  const { font } = head
  const titled = head.titles.some(text => text !== '')
  const captioned = head.captions.some(text => text !== '')
  const names = head.legend.length
  const top = 22 * scale
  const size = height - top - 50 * textScale
  const margin = 36 * scale
  // Ticks and name of the upright axis stand between column and plot.
  const axis = 76 * textScale
  const room = width - margin - axis - size - 24 * scale
  const usual = 19 * textScale
  const column = Math.min(COLUMN.max * usual, room)
  if ((!titled && !captioned && names === 0) || size <= 0 || column < COLUMN.min * usual) return null

  const x = margin + (room - column) / 2
  const lay = (growth: number): { layout: Layout; free: number } => {
    const [large, small] = [usual * growth, 13 * textScale * growth]
    const texts = { texts: head.titles, weight: 600, size: large, least: SHRINK * large, font } as const
    const title = fitLines(texts, column, LINES.title)
    const captions = { texts: head.captions, weight: 400, size: small, least: SHRINK * small, font } as const
    const caption = fitLines(captions, column, LINES.caption)
    // Capitals begin where the plot does; lines that are there close up.
    const titleY = top + 0.73 * title.size
    const titleEnd = titleY + (title.lines - 1) * lineHeight(title.size)
    const captionY = titled ? titleEnd + 2.1 * small : top + 0.73 * caption.size
    const captionEnd = captionY + (caption.lines - 1) * lineHeight(caption.size)
    const end = captioned ? captionEnd : titled ? titleEnd : top
    const widest = Math.max(1, ...head.legend.map(({ name }) => textWidth(name, small, 400, font)))
    const letters = small * Math.max(SHRINK, Math.min(1, (column - small) / widest))
    const legendY = top + size - (names - 1) * legendLine(letters)
    return {
      layout: {
        ...canvas,
        plot: { x: x + column + axis, y: top, size },
        head: { x, width: column },
        title: { ...title, y: titleY },
        caption: { ...caption, y: captionY },
        legend:
          names > 0
            ? {
                y: legendY,
                size: letters,
                place: 'column',
                rows: head.legend.map(({ name, mark }) => [
                  { mark, name: fitText(name, column - letters, letters, 400, font) },
                ]),
              }
            : null,
        font,
      },
      free: (names > 0 ? legendY - 0.73 * letters : top + size) - end - 0.3 * small,
    }
  }
  // Many classes or many words in a low picture take smaller type.
  let growth = Math.max(1, Math.min(GROWTH, column / (COLUMN.good * usual)))
  while (lay(growth).free < 0 && growth > 0.2) growth *= 0.9
  return lay(growth).layout
}

/** From one name of the legend to the one below. */
export function legendLine(size: number): number {
  return 1.65 * size
}
