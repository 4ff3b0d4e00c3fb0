import { pixelOf } from '../../paint/pixels.ts'
import { instantiate, type KernelModule } from '../../paint/web-assembly.ts'
import { blend } from '../blend.ts'
import type { Animation, Bitmap } from '../format.ts'

/** Pixels that are converted at once: few enough to stay in the processor's cache. */
const stripLength = 1 << 16

/** The exports of `src/kernels/video.ts`, where they are documented; places are in bytes from the memory's beginning. */
interface Exports {
  memory: { buffer: ArrayBuffer }
  take(bytes: number): number
  convertRows(
    ...of: [pixels: number, planes: number, width: number, height: number, top: number, rows: number]
  ): void
}

type Picture = Uint8Array<ArrayBuffer>

/** The next even number. */
export function even(pixels: number): number {
  return pixels + (pixels & 1)
}

/**
 * A function that makes I420 of an animation's pictures, BT.709 in limited range: a plane of brightness, then two of
 * colour with a value for each 2 × 2 pixels. Odd sides are made even with the background, which is also behind
 * see-through pixels. The memory of an old picture may be used for a new one: to allocate it takes as long as to fill it.
 */
export function i420Converter(
  module: KernelModule,
  animation: Pick<Animation, 'width' | 'height' | 'background' | 'transparent'>,
): (picture: Pick<Bitmap, 'pixels'>, into?: Picture | null) => Picture {
  const { width, height, background, transparent } = animation
  const [wide, high] = [even(width), even(height)]
  const behind = pixelOf(background)
  const kernels = instantiate<Exports>(module)
  const most = Math.min(high, Math.max(2, 2 * Math.floor(stripLength / (2 * wide))))
  const strip = kernels.take(4 * wide * most)
  const planes = kernels.take((wide * high * 3) / 2)
  // It does not grow any more.
  const { buffer } = kernels.memory
  const room = new Uint32Array(buffer, strip, wide * most)
  const copyRows = (pixels: Uint32Array, from: number, end: number) => {
    if (wide === width) return room.set(pixels.subarray(from * width, end * width))
    for (let row = from; row < end; row++) {
      room.set(pixels.subarray(row * width, (row + 1) * width), (row - from) * wide)
      room[(row - from) * wide + width] = behind
    }
  }
  const made = new Uint8Array(buffer, planes, (wide * high * 3) / 2)
  return ({ pixels }, into) => {
    for (let top = 0; top < high; top += most) {
      const rows = Math.min(most, high - top)
      const drawn = Math.min(rows, height - top)
      copyRows(pixels, top, top + drawn)
      room.fill(behind, drawn * wide, rows * wide)
      if (transparent) for (let i = 0; i < wide * drawn; i++) room[i] = blend(room[i], behind)
      kernels.convertRows(strip, planes, wide, high, top, rows)
    }
    const picture = into?.length === made.length ? into : new Uint8Array(made.length)
    picture.set(made)
    return picture
  }
}
