import { WorkError } from '../../options/error.ts'
import type { DecodedFile } from '../decoded-file.ts'
import type { Animation, Bitmap, FrameFormat } from '../format.ts'
import { crc, isPng, isWholePng, pngChunks, pngText, withTexts } from './metadata.ts'

/** The keyword of the text that holds the recipe. */
const recipeKeyword = 'nnanim'

export const png: FrameFormat<null, Uint8Array> = {
  name: 'png',
  shows: 'moment',
  embed: 'image',
  metadata: { is: isPng, isWhole: isWholePng, texts: file => [pngText(file, recipeKeyword) ?? ''] },
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

/** Kinds of chunks that change nothing of the picture. */
const words = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'pHYs']

/**
 * The sizes of a PNG of 8 bits a channel in colours (PNG, third edition, 5), the bytes that its data inflates to, and the
 * data in its pieces. Another kind of chunk may change how it looks, as colour profiles and animations do, and is refused.
 *
 * @throws WorkError for a file that ends too early, or is another kind of PNG
 */
function readPng(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let [width, height, bytes] = [0, 0, 0]
  for (const { name, data, at, end } of pngChunks(file)) {
    if (end > file.length) break
    if ((name === 'IHDR') !== (at === 8)) throw new WorkError('the PNG file does not begin with its header')
    const isSound = () => crc(file.subarray(at + 4, end - 4)) === view.getUint32(end - 4)
    // What programs check before they show a picture; wrong texts harm nothing.
    if (/^[A-Z]/.test(name) && !isSound()) throw new WorkError(`the PNG file has a damaged chunk ${name}`)
    if (name === 'IEND') return { width, height, bytes, pieces }
    if (name === 'IHDR') {
      if (data.length !== 13) throw new WorkError('the PNG file has a damaged header')
      ;[width, height] = [view.getUint32(16), view.getUint32(20)]
      const [depth, colors, ...methods] = file.subarray(24, 29)
      if (depth !== 8 || (colors !== 2 && colors !== 6) || methods.some(method => method !== 0))
        throw new WorkError('the PNG file is not in colours of 8 bits, row by row')
      bytes = height * (1 + width * (colors === 2 ? 3 : 4))
    } else if (name === 'IDAT') pieces.push(data.slice())
    else if (!words.includes(name))
      throw new WorkError(`the PNG file has a chunk ${JSON.stringify(name)}, which nnanim does not write`)
  }
  throw new WorkError('the PNG file ends too early')
}

/** Checks that the data of a picture inflates to what its size needs, a piece at a time. @throws Error where it does not */
async function checkInflated({ pieces, bytes }: ReturnType<typeof readPng>): Promise<void> {
  const inflated = new Blob(pieces).stream().pipeThrough(new DecompressionStream('deflate'))
  let length = 0
  // To leave the loop ends the stream.
  for await (const chunk of inflated as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > bytes) break
  }
  if (length !== bytes) throw new WorkError('the PNG file has other data than its size needs')
}

/** Opens a PNG file, to be decoded. @throws WorkError as `readPng` does */
export function openPng(file: Uint8Array): DecodedFile {
  const png = readPng(file)
  const { width, height } = png
  async function* moments() {
    await checkInflated(png)
    const { decodePng } = await import('../../paint/png.ts')
    yield { until: 0, pixels: decodePng(file).data }
  }
  return { width, height, loop: null, facts: {}, pictures: 1, moments: moments() }
}
