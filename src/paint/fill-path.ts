import type { PathShape } from '../scene/shape.ts'
import { dashes } from './dash.ts'
import type { PaintKernels, Picture } from './kernels.ts'
import { pixelOf } from './pixels.ts'
import { eachPoint, round } from './round.ts'

/** Fills and strokes a path, each so many pixels long as its units times `density`. */
export function fillPath(
  { lines, closed, fill, rule = 'evenodd', stroke: color, width = 1, dash = [], cap = 'butt' }: PathShape,
  target: Picture,
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
