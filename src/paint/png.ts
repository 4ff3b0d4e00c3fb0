import { encode } from 'fast-png'

/**
 * Pixels as a PNG file; the same pixels always give the same bytes. Without a see-through pixel the file is
 * RGB, else RGBA. `data` is RGBA, not premultiplied, row by row.
 */
export function encodePng(data: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  if (!isOpaque(data)) return encode({ width, height, data, channels: 4 })
  const rgb = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from]!
    rgb[to + 1] = data[from + 1]!
    rgb[to + 2] = data[from + 2]!
  }
  return encode({ width, height, data: rgb, channels: 3 })
}

function isOpaque(data: Uint8Array | Uint8ClampedArray): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false
  return true
}
