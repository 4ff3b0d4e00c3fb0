import type { PathCommand } from '../scene/font.ts'
import type { TextShape } from '../scene/shape.ts'
import { enclose, stroke } from './fill-shapes.ts'
import type { PaintKernels } from './kernels.ts'
import type { TextPart } from './outline.ts'
import { pixelOf } from './pixels.ts'

/** Pieces that a curve of a letter is cut into at most. */
const maxPieces = 24

/**
 * Fills the outlines of a text, its halo below, on a see-through picture of that size in pixels, `scale` of them along a
 * unit. A browser that guards its reader's privacy gives no true pixels of a canvas, which others draw texts on.
 *
 * @param parts the text, from its place
 */
export function fillText(
  shape: TextShape,
  parts: readonly TextPart[],
  width: number,
  height: number,
  scale: number,
  kernels: PaintKernels,
): Uint32Array {
  const { x, y, fill, halo, rotate = 0 } = shape
  const sheet = kernels.openSheet(width, height)
  kernels.setSize(width, height)
  const [cos, sin] = [Math.cos(rotate) * scale, Math.sin(rotate) * scale]
  const place = [x * scale, y * scale]
  const all = parts.map(({ path, bolder }) => ({ bolder, lines: linesOf(path, place, [cos, sin]) }))
  const outline = (lines: readonly number[][], color: string, units: number) => {
    if (!(units > 0)) return
    for (const line of lines) stroke(line, true, (units * scale) / 2, 'butt', kernels)
    kernels.fill(sheet, pixelOf(color), 1, false)
  }
  if (halo) for (const { lines, bolder } of all) outline(lines, halo.color, 2 * halo.width + bolder)
  for (const { lines, bolder } of all) {
    for (const line of lines) enclose(line, 1, kernels)
    kernels.fill(sheet, pixelOf(fill), 1, false)
    outline(lines, fill, bolder)
  }
  return kernels.dataOf(sheet, width * height).slice()
}

/** The closed lines x₀, y₀, x₁, … of a path, in pixels, turned and moved, its curves in pieces of about a pixel. */
function linesOf(path: readonly PathCommand[], [x, y]: readonly number[], [cos, sin]: readonly number[]) {
  const lines: number[][] = []
  let line: number[] = []
  for (const { command, args } of path) {
    if (command === 'moveTo') {
      line = []
      lines.push(line)
    }
    const [xs, ys] = [line.slice(-2, -1), line.slice(-1)]
    for (let k = 0; k < args.length; k += 2) {
      const [u, v] = [args[k], args[k + 1]]
      xs.push(x + cos * u - sin * v)
      ys.push(y + sin * u + cos * v)
    }
    if (command === 'moveTo') line.push(xs[0], ys[0])
    else if (command !== 'closePath') addCurve(line, xs, ys)
  }
  return lines
}

/** Adds a Bézier curve from a line's end, its first point, to its last. */
function addCurve(line: number[], xs: readonly number[], ys: readonly number[]): void {
  let length = 0
  for (let i = 1; i < xs.length; i++) length += Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1])
  const pieces = xs.length === 2 ? 1 : Math.min(maxPieces, Math.max(2, Math.ceil(length)))
  for (let piece = 1; piece <= pieces; piece++) {
    const t = piece / pieces
    line.push(between(xs, t), between(ys, t))
  }
}

/** A coordinate at share `t` of the way along a Bézier curve, from those of its two to four points (de Casteljau). */
function between([a, b, c, d]: readonly number[], t: number): number {
  const ab = a + (b - a) * t
  if (c === undefined) return ab
  const bc = b + (c - b) * t
  const abc = ab + (bc - ab) * t
  if (d === undefined) return abc
  const bcd = bc + (c + (d - c) * t - bc) * t
  return abc + (bcd - abc) * t
}
