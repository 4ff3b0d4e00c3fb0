import type { Affine } from '../../network/linear-regions.ts'
import { mixColors } from './color.ts'
import { isGrey } from './height-colors.ts'
import type { Theme } from './theme.ts'

/** The colour of each function's slope: hues are directions, the strength is the size; greys where classes are such. */
export function slopeColors(functions: readonly Affine[], theme: Theme): string[] {
  const largest = Math.max(...functions.map(([a, b]) => Math.hypot(a, b))) || 1
  // The share of the colour at the largest slope: more than 30 regions are paler.
  const strong = 0.36 * (30 / Math.max(30, functions.length)) ** 0.2
  return functions.map(([a, b]) => {
    const waves = [0, 1, 2].map(k => Math.cos(Math.atan2(b, a) - (k * 2 * Math.PI) / 3))
    const hue = `#${waves.map(wave => Math.round(140 + 100 * wave).toString(16)).join('')}`
    const share = strong * Math.sqrt(Math.hypot(a, b) / largest)
    return mixColors(theme.background, isGrey(theme) ? theme.muted : hue, share)
  })
}
