import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Compressor, framesPerSecond, type VideoSettings } from '../encode/video/compressor.ts'
import type { VideoDecoder } from '../encode/video/read-video.ts'
import { type Encoder, type WebCodecs, webCodecs } from '../encode/video/web-compressor.ts'
import { type WebDecoders, webDecoder } from '../encode/video/web-decoder.ts'

/** A compressor that works with @napi-rs/webcodecs 1.3, where it is not as the standard has it. */
export function napiCompressor({ VideoEncoder, VideoFrame }: WebCodecs): Compressor {
  return tidy(webCodecs({ VideoFrame, VideoEncoder: countingFrames(VideoEncoder) }, rate))
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
function countingFrames(VideoEncoder: WebCodecs['VideoEncoder']): WebCodecs['VideoEncoder'] {
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

/** Bytes of pictures after which those that it is done with are collected. */
const maxPending = 32e6

/**
 * Its threads alone do not keep the process going. And what a frame holds is freed with its object, not when it is
 * closed, of which the engine knows nothing: left alone, 10 seconds of 1200 × 1200 take 640 MB as VP9 instead of 310,
 * and 470 MB as H.264 instead of 160.
 */
function tidy(open: Compressor): Compressor {
  return async settings => {
    const compression = await open(settings)
    const timer = setInterval(() => {}, 60_000)
    const collect = collector()
    let pending = 0
    return {
      ...compression,
      async add(pictures) {
        const chunks = await compression.add(pictures)
        pending += pictures.reduce((sum, { length }) => sum + length, 0)
        if (pending > maxPending) {
          collect()
          pending = 0
        }
        return chunks
      },
      close() {
        clearInterval(timer)
        compression.close()
      },
    }
  }
}

/** Node's garbage collection, to be called at will. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
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
