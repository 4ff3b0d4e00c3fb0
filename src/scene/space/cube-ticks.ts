import type { SpaceAxis } from '../model/input-space.ts'
import type { Tick } from '../model/tick.ts'
import type { Layout } from '../style/layout.ts'
import { fitText, textWidth } from '../style/text.ts'
import { written } from '../style/tick-labels.ts'

/** Size of ticks in words, as a share of the usual one, below which they are cut and not made smaller. */
const smallest = 0.8

/** The ticks of an axis of the cube, as they fit beside its edge. */
export interface CubeTicks {
  ticks: Tick[]
  size: number
  /** True where they go upwards, along the upright edge. */
  areUpright: boolean
}

/**
 * The ticks of an axis of the cube. Words go along the upright edge; beside the others, and where they are long, they are
 * smaller before they are cut. The camera does not matter, so that nothing changes in a turn.
 *
 * @param d 2 for the upright axis
 * @param usual size of ticks in pixels
 */
export function cubeTicks({ ticks, isText }: SpaceAxis, d: number, usual: number, layout: Layout): CubeTicks {
  const { plot, textScale, font } = layout
  if (!isText) {
    const numbers = ticks.map(({ at, label }) => ({ at, label: written(label, layout) }))
    return { ticks: numbers, size: usual, areUpright: false }
  }
  const areUpright = d === 2
  // The upright edge is more than half as long as the plot; beside the others is an eighth of it, and "Mar 2024" fits.
  const room = areUpright
    ? (0.55 * plot.size) / Math.max(1, ticks.length - 1)
    : Math.max(0.13 * plot.size, 42 * textScale)
  const widths = ticks.map(({ label }) => textWidth(label, usual, 400, font))
  const size = usual * Math.max(smallest, Math.min(1, ...widths.map(width => room / width)))
  return {
    ticks: ticks.map(({ at, label }) => ({ at, label: fitText(label, room, size, 400, font) })),
    size,
    areUpright,
  }
}
