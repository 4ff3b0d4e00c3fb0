import type { Affine } from '../../network/linear-regions.ts'
import { mixColors } from './color.ts'
import { isGrey } from './height-colors.ts'
import type { Theme } from './theme.ts'

/** Share of the colour at the largest slope where regions are few, and their number up to which they are. */
const STRONG = 0.5
const FEW = 40

/** The power of their number by which many are paler, so that a thousand are quiet. */
const PALER = 0.22

/** The power of a slope's size, of the largest one's, that small ones are seen by too. */
const SPREAD = 0.6

/** Colours of the slopes of functions: the hue is the direction, the strength the size; where classes are greys only that. */
export function slopeColors(slopes: readonly Affine[], theme: Theme): string[] {
  const { background, ink } = theme
  const largest = Math.max(...slopes.map(slope => Math.hypot(slope[0], slope[1]))) || 1
  const strong = STRONG * (FEW / Math.max(FEW, slopes.length)) ** PALER
  return slopes.map(([x, y]) => {
    const share = strong * (Math.hypot(x, y) / largest) ** SPREAD
    return mixColors(background, isGrey(theme) ? ink : hueOf(Math.atan2(y, x)), share)
  })
}

/** A colour of the wheel: red to the right, then yellow, green, blue and violet, counter-clockwise. */
function hueOf(angle: number): string {
  const channels = [0, 1, 2].map(k => Math.round(140 + 100 * Math.cos(angle - (k * 2 * Math.PI) / 3)))
  return `#${channels.map(value => value.toString(16).padStart(2, '0')).join('')}`
}
