import { WorkError } from '../spec/error.ts'
import { clearTimes } from './boxes.ts'
import { type Chunk, type DecoderConfig, framesPerSecond } from './compressor.ts'
import type { Film } from './format.ts'

/** A video file in the making. */
export interface Container {
  /** Takes the next frame. */
  add(chunk: Chunk): Promise<void>
  /** The whole file. */
  end(): Promise<Uint8Array>
}

/**
 * Puts the frames of a film into an MP4 file, with what a player has to know first before the frames, or a WebM
 * file; the recipe is its comment, the alternative text its description. Each frame has its time from its number, and
 * the last one its duration. The file stands in memory till its end: it begins with what is known only then.
 */
export async function openContainer(
  name: 'mp4' | 'webm',
  { frames, duration, recipe, alt }: Pick<Film, 'frames' | 'duration' | 'recipe' | 'alt'>,
  config: DecoderConfig,
): Promise<Container> {
  const { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output, WebMOutputFormat } =
    await import('mediabunny')
  const target = new BufferTarget()
  const format = name === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat()
  const output = new Output({ format, target })
  const source = new EncodedVideoPacketSource(name === 'mp4' ? 'avc' : 'vp9')
  output.addVideoTrack(source, { frameRate: framesPerSecond({ frames, duration }) })
  output.setMetadataTags({ comment: recipe, ...(alt && { description: alt }) })
  await output.start()
  let count = 0
  return {
    async add({ data, key }) {
      const length = duration / frames
      const packet = new EncodedPacket(data, key ? 'key' : 'delta', count * length, length)
      await source.add(packet, count++ === 0 ? { decoderConfig: config } : undefined)
    },
    async end() {
      if (count !== frames) throw new WorkError(`the video encoder gave ${count} of ${frames} frames`)
      await output.finalize()
      const file = new Uint8Array(target.buffer!)
      if (name === 'mp4') clearTimes(file)
      return file
    },
  }
}
