import type { Frame } from './format.ts'
import { nearestEntry } from './palette.ts'

/** A frame in palette indexes, one byte a pixel. */
export interface Indexed {
  frame: Frame
  indexes: Uint8Array
}

const cacheBits = 15

/**
 * A function that turns frames into indexes of the nearest colours. The answer for a pixel depends on its
 * colour alone; the indexes of the frame before, where the pixel is the same, only save the search.
 */
export function indexer(palette: Uint8Array): (frame: Frame, before?: Indexed) => Indexed {
  const keys = new Uint32Array(1 << cacheBits)
  const entries = new Uint8Array(1 << cacheBits)
  // Colours are opaque, so that no key is 0.
  const find = (pixel: number): number => {
    const slot = Math.imul(pixel, 0x9e3779b1) >>> (32 - cacheBits)
    if (keys[slot] !== pixel) {
      keys[slot] = pixel
      entries[slot] = nearestEntry(palette, pixel & 0xff, (pixel >>> 8) & 0xff, (pixel >>> 16) & 0xff)
    }
    return entries[slot]!
  }
  return (frame, before) => {
    if (before?.frame === frame) return before
    const { pixels } = frame
    const indexes = new Uint8Array(pixels.length)
    const old = before?.frame.pixels
    let last = pixels[0]!
    let index = find(last)
    for (let i = 0; i < pixels.length; i++) {
      const pixel = pixels[i]!
      if (old !== undefined && old[i] === pixel) indexes[i] = before!.indexes[i]!
      else {
        if (pixel !== last) index = find(pixel)
        last = pixel
        indexes[i] = index
      }
    }
    return { frame, indexes }
  }
}
