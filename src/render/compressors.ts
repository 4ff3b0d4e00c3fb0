import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Compressor } from '../encode/video/compressor.ts'
import type { WebCodecs } from '../encode/video/web-compressor.ts'
import { WorkError } from '../options/error.ts'
import { napiCompressor } from './napi.ts'

const require = createRequire(import.meta.url)

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
