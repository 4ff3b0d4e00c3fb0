import type { RegressionModel } from '../model/regression-model.ts'
import type { DotsShape, Shape } from '../shape.ts'
import type { Layout } from './layout.ts'
import { dotRadius, dotStyle, ringOf } from './points.ts'
import type { Theme } from './theme.ts'

/** Style of the points of regression, in the first class's colour: hollow behind it, for those held out of training. */
export function targetStyle(
  { rows, dataset }: Pick<RegressionModel, 'rows' | 'dataset'>,
  layout: Layout,
  theme: Theme,
): Pick<DotsShape, 'radius' | 'colors' | 'rim' | 'marker' | 'ring'> {
  return {
    radius: dotRadius(rows.length, layout),
    ...dotStyle(theme, 1, layout, dataset.test !== undefined),
    ring: ringOf(theme, layout, 0),
  }
}

/** The index among the colours of `targetStyle` of a row: 1 for one held out of training. */
export function targetFill({ dataset }: Pick<RegressionModel, 'dataset'>, row: number): number {
  return row < dataset.y.length ? 0 : 1
}

/** Points of regression at pixels (× 2), the first `shown` of them. */
export function drawTargets(
  model: RegressionModel,
  centres: Float64Array,
  layout: Layout,
  theme: Theme,
  { shown = model.rows.length, opacity = 1 }: { shown?: number; opacity?: number } = {},
): Shape[] {
  const rows = model.rows.subarray(0, shown)
  return [
    {
      kind: 'dots',
      key: 'points',
      centres: centres.subarray(0, 2 * shown),
      rows,
      ...targetStyle(model, layout, theme),
      fill: Uint8Array.from(rows, row => targetFill(model, row)),
      opacity,
    },
  ]
}
