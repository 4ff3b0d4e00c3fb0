import { extremes } from '../../data/scale.ts'
import { nodesOf } from '../../geometry/height-field.ts'
import { fromBox } from '../../geometry/tween.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import { remember } from '../memoize.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { unitTicks } from '../model/input-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Tick } from '../model/tick.ts'
import { channels, mixColors } from './color.ts'
import type { Theme } from './theme.ts'

/** Levels of a target at most, about; and cells a side of the grid on which the output's range is read. */
const LEVELS = 8
const CELLS = 48

/** Shares of the strongest colour where heights are lowest, and where they are farthest from the mean. */
const PALE = 0.06
const STRONG = 0.92

/** Largest difference between the channels of a colour that is a grey. */
const GREY = 16

/** The heights over the input plane, standardized. */
export interface Heights {
  /** Range of the targets. */
  least: number
  most: number
  /** Round numbers between them in the target's own units, at which the colour changes: the same whatever the network. */
  levels: Tick[]
  /** Range of the targets and of the output. */
  low: number
  high: number
}

/** The ranges of the targets and of the output over the input window, and the levels. */
export function heightsOf(model: RegressionModel): Heights {
  return remember(model, 'heights over the plane', () => {
    const { input, plane, dataset } = model
    const { targets, outputs } = drawnIn(model)
    const isPlane = input.flat && input.dimensions === 2
    const grid = isPlane ? fromBox(nodesOf(CELLS), input) : null
    const [least, most] = extremes(targets)
    const ends = extremes(grid ? predictTargets(plane, grid) : outputs)
    const levels = unitTicks(least, most, dataset.target, LEVELS)
    return { least, most, levels, low: Math.min(least, ends[0]), high: Math.max(most, ends[1]) }
  })
}

/** The number of levels that a height reaches, which is that of its colour. */
export function stepOf({ levels }: Heights, height: number): number {
  return levels.filter(({ at }) => height >= at).length
}

/** The colours of heights, one below each level and one above all: the second class's below the mean, the first one's above. */
export function heightColors({ least, most, levels }: Heights, theme: Theme): string[] {
  const ends = [least, ...levels.map(({ at }) => at), most]
  const far = Math.max(Math.abs(least), Math.abs(most))
  const middles = ends.slice(1).map((end, i) => (end + ends[i]) / 2)
  return middles.map(middle => divergingColor(theme, middle / far))
}

/** True where classes are greys. */
export function isGrey({ classes }: Theme): boolean {
  return classes.slice(0, 2).some(color => Math.max(...channels(color)) - Math.min(...channels(color)) < GREY)
}

/** The colour of a number from −1 to 1: pale at 0; where classes are greys from light to dark. */
export function divergingColor(theme: Theme, share: number): string {
  const { background, ink, classes } = theme
  if (isGrey(theme)) return mixColors(background, ink, PALE + ((STRONG - PALE) * (share + 1)) / 2)
  return mixColors(background, classes[share < 0 ? 1 : 0], PALE + (STRONG - PALE) * Math.abs(share))
}
