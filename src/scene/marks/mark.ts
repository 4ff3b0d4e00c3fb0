import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'

/** Points of classes in a plot of the plane. */
export interface PlottedPoints {
  model: ClassModel
  /** Pixels of its drawn rows, × 2. */
  places: Float64Array
  layout: Layout
  theme: Theme
  /** Number of rows that are there, the first ones. */
  shown: number
  /** Strength of all, 0 to 1. */
  opacity: number
  /** Strength of what marks points on the wrong side, and those that are right by what a slice holds. */
  marked: number
  foreign: number
  /** Strength of what marks points that the best straight line gets wrong. */
  missed: number
}

/** A drawing of points, the same in every scene of the plane. */
export type PointMark = (points: PlottedPoints) => Shape[]
