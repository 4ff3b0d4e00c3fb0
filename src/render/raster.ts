import { createRequire } from 'node:module'
import type { Bitmap, Format } from '../encode/format.ts'
import { SpecError, WorkError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { family } from '../paint/font.ts'
import type { OpenPaintKernels } from '../paint/kernels.ts'
import { createPainter } from '../paint/painter.ts'
import type { GlyphSheet, OpenSheet } from '../paint/text.ts'
import { compileKernels, instantiateShared, type KernelModule } from '../paint/web-assembly.ts'
import type { Font } from '../scene/font.ts'
import type { Shape } from '../scene/shape.ts'
import { openBuilt } from './built.ts'
import { withOwnFonts } from './fontconfig.ts'

/** Draws pictures of one size. */
export interface Picture {
  /**
   * Draws shapes, the first at the bottom, on a background `#rrggbb` or, with null, on none, in memory that threads can
   * share. Where one of its old pictures is given, its memory is used for the new one.
   */
  draw(shapes: readonly Shape[], background: string | null, into?: Bitmap): Bitmap
}

/** A library that draws pixels, with the bundled font loaded; "none" draws no pixels at all. */
export interface Raster {
  name: 'canvas' | 'napi' | 'none'
  version: string
  /** What paints all but text; null for "none". */
  kernels: KernelModule | null
  /**
   * @param width in units of the shapes, and so is the height
   * @param density pixels along a unit, 1 by default; sizes in pixels are the nearest whole ones
   * @param font what texts are set in, where that is not the bundled font
   */
  create(width: number, height: number, density?: number, font?: Font): Picture
}

/**
 * Opens node-canvas, or @napi-rs/canvas where `canvas` could not be installed.
 *
 * @param first the one to try first where the choice is "auto"
 * @param kernels those of the thread that started this one; else they are compiled
 * @throws SpecError when the chosen one is not installed, WorkError when neither is
 */
export async function openRaster(
  choice: Spec['rasterizer'] | 'none',
  first: 'canvas' | 'napi' = 'canvas',
  kernels: KernelModule | null = null,
): Promise<Raster> {
  if (choice === 'none') return none
  const reasons: string[] = []
  for (const name of choice === 'auto' ? new Set([first, 'canvas', 'napi'] as const) : [choice]) {
    try {
      return await openers[name](kernels)
    } catch (error) {
      if (error instanceof WorkError) throw error
      // Only the first sentence of the message: the second is about npm.
      reasons.push(`${packages[name]}: ${/^.*?(?=[.] |[.]?$)/m.exec((error as Error).message)![0]}`)
    }
  }
  if (choice === 'auto')
    throw new WorkError(
      `nothing here draws pixels (${reasons.join('; ')}): run npm install --include=optional; SVG and PDF need neither`,
    )
  throw new SpecError(
    'rasterizer',
    choice,
    `an installed one (${reasons[0]}): run npm install --include=optional`,
  )
}

/**
 * Opens a rasterizer for formats; "none" where none can be opened and all formats do without pixels.
 *
 * @throws as `openRaster` does, where a format needs pixels
 */
export async function openRasterFor(
  formats: readonly Format[],
  ...asked: Parameters<typeof openRaster>
): Promise<Raster> {
  const opened = openRaster(...asked)
  return formats.every(({ vector }) => vector) ? opened.catch(() => none) : opened
}

const none: Raster = {
  name: 'none',
  version: '',
  kernels: null,
  create: (width, height, density = 1) => ({
    draw: () => ({ pixels: new Uint32Array(0), width: width * density, height: height * density }),
  }),
}

/** Name and version of a rasterizer, as recipes hold it. */
export function titleOf({ name, version }: Raster): string {
  return name === 'none' ? 'no rasterizer' : `${name} ${version}`
}

const packages = { canvas: 'canvas', napi: '@napi-rs/canvas' }
// Each once a thread: to register a font again would register it twice.
const openers = { canvas: once(openNodeCanvas), napi: once(openNapi) }

function once<T, Given>(open: (given: Given) => Promise<T>): (given: Given) => Promise<T> {
  let opened: Promise<T> | undefined
  return given => {
    opened ??= open(given)
    return opened
  }
}

const require = createRequire(import.meta.url)
/** Files of the bundled font, as module paths. */
export const fontFiles = [
  { weight: '400', file: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf' },
  { weight: '600', file: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf' },
]

/** What is used of node-canvas, whose own types are missing where it could not be installed. */
interface NodeCanvas {
  registerFont(file: string, face: { family: string; weight: string }): void
  createCanvas(
    width: number,
    height: number,
  ): {
    getContext(kind: '2d'): RasterContext & { textDrawingMode: 'glyph' | 'path' }
    toBuffer(kind: 'raw'): Buffer
  }
}

async function openNodeCanvas(kernels: KernelModule | null): Promise<Raster> {
  const library = withOwnFonts(() => {
    const library = require('canvas') as NodeCanvas
    // Must come before the first canvas: Pango does not see fonts that are registered later.
    for (const { file, weight } of fontFiles) library.registerFont(require.resolve(file), { family, weight })
    return library
  })
  return rasterOf('canvas', kernels, {
    create(width, height) {
      const image = library.createCanvas(width, height)
      const context = image.getContext('2d')
      // Text drawn as outlines moves smoothly; as glyphs it would jump from pixel to pixel.
      context.textDrawingMode = 'path'
      return { image, context }
    },
    read(image) {
      const bytes = image.toBuffer('raw')
      const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
      // From BGRA to RGBA, in place.
      for (let i = 0; i < pixels.length; i++) {
        const pixel = pixels[i]
        pixels[i] = (pixel & 0xff00ff00) | ((pixel >>> 16) & 0xff) | ((pixel & 0xff) << 16)
      }
      return pixels
    },
  })
}

async function openNapi(kernels: KernelModule | null): Promise<Raster> {
  const library = await import('@napi-rs/canvas')
  for (const { file } of fontFiles) library.GlobalFonts.registerFromPath(require.resolve(file), family)
  return rasterOf('napi', kernels, {
    create(width, height) {
      const image = library.createCanvas(width, height)
      const context = image.getContext('2d')
      // Otherwise the machine's language is used, on which glyphs of some fonts depend: Romanian has ş with a comma.
      context.lang = 'en'
      return { image, context }
    },
    read(image) {
      const bytes = image.data()
      return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    },
  })
}

type RasterContext = GlyphSheet['context'] & { scale(x: number, y: number): void }

/** What differs between the two libraries. */
interface Library<Canvas> {
  create(width: number, height: number): { image: Canvas; context: RasterContext }
  /** A copy of the pixels, in memory R, G, B, A, premultiplied. */
  read(image: Canvas): Uint32Array
}

async function rasterOf<Canvas>(
  name: 'canvas' | 'napi',
  compiled: KernelModule | null,
  { create, read }: Library<Canvas>,
): Promise<Raster> {
  const { version } = require(`${packages[name]}/package.json`) as { version: string }
  const kernels = compiled ?? (await openBuilt('kernels/paint.wasm', compileKernels))
  const openKernels: OpenPaintKernels = () => instantiateShared(kernels)
  const openSheet: OpenSheet = (width, height, scale) => {
    const { image, context } = create(width, height)
    context.scale(scale, scale)
    return { context, read: () => read(image) }
  }
  return {
    name,
    version,
    kernels,
    create(unitsWide, unitsHigh, density = 1, font) {
      const paint = createPainter(unitsWide, unitsHigh, density, openKernels, openSheet, font)
      const [width, height] = [Math.round(unitsWide * density), Math.round(unitsHigh * density)]
      return {
        draw: (shapes, background, into) => ({
          pixels: paint(shapes, background, into?.pixels),
          width,
          height,
        }),
      }
    },
  }
}
