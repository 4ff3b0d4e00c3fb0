import type { Bitmap } from '../../src/encode/format.ts'
import type { Raster } from '../../src/figure/raster.ts'
import { openRaster } from '../../src/render/raster.ts'
import type { Shape } from '../../src/scene/shape.ts'

/** The rasterizer that NNANIM_TEST_RASTERIZER names, so that the picture tests can run with other letters. */
export function openTestRaster(): Promise<Raster> {
  const named = process.env.NNANIM_TEST_RASTERIZER ?? 'auto'
  if (named !== 'auto' && named !== 'outlines') throw new Error(`NNANIM_TEST_RASTERIZER: ${named}`)
  return openRaster(named)
}

export function draw(
  raster: Raster,
  shapes: Shape[],
  width = 40,
  height = 40,
  background: string | null = '#ffffff',
): Bitmap {
  const picture = raster.create(width, height)
  return picture.draw(shapes, background)
}

/** Red, green, blue of a pixel. */
export function pixel({ pixels, width }: Bitmap, x: number, y: number): [number, number, number] {
  const value = pixels[y * width + x]
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff]
}

/** How much of a picture black ink on white covers, in pixels. */
export function coverage(frame: Bitmap): number {
  return frame.pixels.reduce((sum, value) => sum + (255 - (value & 0xff)) / 255, 0)
}
