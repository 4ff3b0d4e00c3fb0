import type { VideoName } from './compressor.ts'

/** A compressed frame as it stands in a file. */
export interface Packet {
  type: 'key' | 'delta'
  data: Uint8Array
  /** Microseconds. */
  timestamp: number
}

/** A video file before a picture is decoded. */
export interface Video {
  name: VideoName
  file: Uint8Array
  width: number
  height: number
  /** The configuration of its decoder, as WebCodecs names it. */
  config: { codec: string; description?: Uint8Array }
  /** In the order of their times, a few in memory at once. */
  packets: AsyncIterable<Packet>
  frames: number
  facts: Record<string, string>
}

/**
 * Decodes the pictures of a video, one after the other, as I420. A picture that has not the video's size, a damaged
 * one and one too few are errors.
 */
export type VideoDecoder = (video: Video) => AsyncIterable<Uint8Array>
