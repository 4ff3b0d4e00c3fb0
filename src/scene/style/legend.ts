import type { Language } from '../../language/language.ts'
import { textWidth } from '../fonts/text.ts'
import type { Layout, LegendEntry, MarkName } from '../layout/layout.ts'
import { LEGEND_GAP, LEGEND_LEADING, LEGEND_LINE, measureLegend } from '../layout/legend-layout.ts'
import type { Shape } from '../shape.ts'
import { dotStyle, legendNames, PIP } from './points.ts'
import type { Theme } from './theme.ts'

/** The classes of a legend, and behind them the marks that are drawn. */
export function legendEntries(dataset: { classes: string[] }, marks: readonly MarkName[], say: Language) {
  // Each by its name, as the build finds what a page may say.
  const names = {
    heldOut: say.marks.heldOut,
    wrong: say.marks.wrong,
    lost: say.marks.lost,
    foreign: say.marks.foreign,
    support: say.marks.support,
  }
  return [
    ...legendNames(dataset, say).map((name, mark) => ({ name, mark })),
    ...marks.map(mark => ({ name: names[mark], mark })),
  ]
}

/** The dots and names of a legend in its place. */
export function drawLegend(layout: Layout, theme: Theme, entries: readonly LegendEntry[]): Shape[] {
  const { legend, font } = layout
  const { x, width } = layout.head
  if (!legend || entries.length === 0) return []
  const { y, size, place, rows } = legend
  const classes = entries.filter(({ mark }) => typeof mark === 'number').length
  const state = dotStyle(theme, classes, layout)
  // Corners reach further than a circle of their area.
  const radius = (state.marker ? 0.31 : 0.35) * size
  const leading = place === 'column' ? LEGEND_LINE * size : LEGEND_LEADING * size
  return rows.flatMap((row, r) => {
    // One row ends where the head does; several begin together.
    let left = place === 'right' && rows.length === 1 ? x + width - measureLegend(row, size, font) : x
    const line = y + r * leading
    return row.flatMap(({ name, mark }): Shape[] => {
      const at = left
      left += textWidth(name, size, 400, font) + LEGEND_GAP * size
      const centres = [at + 0.35 * size, line - 0.36 * size]
      const dot = { kind: 'dots', key: `legend ${mark}`, centres } as const
      return [
        typeof mark === 'number'
          ? { ...dot, radius, ...state, fill: [mark] }
          : { ...dot, ...markStyle(mark, size, theme) },
        ...(mark === 'foreign'
          ? [{ ...dot, key: 'legend pip', radius: PIP * 0.29 * size, colors: [theme.background] }]
          : []),
        { kind: 'text', key: `legend ${name}`, x: at + size, y: line, text: name, size, fill: theme.muted },
      ]
    })
  })
}

function markStyle(mark: MarkName, size: number, theme: Theme) {
  const rim = { colors: [theme.muted], width: 0.12 * size }
  if (mark === 'foreign') return { radius: 0.29 * size, colors: [theme.muted] }
  if (mark === 'heldOut') return { radius: 0.29 * size, colors: [theme.background], rim }
  const color = mark === 'wrong' || mark === 'lost' ? theme.ink : theme.accent
  const gap = { color: theme.background, width: 0.08 * size }
  return { radius: 0.19 * size, colors: [theme.muted], ring: { color, width: 0.1 * size, gap } }
}
