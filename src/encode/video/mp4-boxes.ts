/** A box of an MP4 file (ISO/IEC 14496-12, 4.2). */
export interface Box {
  name: string
  /** Its contents. */
  data: Uint8Array
  /** The offset of its end by its own size, which may be behind the end of the file. */
  end: number
}

/** The boxes of an MP4 file or in one of its boxes, one after the other (ISO/IEC 14496-12, 4.2). */
export function* mp4Boxes(file: Uint8Array): Generator<Box> {
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

/** Boxes that hold others, and how many bytes of their own stand before those. */
const parents: Record<string, number> = { moov: 0, trak: 0, mdia: 0, minf: 0, stbl: 0, stsd: 8, avc1: 78 }

/** Boxes that follow from compressed frames and from the file's texts. */
const variable = ['mdat', 'avcC', 'btrt', 'stsz', 'stco', 'co64', 'stss', 'udta']

/**
 * The contents of a video's boxes but for its frames and texts, as lines of text: two files of the same versions that
 * show frames of the same size and times have the same.
 */
export function* structureOfMp4(file: Uint8Array, within = ''): Generator<string> {
  for (const { name, data } of mp4Boxes(file)) {
    const path = `${within}/${name}`
    const own = variable.includes(name) ? 0 : (parents[name] ?? data.length)
    yield `${path} ${data.subarray(0, own).join(' ')}`
    if (name in parents) yield* structureOfMp4(data.subarray(own), path)
  }
}
