import type { Shape } from './shape.ts'

export interface Chapter {
  name: string
  /** Seconds. */
  start: number
  end: number
}

/** A camera position that overrides the scene's own; angles in radians, zoom 1 is the scene's own. */
export interface View {
  azimuth: number
  elevation: number
  zoom: number
}

/** A pure function of time: the same time gives the same shapes, in any order of calls. */
export interface Scene {
  /** Pixels. */
  width: number
  height: number
  /** Seconds; 0 for a scene that does not move. */
  duration: number
  chapters: Chapter[]
  /** The time that a still shows best, in seconds. */
  still: number
  /** Background colour of the whole picture; never a part of the shapes. */
  background: string
  /** Whether the background is left out; then it is only what halos have, and what edges are blended with. */
  transparent?: true
  /** Facts that the picture cannot carry, for the one who made it (a sample is drawn, a projection). */
  notes: string[]
  /** Shapes in painting order, at a time in [0, duration]. While nothing moves it is the same array again. */
  at(time: number, view?: View): Shape[]
}
