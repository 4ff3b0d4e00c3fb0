import type { Shape } from '../../src/scene/shape.ts'
import { pathsOf } from './outline.ts'

/** Less than this is not seen. */
const FAINT = 0.1

/** Tip in pixels and direction in radians of the arrow of each cut. */
export function arrowsOf(shapes: Shape[], accent: string): { tip: number[]; angle: number }[] {
  return pathsOf(shapes)
    .filter(({ fill, lines, opacity = 1 }) => fill === accent && lines[0].length === 6 && opacity > FAINT)
    .map(({ lines: [head] }) => {
      const [x, y, ax, ay, bx, by] = Array.from(head)
      return { tip: [x, y], angle: Math.atan2(y - (ay + by) / 2, x - (ax + bx) / 2) }
    })
}

/** The smaller angle between two directions. */
export function turnBetween(a: number, b: number): number {
  return Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)))
}
