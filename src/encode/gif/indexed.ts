import { blend } from '../blend.ts'
import type { Frame } from '../format.ts'
import { skipEqual } from './difference.ts'
import { nearestEntry } from './palette.ts'

/** A frame in palette indexes, one byte a pixel. */
export interface Indexed {
  frame: Frame
  indexes: Uint8Array
}

const cacheBits = 15

/**
 * A function that turns frames into indexes of the nearest colours. The answer for a pixel depends on its colour
 * alone; another frame's indexes, where the pixel is the same, only save the search.
 *
 * With a matte, an opaque pixel, see-through pixels are blended with it, and fully see-through ones have the index
 * after the last of the palette.
 *
 * @returns the function; it writes into `indexes`, which is not the other frame's
 */
export function indexer(
  palette: Uint8Array,
  matte?: number,
): (frame: Frame, indexes: Uint8Array, known?: Indexed) => Indexed {
  const keys = new Uint32Array(1 << cacheBits)
  const entries = new Uint8Array(1 << cacheBits)
  // No key is 0: what is searched for is not fully see-through.
  const find = (pixel: number): number => {
    if (matte !== undefined && pixel >>> 24 === 0) return palette.length / 3
    const slot = Math.imul(pixel, 0x9e3779b1) >>> (32 - cacheBits)
    if (keys[slot] !== pixel) {
      keys[slot] = pixel
      const color = matte === undefined ? pixel : blend(pixel, matte)
      entries[slot] = nearestEntry(palette, color & 0xff, (color >>> 8) & 0xff, (color >>> 16) & 0xff)
    }
    return entries[slot]
  }
  const findAll = (pixels: Uint32Array, indexes: Uint8Array): void => {
    let last = pixels[0]
    let index = find(last)
    for (let i = 0; i < pixels.length; i++) {
      const pixel = pixels[i]
      if (pixel !== last) index = find(pixel)
      last = pixel
      indexes[i] = index
    }
  }
  const findChanged = (before: Uint32Array, pixels: Uint32Array, indexes: Uint8Array): void => {
    const { length } = pixels
    for (let i = 0; i < length; ) {
      i = skipEqual(before, pixels, i)
      for (const end = Math.min(i + 4, length); i < end; i++)
        if (before[i] !== pixels[i]) indexes[i] = find(pixels[i])
    }
  }
  return (frame, indexes, known) => {
    if (known) {
      indexes.set(known.indexes)
      findChanged(known.frame.pixels, frame.pixels, indexes)
    } else findAll(frame.pixels, indexes)
    return { frame, indexes }
  }
}
