import type { View } from './scene.ts'
import type { Shape } from './shape.ts'

/** How far each part of `transform` has come, all 0 to 1. */
export interface Looks {
  /** From the input (0) to the hidden layer (1), eased. */
  way: number
  /** The dashed best straight line of the input. */
  straight: number
  /** The outline of the square or cube that the units fill. */
  target: number
  /** Class tints on the sheet. */
  tint: number
  /** Class tints of the half-planes beyond the sheet, or the plane in the cube. */
  beyond: number
  /** The decision's line on the sheet, and the rings of points on its wrong side. */
  line: number
  /** Names and ticks of the input axes and of the hidden axes. */
  inputAxes: number
  hiddenAxes: number
  /** Rocking of the camera, −1 to 1. */
  rock: number
}

/** The plot of `transform` for one network: shapes of any state, below the head. */
export type Stage = (looks: Looks, view?: View) => Shape[]
