import { WorkError } from '../../options/error.ts'
import {
  bt709,
  type Chunk,
  type Compressor,
  type DecoderConfig,
  framesPerSecond,
  microsecondsAt,
  type VideoSettings,
} from './compressor.ts'
import { codecString } from './levels.ts'

/** The parts of the WebCodecs API (W3C) in use, as a browser has them or a library brings them. */
export interface WebCodecs {
  VideoEncoder: new (init: {
    output(
      chunk: EncodedChunk,
      metadata?: { decoderConfig?: { description?: ArrayBufferLike | Uint8Array } },
    ): void
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
    const { codec, width, height, quantizer } = settings
    const config = { codec: codecString(settings), codedWidth: width, codedHeight: height, colorSpace: bt709 }
    let description: Uint8Array | undefined
    let ready: Chunk[] = []
    let frames = 0
    let failure: Error | undefined
    let wake = () => {}
    const encoder = new VideoEncoder({
      output(chunk, metadata) {
        const data = new Uint8Array(chunk.byteLength)
        chunk.copyTo(data)
        ready.push({ data, key: chunk.type === 'key' })
        const given = metadata?.decoderConfig?.description
        if (given) description = given instanceof Uint8Array ? given : new Uint8Array(given)
      },
      error(error) {
        failure = new WorkError(`the video encoder failed: ${error.message}`, { cause: error })
        wake()
      },
    })
    encoder.ondequeue = () => wake()
    encoder.configure({
      codec: config.codec,
      width,
      height,
      framerate: framesPerSecond(settings),
      bitrateMode: 'quantizer',
      latencyMode: 'quality',
      // The same quantizer gives another quality on each chip.
      hardwareAcceleration: 'prefer-software',
      ...rate(settings),
    })
    const take = () => {
      if (failure) throw failure
      const taken = ready
      ready = []
      return taken
    }
    const size = { codedWidth: width, codedHeight: height }
    let last: { picture: Uint8Array; frame: VideoFrame } | undefined
    const encode = (picture: Uint8Array) => {
      const timestamp = microsecondsAt(frames, settings)
      const duration = microsecondsAt(++frames, settings) - timestamp
      const init = { format: 'I420', ...size, timestamp, duration, colorSpace: bt709 }
      // A frame of a frame shares its pixels.
      const frame = new VideoFrame(last?.picture === picture ? last.frame : picture, init)
      last?.frame.close()
      last = { picture, frame }
      encoder.encode(frame, { [codec]: { quantizer } })
    }
    return {
      async add(pictures) {
        while (!failure && encoder.encodeQueueSize > 0)
          await new Promise<void>(resolve => {
            wake = resolve
          })
        for (const picture of failure ? [] : pictures) encode(picture)
        return take()
      },
      async end() {
        await encoder.flush()
        return take()
      },
      config: (): DecoderConfig => ({ ...config, ...(description && { description }) }),
      close() {
        last?.frame.close()
        last = undefined
        if (encoder.state !== 'closed') encoder.close()
      },
    }
  }
}
