import type { TextShape } from '../scene/shape.ts'
import { round } from './round.ts'

/** The bundled family (SIL Open Font License), in its weights 400 and 600. */
export const family = 'Inter'

/** The family, and those that a reader without it sees instead. */
export const familyWithFallbacks = `${family}, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif`

/** The family's TrueType files, by weight. */
export interface Fonts {
  400: Uint8Array
  600: Uint8Array
}

const capHeight = 1490 / 2048

/**
 * Baseline of a text, in pixels. The middle is that of the capitals and digits, computed here because
 * rasterizers and SVG renderers each take another one.
 */
export function baselineOf(text: TextShape): number {
  return text.baseline === 'middle' ? text.y + (text.size * capHeight) / 2 : text.y
}

/** The `font` of a context for a text. */
export function fontOf({ size, weight = 400 }: TextShape): string {
  return `${weight} ${round(size)}px ${family}`
}
