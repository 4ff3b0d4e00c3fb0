import { bitsFor } from './blocks.ts'
import type { Image } from './image.ts'

/** What gifenc writes before a frame's data: graphic control, 8 bytes, and image descriptor, 10. */
const headerLength = 18

/**
 * A whole picture in palette indexes as an image, by gifenc. For a single picture, where nothing can be left out, it
 * gives files as small as the encoder of animations, which takes longer to set up. Loaded only for single pictures.
 */
export async function stillImage(
  indexes: Uint8Array,
  width: number,
  height: number,
  transparent: number,
): Promise<Image> {
  const { default: gifenc } = await import('gifenc')
  const create = 'GIFEncoder' in gifenc ? gifenc.GIFEncoder : gifenc
  const encoder = create({ auto: false })
  encoder.writeFrame(indexes, width, height, { colorDepth: bitsFor(transparent + 1) })
  return { place: { left: 0, top: 0, width, height }, data: encoder.bytes().slice(headerLength) }
}
