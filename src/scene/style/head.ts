import type { Shape } from '../shape.ts'
import type { Layout } from './layout.ts'
import { legendGap, measureLegend } from './layout.ts'
import { dotStyle } from './points.ts'
import { fitText, textWidth } from './text.ts'
import type { Theme } from './theme.ts'

/** Title, one caption line and the legend of a picture. */
export function head(
  layout: Layout,
  theme: Theme,
  text: { title: string; caption: string; legend: string[] },
): Shape[] {
  const { plot, font } = layout
  const shapes: Shape[] = []
  if (text.title !== '') {
    const { y, size } = layout.title
    const shown = fitText(text.title, plot.size, size, 600, font)
    shapes.push({ kind: 'text', x: plot.x, y, text: shown, size, weight: 600, fill: theme.ink })
  }
  if (text.caption !== '') {
    const { y, size } = layout.caption
    shapes.push({
      kind: 'text',
      x: plot.x,
      y,
      text: fitText(text.caption, plot.size, size, 400, font),
      size,
      fill: theme.muted,
    })
  }
  if (layout.legend) shapes.push(...legend(layout, theme, text.legend))
  return shapes
}

function legend(layout: Layout, theme: Theme, names: string[]): Shape[] {
  const { plot, legend, font } = layout
  if (!legend) return []
  const { y, size } = legend
  const widths = names.map(name => textWidth(name, size, 400, font))
  const maxWidth = fairShare(widths, plot.size - measureLegend(names, size, font) + sum(widths))
  const shown = names.map(name => fitText(name, maxWidth, size, 400, font))
  let x = plot.x + plot.size - measureLegend(shown, size, font)
  const shapes: Shape[] = []
  const state = dotStyle(theme, names.length, layout)
  // Corners reach further than a circle of their area.
  const radius = (state.marker ? 0.31 : 0.35) * size
  shown.forEach((name, k) => {
    const centres = [x + 0.35 * size, y - 0.36 * size]
    shapes.push(
      { kind: 'dots', centres, radius, ...state, fill: [k] },
      { kind: 'text', x: x + size, y, text: name, size, fill: theme.muted },
    )
    x += textWidth(name, size, 400, font) + legendGap(size)
  })
  return shapes
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
