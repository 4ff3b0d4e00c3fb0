import type { PathShape } from '../scene/shape.ts'
import type { Coverage } from './coverage.ts'
import { dashes } from './dash.ts'
import type { Pixels } from './pixels.ts'
import { round } from './round.ts'
import { stroke } from './stroke.ts'

/** Fills and strokes a path, each so many pixels long as its units times `density`. */
export function fillPath(
  { lines, closed, fill, rule = 'evenodd', stroke: color, width = 1, dash = [], cap = 'butt' }: PathShape,
  target: Pixels,
  opacity: number,
  coverage: Coverage,
  density: number,
): void {
  if (fill !== undefined) {
    for (const line of lines) enclose(line, density, coverage)
    coverage.fill(target, fill, opacity, rule)
  }
  const half = (round(width) * density) / 2
  if (color === undefined || !(half > 0)) return
  const pattern = dash.map(length => round(length) * density)
  for (const line of lines) {
    const points = scaled(line, density)
    if (pattern.length > 0 && points.length > 2) {
      if (closed) points.push(points[0], points[1])
      for (const piece of dashes(points, pattern)) stroke(piece, false, half, cap, coverage)
    } else stroke(points, closed, half, cap, coverage)
    // Lines cost as much as their boxes are wide; see-through ones must not add up.
    if (opacity === 1) coverage.fill(target, color, 1, 'nonzero')
  }
  coverage.fill(target, color, opacity, 'nonzero')
}

/** Gives the edges of a polygon with rounded corners; those that are not finite are left out. */
export function enclose(polygon: ArrayLike<number>, density: number, { edge }: Coverage): void {
  let begun = false
  let [firstX, firstY, lastX, lastY] = [0, 0, 0, 0]
  for (let i = 0; i + 1 < polygon.length; i += 2) {
    const x = round(polygon[i]) * density
    const y = round(polygon[i + 1]) * density
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    if (begun) edge(lastX, lastY, x, y)
    else {
      begun = true
      firstX = x
      firstY = y
    }
    lastX = x
    lastY = y
  }
  if (begun) edge(lastX, lastY, firstX, firstY)
}

/** Rounded points in pixels; those that are not finite are left out. */
function scaled(line: ArrayLike<number>, density: number): number[] {
  const points: number[] = []
  for (let i = 0; i + 1 < line.length; i += 2) {
    const x = round(line[i]) * density
    const y = round(line[i + 1]) * density
    if (Number.isFinite(x) && Number.isFinite(y)) points.push(x, y)
  }
  return points
}
