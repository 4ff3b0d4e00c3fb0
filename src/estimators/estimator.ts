import type { Square } from '../geometry/contour.ts'
import type { Scores } from '../geometry/cut-polygon.ts'
import type { Caption } from '../language/facts.ts'
import type { Language } from '../language/language.ts'
import type { InputPlane } from '../network/input-plane.ts'
import type { KeyWith } from '../options/key-table.ts'
import type { Spec } from '../options/spec.ts'
import type { Mechanism } from './mark.ts'
import type { ClassRegions } from './regions.ts'

/** Points of so many features. */
export interface Places {
  /** samples × features, row-major. */
  x: Float64Array
  features: number
}

/** Rows with a class each, which a classifier is fitted to. */
export interface LabelledRows extends Places {
  /** Class index per sample. */
  y: Int32Array
  /** Number of classes; each has a row. */
  classes: number
}

/** Rows of one feature with a number each, which a regressor is fitted to. */
export interface TargetRows {
  /** One place a row. */
  x: Float64Array
  /** Standardized target of each row. */
  y: Float64Array
}

/** The keys of a spec that estimators go by. */
export type EstimatorKey = KeyWith<'classifierOption'>

/** Settings of the estimators, as scikit-learn names them. */
export type EstimatorOptions = Pick<Spec, EstimatorKey>

/** The square of two features that a classifier divides. */
export interface Plane extends Square {
  classes: number
  /** Classes of the rows that it was fitted to. */
  labels: Int32Array
  /** Its scores at points (× 2). */
  scores: Scores
  /** Set where it is a plane among more inputs: the classifier is restricted to it, or is that of all inputs. */
  slice?: 'restricted' | 'whole'
  /** True where the plane changes from frame to frame, so that its regions are found on rough grids. */
  moves?: boolean
}

/** The part of the plot of the target over the feature that is seen, and the rows in it. */
export interface Window extends TargetRows {
  /** Ends of the feature's axis. */
  from: number
  to: number
  /** Ends of the target's axis, standardized. */
  low: number
  high: number
}

/** An estimator as it is shown, in coordinates of its plane or its window. */
export interface Showing {
  /** Its regions or its curve in words: "one straight line". */
  sentence(say: Language): Caption
  mechanism: Mechanism
}

export interface DividedPlane extends Showing {
  regions: ClassRegions
}

/** A regressor as it is shown: its curve as a polyline (× 2). */
export interface DrawnCurve extends Showing {
  curve: Float64Array
}

/** A predictor: it has learned plain data, which threads and pages take, and is shown at a place. The network is one. */
export interface Predictor<Place, Shown extends Showing, Fitted = unknown> {
  /** Its names in a sentence and in one word. */
  words(say: Language): Record<'name' | 'short', string>
  /**
   * Outputs at points: scores of the classes (samples × classes), of which the highest, of equal ones the first, is
   * predicted; or standardized targets.
   *
   * @param x samples × features, row-major
   */
  outputs(fitted: Fitted, x: Float64Array): Float64Array
  /** The same over a plane among its inputs, as one of two features; null where that is none of its kind. */
  restrict?(fitted: Fitted, plane: InputPlane): Fitted | null
  show(fitted: Fitted, place: Place): Shown
}

/** A way to learn from rows. */
export interface Estimator<Rows, Place, Shown extends Showing, Fitted = unknown>
  extends Predictor<Place, Shown, Fitted> {
  /**
   * Data that it learns from rows; pages have it without this. @unpaged
   *
   * @param onWork is called now and then by what takes long
   * @throws WorkError for rows that it cannot be fitted to
   */
  fit(rows: Rows, options: EstimatorOptions, onWork?: () => void): Fitted
}

export type Classifier<Fitted = unknown> = Estimator<LabelledRows, Plane, DividedPlane, Fitted>

/** A way to predict a number from one feature. */
export type Regressor<Fitted = unknown> = Estimator<TargetRows, Window, DrawnCurve, Fitted>

export function rowsByClass({ y, classes }: LabelledRows): number[][] {
  const rows = Array.from({ length: classes }, (): number[] => [])
  for (const [row, k] of y.entries()) rows[k].push(row)
  return rows
}
