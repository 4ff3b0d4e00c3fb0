import { arch, platform, release } from 'node:os'
import { SpecError } from '../options/error.ts'
import { family } from '../paint/font.ts'
import { findCompressor } from '../render/compressors.ts'
import { openRaster } from '../render/raster.ts'
import { tools } from '../render/tools.ts'
import type { CallOf } from './call.ts'
import { print, printJson } from './print.ts'

/** Prints what draws pixels, encodes video and makes pages here, as a table or as JSON; exit code 1 when nothing draws. */
export async function doctor({ json }: CallOf<'doctor'>, version: string): Promise<void> {
  const rasterizers = [await tryRaster('canvas'), await tryRaster('outlines')]
  const drawn = rasterizers.find(({ loads }) => loads)?.name ?? null
  const report = {
    version,
    node: process.versions.node,
    platform: `${platform()} ${arch()} ${release()}`,
    rasterizers,
    rasterizer: drawn,
    shapes: drawn && 'nnanim',
    video: (await findCompressor().catch(() => null))?.name ?? null,
    pages: (await tools.page().catch(() => null)) !== null,
    font: family,
    terminal: process.stderr.isTTY === true,
  }
  if (drawn === null) process.exitCode = 1
  if (json) return printJson(report)
  const lines = [
    ['nnanim', report.version],
    ['node', report.node],
    ['platform', report.platform],
    ...rasterizers.map(r => [r.name, r.version ?? (drawn ? 'not needed here' : `expected ${r.problem}`)]),
    ['draws with', drawn ? `nnanim, letters by ${drawn}` : 'only SVG and PDF: install nnanim again'],
    ['video', report.video ?? 'none: run npm install @napi-rs/webcodecs@1.3, or install ffmpeg'],
    ['pages', report.pages ? 'their code is here' : 'none: install nnanim again'],
    ['font', `${report.font}, bundled`],
    ['progress', report.terminal ? 'standard error is a terminal' : 'none: standard error is no terminal'],
  ]
  print(lines.map(([name, value]) => `${name!.padEnd(12)}${value}`))
}

/** Loads what draws letters, opens the font and a picture; gives its version, or why that fails. */
async function tryRaster(name: 'canvas' | 'outlines') {
  try {
    const raster = await openRaster(name)
    raster.create(8, 8)
    return { name, loads: true, version: raster.version, problem: null }
  } catch (error) {
    const problem = error instanceof SpecError ? error.expected : String(error)
    return { name, loads: false, version: null, problem }
  }
}
