import type { KernelModule } from '../../paint/web-assembly.ts'
import { bitsFor, imageData } from './blocks.ts'
import { type KernelPointer, type Kernels, type NearArguments, openKernels } from './kernels.ts'

/** A part of a picture, in pixels from its left top corner. */
export interface Rectangle {
  left: number
  top: number
  width: number
  height: number
}

/** A part of a picture, and its minimum code size and LZW data (GIF89a, section 22). */
export interface Image {
  place: Rectangle
  data: Uint8Array
}

/**
 * Encodes a picture of that size in palette indexes: what is to be drawn over the one before, null where that is
 * nothing; all of it without one.
 *
 * @param transparent the see-through entry, the last of the palette
 * @param near entries that are drawn in the place of others where that saves bytes, but not in flat areas: the indexes
 * become those that are shown
 */
export function encodeImage(
  kernels: Kernels,
  { width, height }: Pick<Rectangle, 'width' | 'height'>,
  indexes: KernelPointer,
  transparent: number,
  before?: KernelPointer,
  near?: NearArguments,
): Image | null {
  kernels.setCode(codeSizeFor(transparent), transparent)
  if (before === undefined) {
    const size = kernels.encodeAll(indexes, width * height, asDrawn)
    return imageOf(kernels, { left: 0, top: 0, width, height }, size, transparent)
  }
  const size = near
    ? kernels.encodeNear(before, indexes, width, height, ...near)
    : kernels.encodeChanges(before, indexes, width, height)
  const [left, top] = [kernels.left.value, kernels.top.value]
  const place = { left, top, width: kernels.right.value - left, height: kernels.bottom.value - top }
  return size === 0 ? null : imageOf(kernels, place, size, transparent)
}

/** An image that draws nothing, at the picture's left top. */
export function emptyImage(module: KernelModule, width: number, height: number, transparent: number): Image {
  const kernels = openKernels(module, width * height)
  kernels.setCode(codeSizeFor(transparent), transparent)
  const size = kernels.encodeAll(kernels.take(width * height), width * height, seeThrough)
  const image = imageOf(kernels, { left: 0, top: 0, width, height }, size, transparent)
  kernels.close()
  return image
}

// What may stand for all pixels of a picture, as in src/kernels/changes.ts.
const asDrawn = 0
const seeThrough = 1

function imageOf({ bytesAt, codes }: Kernels, place: Rectangle, size: number, transparent: number): Image {
  return { place, data: imageData(codeSizeFor(transparent), bytesAt(codes.value, size)) }
}

/** GIF89a, appendix F: two colours need as many bits as four. */
function codeSizeFor(transparent: number): number {
  return Math.max(2, bitsFor(transparent + 1))
}
