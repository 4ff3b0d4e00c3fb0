import type { CameraView } from '../geometry/camera.ts'
import type { Font } from './font.ts'
import type { Shape } from './shape.ts'

/** A part of a scene's time. */
export interface Chapter {
  /** Its name for code. */
  id: string
  /** Its name for people. */
  name: string
  /** Seconds. */
  start: number
  /** Seconds. */
  end: number
}

/** A camera position that overrides the scene's own, and what is pointed at. */
export interface View extends CameraView {
  /** The thing that a reader points at, where a scene answers that. */
  asked?: Asked | undefined
}

/** The thing that a reader points at: a unit, as shapes name it, or a row of the data. */
export interface Asked {
  /** "2.1" is the first one of layer 2, "0.1" the first feature. */
  unit?: string
  /** A row of the points, counted from 0. */
  row?: number
}

/** A pure function of time: the same time gives the same shapes, in any order of calls. */
export interface Scene {
  /** Pixels. */
  width: number
  /** Pixels. */
  height: number
  /** Its heading, whether the picture shows it or not. */
  title: string
  /** Seconds; 0 for a scene that does not move. */
  duration: number
  /** Parts of its time, one after the other, from 0 to `duration`. */
  chapters: Chapter[]
  /** The poster's moment, which a still shows best, in seconds. */
  still: number
  /** The end of its argument, in seconds: its result is there, and a loop has not begun to leave it; its duration without it. */
  ends?: number
  /** The times between which it goes one way, where it then comes back the same way. */
  way?: readonly [from: number, to: number]
  /** Background colour of the whole picture; never a part of the shapes. */
  background: string
  /** Set where a view turns something of it; without it all is a plane. */
  turns?: true
  /** The places of panels, in their order: x, y, width, height; the whole picture without it. */
  panels?: readonly (readonly [x: number, y: number, width: number, height: number])[]
  /** Set where a unit is 1/96 inch of paper, so that files that can say so have its size in millimetres. */
  printed?: true
  /** The language of its texts, as a BCP 47 tag. */
  lang?: string
  /** Set where the background is left out; then it is only what halos have, and what edges are blended with. */
  transparent?: true
  /** The font of its texts, where that is not the bundled one. */
  font?: Font | undefined
  /** Facts that the picture does not show, for its author (a sample is drawn, a projection). */
  notes: string[]
  /** Its own captions at a moment, one for each panel, whether the picture shows them or not. */
  saysAt(moment: Moment): string[]
  /** Shapes in painting order. While nothing moves it is the same array again. */
  at(moment: Moment, view?: View): Shape[]
}

/**
 * Seconds in [0, duration], or the scene's own best moment, or the end of its argument. Those are asked for by name, since
 * their time may be the seam between two chapters, of which it belongs to one, and another one in each panel.
 */
export type Moment = number | 'poster' | 'end'
