import type { Tools } from '../encode/format.ts'
import type { PageCode } from '../encode/html/page.ts'
import { framesPerSecond, type VideoSettings } from '../encode/video/compressor.ts'
import { type WebCodecs, webCodecs } from '../encode/video/web-compressor.ts'
import { WorkError } from '../options/error.ts'
import { bytesOf, compileKernels } from '../paint/web-assembly.ts'
import type { Font } from '../scene/font.ts'
import type { FontTable } from '../scene/fonts/table-font.ts'
import { tableFont } from '../scene/fonts/table-font.ts'
import { type Raster, withPainter } from './raster.ts'
import { version } from './version.ts'

/** The bundled font, Inter, as outlines: `paint(context, shapes, font)` sets texts in it where nobody has installed it. */
export async function bundledFont(): Promise<Font> {
  return tableFont((await import('#built/font-table')).table as FontTable)
}

/** The tools of formats as modules of the build, each loaded when it is needed; WebCodecs, of browsers, compress video. */
export const builtTools: Tools = {
  bundledFont,
  page: async () => (await import('#built/page-code')).code as PageCode,
  kernels: async () => compileKernels(bytesOf((await import('#built/gif-kernels')).base64)),
  videoKernels: async () => compileKernels(bytesOf((await import('#built/video-kernels')).base64)),
  fonts: elsewhere,
  compressor: async () => webCodecs(globalThis as unknown as WebCodecs, rate),
}

/** Browsers take no quantizer for H.264: bits, a quarter of one a pixel at the usual quality, and twice as many 6 steps below. */
function rate(settings: VideoSettings): Record<string, unknown> {
  const { codec, width, height, quantizer } = settings
  if (codec === 'vp9') return {}
  const bits = 0.25 * 2 ** ((20 - quantizer) / 6)
  return { bitrateMode: 'variable', bitrate: Math.round(bits * width * height * framesPerSecond(settings)) }
}

async function elsewhere(): Promise<never> {
  throw new WorkError('nnanim itself has files of fonts, its core has none')
}

/** Opens our own painter with letters by the outlines of the bundled font. */
export async function openOutlines(): Promise<Raster> {
  const { base64 } = await import('#built/paint-kernels')
  const [kernels, font] = await Promise.all([compileKernels(bytesOf(base64)), bundledFont()])
  return withPainter({ name: 'outlines', version }, kernels, null, font)
}
