import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { DotsShape, Shape } from '../shape.ts'
import { byStrength, crowding, dotColor, dotRadius, dotStyle, ringOf, strengthKey } from '../style/points.ts'
import type { PointMark } from './mark.ts'

/** Dots with a halo, and a ring on those on the wrong side. Beside a slice a dot is as strong as it is near. */
export const dots: PointMark = ({ model, places, layout, theme, shown, opacity, marked }) => {
  const { rows, wrong, dataset, classes } = model
  const radius = dotRadius(rows.length, layout)
  const style = dotStyle(theme, classes, layout, dataset.test !== undefined)
  const between = (key: string, from: number, to: number, ring: DotsShape['ring']): Shape[] =>
    pointsBetween(model, places, from, to).map(({ strength, ...points }) => ({
      kind: 'dots',
      key: strengthKey(key, strength),
      ...points,
      radius,
      ...style,
      fill: Uint8Array.from(points.rows, row => dotColor(model, row)),
      ring,
      opacity: opacity * strength,
    }))
  const right = Math.min(shown, rows.length - wrong)
  const shapes = between('points', 0, right, ringOf(theme, layout, 0))
  if (shown === right) return shapes
  const crowd = marked > 0 ? crowding(places.subarray(2 * right, 2 * shown), 1.5 * radius) : 0
  return [...shapes, ...between('wrong', right, shown, ringOf(theme, layout, marked, crowd))]
}

/** Points from one index to another with their rows, by strength. */
function pointsBetween({ rows, slice }: ClassModel, places: Float64Array, from: number, to: number) {
  if (!slice)
    return [{ strength: 1, centres: places.subarray(2 * from, 2 * to), rows: rows.subarray(from, to) }]
  const all = Array.from({ length: to - from }, (_, i) => from + i)
  return pointsByStrength({ rows, slice }, places, all)
}

/** Drawn points, by their numbers, with their rows, by strength. */
export function pointsByStrength(
  model: Pick<ClassModel, 'rows' | 'slice'>,
  places: Float64Array,
  drawn: number[],
) {
  return byStrength(model, drawn, i => model.rows[i]).map(({ strength, indices }) => ({
    strength,
    centres: pickRows(places, Int32Array.from(indices), 2),
    rows: Int32Array.from(indices, i => model.rows[i]),
  }))
}
