import type { ImageShape } from '../scene/shape.ts'
import type { PaintKernels, PicturePointer } from './kernels.ts'
import { round } from './round.ts'

/** Paints an image's samples on a see-through layer, in all pixels that its rectangle touches. */
export function sampleImage(
  { x, y, width, height, pixels, smooth }: ImageShape,
  layer: PicturePointer,
  layerWidth: number,
  layerHeight: number,
  density: number,
  kernels: PaintKernels,
): void {
  const [originX, originY] = [round(x) * density, round(y) * density]
  const [sizeX, sizeY] = [round(width) * density, round(height) * density]
  if (!(sizeX > 0 && sizeY > 0)) return
  const [left, top] = [Math.max(0, Math.floor(originX)), Math.max(0, Math.floor(originY))]
  const right = Math.min(layerWidth, Math.ceil(originX + sizeX))
  const bottom = Math.min(layerHeight, Math.ceil(originY + sizeY))
  if (left >= right || top >= bottom) return
  kernels.touch(layer, left, top, right, bottom)
  const data = kernels.dataOf(layer, layerWidth * layerHeight)
  const sample = smooth ? blended : nearest
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const u = ((column + 0.5 - originX) * pixels.width) / sizeX
      const v = ((row + 0.5 - originY) * pixels.height) / sizeY
      data[row * layerWidth + column] = sample(pixels, u, v)
    }
}

type Image = ImageShape['pixels']

function nearest(image: Image, u: number, v: number): number {
  return premultiplied(image, u, v).reduce((pixel, value, k) => pixel + Math.round(value) * 2 ** (8 * k), 0)
}

/** Between the centres of four pixels. */
function blended(image: Image, u: number, v: number): number {
  const [across, down] = [u - 0.5, v - 0.5]
  const [left, top] = [Math.floor(across), Math.floor(down)]
  const [shareX, shareY] = [across - left, down - top]
  const [a, b, c, d] = [
    premultiplied(image, left, top),
    premultiplied(image, left + 1, top),
    premultiplied(image, left, top + 1),
    premultiplied(image, left + 1, top + 1),
  ]
  let pixel = 0
  for (let k = 0; k < 4; k++) {
    const upper = a[k] + (b[k] - a[k]) * shareX
    const lower = c[k] + (d[k] - c[k]) * shareX
    pixel += Math.round(upper + (lower - upper) * shareY) * 2 ** (8 * k)
  }
  return pixel
}

/** Red, green, blue, alpha; at the border for what lies beyond. */
function premultiplied({ data, width, height }: Image, u: number, v: number): number[] {
  const column = Math.min(width - 1, Math.max(0, Math.floor(u)))
  const row = Math.min(height - 1, Math.max(0, Math.floor(v)))
  const at = 4 * (row * width + column)
  const alpha = data[at + 3]
  return [(data[at] * alpha) / 255, (data[at + 1] * alpha) / 255, (data[at + 2] * alpha) / 255, alpha]
}
