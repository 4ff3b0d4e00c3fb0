import type { BoxView } from '../geometry/tween.ts'

/** One step of the way: the stations that it adds, and their captions. */
export interface Step {
  /** Box places of many points from the coordinates of the space before and the layer's own outputs. */
  stations(before: Float64Array, outputs: Float64Array): Float64Array[]
  /** Legs by their number of stations. */
  legs: { name: string; caption: string; stations: number; seconds: number }[]
  flat: boolean[]
}

/** Puts coordinates of a space into the box of the whole way. */
export type Embed = (coordinates: Float64Array, space: { stride: 2 | 3; view: BoxView }) => Float64Array
