import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Format } from '../encode/format.ts'
import { none, type Raster, withPainter } from '../figure/raster.ts'
import { version } from '../figure/version.ts'
import { SpecError, WorkError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'
import { family } from '../paint/font.ts'
import type { PaintContext } from '../paint/paint.ts'
import { straighten } from '../paint/pixels.ts'
import type { GlyphSheet } from '../paint/text.ts'
import { compileKernels } from '../paint/web-assembly.ts'
import { once, openBuilt } from './built.ts'
import type { Result } from './result.ts'

/**
 * Opens what draws pixels: for "auto" our own painter with letters by node-canvas or, where that could not be installed,
 * by outlines of the bundled font.
 *
 * @param first what draws letters where the choice is "auto" and it is there
 * @throws SpecError when node-canvas is chosen and not installed
 */
export async function openRaster(
  choice: Raster['name'],
  first: 'canvas' | 'outlines' = 'canvas',
): Promise<Raster> {
  if (choice === 'none') return none
  if (choice === 'outlines' || (choice === 'auto' && first === 'outlines')) return openOutlines()
  try {
    return await (choice === 'auto' ? openCanvasLetters() : openCanvas())
  } catch (error) {
    if (error instanceof WorkError) throw error
    if (choice === 'auto') return openOutlines()
    // Only the first sentence of the message: the second is about npm.
    const reason = /^.*?(?=[.] |[.]?$)/m.exec((error as Error).message)![0]
    const expected = `an installed one (canvas: ${reason}): run npm install --include=optional`
    throw new SpecError('rasterizer', choice, expected)
  }
}

/** Opens a rasterizer; "none" where none can be and no format needs pixels. @throws as `openRaster` otherwise */
export async function openRasterFor(
  formats: readonly Format[],
  ...asked: Parameters<typeof openRaster>
): Promise<Raster> {
  const opened = openRaster(...asked)
  return formats.every(({ vector }) => vector) ? opened.catch(() => none) : opened
}

/** The rasterizers of letters and of all else, as results hold them. */
export function drawersOf({ name }: Raster): Pick<Result, 'rasterizer' | 'shapes'> {
  if (name === 'none') return { rasterizer: 'none', shapes: 'none' }
  return { rasterizer: name === 'auto' ? 'canvas' : name, shapes: name === 'canvas' ? 'canvas' : 'nnanim' }
}

const require = createRequire(import.meta.url)
/** Files of the bundled font, Inter, which the build copies. */
export const fontFiles = ['400', '600'].map(weight => ({
  weight,
  file: fileURLToPath(new URL(`../../dist/fonts/Inter-${weight}.ttf`, import.meta.url)),
}))

/** The functions of node-canvas that are used; its own types are missing where it could not be installed. */
interface NodeCanvas {
  registerFont(file: string, face: { family: string; weight: string }): void
  createCanvas(width: number, height: number): Canvas
}

interface Canvas {
  getContext(
    kind: '2d',
  ): GlyphSheet['context'] &
    PaintContext & { scale(x: number, y: number): void; fillRect(...box: number[]): void }
  toBuffer(kind: 'raw'): Buffer
}

// Once a thread: to register a font again would register it twice.
const loadCanvas = once(() => {
  const library = withOwnFonts(() => {
    const library = require('canvas') as NodeCanvas
    // Must come before the first canvas: Pango does not see fonts that are registered later.
    for (const { file, weight } of fontFiles) library.registerFont(file, { family, weight })
    return library
  })
  const { version } = require('canvas/package.json') as { version: string }
  return {
    version,
    /** A canvas of so many pixels, `scale` of them along a unit. */
    open(width: number, height: number, scale: number) {
      const image = library.createCanvas(width, height)
      const context = image.getContext('2d')
      context.scale(scale, scale)
      return { context, read: () => pixelsOf(image) }
    },
  }
})
/** The bundled font by its table, loaded once a thread. */
export const loadTable = once(async () => {
  const { tableFont } = await import('../scene/fonts/table-font.ts')
  return openBuilt('font.json', bytes => tableFont(JSON.parse(String(bytes))))
})

async function openCanvasLetters(): Promise<Raster> {
  const { version, open } = loadCanvas()
  return withPainter({ name: 'auto', version }, await loadKernels(), open)
}

async function openOutlines(): Promise<Raster> {
  return withPainter({ name: 'outlines', version }, await loadKernels(), null, await loadTable())
}

// The same module each time: it is compiled once.
const loadKernels = once(() => openBuilt('kernels/paint.wasm', compileKernels))

async function openCanvas(): Promise<Raster> {
  const { version, open } = loadCanvas()
  const { paint } = await import('../paint/paint.ts')
  return {
    name: 'canvas',
    version,
    kernels: null,
    create(unitsWide, unitsHigh, density = 1, font) {
      const [width, height] = [Math.round(unitsWide * density), Math.round(unitsHigh * density)]
      return {
        draw(shapes, background, into) {
          const { context, read } = open(width, height, density)
          if (background !== null) {
            context.fillStyle = background
            context.fillRect(0, 0, width / density, height / density)
          }
          paint(context, shapes, font)
          const pixels = into?.pixels ?? new Uint32Array(new SharedArrayBuffer(4 * width * height))
          pixels.set(read())
          if (background === null) straighten(pixels)
          return { pixels, width, height }
        },
      }
    },
  }
}

/** A copy of the pixels of a canvas, in memory R, G, B, A, premultiplied. */
function pixelsOf(image: Canvas): Uint32Array {
  const bytes = image.toBuffer('raw')
  const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  // From BGRA to RGBA, in place.
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i]
    pixels[i] = (pixel & 0xff00ff00) | ((pixel >>> 16) & 0xff) | ((pixel & 0xff) << 16)
  }
  return pixels
}

/** The build's copy of `fonts.conf`, at the same relative path from `src/render`, `dist/render` and `dist/bundle`. */
const ownFile = fileURLToPath(new URL('../../dist/fonts.conf', import.meta.url))

/**
 * Loads a library that draws text through fontconfig, with fontconfig set to this package's configuration: without the
 * machine's fonts, and without hinting, which changes pixels from one machine to the next. Fontconfig reads the
 * environment variables once, with the first font; afterwards they are restored, for programs that are started later.
 * A worker thread has only a copy of them, so the main thread must load first.
 *
 * @throws what `load` throws; WorkError where the configuration is missing or cut, as letters would be others then
 */
export function withOwnFonts<Library>(load: () => Library, file = ownFile): Library {
  const isWhole = orElse(() => readFileSync(file, 'utf8').trimEnd().endsWith('</fontconfig>'), false)
  if (!isWhole) throw new WorkError('dist/fonts.conf is missing or damaged: install nnanim again')
  const own = { FONTCONFIG_FILE: file, FONTCONFIG_SYSROOT: undefined }
  const before = Object.fromEntries(Object.keys(own).map(name => [name, env[name]]))
  setVariables(own)
  try {
    return load()
  } finally {
    setVariables(before)
  }
}

function setVariables(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables))
    if (value === undefined) delete env[name]
    else env[name] = value
}
