import { wrapText } from '../fonts/text.ts'
import { lineHeight } from '../layout/head-lines.ts'
import type { HeadLines, Layout, LegendEntry } from '../layout/layout.ts'
import type { Shape } from '../shape.ts'
import { drawLegend } from './legend.ts'
import type { Theme } from './theme.ts'

/** Title, caption, what is known besides, and the legend of a picture. */
export function head(
  layout: Layout,
  theme: Theme,
  text: { title: string; caption: string; detail?: string; legend: readonly LegendEntry[] },
): Shape[] {
  const caption = paragraph('caption', text.caption, layout.caption, layout, theme)
  return [
    // Beside a picture with a longer title a shorter one stands by its caption.
    ...paragraph('title', text.title, layout.title, layout, theme, 'low'),
    ...caption,
    ...paragraph('detail', text.detail ?? '', belowCaption(layout, caption.length), layout, theme),
    ...drawLegend(layout, theme, text.legend),
  ]
}

/** The place of what is known besides: where it follows the caption, it comes up to one of fewer lines. */
function belowCaption({ caption, detail, plot }: Layout, written: number): HeadLines {
  const isBelowPlot = detail.y > plot.y + plot.size
  const up = isBelowPlot ? 0 : (caption.lines - written) * lineHeight(caption.size)
  return { ...detail, y: detail.y - up }
}

function paragraph(
  key: string,
  text: string,
  { y, size, lines, weight }: HeadLines,
  { head: { x, width }, font }: Layout,
  theme: Theme,
  side: 'high' | 'low' = 'high',
): Shape[] {
  if (lines === 0) return []
  const written = wrapText(text, width, size, lines, weight, font)
  const first = side === 'low' ? lines - written.length : 0
  const look = weight === 600 ? ({ weight, fill: theme.ink } as const) : { fill: theme.muted }
  return written.map((text, i) => {
    const line = y + (first + i) * lineHeight(size)
    return { kind: 'text', key: `${key} ${i}`, x, y: line, text, size, ...look }
  })
}
