import type { Font, PathCommand } from '../scene/font.ts'
import type { TextShape } from '../scene/shape.ts'
import { enclose, stroke } from './fill-path.ts'
import type { PaintKernels } from './kernels.ts'
import { setText } from './outline.ts'
import { pixelOf } from './pixels.ts'

/** Pieces that a curve of a letter is cut into at most. */
const maxPieces = 24

/**
 * Fills the outlines of a text, its halo below, on a see-through picture of that size in pixels, `scale` of them along a
 * unit. A browser that guards its reader's privacy gives no true pixels of a canvas, which others draw texts on.
 */
export function fillText(
  shape: TextShape,
  font: Font,
  width: number,
  height: number,
  scale: number,
  kernels: PaintKernels,
): Uint32Array {
  const { x, y, fill, halo, rotate = 0 } = shape
  const sheet = kernels.openSheet(width, height)
  kernels.setSize(width, height)
  const [cos, sin] = [Math.cos(rotate) * scale, Math.sin(rotate) * scale]
  const place = (u: number, v: number): [number, number] => [
    x * scale + cos * u - sin * v,
    y * scale + sin * u + cos * v,
  ]
  const parts = setText({ ...shape, x: 0, y: 0 }, font).map(({ path, bolder }) => ({
    bolder,
    lines: linesOf(path, place),
  }))
  const outline = (lines: readonly number[][], color: string, units: number) => {
    if (!(units > 0)) return
    for (const line of lines) stroke(line, true, (units * scale) / 2, 'butt', kernels)
    kernels.fill(sheet, pixelOf(color), 1, false)
  }
  if (halo) for (const { lines, bolder } of parts) outline(lines, halo.color, 2 * halo.width + bolder)
  for (const { lines, bolder } of parts) {
    for (const line of lines) enclose(line, 1, kernels)
    kernels.fill(sheet, pixelOf(fill), 1, false)
    outline(lines, fill, bolder)
  }
  return kernels.dataOf(sheet, width * height).slice()
}

/** The closed lines x₀, y₀, x₁, … of a path, in pixels, its curves in pieces of about a pixel. */
function linesOf(
  path: readonly PathCommand[],
  place: (u: number, v: number) => [number, number],
): number[][] {
  const lines: number[][] = []
  for (const { command, args } of path) {
    if (command === 'closePath') continue
    const points: [number, number][] = []
    for (let k = 0; k < args.length; k += 2) points.push(place(args[k], args[k + 1]))
    if (command === 'moveTo') lines.push([...points[0]])
    else addCurve(lines.at(-1)!, points)
  }
  return lines
}

/** Adds a Bézier curve from a line's end over the points before the last to the last (de Casteljau). */
function addCurve(line: number[], points: readonly [number, number][]): void {
  const all = [[line[line.length - 2], line[line.length - 1]], ...points]
  const length = points.reduce((sum, [u, v], i) => sum + Math.hypot(u - all[i][0], v - all[i][1]), 0)
  const pieces = points.length === 1 ? 1 : Math.min(maxPieces, Math.max(2, Math.ceil(length)))
  for (let piece = 1; piece <= pieces; piece++) {
    const t = piece / pieces
    let row = all
    while (row.length > 1)
      row = row
        .slice(1)
        .map(([u, v], i) => [row[i][0] + (u - row[i][0]) * t, row[i][1] + (v - row[i][1]) * t])
    line.push(row[0][0], row[0][1])
  }
}
