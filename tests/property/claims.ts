import type { Shape } from '../../src/scene/shape.ts'
import { light } from '../../src/scene/style/themes/light.ts'

/** What of a decision shapes of the light theme show, found by how it is drawn. */
export interface Seen {
  /** The dashed best straight line on the input. */
  bestLine: boolean
  /** The dashed line that divides the last hidden layer. */
  hiddenLine: boolean
  /** Planes in the cube. */
  plane: boolean
  /** Lines of the decision boundary on the sheet or in the input plane (x₀, y₀, …); single points for one feature. */
  boundary: ArrayLike<number>[]
  cuts: boolean
  /** The band of a gap, or its two sides. */
  gap: boolean
}

/** Shapes that can be seen, those in groups too. */
function visible(shapes: readonly Shape[]): Shape[] {
  return shapes.flatMap(shape =>
    (shape.opacity ?? 1) < 0.02 ? [] : shape.kind === 'group' ? visible(shape.children) : [shape],
  )
}

/** @param size of the picture's shorter side in pixels, which lines are as thick as asks for */
export function seenIn(shapes: readonly Shape[], size: number): Seen {
  const seen: Seen = {
    bestLine: false,
    hiddenLine: false,
    plane: false,
    boundary: [],
    cuts: false,
    gap: false,
  }
  for (const shape of visible(shapes)) {
    if (shape.kind === 'dots' && shape.marker === 'diamond') {
      if (shape.colors[0] === light.accent) seen.cuts = true
      if (shape.colors[0] === light.ink) seen.boundary.push(shape.centres)
    }
    if (shape.kind !== 'path') continue
    const lines = shape.lines.filter(line => line.length >= 4)
    if (lines.length === 0) continue
    const { stroke, dash, closed, width = 1 } = shape
    if (stroke === light.accent) seen.cuts = true
    if (stroke !== light.ink) continue
    // The sides of a gap are the thinnest lines.
    if (width < (1.1 * size) / 600) seen.gap = true
    else if (closed) seen.plane = true
    else if (dash) seen[dash[0] / dash[1] > 1.4 ? 'bestLine' : 'hiddenLine'] = true
    else seen.boundary.push(...lines)
  }
  return seen
}

/** Whether lines leave a straight line between two of their points by more than a pixel, all of them together. */
export function bends(lines: readonly ArrayLike<number>[]): boolean {
  const points = lines.flatMap(line =>
    Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i], line[2 * i + 1]]),
  )
  const [x, y] = points[0]
  const far = points.reduce((a, b) =>
    Math.hypot(b[0] - x, b[1] - y) > Math.hypot(a[0] - x, a[1] - y) ? b : a,
  )
  const [dx, dy] = [far[0] - x, far[1] - y]
  return points.some(([px, py]) => Math.abs((px - x) * dy - (py - y) * dx) > Math.hypot(dx, dy))
}

/** What is wrong with the claims of a sentence about shapes that are seen together with it. */
export function falseClaims(text: string, seen: Seen): string[] {
  const needs: [RegExp, boolean][] = [
    [/decision boundary|boundary rides|lines? rides? back/, seen.boundary.length > 0],
    [
      /^In hidden space.*(straight line|threshold)|\b([Nn]ow|[Hh]ere) (a |one |)(straight line|threshold)/,
      seen.hiddenLine,
    ],
    [/^(a |one |the best |)(straight lines?|thresholds?) /i, seen.bestLine],
    [/\b(a plane|planes) (gets?|separates?|between)/, seen.plane],
    [/\bcuts? (once|again|a |get|separate|make|and )|units? cuts? the plane|layer cuts/, seen.cuts],
    [/back, and bends?\b/, seen.boundary.length > 0 && bends(seen.boundary)],
    // A projection cannot show it.
    [/\bgap\b(?!.*in all \d+ units)/, seen.gap],
  ]
  return needs.filter(([claim, holds]) => claim.test(text) && !holds).map(([claim]) => String(claim))
}
