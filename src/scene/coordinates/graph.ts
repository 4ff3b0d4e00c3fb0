import { knots } from '../../geometry/knots.ts'
import type { Layout } from '../layout/layout.ts'
import type { InputSpace } from '../model/input-space.ts'
import type { HeightAxis } from '../model/regression-model.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { axesFrame, BOX, boxed, planeAxes, tickGrid } from './plane.ts'

export type Graph = ReturnType<typeof openGraph>

/** The plot of the target over the one feature of a model: where its places are in pixels, and what stands around them. */
export function openGraph(
  { input, height }: { input: Pick<InputSpace, 'axes' | 'centre' | 'half'>; height: HeightAxis },
  layout: Layout,
  theme: Theme,
) {
  const { plot } = layout
  const { height: tall = plot.size } = plot
  const rectangle: [number, number, number, number] = [plot.x, plot.y, plot.size, tall]
  const [axis] = input.axes
  const across = (x: number) => (x - input.centre[0]) / input.half
  const up = (y: number) => (y - height.centre) / height.half
  const axes = [
    boxed(axis, input.centre[0], input.half),
    boxed({ name: height.name, ticks: height.ticks }, height.centre, height.half),
  ]
  return {
    /** Pixels (× 2) of places (× 2), an input and a target each, both standardized. */
    toPixels: (places: ArrayLike<number>) =>
      Float64Array.from(places, (value, i) =>
        i & 1 ? plot.y + (tall * (1 - up(value))) / 2 : plot.x + (plot.size * (1 + across(value))) / 2,
      ),
    /** Lines at the ticks, and the frame. */
    ground: [tickGrid(layout, theme, axes, BOX), axesFrame(layout, theme)],
    /** Names and ticks of both axes. */
    axes: planeAxes(layout, theme, axes, BOX, 1),
    /** Shapes that may leave the plot, cut off at its frame. */
    inside: (children: Shape[]): Shape[] =>
      children.length === 0 ? [] : [{ kind: 'group', key: 'inside', children, clip: { rectangle } }],
  }
}

/** Places (× 2) of a function of one feature from one input to another. */
export function curve(of: (x: Float64Array) => Float64Array, from: number, to: number, kinks: number[]) {
  const x = knots(from, to, kinks)
  const y = of(x)
  return Float64Array.from({ length: 2 * x.length }, (_, i) => (i & 1 ? y : x)[i >> 1])
}
