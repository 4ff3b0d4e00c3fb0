import type { Animation, Bitmap, Format } from '../format.ts'
import { isPng, isWholePng, textOf, withTexts } from './metadata.ts'

/** A still as PNG. */
export const png: Format<null, Uint8Array> = {
  name: 'png',
  shows: 'moment',
  reader: { is: isPng, isWhole: isWholePng, texts: file => [textOf(file, 'nnanim') ?? ''] },
  savings: ['density', 'scale'],
  prepare: async () => null,
  encoder:
    film =>
    async ({ frames }) =>
      (await writer(film))(frames[0]),
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
    async ({ frames }) =>
      frames.map(await writer(film)),
  join: () => ({ add: files => files, end: () => [] }),
}

/** Its packer is loaded only by those who write a PNG. */
async function writer({ recipe, alt }: Animation): Promise<(bitmap: Bitmap) => Uint8Array> {
  const { encodePng } = await import('../../paint/png.ts')
  const texts = { ...(alt && { Description: alt }), nnanim: recipe }
  return ({ pixels, width, height }) => {
    const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength)
    return withTexts(encodePng(bytes, width, height), texts)
  }
}
