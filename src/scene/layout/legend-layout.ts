import type { Font } from '../font.ts'
import { fitEnds, fitText, textWidth } from '../fonts/text.ts'
import type { LegendEntry } from './layout.ts'

/** Rows of a legend at most; names give way where they would take more. */
export const MAX_ROWS = 4

/** From one row of a legend to the next, in its type size. */
export const LEGEND_LEADING = 1.4

/** The same in a column, which has a name a row. */
export const LEGEND_LINE = 1.65

/** From the start of one name to the next: the name's dot with its gap, and the space between entries. */
export const LEGEND_GAP = 1.85

/** Width of the legend's dots and names in pixels. */
export function measureLegend(entries: readonly LegendEntry[], size: number, font?: Font): number {
  return entries.reduce(
    (sum, entry) => sum + textWidth(entry.name, size, 400, font) + LEGEND_GAP * size,
    -0.85 * size,
  )
}

/** Names of a legend in one row where a little smaller type will do, else in several, the longest shortened until they fit. */
export function layLegend(
  entries: readonly LegendEntry[],
  width: number,
  size: number,
  { font, maxRows = MAX_ROWS }: { font?: Font | undefined; maxRows?: number } = {},
): { rows: LegendEntry[][]; size: number } {
  const whole = measureLegend(entries, size, font)
  if (whole * 0.85 <= width) return { rows: [[...entries]], size: size * Math.min(1, width / whole) }
  const own = entries.map(({ name }) => textWidth(name, size, 400, font))
  const gap = LEGEND_GAP * size
  for (let max = width - size; ; max *= 0.95) {
    const rows: LegendEntry[][] = []
    let left = 0
    entries.forEach((entry, i) => {
      const takes = Math.min(own[i], max) + gap
      left -= takes
      if (left >= 0) rows[rows.length - 1].push(entry)
      else {
        rows.push([entry])
        left = width - measureLegend([], size, font) - takes
      }
    })
    if (rows.length <= maxRows) return { rows: fitNames(rows, width, size, font), size }
    // In a picture of a hundred pixels even first letters need smaller type.
    if (max < size) return layLegend(entries, width, 0.8 * size, { font, maxRows })
  }
}

/** Names cut so far that each row holds its own: at their ends, or in the middle where some would read the same. */
function fitNames(rows: LegendEntry[][], width: number, size: number, font?: Font): LegendEntry[][] {
  const widths = rows.map(row => nameWidth(row, width, size, font))
  const cut = rows.map((row, r) => row.map(({ name }) => fitText(name, widths[r], size, 400, font)))
  const all = cut.flat()
  const isTwice = (text: string) => all.indexOf(text) !== all.lastIndexOf(text)
  return rows.map((row, r) =>
    row.map(({ name, mark }, i) => {
      const text = cut[r][i]
      return { mark, name: text !== name && isTwice(text) ? fitEnds(name, widths[r], size, font) : text }
    }),
  )
}

/** The width that each name of a row may have so that together they fit, long ones giving way first. */
function nameWidth(entries: LegendEntry[], width: number, size: number, font?: Font): number {
  const nameless = entries.map(entry => ({ ...entry, name: '' }))
  let left = width - measureLegend(nameless, size, font)
  const widths = entries.map(({ name }) => textWidth(name, size, 400, font)).sort((a, b) => a - b)
  for (const [i, own] of widths.entries()) {
    const share = left / (widths.length - i)
    if (own > share) return share
    left -= own
  }
  return Infinity
}
