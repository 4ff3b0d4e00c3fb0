import type { Shape } from '../scene/shape.ts'

/** One picture as shapes. */
export interface Drawing {
  /** In units of the shapes. */
  width: number
  height: number
  /** `#rrggbb`; null for none. */
  background: string | null
  shapes: readonly Shape[]
}
