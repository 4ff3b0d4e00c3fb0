import { blend } from '../../../../src/encode/blend.ts'
import type { Animation, Bitmap } from '../../../../src/encode/format.ts'
import { even } from '../../../../src/encode/video/i420.ts'
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
 * pixels. Odd sides are made even with the background, which is also behind see-through pixels.
 */
export function toI420(
  bitmap: Bitmap,
  animation: Pick<Animation, 'background' | 'transparent'>,
): Uint8Array<ArrayBuffer> {
  const [width, height] = [even(bitmap.width), even(bitmap.height)]
  const solid = evenPixels(bitmap, animation)
  // Signed, and brightness written in pairs, are what makes it quick.
  const pixels = new Int32Array(solid.buffer, solid.byteOffset, solid.length)
  const planes = new Uint8Array((width * height * 3) / 2)
  const pairs = new Uint16Array(planes.buffer, 0, (width * height) / 2)
  let blueAt = width * height
  let redAt = blueAt + blueAt / 4
  // The last colour that filled 2 × 2 pixels, as most do, and what became of it.
  let known = ~pixels[0]
  let knownPair = 0
  let knownBlue = 0
  let knownRed = 0
  for (let row = 0; row < width * height; row += 2 * width) {
    for (let at = row; at < row + width; at += 2) {
      const below = at + width
      const a = pixels[at]
      const b = pixels[at + 1]
      const c = pixels[below]
      const d = pixels[below + 1]
      if (((a ^ b) | (a ^ c) | (c ^ d)) === 0) {
        if (a !== known) {
          known = a
          knownPair = brightness(a) * 0x101
          knownBlue = blueness(4 * (a & 0xff), 4 * ((a >>> 8) & 0xff), 4 * ((a >>> 16) & 0xff))
          knownRed = redness(4 * (a & 0xff), 4 * ((a >>> 8) & 0xff), 4 * ((a >>> 16) & 0xff))
        }
        pairs[at >> 1] = knownPair
        pairs[below >> 1] = knownPair
        planes[blueAt++] = knownBlue
        planes[redAt++] = knownRed
      } else {
        // Sums of red and of blue have room beside each other.
        const sums = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff)
        const green = ((a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00)) >>> 8
        pairs[at >> 1] = brightness(a) | (brightness(b) << 8)
        pairs[below >> 1] = brightness(c) | (brightness(d) << 8)
        planes[blueAt++] = blueness(sums & 0xffff, green, sums >>> 16)
        planes[redAt++] = redness(sums & 0xffff, green, sums >>> 16)
      }
    }
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

/** The pixels in rows of an even number of them, none to be seen through. */
function evenPixels(
  { pixels, width, height }: Bitmap,
  { background, transparent }: Pick<Animation, 'background' | 'transparent'>,
): Uint32Array {
  const behind = pixelOf(background)
  const solid = transparent ? pixels.map(pixel => blend(pixel, behind)) : pixels
  if (even(width) === width && even(height) === height) return solid
  const padded = new Uint32Array(even(width) * even(height)).fill(behind)
  for (let row = 0; row < height; row++)
    padded.set(solid.subarray(row * width, (row + 1) * width), row * even(width))
  return padded
}
