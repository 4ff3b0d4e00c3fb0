import type { Stand } from '../coordinates/stand.ts'
import type { Shape } from '../shape.ts'

/** The progress of each part of the picture; all but positions and rocking are 0 to 1. */
export interface LiftState {
  /** Position on the trajectory of the floor, and at the last moments, the latest first. */
  position: number
  trail: number[]
  /** The camera: 0 in front, where all is a flat plot, 1 at its stand. */
  stand: number
  /** The input on the floor. */
  lying: number
  /** The straight line or plane on the input that misses the points least. */
  straight: number
  /** Sticks from the floor to the points. */
  feet: number
  /** The plane that the output is over the last hidden layer, and the input's image on it. */
  plane: number
  curve: number
  /** Sticks from the output to the points. */
  errors: number
  /** Names and ticks of the floor's axes, for each stop of the trajectory. */
  axes: number[]
  rock: number
}

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
