import type { Shape } from '../shape.ts'
import { type HeadLines, lineHeight } from './head-lines.ts'
import type { Layout } from './layout.ts'
import { LEGEND_LEADING, legendGap, measureLegend } from './legend-layout.ts'
import { dotStyle } from './points.ts'
import { legendLine } from './side-layout.ts'
import { textWidth, wrapText } from './text.ts'
import type { Theme } from './theme.ts'

/** Title, caption and legend of a picture. */
export function head(
  layout: Layout,
  theme: Theme,
  text: { title: string; caption: string; legend: string[] },
): Shape[] {
  const { title, caption } = layout
  return [
    // Beside a picture with a longer title a shorter one stands by its caption.
    ...paragraph('title', text.title, 600, title, layout, theme.ink, 'low'),
    ...paragraph('caption', text.caption, 400, caption, layout, theme.muted),
    ...legend(layout, theme, text.legend.length),
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

function legend(layout: Layout, theme: Theme, classes: number): Shape[] {
  const {
    legend,
    font,
    head: { x, width },
  } = layout
  if (!legend || classes === 0) return []
  const { y, size, place, rows } = legend
  const state = dotStyle(theme, classes, layout)
  // Corners reach further than a circle of their area.
  const radius = (state.marker ? 0.31 : 0.35) * size
  const leading = place === 'column' ? legendLine(size) : LEGEND_LEADING * size
  let k = 0
  return rows.flatMap((names, row) => {
    // One row ends where the head does; several begin together.
    let left = place === 'right' && rows.length === 1 ? x + width - measureLegend(names, size, font) : x
    const line = y + row * leading
    return names.flatMap((name): Shape[] => {
      const at = left
      left += textWidth(name, size, 400, font) + legendGap(size)
      const centres = [at + 0.35 * size, line - 0.36 * size]
      return [
        { kind: 'dots', key: `legend ${k}`, centres, radius, ...state, fill: [k++] },
        { kind: 'text', key: `legend ${name}`, x: at + size, y: line, text: name, size, fill: theme.muted },
      ]
    })
  })
}
