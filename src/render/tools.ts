import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Tools } from '../encode/format.ts'
import type { PageCode } from '../encode/html/page.ts'
import type { Compressor } from '../encode/video/compressor.ts'
import type { VideoDecoder } from '../encode/video/decoder.ts'
import type { WebCodecs } from '../encode/video/web-compressor.ts'
import type { WebDecoders } from '../encode/video/web-decoder.ts'
import { WorkError } from '../options/error.ts'
import { compileKernels } from '../paint/web-assembly.ts'
import { openBuilt } from './built.ts'
import { napiCompressor, napiDecoder } from './napi.ts'
import { fontFiles, loadTable, once } from './raster.ts'

const require = createRequire(import.meta.url)

/** The tools of this machine that formats need: the font's files, the build's output, and a compressor of video. */
export const tools: Tools = {
  async fonts() {
    const [regular, strong] = await Promise.all(
      fontFiles.map(async ({ file }) => new Uint8Array(await readFile(require.resolve(file)))),
    )
    return { 400: regular!, 600: strong! }
  },
  bundledFont: loadTable,
  page: () =>
    openBuilt('web/page.json', bytes => {
      const code: PageCode = JSON.parse(String(bytes))
      if (!code.modules.player) throw new Error('no player')
      return code
    }),
  kernels: once(() => openBuilt('kernels/gif.wasm', compileKernels)),
  compressor: async () => (await findCompressor()).compressor,
}

/**
 * Finds a compressor of video: @napi-rs/webcodecs, or ffmpeg where that could not be installed.
 *
 * @throws WorkError when neither is there
 */
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

/** Finds a decoder of video in the same order; null when neither is there. */
export async function findDecoder(): Promise<VideoDecoder | null> {
  const library = await import('@napi-rs/webcodecs').catch(() => null)
  if (library) return napiDecoder(library as unknown as WebDecoders)
  const { findFfmpeg } = await import('./ffmpeg.ts')
  return (await findFfmpeg()) ? (await import('./ffmpeg-decoder.ts')).ffmpegDecoder : null
}
