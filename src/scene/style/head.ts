import type { Shape } from '../shape.ts'
import type { Layout } from './layout.ts'
import { LEGEND_LEADING, legendGap, measureLegend } from './layout.ts'
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
  if (layout.legend) shapes.push(...legend(layout, theme, text.legend.length))
  return shapes
}

function legend(layout: Layout, theme: Theme, classes: number): Shape[] {
  const { plot, legend, font } = layout
  if (!legend) return []
  const { size, rows } = legend
  const shapes: Shape[] = []
  const state = dotStyle(theme, classes, layout)
  // Corners reach further than a circle of their area.
  const radius = (state.marker ? 0.31 : 0.35) * size
  let k = 0
  rows.forEach((names, row) => {
    const y = legend.y + row * LEGEND_LEADING * size
    // One row ends where the plot does; several begin together.
    let x = rows.length > 1 ? plot.x : plot.x + plot.size - measureLegend(names, size, font)
    for (const name of names) {
      const centres = [x + 0.35 * size, y - 0.36 * size]
      shapes.push(
        { kind: 'dots', centres, radius, ...state, fill: [k++] },
        { kind: 'text', x: x + size, y, text: name, size, fill: theme.muted },
      )
      x += textWidth(name, size, 400, font) + legendGap(size)
    }
  })
  return shapes
}
