import type { Animation, Bitmap, FrameFormat } from '../format.ts'
import { isPng, isWholePng, pngText, withTexts } from './metadata.ts'
import { openPng } from './read-png.ts'

/** The keyword of the text that holds the recipe. */
const recipeKeyword = 'nnanim'

/** A still as PNG. */
export const png: FrameFormat<null, Uint8Array> = {
  name: 'png',
  shows: 'moment',
  embed: 'image',
  metadata: {
    is: isPng,
    isWhole: isWholePng,
    texts: file => [pngText(file, recipeKeyword) ?? ''],
  },
  open: openPng,
  savings: ['density', 'scale'],
  prepare: async () => null,
  encoder:
    animation =>
    async ({ frames }) =>
      (await writer(animation))(frames[0]),
  join: () => ({ add: file => [file], end: () => [] }),
}

/** A folder of PNG files, one a frame. */
export const frames: FrameFormat<null, Uint8Array[]> = {
  name: 'frames',
  shows: 'either',
  folder: true,
  savings: ['fps', 'density', 'scale'],
  prepare: async () => null,
  encoder:
    animation =>
    async ({ frames }) =>
      frames.map(await writer(animation)),
  join: () => ({ add: files => files, end: () => [] }),
}

/** Gives a function that writes a PNG. What compresses it is loaded only here, by those who need it. */
async function writer({ recipe, alt }: Animation): Promise<(bitmap: Bitmap) => Uint8Array> {
  const { encodePng } = await import('../../paint/png.ts')
  const texts = { ...(alt && { Description: alt }), [recipeKeyword]: recipe }
  return ({ pixels, width, height }) => {
    const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength)
    return withTexts(encodePng(bytes, width, height), texts)
  }
}
