import type { DotsShape, PathShape, Shape, TextShape } from '../../src/core.ts'
import type { Measure } from './kept.ts'

/** Left, top, right, bottom in pixels. */
export type Bounds = [left: number, top: number, right: number, bottom: number]

/** A shape that is no group, as it is seen. */
export interface Leaf<S = Exclude<Shape, { kind: 'group' }>> {
  shape: S
  /** Its name, behind those of the groups that it stands in. */
  key: string
  /** Its own opacity times that of its groups. */
  opacity: number
  /** The fading group that it stands in, 0 for none: of two pictures that fade into each other, shapes of either may meet. */
  layer: number
  /** What its groups let through. */
  clip: Bounds
}

const everywhere: Bounds = [-Infinity, -Infinity, Infinity, Infinity]

/** All shapes of a picture that can be seen. What a page of its own covers is a layer too, that below it. */
export function leavesOf(shapes: readonly Shape[]): Leaf[] {
  const found: Leaf[] = []
  const walk = (list: readonly Shape[], opacity: number, layer: number, name: string, clip: Bounds) => {
    for (const [i, shape] of list.entries()) {
      const own = opacity * (shape.opacity ?? 1)
      const key = `${name} ${shape.key ?? ''}`.trim()
      if (shape.kind === 'group') {
        if (isPage(shape.children[0]))
          for (const below of found) Object.assign(below, { layer: -1, opacity: below.opacity * (1 - own) })
        walk(shape.children, own, own < 1 ? i + 1 : layer, key, within(clip, shape.clip))
      } else found.push({ shape, key, opacity: own, layer, clip })
    }
  }
  walk(shapes, 1, 0, '', everywhere)
  return found.filter(leaf => leaf.opacity > 0.02 && !isEmpty(leaf.shape))
}

function isEmpty(shape: Shape): boolean {
  return shape.kind === 'path' && shape.lines.every(({ length }) => length === 0)
}

/** The texts of a picture that can be seen. */
export function textsOf(shapes: readonly Shape[]): Leaf<TextShape>[] {
  return leavesOf(shapes).filter(
    (leaf): leaf is Leaf<TextShape> => leaf.shape.kind === 'text' && leaf.shape.text.trim() !== '',
  )
}

/** The dots of a picture that can be seen. */
export function dotsOf(shapes: readonly Shape[]): Leaf<DotsShape>[] {
  return leavesOf(shapes).filter((leaf): leaf is Leaf<DotsShape> => leaf.shape.kind === 'dots')
}

/** The paths of a picture that can be seen. */
export function pathsOf(shapes: readonly Shape[]): Leaf<PathShape>[] {
  return leavesOf(shapes).filter((leaf): leaf is Leaf<PathShape> => leaf.shape.kind === 'path')
}

/** Whether a shape covers all from the picture's upper left corner, as the page of a cross-fade does. */
function isPage(shape: Shape | undefined): boolean {
  if (shape?.kind !== 'path' || shape.fill === undefined) return false
  const [x, y, right, top, ...rest] = Array.from(shape.lines[0])
  return x === 0 && y === 0 && top === 0 && right > 0 && rest.length === 4
}

function within(clip: Bounds, own: Extract<Shape, { kind: 'group' }>['clip']): Bounds {
  if (!own) return clip
  if ('polygon' in own) return meet(clip, around(own.polygon))
  const [x, y, width, height] = own.rectangle
  return meet(clip, [x, y, x + width, y + height])
}

/** The box of a shape, as far as its groups let it through. */
export function boundsOf({ shape, clip }: Leaf, widthOf: Measure): Bounds {
  if (shape.kind === 'text') return meet(clip, textBounds(shape, widthOf))
  if (shape.kind === 'image')
    return meet(clip, [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height])
  if (shape.kind === 'path') return meet(clip, around(shape.lines.flatMap(line => Array.from(line))))
  const { centres, radius } = shape
  const corners = Array.from(centres, (value, i) => {
    const r = typeof radius === 'number' ? radius : radius[i >> 1]
    return [value - r, value + r]
  })
  return meet(clip, around([0, 1].flatMap(end => corners.map(pair => pair[end]))))
}

/** The box of a line of text: its capitals are 0.73, its descenders 0.24 of its size. */
export function textBounds(text: TextShape, widthOf: Measure): Bounds {
  const { x, y, size, anchor, rotate = 0 } = text
  const width = widthOf(text.text, text.weight ?? 400) * size
  const left = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0
  const base = text.baseline === 'middle' ? 0.36 * size : 0
  const [c, s] = [Math.cos(rotate), Math.sin(rotate)]
  const corners = [left, left + width].flatMap(dx =>
    [base - 0.73 * size, base + 0.24 * size].map(dy => [dx, dy]),
  )
  return around(corners.flatMap(([dx, dy]) => [x + c * dx - s * dy, y + s * dx + c * dy]))
}

/** Whether two boxes share more than a hundredth of a pixel in both directions. */
export function overlap(a: Bounds, b: Bounds): boolean {
  const [left, top, right, bottom] = meet(a, b)
  return right - left > 0.01 && bottom - top > 0.01
}

function meet(a: Bounds, b: Bounds): Bounds {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
}

function around(points: ArrayLike<number>): Bounds {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i++) {
    const d = i & 1
    box[d] = Math.min(box[d], points[i])
    box[2 + d] = Math.max(box[2 + d], points[i])
  }
  return box
}
