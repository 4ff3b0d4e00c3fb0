import type { Shape } from '../scene/shape.ts'
import type { PlacedUnit } from '../scene/units/unit-ids.ts'

/** A point of the data as it is seen. */
export interface PlacedDot {
  row: number
  x: number
  y: number
  /** With its outline. */
  radius: number
}

/** The points of the data among shapes, in painting order; dots that are no points, as a legend's, are left out. */
export function placedDots(shapes: readonly Shape[]): PlacedDot[] {
  return shapes.flatMap((shape): PlacedDot[] => {
    if (shape.kind === 'group') return shape.opacity === 0 ? [] : placedDots(shape.children)
    if (shape.kind !== 'dots' || !shape.rows || shape.opacity === 0) return []
    const { centres, radius, rim } = shape
    const edge = (rim?.width ?? 0) / 2
    return Array.from(shape.rows, (row, i) => ({
      row,
      x: centres[2 * i],
      y: centres[2 * i + 1],
      radius: (typeof radius === 'number' ? radius : radius[i]) + edge,
    }))
  })
}

/** A point or a unit as it is seen. */
export type Placed = PlacedDot | PlacedUnit

/** The row of a point, or the name of a unit. */
export function idOf(placed: Placed): number | string {
  return 'unit' in placed ? placed.unit : placed.row
}

/** The dot at a place, or the nearest within reach; of several the one painted last. */
export function dotAt(all: readonly PlacedDot[], x: number, y: number, reach: number): PlacedDot | undefined {
  let nearest: PlacedDot | undefined
  let least = reach
  for (const dot of all) {
    const distance = Math.max(0, Math.hypot(dot.x - x, dot.y - y) - dot.radius)
    if (distance > least) continue
    nearest = dot
    least = distance
  }
  return nearest
}

/** The nearest dot or unit in a direction (a step of 1 along an axis); sideways counts twice. Itself where there is none. */
export function dotBeside<T extends Placed>(dots: readonly T[], from: T, [dx, dy]: readonly number[]): T {
  let nearest = from
  let least = Infinity
  for (const dot of dots) {
    const along = (dot.x - from.x) * dx + (dot.y - from.y) * dy
    const across = Math.abs((dot.x - from.x) * dy) + Math.abs((dot.y - from.y) * dx)
    if (idOf(dot) === idOf(from) || along <= 1e-9 || along + 2 * across >= least) continue
    nearest = dot
    least = along + 2 * across
  }
  return nearest
}
