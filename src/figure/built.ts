import type { Tools } from '../encode/format.ts'
import { WorkError } from '../options/error.ts'
import { bytesOf, compileKernels } from '../paint/web-assembly.ts'
import { tableFont } from '../scene/style/table-font.ts'
import { type Raster, withPainter } from './raster.ts'
import { version } from './version.ts'

/** The tools of formats as modules of the build, each loaded when it is needed; none compresses video. */
export const builtTools: Tools = {
  bundledFont: async () => tableFont((await import('#built/font-table')).table),
  page: async () => (await import('#built/page-code')).code,
  kernels: async () => compileKernels(bytesOf((await import('#built/gif-kernels')).base64)),
  fonts: elsewhere,
  compressor: elsewhere,
}

async function elsewhere(): Promise<never> {
  throw new WorkError('nnanim itself has files of fonts and compressors of video, its core has none')
}

/** Opens our own painter with letters by the outlines of the bundled font. */
export async function openOutlines(): Promise<Raster> {
  const { base64 } = await import('#built/paint-kernels')
  const [kernels, font] = await Promise.all([compileKernels(bytesOf(base64)), builtTools.bundledFont()])
  return withPainter({ name: 'outlines', version }, kernels, null, font)
}
