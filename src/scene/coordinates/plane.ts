import { type BoxView, toBox } from '../../geometry/tween.ts'
import { fitText } from '../fonts/text.ts'
import type { Layout, PlotSquare } from '../layout/layout.ts'
import type { SpaceAxis } from '../model/input-space.ts'
import { scaledTicks } from '../model/tick.ts'
import { outlined, type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { labelSize, tickPlace, tickText, upwards } from '../style/tick-labels.ts'

/** The view of what is in box places already. */
export const BOX: BoxView = { centre: [0, 0, 0], half: 1 }

/** An axis in box places, by the middle of what it shows and half of its length. */
export function boxed(axis: SpaceAxis, centre: number, half: number): SpaceAxis {
  return { ...axis, ticks: scaledTicks(axis.ticks, centre, half) }
}

/** Pixels of box places; the box [−1, 1]² fills the plot area, y up. */
export function toPixels(places: Float64Array, { plot }: Layout): Float64Array {
  const half = plot.size / 2
  return places.map((value, i) => (i & 1 ? plot.y + half - value * half : plot.x + half + value * half))
}

/** The plane of a space, or of another one with axes and a view: where its places are in pixels, and what stands around them. */
export function openPlane({ axes, ...view }: BoxView & { axes: SpaceAxis[] }, layout: Layout, theme: Theme) {
  const grid = tickGrid(layout, theme, axes, view)
  return {
    /** Pixels (× 2) of places (× 2) in its coordinates. */
    place: (points: ArrayLike<number>) => toPixels(toBox(Float64Array.from(points), 2, view), layout),
    /** Lines at the ticks, at a strength from 0 to 1. */
    grid: (opacity = 1): Shape => ({ ...grid, opacity }),
    frame: axesFrame(layout, theme),
    /** Names and ticks, at a strength from 0 to 1. */
    axes: (strength = 1): Shape[] => planeAxes(layout, theme, axes, view, strength),
  }
}

/** The plot's hairline frame. */
export function axesFrame({ plot, scale }: Layout, theme: Theme): Shape {
  return outlined('frame', [outlineOf(plot)], theme.frame, scale)
}

/** The corners of a plot (× 2), from the upper left on. */
export function outlineOf({ x, y, size, height = size }: PlotSquare): number[] {
  return [x, y, x + size, y, x + size, y + height, x, y + height]
}

/** A fixed grid behind everything, that says how far things have moved. */
export function backgroundGrid({ plot, scale }: Layout, theme: Theme): Shape {
  const lines = [1, 2, 3, 4, 5, 6, 7].flatMap(eighth => {
    const [x, y] = [plot.x + (plot.size * eighth) / 8, plot.y + (plot.size * eighth) / 8]
    return [[x, plot.y, x, plot.y + plot.size], [plot.x, y, plot.x + plot.size, y]] // biome-ignore format: one line
  })
  return stroked('background', lines, theme.grid.fine, scale, { opacity: 0.6 })
}

/** Lines at the ticks of both axes. */
export function tickGrid({ plot, scale }: Layout, theme: Theme, axes: SpaceAxis[], view: BoxView): Shape {
  const bottom = plot.y + (plot.height ?? plot.size)
  const lines = axes.flatMap(({ ticks }, d) =>
    ticks.map(({ at }) => {
      const share = tickPlace(at, d, view)
      const [x, y] = [plot.x + share * plot.size, bottom - share * (bottom - plot.y)]
      return d === 0 ? [x, plot.y, x, bottom] : [plot.x, y, plot.x + plot.size, y]
    }),
  )
  return stroked('ticks', lines, theme.grid.fine, scale)
}

/** Tick labels and names of one or two axes, below and at the left of the plot. */
export function planeAxes(layout: Layout, theme: Theme, axes: SpaceAxis[], view: BoxView, opacity: number) {
  if (opacity <= 0) return []
  const { plot, textScale } = layout
  const shapes: Shape[] = []
  const size = labelSize(layout, axes, view)
  axes.forEach((axis, d) => {
    const { name, ticks } = axis
    for (const tick of ticks)
      shapes.push({ ...tickText(tick, axis, d, size, view, layout), fill: theme.muted, opacity })
    if (name === '') return
    const { size: width, height = width } = plot
    const text = fitText(name, (d === 0 ? width : height) * 0.9, 13 * textScale, 400, layout.font)
    const below = { x: plot.x + width / 2, y: plot.y + height + 40 * textScale }
    const beside = { x: Math.max(10 * textScale, plot.x - 48 * textScale), y: plot.y + height / 2 }
    shapes.push({
      ...{ kind: 'text', key: `axis ${d}`, ...(d === 0 ? below : beside) },
      ...{ text, size: 13 * textScale, anchor: 'middle' },
      ...(d === 1 && upwards),
      ...{ fill: theme.ink, opacity },
    })
  })
  return shapes
}
