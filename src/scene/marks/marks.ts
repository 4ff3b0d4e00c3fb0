import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { counts } from './counts.ts'
import { dots } from './dots.ts'
import { foreign } from './foreign.ts'
import type { PlottedPoints, PointMark } from './mark.ts'
import { names } from './names.ts'

/** The marks of points, in painting order. */
// biome-ignore format: one a line
const marks: readonly PointMark[] = [
  dots,
  foreign,
  counts,
  names,
]

/** The state of points: all are there, in full and without marks, where it says nothing. */
type PointsState = Partial<Pick<PlottedPoints, 'shown' | 'opacity' | 'marked' | 'missed' | 'foreign'>>

/** Draws points at pixels (× 2) with all their marks. */
export function drawPoints(
  model: ClassModel,
  places: Float64Array,
  layout: Layout,
  theme: Theme,
  { marked = 0, missed = 0, shown = model.rows.length, opacity = 1, foreign = marked }: PointsState,
): Shape[] {
  const points = { model, places, layout, theme, marked, missed, shown, opacity, foreign }
  return marks.flatMap(mark => mark(points))
}
