import type { View } from '../scene.ts'
import type { Shape } from '../shape.ts'

/** How far each part of `transform` has come; all but the ways and the rocking are 0 to 1. */
export interface Looks {
  /** Station of the road, with its fraction. */
  way: number
  /** Ways of the last moments, for trails; the latest first. */
  trail: number[]
  /** The dashed best straight line of the input. */
  straight: number
  /** Class tints on the sheet. */
  tint: number
  /** Class tints of the half-planes beyond the sheet, or the plane in the cube. */
  beyond: number
  /** The decision's line on the sheet, and the rings of points on its wrong side. */
  line: number
  /** Names and ticks of the axes, for each stop of the road. */
  axes: number[]
  /** The outline of the square that units fill, for each stop of the road. */
  targets: number[]
  /** Rocking of the camera, −1 to 1. */
  rock: number
}

/** The plot of `transform` for one network: shapes of any state, below the head. */
export type Stage = (looks: Looks, view?: View) => Shape[]

/** What of a spec a stage needs to know. */
export interface StageOptions {
  sheet: boolean
  cuts: boolean
  /** Points that leave a trail. */
  trails: number
  view: { azimuth: number; elevation: number } | null
}
