/** A small picture, premultiplied, and where its left top corner is, in pixels. */
export interface Stamp {
  pixels: Uint32Array
  width: number
  height: number
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
  const stamp = { width: right - left, height: bottom - top, x: left, y: top }
  const pixels = new Uint32Array(stamp.width * stamp.height)
  for (let row = 0; row < stamp.height; row++) {
    const from = (top + row) * width + left
    pixels.set(data.subarray(from, from + stamp.width), row * stamp.width)
  }
  return { ...stamp, pixels }
}
