/** A pixel in front of an opaque one, blended by its alpha. @param pixel in memory R, G, B, A, not premultiplied */
export function blend(pixel: number, behind: number): number {
  const alpha = pixel >>> 24
  if (alpha === 255) return pixel
  let sum = 0xff000000
  for (let shift = 0; shift < 24; shift += 8) {
    const value = ((pixel >>> shift) & 0xff) * alpha + ((behind >>> shift) & 0xff) * (255 - alpha)
    sum |= Math.round(value / 255) << shift
  }
  return sum >>> 0
}
