import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Compressor, VideoSettings } from '../encode/compressor.ts'
import { framesPerSecond } from '../encode/compressor.ts'
import type { Tools } from '../encode/format.ts'
import { type WebCodecs, webCodecs } from '../encode/webcodecs.ts'
import { WorkError } from '../spec/error.ts'
import { ffmpegCompressor, findFfmpeg } from './ffmpeg.ts'
import { fontFiles } from './raster.ts'

const require = createRequire(import.meta.url)

/** What the formats need on this machine. */
export const tools: Tools = {
  async fonts() {
    const [regular, strong] = await Promise.all(
      fontFiles.map(async ({ file }) => new Uint8Array(await readFile(require.resolve(file)))),
    )
    return { 400: regular!, 600: strong! }
  },
  compressor: async () => (await findCompressor()).compressor,
}

/**
 * @napi-rs/webcodecs, or ffmpeg where that could not be installed.
 *
 * @throws WorkError when neither is there
 */
export async function findCompressor(): Promise<{ name: string; compressor: Compressor }> {
  const library = await import('@napi-rs/webcodecs').catch(() => null)
  if (library) {
    // It does not export its package.json.
    const about = join(dirname(require.resolve('@napi-rs/webcodecs')), 'package.json')
    const { version } = JSON.parse(await readFile(about, 'utf8')) as { version: string }
    const compressor = staysAwake(webCodecs(library as unknown as WebCodecs, napiRate))
    return { name: `@napi-rs/webcodecs ${version}`, compressor }
  }
  const ffmpeg = await findFfmpeg()
  if (ffmpeg) return { name: ffmpeg, compressor: ffmpegCompressor }
  throw new WorkError(
    'nothing here compresses video: run npm install @napi-rs/webcodecs@1.3, or install ffmpeg; a GIF needs neither',
  )
}

/** The quantizer of x264 that @napi-rs/webcodecs 1.3 always asks for. */
const napiQuantizer = 23

/**
 * @napi-rs/webcodecs 1.3 takes each frame's quantizer for VP9 as its worst one, which a starved encoder stays at. For
 * H.264 it is always 23, in x264's mode of constant quality, where a frame that is shown twice as long is given a
 * quantizer 2.4 lower: 6 · log₂ of the duration to the power 1 − qcomp, 0.4 (x264, `get_qscale`), for durations from
 * 1/100 to 1 second. So it is told another rate than the true one, which the container holds.
 */
function napiRate(settings: VideoSettings): Record<string, unknown> {
  if (settings.codec === 'vp9') return { bitrateMode: 'variable', bitrate: 1000 }
  const rate = framesPerSecond(settings) * 2 ** ((settings.quantizer - napiQuantizer) / 2.4)
  return { framerate: Math.max(1, Math.min(100, Math.round(rate))) }
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
