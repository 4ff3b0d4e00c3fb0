import type { Layout } from '../layout/layout.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { filled, type PathShape, type Shape } from '../shape.ts'
import { mixColors } from './color.ts'
import { type Heights, heightColors, stepOf } from './height-colors.ts'
import { dotRadius, dotStyle, ringOf, STRENGTHS, strengthOf } from './points.ts'
import type { Theme } from './theme.ts'

/**
 * Style of the points of regression, in the first class's colour: hollow behind it, for those held out of training. The
 * farther a point is from a slice, the paler it is.
 */
export function targetStyle(model: RegressionModel, layout: Layout, theme: Theme) {
  const { rows, dataset, slice } = model
  const style = dotStyle(theme, 1, layout, dataset.test !== undefined)
  const { rim, colors } = style
  const fill = Uint8Array.from(rows, row => targetFill(model, row))
  const own = { radius: dotRadius(rows.length, layout), ring: ringOf(theme, layout, 0) }
  if (!slice) return { ...style, ...own, fill }
  const paler = (all: readonly string[]) =>
    Array.from({ length: STRENGTHS }, (_, step) =>
      all.map(color => mixColors(theme.background, color, (step + 1) / STRENGTHS)),
    ).flat()
  const stepOf = (row: number) => Math.round(strengthOf(model, row) * STRENGTHS) - 1
  return {
    ...own,
    colors: paler(colors),
    ...(rim && { rim: { ...rim, colors: paler(rim.colors) } }),
    fill: fill.map((color, i) => color + colors.length * stepOf(rows[i])),
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
  const drawn = { centres: centres.subarray(0, 2 * shown), rows: model.rows.subarray(0, shown) }
  const style = targetStyle(model, layout, theme)
  return [
    { kind: 'dots', key: 'points', ...drawn, ...style, fill: style.fill.subarray(0, shown), opacity },
    ...edgeMarks(model, drawn, layout, theme).map(mark => ({ ...mark, opacity })),
  ]
}

/** Lengths of an arrowhead by its point, in its radius: to its foot and its tip, and half of the foot. */
const MARK = { foot: 1.5, tip: 2.6, wide: 1.1 }

/** Arrowheads at the points that lie beyond the axes, towards the nearest edge of the plot. */
function edgeMarks(
  { beyond, rows: all }: RegressionModel,
  { rows, centres }: { rows: Int32Array; centres: Float64Array },
  layout: Layout,
  theme: Theme,
): PathShape[] {
  const { plot } = layout
  const radius = dotRadius(all.length, layout)
  const lines = Array.from(rows.keys()).flatMap(i => {
    if (!beyond?.rows.includes(rows[i])) return []
    const [x, y] = centres.subarray(2 * i, 2 * i + 2)
    const right = (x - plot.x) / plot.size - 0.5
    const down = (y - plot.y) / (plot.height ?? plot.size) - 0.5
    const [d, e] = Math.abs(right) > Math.abs(down) ? [Math.sign(right), 0] : [0, Math.sign(down)]
    const at = (along: number, across: number) => [
      x + radius * (along * d - across * e),
      y + radius * (along * e + across * d),
    ]
    return [[...at(MARK.foot, -MARK.wide), ...at(MARK.tip, 0), ...at(MARK.foot, MARK.wide)]]
  })
  return lines.length > 0 ? [filled('beyond', lines, theme.ink)] : []
}

/** Share of ink in the rim of a dot in the colour of its height, so that it is seen on its own ground. */
const RIM = 0.5

/** Radius of a point at the edge of a slice, of a near one's. */
const FAR = 0.3

/**
 * Style of points in the colours of heights: filled by their own, hollow for those held out of training. The farther a
 * point is from a slice, the smaller it is: a pale one would be another height.
 */
export function heightStyle(model: RegressionModel, heights: Heights, layout: Layout, theme: Theme) {
  const { rows, dataset, slice } = model
  const { targets } = drawnIn(model)
  const colors = heightColors(heights, theme)
  const rims = colors.map(color => mixColors(color, theme.ink, RIM))
  const radius = dotRadius(rows.length, layout)
  return {
    radius: slice
      ? Float64Array.from(rows, row => radius * (FAR + (1 - FAR) * slice.strengths[row]))
      : radius,
    colors: [...colors, ...colors.map(() => theme.background)],
    rim: { colors: [...rims, ...rims], width: 1.1 * layout.scale },
    ring: ringOf(theme, layout, 0),
    fill: Uint8Array.from(
      rows,
      row => stepOf(heights, targets[row]) + (row < dataset.y.length ? 0 : colors.length),
    ),
  }
}

/** Points in the colours of their own targets at pixels (× 2). */
export function drawHeights(
  model: RegressionModel,
  heights: Heights,
  centres: Float64Array,
  layout: Layout,
  theme: Theme,
): Shape[] {
  return [
    { kind: 'dots', key: 'points', centres, rows: model.rows, ...heightStyle(model, heights, layout, theme) },
    ...edgeMarks(model, { rows: model.rows, centres }, layout, theme),
  ]
}
