import type { DotsShape } from '../scene/shape.ts'
import { type Dot, eachDot, markerOutline } from './dots.ts'
import { enclose, stroke } from './fill-path.ts'
import type { PaintKernels, PicturePointer } from './kernels.ts'
import { pixelOf } from './pixels.ts'

/** Paints each dot over the earlier ones, so that its ring sets it apart. */
export function fillDots(
  dots: DotsShape,
  target: PicturePointer,
  opacity: number,
  kernels: PaintKernels,
  density: number,
): void {
  const known = new Map<string, number>()
  const pixel = (color: string): number => {
    const kept = known.get(color)
    if (kept !== undefined) return kept
    const made = pixelOf(color)
    known.set(color, made)
    return made
  }
  eachDot(dots, dot => {
    const corners = markerOutline(dot)
    if (corners !== null) {
      fillMarker(dot, corners, target, opacity, kernels, density)
      return
    }
    const { lines, radius, rim } = dot
    const [x, y] = [dot.x * density, dot.y * density]
    for (const { color, reach } of lines)
      kernels.fillDisc(target, x, y, (radius + reach) * density, pixel(color), opacity)
    kernels.fillDisc(target, x, y, (radius - (rim ? rim.width / 2 : 0)) * density, pixel(dot.color), opacity)
  })
}

function fillMarker(
  { color, rim, lines }: Dot,
  corners: readonly number[],
  target: PicturePointer,
  opacity: number,
  kernels: PaintKernels,
  density: number,
): void {
  const line = density === 1 ? corners : corners.map(value => value * density)
  const outline = (edge: Dot['lines'][number]) => {
    stroke(line, true, edge.reach * density, 'butt', kernels)
    kernels.fill(target, pixelOf(edge.color), opacity, false)
  }
  lines.forEach(outline)
  enclose(corners, density, kernels)
  kernels.fill(target, pixelOf(color), opacity, false)
  // Half of the rim lies on the fill.
  if (rim) outline(lines.at(-1)!)
}
