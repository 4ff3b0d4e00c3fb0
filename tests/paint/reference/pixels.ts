/** Premultiplied pixels, in memory R, G, B, A, row by row. */
export interface Pixels {
  data: Uint32Array
  width: number
  height: number
}

/** Full strength of a colour, an opacity or a coverage as a whole number: a power of two, for its shifts. */
export const full = 256

/** See-through pixels, or those of one colour. */
export function createPixels(width: number, height: number, pixel = 0): Pixels {
  return { data: new Uint32Array(width * height).fill(pixel), width, height }
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
  for (const [i, pixel] of source.data.entries()) {
    const [column, row] = [(i % source.width) + x, Math.floor(i / source.width) + y]
    if (pixel === 0 || column < 0 || column >= target.width || row < 0 || row >= target.height) continue
    const at = row * target.width + column
    target.data[at] = over(target.data[at], pixel, share)
  }
}

/** Keeps as much of each pixel as a mask of the same size has alpha there. */
export function maskBy(target: Pixels, mask: Pixels): void {
  for (const [i, pixel] of target.data.entries()) {
    const alpha = mask.data[i] >>> 24
    target.data[i] = mix(0, pixel, alpha + (alpha >>> 7))
  }
}
