import { extremes } from '../../data/scale.ts'
import { openGraph } from '../coordinates/graph.ts'
import type { ErrorWorth } from '../model/importance.ts'
import { heightAxis } from '../model/regression-model.ts'
import { type Shape, stroked } from '../shape.ts'
import { dotRadius, dotStyle, ringOf } from '../style/points.ts'
import { shortened } from '../words/dataset.ts'
import type { WorthSheet } from './worth-bars.ts'

/** Pixels for ticks and names of axes, and side of a plot whose dots have their usual size, at a scale of 1; share of the data that axes are long, and the most of a plot's width by its height. */
const ROOM = { left: 62, below: 48, plot: 400, beyond: 1.1, wide: 1.8 }

/** Residuals over predictions, in the target's own units: a dot for each row, and a line at 0. */
export function residualPlot(
  { residuals }: Pick<ErrorWorth, 'residuals'>,
  target: string,
  { say, theme, layout, area }: WorthSheet,
): Shape[] {
  const [left, below] = [ROOM.left * layout.textScale, ROOM.below * layout.textScale]
  const [wide, tall] = [area.width - left, area.height - below]
  const height = Math.min(wide, tall)
  const size = Math.min(wide, ROOM.wide * tall)
  const x = area.x + left + (wide - size) / 2
  const plot = { size, height, x, y: area.y + 0.4 * (tall - height) }
  const [low, high] = extremes(Float64Array.from(residuals, ([at]) => at))
  const far = Math.max(...residuals.map(([, off]) => Math.abs(off)))
  const axisOf = (middle: number, half: number, name: string) =>
    heightAxis(middle, ROOM.beyond * half || 1, name, { mean: 0, deviation: 1 })
  const name = `${shortened(target)} (${say.fitTraining.predicted})`
  const across = axisOf((low + high) / 2, (high - low) / 2, name)
  const input = { centre: [across.centre], half: across.half, axes: [across] }
  const graph = openGraph({ input, height: axisOf(0, far, say.columns.residual) }, { ...layout, plot }, theme)
  const zero = graph.toPixels([across.centre - across.half, 0, across.centre + across.half, 0])
  const style = {
    radius: dotRadius(residuals.length, layout) * Math.min(1, Math.sqrt(height / (ROOM.plot * layout.scale))),
    ...dotStyle(theme, 1, layout),
    ring: ringOf(theme, layout, 0),
  }
  return [
    ...graph.ground,
    stroked('no residual', [zero], theme.ink, 1.4 * layout.scale),
    { kind: 'dots', key: 'residuals', centres: graph.toPixels(residuals.flat()), ...style },
    ...graph.axes,
  ]
}
