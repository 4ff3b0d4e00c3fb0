import { fitText, textWidth } from '../fonts/text.ts'
import { type HeadTexts, headTexts, sizedIn, stackPlaces } from './head-lines.ts'
import type { Canvas, HeadText, Layout } from './layout.ts'
import { legendLine } from './legend-layout.ts'

/** Width of the column in sizes of its large text: too narrow below the first, not read in one look beyond the last. */
const COLUMN = { min: 7.5, good: 14, max: 19 }

/** The factor that words in a wide column grow by at most, and the sentences of a film: they are read from the last row. */
const GROWTH = 1.25
const SENTENCE = 1.3

/** Lines that a text may take in the column, and to what share it may shrink before it is cut. */
const LINES = { large: 4, small: 6 }
const SHRINK = 0.75

/** A plot with its words in a column at its left; null where there is nothing to write, or too little room for it. */
export function besidePlot(canvas: Canvas, head: HeadText): Layout | null {
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
    const shrinking = { large: SHRINK, small: SHRINK, legible: { large: 0, small: 0 } }
    // Capitals begin where the plot does.
    const first = (_: HeadTexts, size: number) => top + 0.73 * size
    const texts = headTexts(head, large, small, shrinking)
    const { places, end } = stackPlaces(texts, top, first, text => sizedIn(text, column, LINES))
    const widest = Math.max(1, ...head.legend.map(({ name }) => textWidth(name, small, 400, font)))
    const letters = small * Math.max(SHRINK, Math.min(1, (column - small) / widest))
    const legendY = top + size - (names - 1) * legendLine(letters)
    const rows = head.legend.map(({ name, mark }) => [
      { mark, name: fitText(name, column - letters, letters, 400, font) },
    ])
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
