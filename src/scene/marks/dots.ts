import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { missedOf } from '../model/drawn.ts'
import type { Shape } from '../shape.ts'
import { byStrength, crowding, dotColor, dotRadius, dotStyle, ringOf, strengthKey } from '../style/points.ts'
import type { PointMark } from './mark.ts'

/** Dots with a halo, ringed on the wrong side of the network or the best straight line; beside a slice as strong as they are near. */
export const dots: PointMark = ({ model, places, layout, theme, shown, opacity, marked, missed }) => {
  const { rows, wrong, dataset, classes } = model
  const radius = dotRadius(rows.length, layout)
  const style = dotStyle(theme, classes, layout, dataset.test !== undefined)
  const drawn = (key: string, indices: Int32Array, strength: number): Shape[] => {
    const crowd = strength > 0 ? crowding(pickRows(places, indices, 2), 1.5 * radius) : 0
    const ring = ringOf(theme, layout, strength, crowd)
    return pointsByStrength(model, places, indices).map(({ strength: own, ...points }) => ({
      kind: 'dots',
      key: strengthKey(key, own),
      ...points,
      radius,
      ...style,
      fill: Uint8Array.from(points.rows, row => dotColor(model, row)),
      ring,
      opacity: opacity * own,
    }))
  }
  const all = Int32Array.from({ length: shown }, (_, i) => i)
  if (missed > 0) {
    const ringed = new Set(missedOf(model))
    const [fails, others] = [true, false].map(is => all.filter(i => ringed.has(i) === is))
    return [...drawn('points', others, 0), ...drawn('missed', fails, missed)]
  }
  const right = Math.min(shown, rows.length - wrong)
  const shapes = drawn('points', all.subarray(0, right), 0)
  return shown === right ? shapes : [...shapes, ...drawn('wrong', all.subarray(right), marked)]
}

/** Drawn points, by their numbers, with their rows, by strength. */
export function pointsByStrength(
  model: Pick<ClassModel, 'rows' | 'slice'>,
  places: Float64Array,
  drawn: ArrayLike<number>,
) {
  return byStrength(model, Array.from(drawn), i => model.rows[i]).map(({ strength, indices }) => ({
    strength,
    centres: pickRows(places, Int32Array.from(indices), 2),
    rows: Int32Array.from(indices, i => model.rows[i]),
  }))
}
