import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import type { Task } from '../options/task.ts'
import type { Encoding } from './encoding.ts'

/** Rows that training does not see: they have the features and classes of those that it sees. */
export interface HeldOut {
  /** samples × features, row-major. */
  x: Float64Array
  /** Class index per sample. */
  y: Int32Array
}

/** `(x − mean) / deviation` per feature; minmax stores minimum and range, none stores 0 and 1. */
export interface Scale {
  /** Subtrahends, one a feature. */
  mean: number[]
  /** Divisors, one a feature. */
  deviation: number[]
  /** True for a feature whose natural logarithm is scaled; absent where none is. */
  log?: boolean[]
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
  /** The encodings of columns of a table that hold no numbers; absent where all do. */
  encodings?: Encoding[]
  /** The same as `x` with NaN in gaps, which each fold fills with what it learns from; absent where there are none. */
  unfilled?: Float64Array
}

/** Components of scaled features: `axes · (x − mean)`. */
export interface Reduction {
  /** Principal components, or linear discriminants. */
  method: 'pca' | 'lda'
  /** One number a feature. */
  mean: number[]
  /** components × features. */
  axes: number[][]
  /** Share that each component keeps: of the variance, of discriminants of that between classes; 0 to 1. */
  shares: number[]
}

/** Points and labels, with `x` scaled, and reduced, as the spec says. */
export interface ClassDataset extends RawDataset {
  /** The scaling of the features; `x` is in its units. */
  scale: Scale
  /** Rows held out of training, scaled and reduced as the others. */
  test?: HeldOut
  /** The reduction whose components the features are, and the names and the scale of those that it reduced. */
  reduction?: Reduction & Pick<ClassDataset, 'features' | 'scale'>
}

/** Points and the number that each has, as they were drawn or read. */
export interface RawRegression extends Omit<RawDataset, 'y' | 'classes'> {
  /** The target of each sample, in its own units. */
  y: Float64Array
  /** Name of the target. */
  target: string
}

/** The target of a regression: `y · deviation + mean` is in its own units, or is their natural logarithm. */
export interface Target {
  /** Of the column, or `y` or `z` of a formula. */
  name: string
  /** Over the rows that are trained on. */
  mean: number
  /** Population deviation over them. */
  deviation: number
  /** True where logarithms are scaled. */
  log?: boolean
}

/** The scaling of a target, or of a feature. */
export type Unit = Omit<Target, 'name'>

/** Points and numbers that training does not see. */
export interface HeldOutRegression {
  /** samples × features, row-major. */
  x: Float64Array
  /** Standardized as the targets that it sees. */
  y: Float64Array
}

/** Points and the numbers to predict, with `x` scaled, and reduced, as the spec says, and `y` standardized. */
export interface RegressionDataset extends Omit<ClassDataset, 'y' | 'test'> {
  /** (target − mean) / deviation per sample. */
  y: Float64Array
  /** The target's name and units. */
  target: Target
  /** None: its rows have numbers. */
  classes: never[]
  /** Rows held out of training, scaled and reduced as the others. */
  test?: HeldOutRegression
}

/** Points to learn from, for either task. */
export type Dataset = ClassDataset | RegressionDataset

/** @throws SpecError for what are no points, as callers without types may give it */
export function checkDataset(dataset: Omit<Dataset, 'x' | 'y' | 'test'>): void {
  if (!dataset?.features?.length || !Array.isArray(dataset.classes) || !dataset.scale?.mean)
    throw new SpecError('dataset', dataset, 'points, as `loadDataset` gives them')
}

/** True for points that have numbers to predict instead of classes. */
export function isRegression(dataset: Dataset): dataset is RegressionDataset {
  return 'target' in dataset
}

/** The task of points, by which tables name what differs between the two. */
export function taskOfPoints(dataset: Dataset): Task {
  return isRegression(dataset) ? 'regression' : 'classification'
}

/** The data with the class names of a spec, if it has some, in their order. @throws SpecError for another number of names */
export function withClassNames(dataset: ClassDataset, { classNames }: Pick<Spec, 'classNames'>) {
  if (classNames === null) return dataset
  const { classes } = dataset
  if (classNames.length === classes.length) return { ...dataset, classes: classNames }
  const expected = `${classes.length} names, one for each class: ${classes.slice(0, 12).join(', ')}`
  throw new SpecError('classNames', classNames.join(','), expected)
}
