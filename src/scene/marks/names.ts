import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import type { PointMark } from './mark.ts'

/** Names of classes. A name among points that come stays where it will be. */
export const names: PointMark = ({ model, places, layout, theme, shown, opacity }) => {
  const { rows, named } = model
  const there = named ? model : { ...model, rows: rows.subarray(0, shown) }
  const share = named && rows.length > 0 ? shown / rows.length : 1
  return pointNames(there, places, layout, theme, opacity * share)
}

/** Names of classes at points of theirs (× 2, pixels), or at their centres. */
export function pointNames(
  model: ClassModel,
  places: Float64Array,
  layout: Layout,
  theme: Theme,
  opacity = 1,
): Shape[] {
  const { plot, scale, textScale } = layout
  const size = 13 * textScale
  const widest = (model.named ? 0.4 : 0.3) * plot.size
  // A legend has all in full: some names alone would look as if only these were meant.
  if (model.named && model.dataset.classes.some(name => textWidth(name, size, 600, layout.font) > widest))
    return []
  const halo = { color: theme.background, width: 4 * scale }
  return anchorsOf(model, places).flatMap((anchor, k): Shape[] => {
    if (!anchor) return []
    const text = fitText(model.dataset.classes[k], widest, size, 600, layout.font)
    const width = textWidth(text, size, 600, layout.font)
    const x = Math.min(plot.x + plot.size - width / 2, Math.max(plot.x + width / 2, anchor[0]))
    const look = { anchor: 'middle', baseline: 'middle', fill: theme.ink, halo, opacity } as const
    return [{ kind: 'text', key: `class ${k}`, x, y: anchor[1], text, size, weight: 600, ...look }]
  })
}

/** The place of each class's name: its own point, or the centre of its points; null for none. */
function anchorsOf({ rows, all, named, namesakes, classes }: ClassModel, places: Float64Array) {
  if (!named)
    return namesakes.map(row => {
      const i = rows.indexOf(row)
      return i < 0 ? null : [places[2 * i], places[2 * i + 1]]
    })
  return centresOf(
    places,
    Array.from(rows, row => all.y[row]),
    classes,
  )
}

/** The mean of the places (× 2) of each class; null for one that has none. */
export function centresOf(places: Float64Array, labels: readonly number[], classes: number) {
  const sums = Array.from({ length: classes }, () => [0, 0, 0])
  labels.forEach((k, i) => {
    sums[k][0] += places[2 * i]
    sums[k][1] += places[2 * i + 1]
    sums[k][2]++
  })
  return sums.map(([x, y, count]) => (count === 0 ? null : [x / count, y / count]))
}
