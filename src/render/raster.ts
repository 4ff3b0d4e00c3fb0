import { createRequire } from 'node:module'
import type { Bitmap } from '../encode/format.ts'
import { paint } from '../paint/canvas.ts'
import type { Context2D, Layer, Surface } from '../paint/context.ts'
import { family } from '../paint/font.ts'
import type { ImageShape, Shape } from '../scene/shape.ts'
import { SpecError, WorkError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'

/** A surface whose pixels can be taken. */
export interface Picture extends Surface {
  /** The pixels of shapes painted in their order, on a background colour or, with null, on none. */
  draw(shapes: readonly Shape[], background: string | null): Bitmap
  /** A copy of the pixels. */
  frame(): Bitmap
}

/** The library that turns paths and text into pixels, with the bundled font at hand. */
export interface Raster {
  name: 'canvas' | 'napi'
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
  choice: Spec['rasterizer'],
  first: Raster['name'] = 'canvas',
): Promise<Raster> {
  const reasons: string[] = []
  for (const name of choice === 'auto' ? new Set([first, 'canvas', 'napi'] as const) : [choice]) {
    try {
      return await openers[name]()
    } catch (error) {
      reasons.push(`${packages[name]}: ${(error as Error).message.split('\n', 1)[0]}`)
    }
  }
  if (choice === 'auto')
    throw new WorkError(`no rasterizer can be loaded (${reasons.join('; ')}). Run npm install again`)
  throw new SpecError(
    'rasterizer',
    choice,
    `an installed one: npm install ${packages[choice]} (${reasons[0]})`,
  )
}

const packages = { canvas: 'canvas', napi: '@napi-rs/canvas' }
const openers = { canvas: openNodeCanvas, napi: openNapi }

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
    getContext(kind: '2d'): RasterContext<object> & { textDrawingMode: 'glyph' | 'path' }
    toBuffer(kind: 'raw'): Buffer
  }
  createImageData(data: Uint8ClampedArray, width: number, height: number): object
}

async function openNodeCanvas(): Promise<Raster> {
  const library = require('canvas') as NodeCanvas
  // Before the first canvas, or Pango does not see them.
  for (const { file, weight } of fontFiles) library.registerFont(require.resolve(file), { family, weight })
  return rasterOf('canvas', {
    create(width, height) {
      const image = library.createCanvas(width, height)
      const context = image.getContext('2d')
      // Outlines ignore the machine's hinting, and let text glide instead of jumping from pixel to pixel.
      context.textDrawingMode = 'path'
      return { image, context }
    },
    imageData: ({ data, width, height }) => library.createImageData(data, width, height),
    read(image) {
      const bytes = image.toBuffer('raw')
      const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
      // From BGRA to RGBA, in place.
      for (let i = 0; i < pixels.length; i++) {
        const pixel = pixels[i]!
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
      return { image, context: image.getContext('2d') }
    },
    imageData: ({ data, width, height }) => new library.ImageData(data, width, height),
    read(image) {
      const bytes = image.data()
      return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
    },
  })
}

type RasterContext<ImageData> = Context2D & {
  putImageData(data: ImageData, x: number, y: number): void
  scale(x: number, y: number): void
}

/** What differs between the libraries. */
interface Library<Canvas, ImageData> {
  create(width: number, height: number): { image: Canvas; context: RasterContext<ImageData> }
  imageData(pixels: ImageShape['pixels']): ImageData
  /** A copy of the pixels, in memory R, G, B, A, premultiplied. */
  read(image: Canvas): Uint32Array
}

/** Stamps that are kept at most at density 1; then all are made anew. */
const mostStamps = 10_000

function rasterOf<Canvas, ImageData>(
  name: Raster['name'],
  { create, imageData, read }: Library<Canvas, ImageData>,
): Raster {
  const { version } = require(`${packages[name]}/package.json`) as { version: string }
  return {
    name,
    version,
    create(width, height, density = 1) {
      const scaled = (width: number, height: number) => {
        const made = create(width * density, height * density)
        made.context.scale(density, density)
        return made
      }
      const { image, context } = scaled(width, height)
      const layers: Layer[] = []
      const stamps = new Map<string, Canvas>()
      const picture: Picture = {
        context,
        width,
        height,
        layer(depth) {
          layers[depth] ??= scaled(width, height)
          return layers[depth]
        },
        stamp(key, size, draw) {
          const kept = stamps.get(key)
          if (kept !== undefined) return kept
          const { image, context } = scaled(size, size)
          draw(context)
          if (stamps.size >= mostStamps / density ** 2) stamps.clear()
          stamps.set(key, image)
          return image
        },
        image(pixels) {
          const { image, context } = create(pixels.width, pixels.height)
          context.putImageData(imageData(pixels), 0, 0)
          return image
        },
        frame: () => ({ pixels: straighten(read(image)), width: width * density, height: height * density }),
        draw(shapes, background) {
          paint(shapes, picture, background)
          return picture.frame()
        },
      }
      return picture
    },
  }
}

/** Divides colours by their alpha, in place. */
function straighten(pixels: Uint32Array): Uint32Array {
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i]!
    if (pixel >= 0xff000000 || pixel === 0) continue
    const alpha = pixel >>> 24
    let straight = pixel & 0xff000000
    for (let shift = 0; shift < 24; shift += 8) {
      const value = ((pixel >>> shift) & 0xff) * (255 / alpha)
      straight |= Math.min(255, Math.round(value)) << shift
    }
    pixels[i] = straight
  }
  return pixels
}
