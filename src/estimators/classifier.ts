import type { Square } from '../geometry/contour.ts'
import type { Scores } from '../geometry/cut-polygon.ts'
import type { Caption } from '../language/facts.ts'
import type { Language } from '../language/language.ts'
import type { InputPlane } from '../network/input-plane.ts'
import type { KeyWith } from '../options/key-table.ts'
import type { Spec } from '../options/spec.ts'
import type { Mechanism } from './mark.ts'
import type { ClassRegions } from './regions.ts'

/** Rows with a class each, which a classifier is fitted to. */
export interface LabelledRows {
  /** samples × features, row-major. */
  x: Float64Array
  /** Class index per sample. */
  y: Int32Array
  features: number
  /** Number of classes; each has a row. */
  classes: number
}

/** The keys of a spec that classifiers go by. */
export type ClassifierKey = KeyWith<'classifierOption'>

/** Settings of the classifiers, as scikit-learn names them. */
export type ClassifierOptions = Pick<Spec, ClassifierKey>

/** The square of two features that a classifier divides. */
export interface Plane extends Square {
  classes: number
  /** Classes of the rows that it was fitted to. */
  labels: Int32Array
  /** Its scores at points (× 2). */
  scores: Scores
  /** Set where it is a plane among more inputs: the classifier is restricted to it, or is that of all inputs. */
  slice?: 'restricted' | 'whole'
}

/** A classifier as it is shown, in coordinates of the plane. */
export interface Showing {
  /** The division of the plane in words: "one straight line". */
  sentence(say: Language): Caption
  regions: ClassRegions
  mechanism: Mechanism
}

/** The names of a classifier: alone, in a sentence, and in one word. */
export interface ClassifierWords {
  label: string
  name: string
  short: string
}

/** A way to tell classes apart. What it has learned is plain data, which threads and pages take. */
export interface Classifier<Fitted = unknown> {
  words(say: Language): ClassifierWords
  /** The keys of a spec that it goes by; all others mean nothing to it. */
  takes: readonly ClassifierKey[]
  /**
   * Data that it learns from rows; pages have it without this. @unpaged
   *
   * @param onWork is called now and then by what takes long
   * @throws WorkError for rows that it cannot be fitted to
   */
  fit(rows: LabelledRows, options: ClassifierOptions, onWork?: () => void): Fitted
  /**
   * Scores of points, samples × classes; the class with the highest one is predicted, the first of equal ones.
   *
   * @param x samples × features, row-major
   */
  scores(fitted: Fitted, x: Float64Array): Float64Array
  /** The same over a plane among its inputs, as one of two features; null where that is none of its kind. */
  restrict?(fitted: Fitted, plane: InputPlane): Fitted | null
  show(fitted: Fitted, plane: Plane): Showing
}

/** Rows of each class, in their order. */
export function rowsByClass({ y, classes }: LabelledRows): number[][] {
  const rows = Array.from({ length: classes }, (): number[] => [])
  for (const [row, k] of y.entries()) rows[k].push(row)
  return rows
}
