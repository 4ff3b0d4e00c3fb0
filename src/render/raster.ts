import { createRequire } from 'node:module'
import type { Bitmap, Format } from '../encode/format.ts'
import { SpecError, WorkError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { family } from '../paint/font.ts'
import { createPainter } from '../paint/painter.ts'
import type { OpenSheet, Sheet } from '../paint/text.ts'
import type { Shape } from '../scene/shape.ts'
import { withOwnFonts } from './fontconfig.ts'

/** What pictures of one size are drawn with. */
export interface Picture {
  /**
   * Shapes in their order as pixels, on a background colour or, with null, on none. They go into the pixels of
   * an old picture of this size, if one is given.
   */
  draw(shapes: readonly Shape[], background: string | null, into?: Bitmap): Bitmap
}

/** The library that turns letters into pixels, with the bundled font at hand; "none" makes no pixels at all. */
export interface Raster {
  name: 'canvas' | 'napi' | 'none'
  version: string
  /** Width and height in units of the shapes, each so many pixels long: a whole number, 1 by default. */
  create(width: number, height: number, density?: number): Picture
}

/**
 * Opens node-canvas, or @napi-rs/canvas where `canvas` could not be installed.
 *
 * @param first the one to try first where the choice is open
 * @throws SpecError when the one asked for is not there, WorkError when neither is.
 */
export async function openRaster(
  choice: Spec['rasterizer'] | 'none',
  first: 'canvas' | 'napi' = 'canvas',
): Promise<Raster> {
  if (choice === 'none') return none
  const reasons: string[] = []
  for (const name of choice === 'auto' ? new Set([first, 'canvas', 'napi'] as const) : [choice]) {
    try {
      return await openers[name]()
    } catch (error) {
      // Only its first sentence: another is about npm.
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

/** What `openRaster` opens, or "none" where no format needs pixels and it opens nothing. */
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
  create: (width, height, density = 1) => ({
    draw: () => ({ pixels: new Uint32Array(0), width: width * density, height: height * density }),
  }),
}

/** As recipes name it. */
export function titleOf({ name, version }: Raster): string {
  return name === 'none' ? 'no rasterizer' : `${name} ${version}`
}

const packages = { canvas: 'canvas', napi: '@napi-rs/canvas' }
// Once in each thread: fonts that are registered again stay registered twice.
const openers = { canvas: once(openNodeCanvas), napi: once(openNapi) }

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => {
    opened ??= open()
    return opened
  }
}

const require = createRequire(import.meta.url)
export const fontFiles = [
  { weight: '400', file: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf' },
  { weight: '600', file: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf' },
]

/** What is used of node-canvas, whose own types are not there where it could not be installed. */
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

async function openNodeCanvas(): Promise<Raster> {
  const library = withOwnFonts(() => {
    const library = require('canvas') as NodeCanvas
    // Before the first canvas, or Pango does not see them.
    for (const { file, weight } of fontFiles) library.registerFont(require.resolve(file), { family, weight })
    return library
  })
  return rasterOf('canvas', {
    create(width, height) {
      const image = library.createCanvas(width, height)
      const context = image.getContext('2d')
      // Outlines let text glide instead of jumping from pixel to pixel.
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

async function openNapi(): Promise<Raster> {
  const library = await import('@napi-rs/canvas')
  for (const { file } of fontFiles) library.GlobalFonts.registerFromPath(require.resolve(file), family)
  return rasterOf('napi', {
    create(width, height) {
      const image = library.createCanvas(width, height)
      const context = image.getContext('2d')
      // Else it is the machine's, which letters of some fonts follow: a Romanian's ş has a comma.
      context.lang = 'en'
      return { image, context }
    },
    read(image) {
      const bytes = image.data()
      return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    },
  })
}

type RasterContext = Sheet['context'] & { scale(x: number, y: number): void }

/** What differs between the libraries. */
interface Library<Canvas> {
  create(width: number, height: number): { image: Canvas; context: RasterContext }
  /** A copy of the pixels, in memory R, G, B, A, premultiplied. */
  read(image: Canvas): Uint32Array
}

function rasterOf<Canvas>(name: 'canvas' | 'napi', { create, read }: Library<Canvas>): Raster {
  const { version } = require(`${packages[name]}/package.json`) as { version: string }
  const openSheet: OpenSheet = (width, height, scale) => {
    const { image, context } = create(width, height)
    context.scale(scale, scale)
    return { context, read: () => read(image) }
  }
  return {
    name,
    version,
    create(unitsWide, unitsHigh, density = 1) {
      const paint = createPainter(unitsWide, unitsHigh, density, openSheet)
      const [width, height] = [unitsWide * density, unitsHigh * density]
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
