/** Premultiplied pixels, in memory R, G, B, A, row by row, and the box outside of which none was painted. */
export interface Pixels {
  data: Uint32Array
  width: number
  height: number
  box: Box
}

/** Columns from left to right − 1, rows from top to bottom − 1. */
interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Full strength of a colour, an opacity or a coverage as a whole number: a power of two, for its shifts. */
export const full = 256

/** See-through pixels, or those of an array. */
export function createPixels(
  width: number,
  height: number,
  data: Uint32Array = new Uint32Array(width * height),
): Pixels {
  return { data, width, height, box: { left: width, top: height, right: 0, bottom: 0 } }
}

/** Takes columns and rows into the box. */
export function touch({ box }: Pixels, left: number, top: number, right: number, bottom: number): void {
  if (left < box.left) box.left = left
  if (top < box.top) box.top = top
  if (right > box.right) box.right = right
  if (bottom > box.bottom) box.bottom = bottom
}

/** `share` (0 to `full`) of an opaque colour over a pixel. Two channels at a time, and rounded. */
export function mix(under: number, color: number, share: number): number {
  const rest = full - share
  const even = Math.imul(color & 0xff00ff, share) + Math.imul(under & 0xff00ff, rest) + 0x800080
  const odd =
    Math.imul((color >>> 8) & 0xff00ff, share) + Math.imul((under >>> 8) & 0xff00ff, rest) + 0x800080
  return ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00)
}

/** A premultiplied pixel, `share` of it, over another one. */
function over(under: number, pixel: number, share: number): number {
  const top = share === full ? pixel : mix(0, pixel, share)
  const alpha = top >>> 24
  // 255 becomes full, so that what is opaque hides all.
  const rest = full - alpha - (alpha >>> 7)
  const even = Math.imul(under & 0xff00ff, rest) + 0x800080
  const odd = Math.imul((under >>> 8) & 0xff00ff, rest) + 0x800080
  return (((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00)) + top
}

/** Paints the pixels of one picture over those of another, its corner at (x, y), `share` (0 to `full`) of them. */
export function paintOver(target: Pixels, source: Pixels, x: number, y: number, share: number): void {
  const { left, top, right, bottom } = source.box
  const [first, last] = [Math.max(left, -x), Math.min(right, target.width - x)]
  const [above, below] = [Math.max(top, -y), Math.min(bottom, target.height - y)]
  if (first >= last || above >= below) return
  touch(target, first + x, above + y, last + x, below + y)
  const [to, from] = [target.data, source.data]
  for (let row = above; row < below; row++) {
    let i = row * source.width + first
    const end = i + last - first
    for (let j = (row + y) * target.width + first + x; i < end; i++, j++) {
      const pixel = from[i]
      if (pixel !== 0) to[j] = over(to[j], pixel, share)
    }
  }
}

/** Keeps as much of each pixel as a mask of the same size has alpha there. */
export function maskBy(target: Pixels, mask: Pixels): void {
  const { left, top, right, bottom } = target.box
  for (let y = top; y < bottom; y++)
    for (let i = y * target.width + left; i < y * target.width + right; i++) {
      const alpha = mask.data[i] >>> 24
      target.data[i] = mix(0, target.data[i], alpha + (alpha >>> 7))
    }
}

/** Makes all pixels see-through again. */
export function clear(pixels: Pixels): void {
  const { left, top, right, bottom } = pixels.box
  for (let y = top; y < bottom; y++) pixels.data.fill(0, y * pixels.width + left, y * pixels.width + right)
  pixels.box = { left: pixels.width, top: pixels.height, right: 0, bottom: 0 }
}
