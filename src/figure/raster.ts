import type { Bitmap } from '../encode/format.ts'
import type { Spec } from '../options/spec.ts'
import type { OpenPaintKernels } from '../paint/kernels.ts'
import { createPainter } from '../paint/painter.ts'
import type { OpenSheet } from '../paint/text.ts'
import { giveBack, instantiateShared, type KernelModule } from '../paint/web-assembly.ts'
import type { Font } from '../scene/font.ts'
import type { Shape } from '../scene/shape.ts'

/** Draws pictures of one size. */
export interface Picture {
  /**
   * Draws shapes, the first at the bottom, on a background `#rrggbb` or, with null, on none, in memory that threads can
   * share. Where one of its old pictures is given, its memory is used for the new one.
   */
  draw(shapes: readonly Shape[], background: string | null, into?: Bitmap): Bitmap
  /** The shapes with the pixels of their texts, so that a picture without letters draws them; absent where none can. */
  withStamps?(shapes: readonly Shape[]): Shape[]
  /** Gives back the memory of all that it drew. */
  close?(): void
}

/** A rasterizer by its name in specs, where "auto" has letters by node-canvas; "none" draws no pixels at all. */
export interface Raster {
  name: Spec['rasterizer'] | 'none'
  version: string
  /** The kernels that paint all but text; null for rasterizers without them. */
  kernels: KernelModule | null
  /**
   * @param width in units of the shapes, and so is the height
   * @param density pixels along a unit, 1 by default; sizes in pixels are the nearest whole ones
   * @param font what texts are set in, where that is not the bundled font
   */
  create(width: number, height: number, density?: number, font?: Font): Picture
}

/** Draws no pixels: for formats of vectors. */
export const none: Raster = {
  name: 'none',
  version: '',
  kernels: null,
  create: (width, height, density = 1) => ({
    draw: () => ({ pixels: new Uint32Array(0), width: width * density, height: height * density }),
  }),
}

/** The end of the name of a rasterizer that draws more than letters. */
export const drawnAlone = ' alone'

/** The name of a rasterizer with its version, as recipes hold it. */
export function titleOf({ name, version }: Raster): string {
  return {
    auto: `canvas ${version}`,
    canvas: `canvas ${version}${drawnAlone}`,
    outlines: `outlines ${version}`,
    none: 'no rasterizer',
  }[name]
}

/** Our own painter, with letters by a canvas or, without one, by the outlines of a font. */
export function withPainter(
  about: Pick<Raster, 'name' | 'version'>,
  kernels: KernelModule,
  openSheet: OpenSheet | null,
  bundled?: Font,
): Raster {
  return {
    ...about,
    kernels,
    create(unitsWide, unitsHigh, density = 1, font = bundled) {
      const opened = instantiateShared<ReturnType<OpenPaintKernels>>(kernels)
      const paint = createPainter(unitsWide, unitsHigh, density, () => opened, openSheet, font)
      const [width, height] = [Math.round(unitsWide * density), Math.round(unitsHigh * density)]
      return {
        draw: (shapes, background, into) => ({
          pixels: paint(shapes, background, into?.pixels),
          width,
          height,
        }),
        withStamps: paint.withStamps,
        close: () => giveBack(opened),
      }
    },
  }
}
