import type { BoxView } from '../../geometry/tween.ts'
import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { SpaceAxis } from '../model/input-space.ts'
import type { Tick } from '../model/tick.ts'
import type { TextShape } from '../shape.ts'

/** Size of tick labels, as a share of the usual one, below which words are cut and numbers stand closer. */
const LEAST = 11 / 12

/** Side of a plot in pixels from which on numbers have room for that. */
const ROOMY = 120

/** Pixels at 600 between words of neighbours, and by which one may stand beyond the plot. */
const between = 8
const beyond = 6

/** Text of the upright axis, which is read from below. */
export const upwards = { baseline: 'middle', rotate: -Math.PI / 2 } as const

/** The label of a tick, without its colour; upright axes have words turned, which stay within the plot at its ends. */
export function tickText(
  { at, label }: Tick,
  axis: SpaceAxis,
  d: number,
  size: number,
  view: BoxView,
  layout: Layout,
): Omit<TextShape, 'fill' | 'opacity'> {
  const { plot, textScale, font } = layout
  const { height = plot.size } = plot
  const share = tickPlace(at, d, view)
  const key = `tick ${d} ${label}`
  if (!axis.isText) {
    const text = written(label, layout)
    if (d === 1) {
      const [x, y] = [plot.x - 8 * textScale, plot.y + (1 - share) * height]
      return { kind: 'text', key, x, y, text, size, anchor: 'end', baseline: 'middle' }
    }
    const [x, y] = [plot.x + share * plot.size, plot.y + height + 18 * textScale]
    return { kind: 'text', key, x, y, text, size, anchor: 'middle' }
  }
  const text = fitText(label, wordRoom(at, axis, d, view, layout), size, 400, font)
  const least = textWidth(text, size, 400, font) / 2 - beyond * textScale
  const along = Math.max(least, Math.min(plot.size - least, share * plot.size))
  const below = { x: plot.x + along, y: plot.y + height + 18 * textScale }
  const beside = { x: plot.x - 14 * textScale, y: plot.y + plot.size - along }
  const placed = { ...(d === 0 ? below : beside), text, size, anchor: 'middle' } as const
  return { kind: 'text', key, ...placed, ...(d === 1 && upwards) }
}

/** The label of a number, which was written with a point, as the language writes it. */
export function written(label: string, { tick }: Pick<Layout, 'tick'>): string {
  return tick ? tick(label) : label
}

/** A place on an axis, from 0 to 1 along the plot. */
export function tickPlace(at: number, d: number, view: BoxView): number {
  return ((at - view.centre[d]) / view.half + 1) / 2
}

/** Pixels that a label of words has along its axis, which it shares with those of its neighbours. */
function wordRoom(at: number, { ticks }: SpaceAxis, d: number, view: BoxView, { plot, textScale }: Layout) {
  const share = tickPlace(at, d, view)
  const gaps = ticks.filter(tick => tick.at !== at).map(tick => Math.abs(tickPlace(tick.at, d, view) - share))
  const gap = Math.min(1, ...gaps) * plot.size
  // Beside an end a label is moved towards its neighbour, which may reach over half of the gap.
  const end = Math.min(share, 1 - share) * plot.size
  return Math.min(gap - between * textScale, end + beyond * textScale + (gap - between * textScale) / 2)
}

/** The size at which tick labels fit between the plot and the upright axis's name, and between each other. */
export function labelSize(layout: Layout, axes: SpaceAxis[], view: BoxView): number {
  const { plot, textScale, font } = layout
  const size = 12 * textScale
  const fits = axes.flatMap((axis, d) => {
    const [first, second] = axis.ticks
    const gap = second ? (0.4 * plot.size * (second.at - first.at)) / view.half : Infinity
    const room = d === 1 ? 32 * textScale : gap
    return axis.ticks.map(({ at, label }) => {
      const width = textWidth(axis.isText ? label : written(label, layout), size, 400, font)
      return axis.isText ? wordRoom(at, axis, d, view, layout) / width : room / width
    })
  })
  return size * Math.max(plot.size < ROOMY ? 0 : LEAST, Math.min(1, ...fits))
}
