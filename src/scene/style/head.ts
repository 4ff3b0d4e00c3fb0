import type { Shape } from '../shape.ts'
import { type HeadLines, lineHeight } from './head-lines.ts'
import type { Layout, LegendEntry } from './layout.ts'
import { drawLegend } from './legend.ts'
import { wrapText } from './text.ts'
import type { Theme } from './theme.ts'

/** Title, caption and legend of a picture. */
export function head(
  layout: Layout,
  theme: Theme,
  text: { title: string; caption: string; legend: readonly LegendEntry[] },
): Shape[] {
  const { title, caption } = layout
  return [
    // Beside a picture with a longer title a shorter one stands by its caption.
    ...paragraph('title', text.title, 600, title, layout, theme.ink, 'low'),
    ...paragraph('caption', text.caption, 400, caption, layout, theme.muted),
    ...drawLegend(layout, theme, text.legend),
  ]
}

function paragraph(
  key: string,
  text: string,
  weight: 400 | 600,
  { y, size, lines }: HeadLines,
  { head: { x, width }, font }: Layout,
  fill: string,
  side: 'high' | 'low' = 'high',
): Shape[] {
  const written = wrapText(text, width, size, lines, weight, font)
  const first = side === 'low' ? lines - written.length : 0
  return written.map((line, i) => ({
    kind: 'text',
    key: `${key} ${i}`,
    x,
    y: y + (first + i) * lineHeight(size),
    text: line,
    size,
    ...(weight === 600 && { weight }),
    fill,
  }))
}
