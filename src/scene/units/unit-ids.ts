import { isInside, middleOf } from '../../geometry/split-convex.ts'
import type { Diagram } from '../model/diagram.ts'
import type { Shape } from '../shape.ts'

/** The name of a node that is one unit or one feature: "2.1" is the first unit of layer 2, "0.1" the first feature. */
export function unitId({ columns }: Diagram, column: number, node: number): string | undefined {
  const units = columns[column]?.[node].units ?? []
  return units.length === 1 ? `${column}.${units[0] + 1}` : undefined
}

/** Column and number of the node with such a name; null where none has it. */
export function nodeOf(diagram: Diagram, id: string): [column: number, node: number] | null {
  for (const [column, nodes] of diagram.columns.entries()) {
    const node = nodes.findIndex((_, i) => unitId(diagram, column, i) === id)
    if (node >= 0) return [column, node]
  }
  return null
}

/** The shapes of a tile, whose first frame says which unit it is of; that of a decision is in a group. */
export function framing(unit: string | undefined, shapes: Shape[]): Shape[] {
  if (unit === undefined) return shapes
  const isFrame = (shape: Shape) => shape.kind === 'path' && shape.key?.startsWith('frame')
  const hasFrame = (shape: Shape) =>
    isFrame(shape) || (shape.kind === 'group' && shape.children.some(isFrame))
  const first = shapes.findIndex(hasFrame)
  return shapes.map((shape, i) => {
    if (i !== first) return shape
    return shape.kind === 'group'
      ? { ...shape, children: framing(unit, shape.children) }
      : ({ ...shape, unit } as Shape)
  })
}

/** The frame of a unit of the network as it is seen, or of another thing that a scene names so. */
export interface PlacedUnit {
  /** "2.1" is the first one of layer 2, "0.1" the first feature. */
  unit: string
  /** Of its middle. */
  x: number
  y: number
  /** Half of a side. */
  radius: number
  /** True for a place in it. */
  holds(x: number, y: number): boolean
}

/** The frames of units among shapes, in painting order. */
export function placedUnits(shapes: readonly Shape[]): PlacedUnit[] {
  return shapes.flatMap((shape): PlacedUnit[] => {
    if (shape.kind === 'group') return shape.opacity === 0 ? [] : placedUnits(shape.children)
    if (shape.kind !== 'path' || shape.unit === undefined) return []
    const [corners] = shape.lines
    const [x, y] = middleOf(corners)
    const radius = Math.max(...Array.from(corners, (value, i) => (i & 1 ? 0 : value - x)))
    return [{ unit: shape.unit, x, y, radius, holds: (px, py) => isInside(corners, px, py) }]
  })
}
