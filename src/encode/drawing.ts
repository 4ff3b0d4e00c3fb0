import type { Drawing } from '../paint/drawing.ts'
import type { Animation, Frame } from './format.ts'

/** The pixels of a file whose pixels are the units of the shapes. */
export function unscaled({ width, height, density }: Animation): { width: number; height: number } {
  return { width: width / density, height: height / density }
}

/** What a frame of a film shows, as shapes. */
export function drawingOf(film: Animation, { shapes }: Frame): Drawing {
  return { ...unscaled(film), background: film.transparent ? null : film.background, shapes }
}
