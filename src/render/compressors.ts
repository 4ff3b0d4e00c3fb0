import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Compressor, framesPerSecond, type VideoSettings } from '../encode/video/compressor.ts'
import { type WebCodecs, webCodecs } from '../encode/video/web-compressor.ts'
import { WorkError } from '../options/error.ts'

const require = createRequire(import.meta.url)

/** Finds a compressor of video: @napi-rs/webcodecs, else ffmpeg. @throws WorkError when neither is there */
export async function findCompressor(): Promise<{ name: string; compressor: Compressor }> {
  const library = await import('@napi-rs/webcodecs').catch(() => null)
  if (library) {
    // The package does not export its package.json, so its file is read.
    const about = join(dirname(require.resolve('@napi-rs/webcodecs')), 'package.json')
    const { version } = JSON.parse(await readFile(about, 'utf8')) as { version: string }
    const compressor = napiCompressor(library as unknown as WebCodecs)
    return { name: `@napi-rs/webcodecs ${version}`, compressor }
  }
  const { ffmpegCompressor, findFfmpeg } = await import('./ffmpeg.ts')
  const ffmpeg = await findFfmpeg()
  if (ffmpeg) return { name: ffmpeg, compressor: ffmpegCompressor }
  throw new WorkError(
    'nothing here compresses video: run npm install @napi-rs/webcodecs@1.3, or install ffmpeg; a GIF needs neither',
  )
}

/** A compressor that uses @napi-rs/webcodecs 1.3, and works around where it differs from the WebCodecs standard. */
export function napiCompressor({ VideoEncoder, VideoFrame }: WebCodecs): Compressor {
  return managed(webCodecs({ VideoFrame, VideoEncoder: countingQueue(VideoEncoder) }, rate))
}

/** The quantizer that the library always sets for x264. */
const fixedQuantizer = 23

/**
 * Settings of the rate that make the library use the wished quantizer. For VP9 it takes the quantizer of a frame as an
 * upper bound, which the encoder stays at when the bit rate is low. For H.264 the quantizer is always 23, in x264's mode
 * of constant quality, where a frame that is shown twice as long gets one that is 2.4 lower: 6 · log₂ of the duration to
 * the power 1 − qcomp, 0.4 (x264, `get_qscale`), for durations from 1/100 to 1 second. So the frame rate that is set
 * here differs from the true one, which the container holds.
 */
function rate(settings: VideoSettings): Record<string, unknown> {
  if (settings.codec === 'vp9') return { bitrateMode: 'variable', bitrate: 1000 }
  const rate = framesPerSecond(settings) * 2 ** ((settings.quantizer - fixedQuantizer) / 2.4)
  return { framerate: Math.max(1, Math.min(100, Math.round(rate))) }
}

/**
 * An encoder that counts its queue itself: to read the library's `encodeQueueSize` waits until the current frame is
 * compressed, time in which the next could be drawn. Each frame that leaves the queue causes a `dequeue` event.
 */
function countingQueue(VideoEncoder: WebCodecs['VideoEncoder']): WebCodecs['VideoEncoder'] {
  return class extends VideoEncoder {
    override encodeQueueSize = 0
    override set ondequeue(wake: () => void) {
      super.ondequeue = () => {
        this.encodeQueueSize--
        wake()
      }
    }
    override encode(frame: object, options: Record<string, unknown>) {
      super.encode(frame, options)
      this.encodeQueueSize++
    }
  }
}

/** Bytes of pictures after which garbage is collected. */
const maxPending = 8e6

/**
 * A compressor that keeps the process running, which the library's own threads do not, and that collects garbage from
 * time to time. The memory of a frame is freed with its object, not when it is closed, and the engine does not know how
 * large it is: without collecting, 10 seconds of 1200 × 1200 take 640 MB as VP9 instead of 310, and 470 MB as H.264
 * instead of 160.
 */
function managed(open: Compressor): Compressor {
  return async settings => {
    const compression = await open(settings)
    const timer = setInterval(() => {}, 60_000)
    setFlagsFromString('--expose-gc')
    const collect: (what: { type: 'minor' }) => void = runInNewContext('gc')
    let pending = 0
    return {
      ...compression,
      async add(pictures) {
        const chunks = await compression.add(pictures)
        pending += pictures.reduce((sum, { length }) => sum + length, 0)
        if (pending > maxPending) {
          // What is young, as closed frames are.
          collect({ type: 'minor' })
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
