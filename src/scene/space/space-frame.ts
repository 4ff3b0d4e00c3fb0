import type { Camera, Fit } from '../geometry/camera.ts'
import type { Looks } from '../model/frame-state.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'

/** What a moment's drawing needs to know. */
export interface SpaceFrame {
  camera: Camera
  fit: Fit
  layout: Layout
  theme: Theme
  looks: Looks
  /** Scores of the classes at the eye while planes part their regions; null otherwise. */
  parted: number[] | null
  /** How much of the cube is shown, 0 to 1. */
  cube: number
}
