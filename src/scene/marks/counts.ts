import type { PointMark } from './mark.ts'

/** The counts of rows that share a place, where they are too many to be spread around it. */
export const counts: PointMark = ({ model, places, layout, theme, shown, opacity }) =>
  (model.heaps ?? []).flatMap(({ row, count }) => {
    const i = model.rows.indexOf(row)
    if (i < 0 || i >= shown) return []
    const size = 11 * layout.textScale
    const halo = { color: theme.background, width: 3 * layout.scale }
    const [x, y] = [places[2 * i] + 0.6 * size, places[2 * i + 1] - 0.6 * size]
    const look = { anchor: 'start', fill: theme.ink, halo, opacity } as const
    return [{ kind: 'text', key: `count ${row}`, x, y, text: String(count), size, ...look }]
  })
