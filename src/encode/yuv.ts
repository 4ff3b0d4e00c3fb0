import type { Bitmap, Film } from './format.ts'
import { over, pixelOf } from './matte.ts'

/** Shares of red, green and blue in the brightness (ITU-R BT.709-6, item 3.2). */
const [red, green, blue] = [0.2126, 0.7152, 0.0722]

/** Fixed point of the loops below. */
const bits = 16
const whole = 1 << bits

/** Limited range: 219 steps of brightness above 16, 224 steps of colour round 128. */
const luma = [red, green, blue].map(share => Math.round((share * 219 * whole) / 255))
const toBlue = [-red, -green, 1 - blue].map(share => Math.round((share * 112 * whole) / (255 * (1 - blue))))
const toRed = [1 - red, -green, -blue].map(share => Math.round((share * 112 * whole) / (255 * (1 - red))))

/** The next even number. */
export function even(pixels: number): number {
  return pixels + (pixels & 1)
}

/**
 * A picture as I420, BT.709 in limited range: a plane of brightness, then two of colour with a value for each 2 × 2
 * pixels. Odd sides are made even with the background, which is also behind see-through pixels.
 */
export function toI420(bitmap: Bitmap, film: Pick<Film, 'background' | 'transparent'>): Uint8Array {
  const [width, height] = [even(bitmap.width), even(bitmap.height)]
  const pixels = evenPixels(bitmap, film)
  const planes = new Uint8Array((width * height * 3) / 2)
  let blueAt = width * height
  let redAt = blueAt + blueAt / 4
  const [lr, lg, lb] = luma as [number, number, number]
  const [br, bg, bb] = toBlue as [number, number, number]
  const [rr, rg, rb] = toRed as [number, number, number]
  const bright = 16.5 * whole
  const grey = 4 * 128.5 * whole
  // Most of a video's time of our own goes through here: no arrays, no calls.
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let r = 0
      let g = 0
      let b = 0
      for (let corner = 0; corner < 4; corner++) {
        const at = (y + (corner >> 1)) * width + x + (corner & 1)
        const pixel = pixels[at]!
        const red = pixel & 0xff
        const green = (pixel >>> 8) & 0xff
        const blue = (pixel >>> 16) & 0xff
        planes[at] = (lr * red + lg * green + lb * blue + bright) >> bits
        r += red
        g += green
        b += blue
      }
      planes[blueAt++] = (br * r + bg * g + bb * b + grey) >> (bits + 2)
      planes[redAt++] = (rr * r + rg * g + rb * b + grey) >> (bits + 2)
    }
  }
  return planes
}

/** The pixels in rows of an even number of them, none to be seen through. */
function evenPixels(
  { pixels, width, height }: Bitmap,
  { background, transparent }: Pick<Film, 'background' | 'transparent'>,
): Uint32Array {
  const behind = pixelOf(background)
  const solid = transparent ? pixels.map(pixel => over(pixel, behind)) : pixels
  if (even(width) === width && even(height) === height) return solid
  const padded = new Uint32Array(even(width) * even(height)).fill(behind)
  for (let row = 0; row < height; row++)
    padded.set(solid.subarray(row * width, (row + 1) * width), row * even(width))
  return padded
}
