import type { Shape } from '../shape.ts'
import type { Stand } from '../space/stand.ts'
import type { LiftState } from './lift-state.ts'

/** The input as it is drawn over the floor, seen from a stand. */
export interface Ground {
  /** On the floor, below all else. */
  below(state: LiftState, stand: Stand): Shape[]
  /** The straight line or plane that misses the points least. */
  straight(state: LiftState, stand: Stand): Shape[]
  /** At the height of the output. */
  output(state: LiftState, stand: Stand): Shape[]
}
