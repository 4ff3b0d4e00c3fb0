import type { PathShape } from '../scene/shape.ts'
import type { PaintKernels, PicturePointer } from './kernels.ts'
import { pixelOf } from './pixels.ts'
import { eachPoint, round } from './round.ts'

/** Fills and strokes a path, each so many pixels long as its units times `density`. */
export function fillPath(
  { lines, closed, fill, rule = 'evenodd', stroke: color, width = 1, dash = [], cap = 'butt' }: PathShape,
  target: PicturePointer,
  opacity: number,
  kernels: PaintKernels,
  density: number,
): void {
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
