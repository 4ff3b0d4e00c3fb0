import type { Shape } from './shape.ts'

/** The same shapes, so many pixels further right and down. */
export function translate(shapes: Shape[], dx: number, dy: number): Shape[] {
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
