import { joinBytes } from '../join-bytes.ts'

/**
 * The texts of a PNG file by their keywords, in chunks of the kind iTXt (PNG, third edition, 11.3.3.4): UTF-8, not
 * compressed.
 */

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The file with texts right after its header. Keywords have 1 to 79 Latin-1 characters. */
export function withTexts(file: Uint8Array, texts: Record<string, string>): Uint8Array {
  const headerEnd = signature.length + 12 + 13
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text))
  return joinBytes([file.subarray(0, headerEnd), ...chunks, file.subarray(headerEnd)])
}

/** The text of a keyword; undefined where the file has none, or is cut off before it. */
export function pngText(file: Uint8Array, keyword: string): string | undefined {
  const wanted = textData(keyword, '')
  for (const { name, data, at, end } of pngChunks(file))
    if (name === textKind && data.length === end - at - 12 && wanted.every((byte, i) => data[i] === byte))
      return new TextDecoder().decode(data.subarray(wanted.length))
  return undefined
}

/** The chunks of a PNG file one after the other (5.3), from `at` to `end`, which may be behind the end of the file. */
export function* pngChunks(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  for (let at = signature.length; at + 8 <= file.length; ) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8))
    yield { name, data: file.subarray(at + 8, end - 4), at, end }
    at = end
  }
}

/** The chunk IEND (11.2.5): always the same. */
const end = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]

/** Bytes at the end of a PNG file that show whether it is whole. */
export const pngEnd: number = end.length

/** True for a PNG file that has its end; its last `pngEnd` bytes suffice. */
export function isWholePng(file: Uint8Array): boolean {
  const tail = file.subarray(-end.length)
  return tail.length === end.length && end.every((byte, i) => tail[i] === byte)
}

/** True for a PNG file that is empty, or was cut off before its pixels, so that nobody can know whose it was. */
export function endsBeforePixels(file: Uint8Array): boolean {
  if (!signature.slice(0, file.length).every((byte, i) => file[i] === byte)) return false
  for (const { name } of pngChunks(file)) if (name === 'IDAT') return false
  return true
}

/** True for a file that begins as a PNG does (PNG, third edition, 5.2). */
export function isPng(file: Uint8Array): boolean {
  return signature.every((byte, i) => file[i] === byte)
}

const textKind = 'iTXt'

/** Keyword, an end mark, no compression (2 bytes), no language and no translated keyword (an end mark each). */
function textData(keyword: string, text: string): Uint8Array {
  return new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`)
}

function textChunk(keyword: string, text: string): Uint8Array {
  const data = textData(keyword, text)
  const chunk = new Uint8Array(12 + data.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(new TextEncoder().encode(textKind), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc(chunk.subarray(4, 8 + data.length)))
  return chunk
}

/** CRC-32 as ISO 3309 defines it and PNG uses it. */
export function crc(bytes: Uint8Array): number {
  let state = 0xffffffff
  for (const byte of bytes) {
    state ^= byte
    for (let bit = 0; bit < 8; bit++) state = (state >>> 1) ^ (state & 1 ? 0xedb88320 : 0)
  }
  return ~state >>> 0
}
