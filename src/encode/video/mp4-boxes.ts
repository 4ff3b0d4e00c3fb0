/** A box of an MP4 file (ISO/IEC 14496-12, 4.2). */
export interface Mp4Box {
  name: string
  /** Its contents. */
  data: Uint8Array
  /** The offset of its end by its own size, which may be behind the end of the file. */
  end: number
}

/** The boxes of an MP4 file or in one of its boxes, one after the other (ISO/IEC 14496-12, 4.2). */
export function* mp4Boxes(file: Uint8Array): Generator<Mp4Box> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  for (let at = 0; at + 8 <= file.length; ) {
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8))
    const short = view.getUint32(at)
    const isLong = short === 1 && at + 16 <= file.length
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? file.length - at : short
    if (size < 8) return
    yield { name, data: file.subarray(at + (isLong ? 16 : 8), at + size), end: at + size }
    at += size
  }
}
