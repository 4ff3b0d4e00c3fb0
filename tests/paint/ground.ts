import { readFile } from 'node:fs/promises'
import { createPaintKernels, type PaintKernels, type Pixmap } from '../../src/paint/kernels.ts'
import { pixelOf } from '../../src/paint/pixels.ts'
import { compileKernels, instantiateShared } from '../../src/paint/web-assembly.ts'

const module = await compileKernels(await readFile('dist/kernels/paint.wasm'))

/** The kernels as WebAssembly, in a memory of their own. */
export const openKernels = (): PaintKernels => createPaintKernels(() => instantiateShared(module))

const shared = openKernels()

/** A picture of those pixels, all of them in its box. */
export function pictureOf(
  kernels: PaintKernels,
  width: number,
  height: number,
  pixels: ArrayLike<number>,
): Pixmap {
  const picture = kernels.takePicture(width, height)
  kernels.dataOf(picture, width * height).set(pixels)
  kernels.touch(picture, 0, 0, width, height)
  return picture
}

type Rule = 'evenodd' | 'nonzero'
type Give = (kernels: PaintKernels) => void

/** What black covers of each pixel of a white picture, 0 to 1, row by row. */
export function covered(width: number, height: number, give: Give, rule: Rule = 'nonzero'): number[] {
  shared.setSize(width, height)
  give(shared)
  return filled(shared, width, height, rule)
}

/** What those edges cover that kernels have been given. */
export function filled(
  kernels: PaintKernels,
  width: number,
  height: number,
  rule: Rule = 'nonzero',
): number[] {
  return onWhite(kernels, width, height, picture =>
    kernels.fill(picture, pixelOf('#000000'), 1, rule === 'evenodd'),
  )
}

/** What is painted of black on each pixel of a white picture, 0 to 1, row by row. */
export function onWhite(
  kernels: PaintKernels,
  width: number,
  height: number,
  paint: (picture: Pixmap) => void,
): number[] {
  const picture = kernels.openSheet(width, height)
  kernels.fillAll(picture, pixelOf('#ffffff'))
  paint(picture)
  return Array.from(kernels.dataOf(picture, width * height), pixel => 1 - (pixel & 0xff) / 255)
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** Gives the edges of a polygon x₀, y₀, x₁, y₁, … */
export function loop(polygon: readonly number[], kernels: PaintKernels): void {
  kernels.enclose(kernels.setPoints(polygon))
}
