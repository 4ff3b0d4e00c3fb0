import { createPixels, type Pixels, touch } from './pixels.ts'

/** A small picture, and where its left top corner is, in pixels. */
export interface Stamp {
  pixels: Pixels
  x: number
  y: number
}

/** The part of pixels that is not see-through. */
export function cropped(data: Uint32Array, width: number, height: number): Stamp {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++, i++) {
      if (data[i] === 0) continue
      if (row < top) top = row
      bottom = row + 1
      if (column < left) left = column
      if (column >= right) right = column + 1
    }
  if (right === 0) [left, top] = [0, 0]
  const pixels = createPixels(right - left, bottom - top)
  touch(pixels, 0, 0, pixels.width, pixels.height)
  for (let row = 0; row < pixels.height; row++) {
    const from = (top + row) * width + left
    pixels.data.set(data.subarray(from, from + pixels.width), row * pixels.width)
  }
  return { pixels, x: left, y: top }
}
