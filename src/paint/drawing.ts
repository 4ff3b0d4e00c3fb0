import type { Font } from '../scene/font.ts'
import type { Shape } from '../scene/shape.ts'

/** A picture as shapes, as SVG and PDF are written from. */
export interface Drawing {
  /** In units of the shapes. */
  width: number
  height: number
  /** `#rrggbb`; null for none. */
  background: string | null
  shapes: readonly Shape[]
  /** The font of its texts, where that is not the bundled one. */
  font?: Font | undefined
  /** Set where a unit is 1/96 inch of paper. */
  printed?: true | undefined
  /** The language of its texts, as a BCP 47 tag. */
  lang?: string | undefined
}
