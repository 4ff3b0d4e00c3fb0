import { WorkError } from '../../options/error.ts'
import type { Chunk, Compression, Compressor, DecoderConfig, VideoSettings } from './compressor.ts'
import { bt709, framesPerSecond, microsecondsAt } from './compressor.ts'
import { codecString } from './levels.ts'

interface ChunkMetadata {
  decoderConfig?: { description?: ArrayBufferLike | Uint8Array }
}

/** The parts of the WebCodecs API (W3C) in use, as a browser has them or a library brings them. */
export interface WebCodecs {
  VideoEncoder: new (init: {
    output(chunk: EncodedChunk, metadata?: ChunkMetadata): void
    error(error: Error): void
  }) => WebEncoder
  VideoFrame: new (data: Uint8Array | VideoFrame, init: Record<string, unknown>) => VideoFrame
}

interface VideoFrame {
  close(): void
}

interface EncodedChunk {
  type: 'key' | 'delta'
  byteLength: number
  copyTo(bytes: Uint8Array): void
}

/** The part of a WebCodecs VideoEncoder in use. */
export interface WebEncoder {
  readonly state: string
  readonly encodeQueueSize: number
  set ondequeue(wake: () => void)
  configure(config: Record<string, unknown>): void
  encode(frame: object, options: Record<string, unknown>): void
  flush(): Promise<void>
  close(): void
}

/**
 * A compressor that works with WebCodecs.
 *
 * @param rate settings by which an implementation takes the same quantizer for every frame, where it does not follow
 *   the standard
 */
export function webCodecs(
  { VideoEncoder, VideoFrame }: WebCodecs,
  rate: (settings: VideoSettings) => Record<string, unknown> = () => ({}),
): Compressor {
  return async settings => {
    const state: State = { ready: [], frames: 0, wake: () => {} }
    const encoder = new VideoEncoder({
      output: (chunk, metadata) => keep(state, chunk, metadata),
      error(error) {
        state.failure = new WorkError(`the video encoder failed: ${error.message}`, { cause: error })
        state.wake()
      },
    })
    encoder.ondequeue = () => state.wake()
    const { width, height } = settings
    encoder.configure({
      codec: codecString(settings),
      width,
      height,
      framerate: framesPerSecond(settings),
      bitrateMode: 'quantizer',
      latencyMode: 'quality',
      // The same quantizer gives another quality on each chip.
      hardwareAcceleration: 'prefer-software',
      ...rate(settings),
    })
    return compressionBy(encoder, VideoFrame, settings, state)
  }
}

/** The state of a video that is being compressed. */
interface State {
  description?: Uint8Array
  ready: Chunk[]
  /** Pictures that the encoder was given, and the last of them. */
  frames: number
  last?: { picture: Uint8Array; frame: VideoFrame } | undefined
  failure?: Error
  wake(): void
}

function keep(state: State, chunk: EncodedChunk, metadata?: ChunkMetadata): void {
  const data = new Uint8Array(chunk.byteLength)
  chunk.copyTo(data)
  state.ready.push({ data, key: chunk.type === 'key' })
  const given = metadata?.decoderConfig?.description
  if (given) state.description = given instanceof Uint8Array ? given : new Uint8Array(given)
}

function compressionBy(
  encoder: WebEncoder,
  VideoFrame: WebCodecs['VideoFrame'],
  settings: VideoSettings,
  state: State,
): Compression {
  const { codec, width, height, quantizer } = settings
  const size = { codedWidth: width, codedHeight: height }
  const take = () => {
    if (state.failure) throw state.failure
    return state.ready.splice(0)
  }
  const encode = (picture: Uint8Array) => {
    const { last, frames } = state
    const timestamp = microsecondsAt(frames, settings)
    const duration = microsecondsAt(frames + 1, settings) - timestamp
    const init = { format: 'I420', ...size, timestamp, duration, colorSpace: bt709 }
    // A frame of a frame shares its pixels.
    const frame = new VideoFrame(last?.picture === picture ? last.frame : picture, init)
    last?.frame.close()
    state.last = { picture, frame }
    state.frames++
    encoder.encode(frame, { [codec]: { quantizer } })
  }
  return {
    async add(pictures) {
      while (!state.failure && encoder.encodeQueueSize > 0)
        await new Promise<void>(resolve => {
          state.wake = resolve
        })
      for (const picture of state.failure ? [] : pictures) encode(picture)
      return take()
    },
    async end() {
      await encoder.flush()
      return take()
    },
    config(): DecoderConfig {
      const { description } = state
      return { codec: codecString(settings), ...size, colorSpace: bt709, ...(description && { description }) }
    },
    close() {
      state.last?.frame.close()
      state.last = undefined
      if (encoder.state !== 'closed') encoder.close()
    },
  }
}
