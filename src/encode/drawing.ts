import type { Drawing } from '../paint/drawing.ts'
import { openFont } from '../scene/fonts/open-font.ts'
import type { Animation, Frame } from './format.ts'

/** Width and height of a file whose pixels are the units of the shapes, whatever the density. */
export function unscaled({ width, height, density }: Animation): { width: number; height: number } {
  return { width: width / density, height: height / density }
}

/** A frame as shapes, for formats that need no pixels. */
export async function drawingOf(animation: Animation, { shapes }: Frame): Promise<Drawing> {
  const { background, transparent, font: files, lang, printed } = animation
  const font = files && (await openFont(files))
  return { ...unscaled(animation), background: transparent ? null : background, shapes, font, lang, printed }
}
