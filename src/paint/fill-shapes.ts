import type { DotsShape, ImageShape, PathShape } from '../scene/shape.ts'
import { type DotPen, drawDot, eachDot } from './dots.ts'
import type { PaintKernels, Pixmap } from './kernels.ts'
import { pixelOf } from './pixels.ts'
import { eachPoint, round } from './round.ts'

/** The kernels that paint a picture, its pixels, and those of a unit of its shapes. */
export interface PaintTools {
  kernels: PaintKernels
  width: number
  height: number
  density: number
}

export function fillPath(shape: PathShape, target: Pixmap, opacity: number, tools: PaintTools): void {
  const { lines, closed, fill, rule = 'evenodd', stroke: color, width = 1, dash = [], cap = 'butt' } = shape
  const { kernels, density } = tools
  if (fill !== undefined) {
    for (const line of lines) enclose(line, density, kernels)
    kernels.fill(target, pixelOf(fill), opacity, rule === 'evenodd')
  }
  const half = (round(width) * density) / 2
  if (color === undefined || !(half > 0)) return
  const pixel = pixelOf(color)
  const pattern = dash.map(length => round(length) * density)
  for (const line of lines) {
    if (pattern.length > 0 && line.length > 2) {
      const points = scaled(line, density)
      if (closed) points.push(points[0], points[1])
      for (const piece of dashes(points, pattern)) stroke(piece, false, half, cap, kernels)
    } else {
      const count = kernels.scalePoints(kernels.setPoints(line), density)
      kernels.stroke(count, closed, half, cap === 'round')
    }
    // Lines cost as much as their boxes are wide; see-through ones must not add up.
    if (opacity === 1) kernels.fill(target, pixel, 1, false)
  }
  kernels.fill(target, pixel, opacity, false)
}

/** Gives the edges of a polygon with rounded corners; those that are not finite are left out. */
export function enclose(polygon: ArrayLike<number>, density: number, kernels: PaintKernels): void {
  kernels.enclose(kernels.scalePoints(kernels.setPoints(polygon), density))
}

/** Gives the outline of a line whose points are pixels. */
export function stroke(
  line: ArrayLike<number>,
  closed: boolean,
  half: number,
  cap: 'butt' | 'round',
  kernels: PaintKernels,
): void {
  kernels.stroke(kernels.setPoints(line), closed, half, cap === 'round')
}

/** Rounded points in pixels; those that are not finite are left out. */
function scaled(line: ArrayLike<number>, density: number): number[] {
  const points: number[] = []
  eachPoint(line, (x, y) => points.push(x * density, y * density))
  return points
}

/**
 * The pieces of a line that a pattern of dash, gap, dash, … leaves; the line itself where the
 * pattern is empty, adds up to 0 or holds a negative length.
 *
 * @param line x₀, y₀, x₁, y₁, …; a closed one has its first point again at its end
 * @param pattern lengths in the units of the line; an odd number of them is taken twice
 */
export function dashes(line: ArrayLike<number>, pattern: readonly number[]): ArrayLike<number>[] {
  const lengths = pattern.length % 2 === 0 ? pattern : [...pattern, ...pattern]
  if (!(lengths.reduce((sum, length) => sum + length, 0) > 0) || lengths.some(length => length < 0))
    return [line]
  const pieces: number[][] = []
  let piece: number[] = [line[0], line[1]]
  let turn = 0
  let left = lengths[0]
  for (let i = 2; i < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i - 2], line[i - 1], line[i], line[i + 1]]
    const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
    let done = 0
    while (length - done > left) {
      done += left
      const [x, y] = [x0 + ((x1 - x0) * done) / length, y0 + ((y1 - y0) * done) / length]
      if (turn % 2 === 0) pieces.push([...piece, x, y])
      piece = [x, y]
      turn = (turn + 1) % lengths.length
      left = lengths[turn]
    }
    left -= length - done
    if (turn % 2 === 0) piece.push(x1, y1)
  }
  if (turn % 2 === 0) pieces.push(piece)
  return pieces
}

/** Paints each dot over the earlier ones, so that its ring sets it apart. */
export function fillDots(dots: DotsShape, target: Pixmap, opacity: number, tools: PaintTools): void {
  const { kernels, density } = tools
  const pen: DotPen = {
    disc: (x, y, radius, color) =>
      kernels.fillDisc(target, x * density, y * density, radius * density, pixelOf(color), opacity),
    fill(corners, color) {
      enclose(corners, density, kernels)
      kernels.fill(target, pixelOf(color), opacity, false)
    },
    line(corners, { color, reach }) {
      const count = kernels.scalePoints(kernels.setPoints(corners), density)
      kernels.stroke(count, true, reach * density, false)
      kernels.fill(target, pixelOf(color), opacity, false)
    },
  }
  eachDot(dots, dot => drawDot(dot, pen))
}

/** Paints an image's samples on a see-through layer, in all pixels that its rectangle touches. */
export function sampleImage(shape: ImageShape, layer: Pixmap, tools: PaintTools): void {
  const { x, y, width, height, pixels, smooth } = shape
  const { kernels, width: layerWidth, height: layerHeight, density } = tools
  const [originX, originY] = [round(x) * density, round(y) * density]
  const [sizeX, sizeY] = [round(width) * density, round(height) * density]
  if (!(sizeX > 0 && sizeY > 0)) return
  const [left, top] = [Math.max(0, Math.floor(originX)), Math.max(0, Math.floor(originY))]
  const right = Math.min(layerWidth, Math.ceil(originX + sizeX))
  const bottom = Math.min(layerHeight, Math.ceil(originY + sizeY))
  if (left >= right || top >= bottom) return
  kernels.touch(layer, left, top, right, bottom)
  const data = kernels.dataOf(layer, layerWidth * layerHeight)
  const sample = smooth ? blended : nearest
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const u = ((column + 0.5 - originX) * pixels.width) / sizeX
      const v = ((row + 0.5 - originY) * pixels.height) / sizeY
      data[row * layerWidth + column] = sample(pixels, u, v)
    }
}

type Image = ImageShape['pixels']

function nearest(image: Image, u: number, v: number): number {
  return premultiplied(image, u, v).reduce((pixel, value, k) => pixel + Math.round(value) * 2 ** (8 * k), 0)
}

/** Between the centres of four pixels. */
function blended(image: Image, u: number, v: number): number {
  const [across, down] = [u - 0.5, v - 0.5]
  const [left, top] = [Math.floor(across), Math.floor(down)]
  const [shareX, shareY] = [across - left, down - top]
  const [a, b, c, d] = [
    premultiplied(image, left, top),
    premultiplied(image, left + 1, top),
    premultiplied(image, left, top + 1),
    premultiplied(image, left + 1, top + 1),
  ]
  let pixel = 0
  for (let k = 0; k < 4; k++) {
    const upper = a[k] + (b[k] - a[k]) * shareX
    const lower = c[k] + (d[k] - c[k]) * shareX
    pixel += Math.round(upper + (lower - upper) * shareY) * 2 ** (8 * k)
  }
  return pixel
}

/** Red, green, blue, alpha; at the border for what lies beyond. */
function premultiplied({ data, width, height }: Image, u: number, v: number): number[] {
  const column = Math.min(width - 1, Math.max(0, Math.floor(u)))
  const row = Math.min(height - 1, Math.max(0, Math.floor(v)))
  const at = 4 * (row * width + column)
  const alpha = data[at + 3]
  return [(data[at] * alpha) / 255, (data[at + 1] * alpha) / 255, (data[at + 2] * alpha) / 255, alpha]
}
