import type { Drawing } from '../paint/drawing.ts'
import type { Animation, Frame } from './format.ts'

/** Width and height of a file whose pixels are the units of the shapes, whatever the density. */
export function unscaled({ width, height, density }: Animation): { width: number; height: number } {
  return { width: width / density, height: height / density }
}

/** A frame as shapes, for formats that need no pixels. */
export function drawingOf(animation: Animation, { shapes }: Frame): Drawing {
  return { ...unscaled(animation), background: animation.transparent ? null : animation.background, shapes }
}
