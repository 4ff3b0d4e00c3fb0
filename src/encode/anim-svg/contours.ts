import type { GroupShape, PathShape, Shape } from '../../scene/shape.ts'
import { type Outline, outlineOf } from './outline.ts'
import { far } from './polyline.ts'

/** A path whose points are others in each sample, such as a level line: it is followed by its corners. */
export interface Contour extends PathShape {
  outlines: Outline[]
}

/** The lines of a stroke, one by one, so that each comes and goes by itself. */
export interface Strokes extends GroupShape {
  of: string
}

/** So many numbers of points have lines of one look at most, and areas as a share of the samples, that keep their points. */
const MANY = { lines: 8, areas: 0.15 }

/** The frames with contours instead of the paths whose points are others in each sample. */
export function findContours(frames: readonly (readonly Shape[])[]): (readonly Shape[])[] {
  const kinds = new Map<string, Set<string>>()
  const seen = new Set<Shape>()
  for (const frame of frames)
    for (const shape of frame) {
      if (shape.kind !== 'path' || seen.has(shape)) continue
      seen.add(shape)
      const known = kinds.get(lookOf(shape)) ?? new Set()
      kinds.set(lookOf(shape), known.add(Array.from(shape.lines, ({ length }) => length).join()))
    }
  const made = new Map<Shape, Shape>()
  const rests = new Map<string, Contour>()
  return frames.map(frame =>
    frame.map(shape => {
      if (shape.kind !== 'path' || 'outlines' in shape) return shape
      const many = shape.fill === undefined ? MANY.lines : MANY.areas * frames.length
      if (kinds.get(lookOf(shape))!.size <= many) return shape
      const contour = made.get(shape) ?? (shape.fill === undefined ? strokes(shape, rests) : contourOf(shape))
      made.set(shape, contour)
      return contour
    }),
  )
}

/** What paths have in common that can be one in different samples, but for their points. */
function lookOf({ closed, fill, rule, stroke, dash, cap, width }: PathShape): string {
  return `${closed} ${fill !== undefined} ${rule} ${stroke} ${dash?.length} ${cap} ${stroke && width}`
}

/** @param rests the last line that begins at a place: one that stays is the same object again */
function strokes(shape: PathShape, rests: Map<string, Contour>): Shape {
  const { opacity, ...one } = shape
  const children = Array.from(shape.lines, line => {
    const place = `${line[0]} ${line[1]}`
    const known = rests.get(place)
    if (known && isEqual(known.lines[0], line) && lookOf(known) === lookOf(one)) return known
    const contour = contourOf({ ...one, lines: [line] })
    rests.set(place, contour)
    return contour
  })
  const group: Strokes = {
    kind: 'group',
    children,
    of: lookOf(shape),
    ...(opacity !== undefined && { opacity }),
  }
  return group
}

function isEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.from(a).every((value, i) => value === b[i])
}

function contourOf(shape: PathShape): Contour {
  return { ...shape, outlines: Array.from(shape.lines, line => outlineOf(line, shape.closed)) }
}

/** The same lines with the same corners have one structure; where it changes, a contour jumps. */
export function contourStructure({ outlines }: Contour): string {
  return outlines.map(({ corners, isRing }) => `${isRing}${corners.length}`).join()
}

/** How far the outlines of two contours reach further than the other's, in pixels; of lines, how far their ends are apart. */
export function contourDistance(a: Contour, b: Contour): number {
  if (a.outlines.length !== b.outlines.length) return boxDistance(boxOf(a), boxOf(b))
  let most = 0
  a.outlines.forEach((outline, k) => {
    const other = b.outlines[k]
    most = Math.max(most, boxDistance(outline.box, other.box))
    if (outline.isRing || other.isRing) return
    for (const end of [0, -1]) most = Math.max(most, far(outline.points.at(end)!, other.points.at(end)!))
  })
  return most
}

function boxDistance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((side, i) => Math.abs(side - b[i])))
}

function boxOf({ outlines }: Contour): number[] {
  return [0, 1, 2, 3].map(side => {
    const sides = outlines.map(({ box }) => box[side])
    return side < 2 ? Math.min(...sides) : Math.max(...sides)
  })
}
