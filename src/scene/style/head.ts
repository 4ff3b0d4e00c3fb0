import type { Shape } from '../shape.ts'
import { type HeadLines, lineHeight } from './head-lines.ts'
import type { Layout } from './layout.ts'
import { legendGap, measureLegend } from './layout.ts'
import { dotStyle } from './points.ts'
import { legendLine } from './side-layout.ts'
import { fitText, textWidth, wrapText } from './text.ts'
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
    ...paragraph(text.title, 600, title, layout, theme.ink, 'low'),
    ...paragraph(text.caption, 400, caption, layout, theme.muted),
    ...legend(layout, theme, text.legend),
  ]
}

function paragraph(
  text: string,
  weight: 400 | 600,
  { y, size, lines }: HeadLines,
  { head: { x, width } }: Layout,
  fill: string,
  side: 'high' | 'low' = 'high',
): Shape[] {
  const written = wrapText(text, width, size, lines, weight)
  const first = side === 'low' ? lines - written.length : 0
  return written.map((line, i) => ({
    kind: 'text',
    x,
    y: y + (first + i) * lineHeight(size),
    text: line,
    size,
    ...(weight === 600 && { weight }),
    fill,
  }))
}

function legend(layout: Layout, theme: Theme, names: string[]): Shape[] {
  if (!layout.legend) return []
  const { x, width } = layout.head
  const { y, size, place } = layout.legend
  const widths = names.map(name => textWidth(name, size))
  const column = place === 'column'
  const maxWidth = column ? width - size : fairShare(widths, width - measureLegend(names, size) + sum(widths))
  const shown = names.map(name => fitText(name, maxWidth, size))
  const state = dotStyle(theme, names.length, layout)
  // Corners reach further than a circle of their area.
  const radius = (state.marker ? 0.31 : 0.35) * size
  let left = place === 'right' ? x + width - measureLegend(shown, size) : x
  return shown.flatMap((name, k): Shape[] => {
    const [at, line] = column ? [x, y + k * legendLine(size)] : [left, y]
    left += textWidth(name, size) + legendGap(size)
    return [
      { kind: 'dots', centres: [at + 0.35 * size, line - 0.36 * size], radius, ...state, fill: [k] },
      { kind: 'text', x: at + size, y: line, text: name, size, fill: theme.muted },
    ]
  })
}

/** The width that every name may have so that together they fit, long ones giving way first. */
function fairShare(widths: number[], room: number): number {
  let left = room
  for (const [i, width] of widths.toSorted((a, b) => a - b).entries()) {
    const share = left / (widths.length - i)
    if (width > share) return share
    left -= width
  }
  return Infinity
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
