import { decode, encode } from 'fast-png'

/**
 * Pixels as a PNG file; the same pixels always give the same bytes. Without a see-through pixel the file is
 * RGB, else RGBA.
 *
 * @param data RGBA, not premultiplied, row by row
 */
export function encodePng(data: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  if (!isOpaque(data)) return encode({ width, height, data, channels: 4 })
  const rgb = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from]
    rgb[to + 1] = data[from + 1]
    rgb[to + 2] = data[from + 2]
  }
  return encode({ width, height, data: rgb, channels: 3 })
}

/**
 * The pixels of a PNG file with 8 bits a channel, in colour: RGBA, not premultiplied, row by row. It takes as much
 * memory as the file's data inflates to, which may be a thousand times the file.
 *
 * @throws Error for a damaged file or one of another kind
 */
export function decodePng(file: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const { width, height, depth, channels, palette, data } = decode(file)
  if (depth !== 8 || channels < 3 || palette) throw new Error('the PNG file is not in colours of 8 bits')
  const rgba = new Uint8Array(width * height * 4)
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    rgba[to] = data[from]
    rgba[to + 1] = data[from + 1]
    rgba[to + 2] = data[from + 2]
    rgba[to + 3] = channels === 4 ? data[from + 3] : 255
  }
  return { width, height, data: rgba }
}

function isOpaque(data: Uint8Array | Uint8ClampedArray): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false
  return true
}
