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
  for (let row = 0; row < height; row++) {
    // From both ends, as what lies between need not be looked at.
    const start = row * width
    let first = 0
    while (first < width && data[start + first] === 0) first++
    if (first === width) continue
    let end = width
    while (end > right && data[start + end - 1] === 0) end--
    if (row < top) top = row
    bottom = row + 1
    if (first < left) left = first
    if (end > right) right = end
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
