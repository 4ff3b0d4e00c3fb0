import { encodePng } from '../paint/png.ts'
import type { Bitmap, Film, Format } from './format.ts'
import { withTexts } from './texts/png.ts'

/** A still as PNG. */
export const png: Format<null, Uint8Array> = {
  name: 'png',
  shows: 'moment',
  savings: ['density', 'scale'],
  prepare: async () => null,
  encoder:
    film =>
    ({ frames }) =>
      pngOf(frames[0]!, film),
  join: () => ({ add: file => [file], end: () => [] }),
}

/** A folder of PNG files, one a frame. */
export const frames: Format<null, Uint8Array[]> = {
  name: 'frames',
  shows: 'either',
  folder: true,
  savings: ['fps', 'density', 'scale'],
  prepare: async () => null,
  encoder:
    film =>
    ({ frames }) =>
      frames.map(frame => pngOf(frame, film)),
  join: () => ({ add: files => files, end: () => [] }),
}

function pngOf({ pixels, width, height }: Bitmap, { recipe, alt }: Film): Uint8Array {
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  const texts = { ...(alt && { Description: alt }), nnanim: recipe }
  return withTexts(encodePng(bytes, width, height), texts)
}
