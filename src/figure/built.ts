import type { Tools } from '../encode/format.ts'
import type { PageCode } from '../encode/html/page.ts'
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

/** The tools of formats as modules of the build, each loaded when it is needed; none compresses video. */
export const builtTools: Tools = {
  bundledFont,
  page: async () => (await import('#built/page-code')).code as PageCode,
  kernels: async () => compileKernels(bytesOf((await import('#built/gif-kernels')).base64)),
  videoKernels: elsewhere,
  fonts: elsewhere,
  compressor: elsewhere,
}

async function elsewhere(): Promise<never> {
  throw new WorkError('nnanim itself has files of fonts and compressors of video, its core has none')
}

/** Opens our own painter with letters by the outlines of the bundled font. */
export async function openOutlines(): Promise<Raster> {
  const { base64 } = await import('#built/paint-kernels')
  const [kernels, font] = await Promise.all([compileKernels(bytesOf(base64)), bundledFont()])
  return withPainter({ name: 'outlines', version }, kernels, null, font)
}
