import { WorkError } from '../../options/error.ts'
import type { Animation } from '../format.ts'
import { type Chunk, codecs, type DecoderConfig, framesPerSecond, type VideoName } from './compressor.ts'

/** A video file that is being written. */
export type Container = Awaited<ReturnType<typeof openContainer>>

/**
 * Puts compressed frames into an MP4 file, whose index stands before the frames, so that it plays while it loads, or a
 * WebM file; the recipe is its comment, the alternative text its description. Each frame has its time from its number, and
 * the last one its duration. The file is in memory until its end, as it begins with what is known only then.
 */
export async function openContainer(
  name: VideoName,
  { frames, duration, recipe, alt }: Pick<Animation, 'frames' | 'duration' | 'recipe' | 'alt'>,
) {
  const { EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output, StreamTarget, WebMOutputFormat } =
    await import('./mediabunny.ts')
  const file = pieces()
  const target = new StreamTarget(new WritableStream({ write: file.write }))
  const format = name === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat()
  const output = new Output({ format, target })
  // mediabunny would write the time of day, and the same animation must give the same bytes. It is not overwritten in
  // the file, because from 2040 on the seconds since 1904 need longer fields. The field is none of the documented ones of
  // mediabunny 1.61.
  const inside = output as unknown as { _muxer: { creationTime: number } }
  if (name === 'mp4') inside._muxer.creationTime = 0
  const source = new EncodedVideoPacketSource(codecs[name])
  output.addVideoTrack(source, { frameRate: framesPerSecond({ frames, duration }) })
  output.setMetadataTags({ comment: recipe, ...(alt && { description: alt }) })
  await output.start()
  let count = 0
  return {
    /** Takes the next frame, and what a decoder needs. */
    async add({ data, key, sideData }: Chunk, config: DecoderConfig) {
      const length = duration / frames
      const type = key ? 'key' : 'delta'
      const packet = new EncodedPacket(data, type, count * length, length, -1, undefined, sideData)
      await source.add(packet, count++ === 0 ? { decoderConfig: config } : undefined)
    },
    async end() {
      if (count !== frames) throw new WorkError(`the video encoder gave ${count} of ${frames} frames`)
      await output.finalize()
      return file.all
    },
  }
}

/** A file in pieces one after the other; what is written later over what is there changes it. */
function pieces() {
  const all: Uint8Array[] = []
  let length = 0
  return {
    all,
    write({ data, position }: { data: Uint8Array; position: number }) {
      let start = 0
      for (const piece of position < length ? all : []) {
        const from = Math.max(position, start)
        const to = Math.min(position + data.length, start + piece.length)
        if (from < to) piece.set(data.subarray(from - position, to - position), from - start)
        start += piece.length
      }
      const rest = data.subarray(Math.max(0, length - position))
      if (rest.length > 0) all.push(rest)
      length += rest.length
    },
  }
}

/** Path of the comment, as iTunes began it and ffmpeg writes it. */
const path = ['moov', 'udta', 'meta', 'ilst', '\u00a9cmt', 'data']

/** Bytes before the boxes inside a box; the text follows the kind and the language of its data. */
const before: Record<string, number> = { meta: 4, data: 8 }

/** True for a file that begins with the box `ftyp` (ISO/IEC 14496-12, 4.3). */
export function isMp4(file: Uint8Array): boolean {
  return mp4Boxes(file).next().value?.name === 'ftyp'
}

/** True where the boxes of an MP4 file end where it does, its frames among them; where the last begins suffices. */
export function isWholeMp4(file: Uint8Array, size: number): boolean {
  const all = [...mp4Boxes(file)]
  return all.some(({ name }) => name === 'mdat') && all.at(-1)!.end === size
}

/** The comment of an MP4 file. */
export function mp4Texts(file: Uint8Array): string[] {
  let found = [file]
  for (const name of path)
    found = found.flatMap(inside => {
      const boxes = [...mp4Boxes(inside)].filter(box => box.name === name)
      return boxes.map(({ data }) => data.subarray(before[name] ?? 0))
    })
  return found.map(data => new TextDecoder().decode(data))
}

/**
 * The boxes of an MP4 file or in one of its boxes, one after the other (ISO/IEC 14496-12, 4.2); the end of one by its own
 * size, which may be behind the end of the file.
 */
export function* mp4Boxes(file: Uint8Array): Generator<{ name: string; data: Uint8Array; end: number }> {
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
