import type { Animation, Bitmap } from '../../../../src/encode/format.ts'
import { even } from '../../../../src/encode/video/video.ts'
import { pixelOf } from '../../../../src/paint/pixels.ts'

/** Shares of red, green and blue in the brightness (ITU-R BT.709-6, item 3.2). */
const [red, green, blue] = [0.2126, 0.7152, 0.0722]

/** Fixed point: 219 steps of brightness above 16, 224 steps of colour round 128, in limited range. */
const bits = 16
const whole = 1 << bits
const luma = (share: number) => Math.round((share * 219 * whole) / 255)
const chroma = (share: number, own: number) => Math.round((share * 112 * whole) / (255 * (1 - own)))
const [lr, lg, lb] = [luma(red), luma(green), luma(blue)]
const [br, bg, bb] = [chroma(-red, blue), chroma(-green, blue), chroma(1 - blue, blue)]
const [rr, rg, rb] = [chroma(1 - red, red), chroma(-green, red), chroma(-blue, red)]

/**
 * A picture as I420, BT.709 in limited range: a plane of brightness, then two of colour with a value for each 2 × 2
 * pixels. Odd sides are made even with the background. Where that is left out, pixels of no alpha have its colour, and an
 * I420 of the alpha follows.
 */
export function toI420(
  bitmap: Bitmap,
  animation: Pick<Animation, 'background' | 'transparent'>,
): Uint8Array<ArrayBuffer> {
  const [width, height] = [even(bitmap.width), even(bitmap.height)]
  const behind = pixelOf(animation.background)
  const padded = evenPixels(bitmap, animation.transparent ? 0 : behind)
  const pixels = padded.map(pixel => (pixel >>> 24 === 0 ? behind : pixel))
  const length = (width * height * 3) / 2
  const planes = new Uint8Array(animation.transparent ? 2 * length : length).fill(128)
  if (animation.transparent)
    planes.set(
      padded.map(pixel => pixel >>> 24),
      length,
    )
  let blueAt = width * height
  let redAt = blueAt + blueAt / 4
  for (let row = 0; row < width * height; row += 2 * width)
    for (let at = row; at < row + width; at += 2) {
      const places = [at, at + 1, at + width, at + width + 1]
      for (const place of places) planes[place] = brightness(pixels[place])
      const [red, green, blue] = [0, 8, 16].map(shift =>
        places.reduce((sum, place) => sum + ((pixels[place] >>> shift) & 0xff), 0),
      )
      planes[blueAt++] = blueness(red, green, blue)
      planes[redAt++] = redness(red, green, blue)
    }
  return planes
}

function brightness(pixel: number): number {
  const sum = lr * (pixel & 0xff) + lg * ((pixel >>> 8) & 0xff) + lb * ((pixel >>> 16) & 0xff)
  return (sum + 16 * whole + (whole >> 1)) >> bits
}

/** Of the sums over four pixels. */
function blueness(red: number, green: number, blue: number): number {
  return (br * red + bg * green + bb * blue + 514 * whole) >> (bits + 2)
}

function redness(red: number, green: number, blue: number): number {
  return (rr * red + rg * green + rb * blue + 514 * whole) >> (bits + 2)
}

/** The pixels in rows of an even number of them. */
function evenPixels({ pixels, width, height }: Bitmap, behind: number): Uint32Array {
  const padded = new Uint32Array(even(width) * even(height)).fill(behind)
  for (let row = 0; row < height; row++)
    padded.set(pixels.subarray(row * width, (row + 1) * width), row * even(width))
  return padded
}
