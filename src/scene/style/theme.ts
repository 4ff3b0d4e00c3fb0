import type { ClassColors } from './color.ts'

/** All colours of a picture, `#rrggbb`. Classes beyond the list start again from the front. */
export interface Theme extends ClassColors {
  /** One line for `nnanim themes`. */
  summary: string
  background: string
  ink: string
  muted: string
  frame: string
  /** Strong and fine rulings of the sheet; the fine one is also the fixed grid behind it. */
  grid: { strong: string; fine: string }
  /** The sheet of input space before anything is decided. */
  sheet: string
  /** The colour that a facet turned from the light tends to. */
  shade: string
  /** Cuts of the hidden units. */
  accent: string
  /** Share of a class's colour in its tint, where tints are not given. */
  tinting: number
  /** True where classes differ in shape too, however few they are. */
  markers: boolean
}
