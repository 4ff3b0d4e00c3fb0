import type { Shape } from './shape.ts'

/**
 * A function that moves shapes so many pixels to the right and down. A shape that it has moved before is the same
 * object again, so that what rests from frame to frame can be recognised.
 */
export function translator(dx: number, dy: number): (shapes: readonly Shape[]) => Shape[] {
  const known = new WeakMap<Shape, Shape>()
  return shapes =>
    shapes.map(shape => {
      const before = known.get(shape)
      if (before) return before
      const [moved] = translate([shape], dx, dy)
      known.set(shape, moved)
      return moved
    })
}

/** The same shapes, so many pixels further right and down. */
export function translate(shapes: readonly Shape[], dx: number, dy: number): Shape[] {
  const moved = (places: ArrayLike<number>) => Float64Array.from(places, (v, i) => v + (i & 1 ? dy : dx))
  return shapes.map((shape): Shape => {
    if (shape.kind === 'path') return { ...shape, lines: shape.lines.map(moved) }
    if (shape.kind === 'dots') return { ...shape, centres: moved(shape.centres) }
    if (shape.kind !== 'group') return { ...shape, x: shape.x + dx, y: shape.y + dy }
    const children = translate(shape.children, dx, dy)
    const { clip } = shape
    if (!clip) return { ...shape, children }
    if ('polygon' in clip) return { ...shape, children, clip: { polygon: moved(clip.polygon) } }
    const [x, y, width, height] = clip.rectangle
    return { ...shape, children, clip: { rectangle: [x + dx, y + dy, width, height] } }
  })
}
