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

/**
 * A finer drawing as sums of all that is above and to the left of each corner of its pixels, of red and blue and of
 * green and alpha: two channels a number, of which only differences count (F. Crow, Summed-area tables, 1984).
 */
export interface Fine {
  even: Int32Array
  odd: Int32Array
  width: number
  height: number
  x: number
  y: number
  /** Pixels of it along a pixel: a power of two up to 8, so that sums fit. */
  fineness: number
}

/** Sums over a drawing whose pixels are `fineness` times finer; its place is in those too. */
export function createFine({ pixels: data, width, height, x, y }: Stamp, fineness: number): Fine {
  const stride = width + 1
  const [even, odd] = [new Int32Array(stride * (height + 1)), new Int32Array(stride * (height + 1))]
  for (let row = 0, i = 0; row < height; row++) {
    let [evens, odds] = [0, 0]
    for (let at = (row + 1) * stride + 1; at < (row + 2) * stride; at++, i++) {
      evens = (evens + (data[i] & 0xff00ff)) | 0
      odds = (odds + ((data[i] >>> 8) & 0xff00ff)) | 0
      even[at] = even[at - stride] + evens
      odd[at] = odd[at - stride] + odds
    }
  }
  return { even, odd, width, height, x, y, fineness }
}

/** The drawing, moved by whole numbers of its own pixels, in pixels: each the mean of what it covers. */
export function shiftedStamp(fine: Fine, dx: number, dy: number): Stamp {
  const { even, odd, width, height, x, y, fineness } = fine
  const [left, top] = [Math.floor((x + dx) / fineness), Math.floor((y + dy) / fineness)]
  const [startX, startY] = [x + dx - left * fineness, y + dy - top * fineness]
  const columns = width > 0 ? Math.ceil((startX + width) / fineness) : 0
  const rows = height > 0 ? Math.ceil((startY + height) / fineness) : 0
  const pixels = new Uint32Array(columns * rows)
  const stride = width + 1
  const shift = 2 * Math.log2(fineness)
  const half = (1 << (shift - 1)) * 0x10001
  for (let row = 0, i = 0; row < rows; row++) {
    const above = Math.max(0, row * fineness - startY) * stride
    const below = Math.min(height, (row + 1) * fineness - startY) * stride
    for (let column = 0; column < columns; column++, i++) {
      const from = Math.max(0, column * fineness - startX)
      const to = Math.min(width, (column + 1) * fineness - startX)
      const evens = even[below + to] - even[below + from] - even[above + to] + even[above + from]
      const odds = odd[below + to] - odd[below + from] - odd[above + to] + odd[above + from]
      pixels[i] = (((evens + half) >>> shift) & 0xff00ff) | ((((odds + half) >>> shift) & 0xff00ff) << 8)
    }
  }
  return { pixels, width: columns, height: rows, x: left, y: top }
}
