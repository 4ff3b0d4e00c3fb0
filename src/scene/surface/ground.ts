import type { Stand } from '../coordinates/stand.ts'
import type { Shape } from '../shape.ts'
import type { LiftState } from './lift-state.ts'

/** The points on both sides of a plane, as the eye has them, and the plane between them. */
export interface GroundSides {
  beyond: Shape[]
  plane: Shape[]
  before: Shape[]
  /** The same in parts: places of points in the cube (× 3), their sticks from the floor, and the errors of some. */
  points: Float64Array
  feet: Shape[]
  errors(indices: number[]): Shape[]
}

/** The input as it is drawn over the floor, seen from a stand. */
export interface Ground {
  /** On the floor, below all else. */
  below(state: LiftState, stand: Stand): Shape[]
  /** The straight line or plane that misses the points least, and the output at its height, among the points. */
  among(state: LiftState, stand: Stand, sides: GroundSides): Shape[]
}

/** An input of which nothing but points is drawn. */
export const noGround: Ground = {
  below: () => [],
  among: (_, __, { beyond, plane, before }) => [...beyond, ...plane, ...before],
}
