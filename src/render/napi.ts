import { type Compressor, framesPerSecond, type VideoSettings } from '../encode/compressor.ts'
import { type WebDecoders, webDecoder } from '../encode/decoder.ts'
import type { VideoDecoder } from '../encode/readvideo.ts'
import { type Encoder, type WebCodecs, webCodecs } from '../encode/webcodecs.ts'

/** A compressor that works with @napi-rs/webcodecs 1.3, where it is not as the standard has it. */
export function napiCompressor({ VideoEncoder, VideoFrame }: WebCodecs): Compressor {
  return staysAwake(webCodecs({ VideoFrame, VideoEncoder: counting(VideoEncoder) }, rate))
}

/** The quantizer of x264 that it always asks for. */
const usual = 23

/**
 * It takes each frame's quantizer for VP9 as its worst one, which a starved encoder stays at. For H.264 it is always
 * 23, in x264's mode of constant quality, where a frame that is shown twice as long is given a quantizer 2.4 lower:
 * 6 · log₂ of the duration to the power 1 − qcomp, 0.4 (x264, `get_qscale`), for durations from 1/100 to 1 second. So
 * it is told another rate than the true one, which the container holds.
 */
function rate(settings: VideoSettings): Record<string, unknown> {
  if (settings.codec === 'vp9') return { bitrateMode: 'variable', bitrate: 1000 }
  const rate = framesPerSecond(settings) * 2 ** ((settings.quantizer - usual) / 2.4)
  return { framerate: Math.max(1, Math.min(100, Math.round(rate))) }
}

/**
 * The length of its queue waits for the frame that is being compressed, all of which is time to draw in. So what goes
 * in and out is counted; it tells of each frame that leaves.
 */
function counting(VideoEncoder: WebCodecs['VideoEncoder']): WebCodecs['VideoEncoder'] {
  return class {
    readonly #encoder: Encoder
    encodeQueueSize = 0
    constructor(...init: ConstructorParameters<WebCodecs['VideoEncoder']>) {
      this.#encoder = new VideoEncoder(...init)
    }
    get state() {
      return this.#encoder.state
    }
    set ondequeue(wake: () => void) {
      this.#encoder.ondequeue = () => {
        this.encodeQueueSize--
        wake()
      }
    }
    configure(config: Record<string, unknown>) {
      this.#encoder.configure(config)
    }
    encode(frame: object, options: Record<string, unknown>) {
      this.#encoder.encode(frame, options)
      this.encodeQueueSize++
    }
    flush() {
      return this.#encoder.flush()
    }
    close() {
      this.#encoder.close()
    }
  }
}

/** Its threads alone do not keep the process going. */
function staysAwake(open: Compressor): Compressor {
  return async settings => {
    const compression = await open(settings)
    const timer = setInterval(() => {}, 60_000)
    return {
      ...compression,
      close() {
        clearInterval(timer)
        compression.close()
      },
    }
  }
}

/** A decoder that works with it. */
export function napiDecoder(library: WebDecoders): VideoDecoder {
  const decode = webDecoder(library)
  return async function* (video) {
    // Its threads alone do not keep the process going.
    const timer = setInterval(() => {}, 60_000)
    try {
      yield* decode(video)
    } finally {
      clearInterval(timer)
    }
  }
}
