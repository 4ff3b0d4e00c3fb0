/** A tick of an axis: its place in the space's own coordinates, and its label. */
export interface Tick {
  at: number
  label: string
}

/** The ticks of a feature that comes from text or dates, in its own unit, and the end of its name, if it needs one. */
export interface EncodedTicks {
  ticks: Tick[]
  /** The year that the ticks do not name, such as " (2024)". */
  within: string | null
}
