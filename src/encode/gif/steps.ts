import { SpecError } from '../../options/error.ts'
import { bytesOf, compileKernels, type KernelModule } from '../../paint/web-assembly.ts'
import type { Animation } from '../format.ts'
import { joinBytes } from '../join-bytes.ts'
import { comment, header, imageHeader, repeat, trailer } from './blocks.ts'
import { emptyImage, encodeImage, type Image } from './image.ts'
import { copyPixels, openKernels, stripLength, strips } from './kernels.ts'
import { choosePalette } from './palette.ts'

/** The pixels of a picture, row by row: red, green, blue and opacity in four bytes, as a canvas gives its data. */
export type Pixels = Uint32Array | Uint8ClampedArray | Uint8Array

/** A picture as indexes of a palette, and how long it stays. */
export interface IndexedFrame {
  /** An index of the palette a pixel, row by row. */
  indexes: Uint8Array
  /** Hundredths of a second. */
  delay: number
}

/** The facts of a GIF beside its frames. */
export interface GifOptions {
  /** In pixels. */
  width: number
  /** In pixels. */
  height: number
  /** Red, green and blue of each of at most 255 colours. */
  palette: Uint8Array
  /** Plays of an animation, without end by default. */
  loop?: 'forever' | number
  /** ASCII text in the file that nobody sees. */
  comment?: string
}

/** Colours of a palette at most: the last entry of a GIF is the see-through one. */
const most = 255

/**
 * The palette of pictures, as figures have it: flat colours exactly, the shades between them by least squared error. The
 * order of the pictures does not count.
 *
 * @param pictures opaque pixels, of all frames or of some
 * @param colors at most, 2 to 255
 * @returns red, green and blue of each
 */
export async function createPalette(pictures: Iterable<Pixels>, colors: number = most): Promise<Uint8Array> {
  if (!Number.isInteger(colors) || colors < 2 || colors > most)
    throw new SpecError('colors', colors, `a whole number from 2 to ${most}`)
  const kernels = openKernels(await loadKernels(), 0)
  const samples = Array.from(pictures, pixels => ({ pixels: words(pixels) }))
  return choosePalette(samples, colors, kernels)
}

/**
 * The index of the nearest colour of a palette for each pixel, without dither.
 *
 * @param pixels opaque ones
 */
export async function indexPixels(pixels: Pixels, palette: Uint8Array): Promise<Uint8Array> {
  const all = words(pixels)
  const count = palette.length / 3
  const kernels = openKernels(await loadKernels(), all.length)
  const [strip, indexes] = [kernels.take(4 * stripLength), kernels.take(all.length)]
  const [colors, table] = [kernels.takePalette(), kernels.take(4 * count)]
  kernels.bytesAt(table, 4 * count).set([...palette, ...Array.from({ length: count }, (_, i) => i)])
  kernels.setMatte(0)
  kernels.setColors(colors, table, table + 3 * count, count, count)
  for (const { from, size } of strips(all.length)) {
    copyPixels(kernels, all, from, size, strip)
    kernels.indexAll(colors, strip, size, indexes + from)
  }
  return kernels.bytesAt(indexes, all.length).slice()
}

/**
 * The bytes of a GIF. A frame writes the rectangle alone that changed, see-through where nothing did; one that is like
 * the frame before makes that stay longer.
 */
export async function writeGif(frames: readonly IndexedFrame[], options: GifOptions): Promise<Uint8Array> {
  const { width, height, palette, loop = 'forever' } = options
  const transparent = palette.length / 3
  if (transparent > most) throw new SpecError('palette', transparent, `at most ${most} colours`)
  for (const [i, { indexes }] of frames.entries())
    if (indexes.length !== width * height)
      throw new SpecError(`frames[${i}].indexes`, indexes.length, `${width} × ${height} pixels`)
  const module = await loadKernels()
  const kernels = openKernels(module, width * height)
  const rooms = [kernels.take(width * height), kernels.take(width * height)]
  const images: { image: Image; delay: number }[] = []
  for (const [i, { indexes, delay }] of frames.entries()) {
    kernels.bytesAt(rooms[i % 2], indexes.length).set(indexes)
    const before = i === 0 ? undefined : rooms[(i + 1) % 2]
    const image = encodeImage(kernels, options, rooms[i % 2], transparent, before)
    if (image) images.push({ image, delay })
    else images.at(-1)!.delay += delay
  }
  const nothing = emptyImage(module, 1, 1, transparent)
  const blocks = [
    header(width, height, Uint8Array.of(...palette, 0, 0, 0)),
    repeat(frames.length > 1 ? loop : 'once'),
    ...(options.comment === undefined ? [] : [comment(options.comment)]),
    ...images.flatMap(({ image, delay }) =>
      delays(delay).flatMap((part, i) => {
        const { place, data } = i === 0 ? image : nothing
        return [imageHeader(place, { delay: part, clears: false, transparent }), data]
      }),
    ),
    trailer,
  ]
  return joinBytes(blocks)
}

async function loadKernels(): Promise<KernelModule> {
  const { base64 } = await import('#built/gif-kernels')
  return compileKernels(bytesOf(base64))
}

function words(pixels: Pixels): Uint32Array {
  if (pixels instanceof Uint32Array) return pixels
  // Whole words need a beginning that four divides.
  const { buffer, byteOffset, length } = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice()
  return new Uint32Array(buffer, byteOffset, length / 4)
}

/** The longest delay that a GIF holds, in hundredths of a second. */
export const longestDelay = 0xffff

/**
 * The beginning of a frame, in hundredths of a second; `animation.frames` gives the end. The running total is rounded,
 * not each delay, so that N seconds play N seconds.
 */
export function beginsAt(frame: number, { frames, duration, begins }: Animation): number {
  return Math.round(100 * duration * (begins?.[frame] ?? frame / frames))
}

/** A span cut into delays that a GIF can hold. Browsers turn 0 and 1 into 10, so the least is 2. */
export function delays(span: number): number[] {
  if (span <= longestDelay) return [Math.max(span, 2)]
  // One less than the longest, so that what is left is never 0 or 1.
  const first = longestDelay - 1
  return [first, ...delays(span - first)]
}
