/** The codec of each video format, as WebCodecs names its settings: H.264 and VP9. */
export const codecs = { mp4: 'avc', webm: 'vp9' } as const

export type VideoName = keyof typeof codecs
export type Codec = (typeof codecs)[VideoName]

/** The settings of a video that its compressor needs. Pictures are I420: BT.709 in limited range, with even sides. */
export interface VideoSettings {
  codec: Codec
  /** Pixels. */
  width: number
  height: number
  /** Number of frames, evenly spread over the duration. */
  frames: number
  /** Seconds. */
  duration: number
  /** The same for every frame, on the codec's own scale: 0 to 51 for H.264, 0 to 255 for VP9; less is better. */
  quantizer: number
}

/** A compressed frame. */
export interface Chunk {
  data: Uint8Array
  /** True where it needs no other frame. */
  key: boolean
  /** The same frame of the stream of alpha, where there is one. */
  sideData?: { alpha: Uint8Array }
}

/** The configuration that a decoder needs, as WebCodecs names it. */
export interface DecoderConfig {
  codec: string
  codedWidth: number
  codedHeight: number
  /** The record of ISO/IEC 14496-15 for H.264. */
  description?: Uint8Array
  colorSpace: typeof bt709
}

/** A video that is being compressed: a chunk for each frame, in the order of the frames. */
export interface Compression {
  /**
   * Takes the next pictures, a few at a time, and gives the chunks that are ready. Compression
   * goes on after it is done, with copies. Pictures that are the same should be the same object, which is then not copied
   * again.
   */
  add(pictures: readonly Uint8Array[]): Promise<Chunk[]>
  /** Gives the chunks that were held back. */
  end(): Promise<Chunk[]>
  /** Known from the first chunk on. */
  config(): DecoderConfig
  /** Frees what it holds; safe to call at any time, also twice. */
  close(): void
}

/** Begins to compress a video. */
export type Compressor = (settings: VideoSettings) => Promise<Compression>

/** The colours of all videos, as WebCodecs names them: ITU-R BT.709 in limited range. */
export const bt709 = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false } as const

type Pace = Pick<VideoSettings, 'frames' | 'duration'>

/** The beginning of a frame, in whole microseconds: from its number, so that no rounding adds up. */
export function microsecondsAt(frame: number, { frames, duration }: Pace): number {
  return Math.round((1e6 * duration * frame) / frames)
}

/** The mean rate of a video's frames. */
export function framesPerSecond({ frames, duration }: Pace): number {
  return frames / duration
}
