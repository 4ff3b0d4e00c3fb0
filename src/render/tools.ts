import { readFile } from 'node:fs/promises'
import type { Tools } from '../encode/format.ts'
import type { PageCode } from '../encode/html/page.ts'
import { openBuilt } from './built.ts'
import { findCompressor } from './compressors.ts'
import { kernelTools } from './kernels.ts'
import { fontFiles, loadTable } from './raster.ts'

/** The tools of this machine that formats need: the font's files, the build's output, and a compressor of video. */
export const tools: Tools = {
  ...kernelTools,
  compressor: async () => (await findCompressor()).compressor,
  async fonts() {
    const [regular, strong] = await Promise.all(
      fontFiles.map(async ({ file }) => new Uint8Array(await readFile(file))),
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
}
