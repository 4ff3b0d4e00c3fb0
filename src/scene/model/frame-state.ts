import type { Mapper } from '../../geometry/polyline.ts'
import type { Track } from '../../geometry/tween.ts'
import type { View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { GapBand } from './gap.ts'

/** The progress of each part of `transform`; all but positions and rocking are 0 to 1. */
export interface FrameState {
  /** Position on the trajectory: the index of a keyframe plus the share of the segment to the next one. */
  position: number
  /** Positions at the last moments, for trails; the latest first. */
  trail: number[]
  /** The dashed best straight line of the input; in the cube of three features the best planes. */
  bestLine: number
  /** Rings of the points that the best straight line gets wrong. */
  missed: number
  /** The cuts of the units, which come one after the other. */
  cuts: number
  /** Class tints on the sheet. */
  tint: number
  /** Class tints of the half-planes beyond the sheet, or the plane in the cube. */
  beyond: number
  /** The decision's line on the sheet, and the rings of points on its wrong side. */
  line: number
  /** The gap between the classes in the hidden space, where it is known. */
  gap: number
  /** Names and ticks of the axes, for each stop of the trajectory. */
  axes: number[]
  /** The outline of the square that units fill, for each stop of the trajectory. */
  targets: number[]
  /** Rocking of the camera, −1 to 1. */
  rock: number
  /** Number of points that are there, the first rows; all without it. */
  points?: number
}

/** Draws the plot of `transform` below the head: shapes of any state. */
export type DrawPlot = (state: FrameState, view?: View) => Shape[]

/** The sheet of the input plane as paper. */
export interface PaperSheet {
  /** Pieces that are flat at all moments. */
  pieces: readonly Track[]
  /** `place` turns places of a moment into pixels (× 2). */
  paint(state: FrameState, place: (places: Float64Array) => Float64Array): Shape[]
}

/** Options of the plot of `transform`. */
export interface PlotOptions {
  sheet: boolean
  cuts: boolean
  view: { azimuth: number; elevation: number } | null
  /** The gap that a state may show. */
  gap?: GapBand | null
  /** The sheet where it goes as paper, by the map of its trajectory. */
  paper?: ((map: Mapper) => PaperSheet) | null
}

/** A still picture of one stop with everything shown. */
export const SETTLED: FrameState = {
  position: 0,
  trail: [],
  bestLine: 0,
  missed: 0,
  cuts: 1,
  tint: 1,
  beyond: 1,
  line: 1,
  gap: 0,
  axes: [1],
  targets: [0],
  rock: 0,
}
