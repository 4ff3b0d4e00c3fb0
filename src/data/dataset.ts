/** `(x − mean) / deviation` per feature; minmax stores minimum and range, none stores 0 and 1. */
export interface Scale {
  mean: number[]
  deviation: number[]
}

/** Points and labels, scaled as the spec says. */
export interface Dataset {
  /** samples × features, row-major, scaled. */
  x: Float64Array
  /** Class index per sample. */
  y: Int32Array
  /** Feature names; their number is the row length of `x`. */
  features: string[]
  /** Class names, in order of class index. */
  classes: string[]
  scale: Scale
}
