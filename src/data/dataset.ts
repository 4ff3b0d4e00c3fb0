/** `(x − mean) / deviation` per feature; minmax stores minimum and range, none stores 0 and 1. */
export interface Scale {
  mean: number[]
  deviation: number[]
}

/** Points and labels as they were drawn or read. */
export interface RawDataset {
  /** samples × features, row-major. */
  x: Float64Array
  /** Class index per sample. */
  y: Int32Array
  /** Feature names; their number is the row length of `x`. */
  features: string[]
  /** Class names, in order of class index. */
  classes: string[]
}

/** Points and labels, with `x` scaled as the spec says. */
export interface Dataset extends RawDataset {
  scale: Scale
}
