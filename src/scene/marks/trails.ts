import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FrameState } from '../model/frame-state.ts'
import { type Shape, stroked } from '../shape.ts'
import { strengthOf } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** Short trails behind some of the samples; `at` gives all places (× 2) at a position on the trajectory. */
export function drawTrails(
  { rows, all, chosen, slice }: ClassModel,
  state: FrameState,
  layout: Layout,
  theme: Theme,
  at: (position: number) => Float64Array,
): Shape[] {
  if (chosen.trails.length === 0 || state.trail.every(position => position === state.position)) return []
  const past = [state.position, ...state.trail].map(at)
  const shown = Array.from(chosen.trails).filter(i => strengthOf({ slice }, rows[i]) > 0)
  return shown.map(i => {
    const line = past.flatMap(places => [places[2 * i], places[2 * i + 1]])
    const opacity = 0.45 * strengthOf({ slice }, rows[i])
    const color = classColor(theme.rims, all.y[rows[i]])
    return stroked(`trail ${rows[i]}`, [line], color, 1.6 * layout.scale, { cap: 'round', opacity })
  })
}
