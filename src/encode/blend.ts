/** `#rrggbb` as an opaque pixel, in memory R, G, B, A. */
export function pixelOf(color: string): number {
  const [red, green, blue] = [1, 3, 5].map(i => Number.parseInt(color.slice(i, i + 2), 16)) as [
    number,
    number,
    number,
  ]
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0
}

/** A pixel in front of an opaque one. */
export function over(pixel: number, matte: number): number {
  const alpha = pixel >>> 24
  if (alpha === 255) return pixel
  let sum = 0xff000000
  for (let shift = 0; shift < 24; shift += 8) {
    const value = ((pixel >>> shift) & 0xff) * alpha + ((matte >>> shift) & 0xff) * (255 - alpha)
    sum |= Math.round(value / 255) << shift
  }
  return sum >>> 0
}
