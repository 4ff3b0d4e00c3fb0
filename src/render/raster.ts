import { createRequire } from 'node:module'
import type { Frame } from '../encode/format.ts'
import type { Context2D, Layer, Surface } from '../paint/context.ts'
import { family } from '../paint/font.ts'
import type { ImageShape } from '../scene/shape.ts'
import { SpecError, WorkError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'

/** A surface whose pixels can be taken. */
export interface Picture extends Surface {
  /** A copy of the pixels. The picture must be opaque: fill its background first. */
  frame(): Frame
}

/** The library that turns paths and text into pixels, with the bundled font at hand. */
export interface Raster {
  name: 'canvas' | 'napi'
  version: string
  /** Width and height in pixels. */
  create(width: number, height: number): Picture
}

/**
 * Opens node-canvas, or @napi-rs/canvas where `canvas` could not be installed.
 *
 * @throws SpecError when the one asked for is not there, WorkError when neither is.
 */
export async function openRaster(choice: Spec['rasterizer']): Promise<Raster> {
  const reasons: string[] = []
  for (const name of choice === 'auto' ? (['canvas', 'napi'] as const) : [choice]) {
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
const fonts = [
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
    getContext(kind: '2d'): Context2D & {
      textDrawingMode: 'glyph' | 'path'
      putImageData(data: object, x: number, y: number): void
    }
    toBuffer(kind: 'raw'): Buffer
  }
  createImageData(data: Uint8ClampedArray, width: number, height: number): object
}

async function openNodeCanvas(): Promise<Raster> {
  const library = require('canvas') as NodeCanvas
  // Before the first canvas, or Pango does not see them.
  for (const { file, weight } of fonts) library.registerFont(require.resolve(file), { family, weight })

  const canvas = (width: number, height: number) => {
    const image = library.createCanvas(width, height)
    const context = image.getContext('2d')
    // Outlines ignore the machine's hinting, and let text glide instead of jumping from pixel to pixel.
    context.textDrawingMode = 'path'
    return { image, context }
  }
  const image = (pixels: ImageShape['pixels']) => {
    const { image, context } = canvas(pixels.width, pixels.height)
    context.putImageData(library.createImageData(pixels.data, pixels.width, pixels.height), 0, 0)
    return image
  }
  return {
    name: 'canvas',
    version: version(packages.canvas),
    create(width, height) {
      const page = canvas(width, height)
      const frame = (): Frame => {
        const bytes = page.image.toBuffer('raw')
        const pixels = new Uint32Array(bytes.buffer, bytes.byteOffset, width * height)
        // From BGRA to RGBA, in place.
        for (let i = 0; i < pixels.length; i++) {
          const pixel = pixels[i]!
          pixels[i] = (pixel & 0xff00ff00) | ((pixel >>> 16) & 0xff) | ((pixel & 0xff) << 16)
        }
        return { pixels, width, height }
      }
      return {
        context: page.context,
        width,
        height,
        layer: layers(() => canvas(width, height)),
        image,
        frame,
      }
    },
  }
}

async function openNapi(): Promise<Raster> {
  const library = await import('@napi-rs/canvas')
  for (const { file } of fonts) library.GlobalFonts.registerFromPath(require.resolve(file), family)

  const canvas = (width: number, height: number) => {
    const image = library.createCanvas(width, height)
    return { image, context: image.getContext('2d') }
  }
  const image = (pixels: ImageShape['pixels']) => {
    const { image, context } = canvas(pixels.width, pixels.height)
    context.putImageData(new library.ImageData(pixels.data, pixels.width, pixels.height), 0, 0)
    return image
  }
  return {
    name: 'napi',
    version: version(packages.napi),
    create(width, height) {
      const page = canvas(width, height)
      const frame = (): Frame => {
        const bytes = page.image.data()
        return { pixels: new Uint32Array(bytes.buffer, bytes.byteOffset, width * height), width, height }
      }
      return {
        context: page.context,
        width,
        height,
        layer: layers(() => canvas(width, height)),
        image,
        frame,
      }
    },
  }
}

function layers(create: () => { image: unknown; context: Context2D }): (depth: number) => Layer {
  const made: Layer[] = []
  return depth => {
    made[depth] ??= create()
    return made[depth]
  }
}

function version(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version
}
