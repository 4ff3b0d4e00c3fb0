import { cos, log, sin } from '../data/elementary.ts'
import { centred, column } from '../data/scale.ts'
import type { InputPlane } from '../network/input-plane.ts'
import { dot, product } from '../network/products.ts'
import { principalComponents, projectOntoComponents } from '../network/projection.ts'
import { WorkError } from '../options/error.ts'
import { type Classifier, rowsByClass } from './estimator.ts'
import { ellipse, type Mechanism } from './mark.ts'
import { smoothRegions } from './regions.ts'

/** A normal distribution for each class. */
export interface QdaFit {
  classes: QdaClass[]
  /** Number of columns of its rows. */
  features: number
  /** The columns that it goes by: without those that are sums of others. */
  columns: number[]
}

interface QdaClass {
  mean: number[]
  /** features × features: the principal axes of the class as rows, orthonormal. */
  axes: number[][]
  variances: number[]
  /** Logarithm of the share of the rows that have this class; on a slice also of how near that is to them. */
  logPrior: number
}

/** A class whose deviation along an axis is less does not fill its space; scikit-learn's `tol`. */
const flat = 1e-4

/**
 * Quadratic discriminant analysis: the class whose own normal distribution makes a point the likeliest.
 *
 * @see https://scikit-learn.org/stable/modules/lda_qda.html
 */
export const qda: Classifier<QdaFit> = {
  words: say => say.estimators.qda,
  fit(rows) {
    const columns = independentColumns(rows.x, rows.features)
    const x = ofColumns(rows.x, rows.features, columns)
    const features = columns.length
    const classes = rowsByClass(rows).map((members): QdaClass => {
      if (members.length <= features) throw tooFlat(members.length, features)
      const points = Float64Array.from(
        members.flatMap(row => [...x.subarray(row * features, (row + 1) * features)]),
      )
      const { mean, axes } = principalComponents(points, members.length, features, features)
      const along = projectOntoComponents(points, members.length, { mean, axes })
      const squares = axes.map((_, a) =>
        along.reduce((sum, value, i) => (i % features === a ? sum + value * value : sum), 0),
      )
      if (squares.some(square => !(Math.sqrt(square) > flat))) throw tooFlat(members.length, features)
      return {
        mean: Array.from(mean),
        axes,
        variances: squares.map(square => square / (members.length - 1)),
        logPrior: log(members.length / rows.y.length),
      }
    })
    return { classes, features: rows.features, columns }
  },
  outputs: qdaScores,
  restrict: restricted,
  show: (fitted, plane) => ({
    sentence: say => say.classifiers.qda(plane),
    regions: smoothRegions(plane.scores, plane.classes, plane),
    mechanism: plane.slice === 'whole' ? {} : growingEllipses(fitted),
  }),
}

/** Ellipses of one and two deviations grow around the mean of each class. */
function growingEllipses({ classes, columns }: QdaFit): Mechanism {
  // On a line there are no ellipses.
  if (columns.length < 2) return {}
  return {
    above: progress =>
      classes.map(({ mean, axes, variances }, k) => ({
        kind: 'lines',
        key: `ellipse ${k}`,
        lines: [1, 2].map(deviations =>
          ellipse(
            mean,
            axes.map((axis, a) => axis.map(v => v * Math.sqrt(variances[a]) * deviations * progress)),
          ),
        ),
        stroke: { class: k, as: 'rim' },
        width: 1.8,
      })),
  }
}

/** Logarithms of the likelihoods, but for a constant; samples × classes. */
function qdaScores({ classes, columns, ...rows }: QdaFit, points: Float64Array): Float64Array {
  const x = ofColumns(points, rows.features, columns)
  const features = columns.length
  const samples = x.length / features
  const constants = classes.map(
    ({ variances, logPrior }) => logPrior - variances.reduce((sum, v) => sum + log(v), 0) / 2,
  )
  const scores = new Float64Array(samples * classes.length)
  for (let s = 0, at = 0; s < samples; s++)
    for (const [k, { mean, axes, variances }] of classes.entries()) {
      let distance = 0
      for (let a = 0; a < features; a++) {
        let along = 0
        for (let i = 0; i < features; i++) along += axes[a][i] * (x[s * features + i] - mean[i])
        distance += along ** 2 / variances[a]
      }
      scores[at++] = constants[k] - distance / 2
    }
  return scores
}

/** The section of each normal distribution, which is one of two features; null where a feature of the plane says nothing. */
function restricted({ classes, columns }: QdaFit, { origin, axes: plane }: InputPlane): QdaFit | null {
  const some = (values: Float64Array) => columns.map(column => values[column])
  const [from, across, up] = [origin, ...plane].map(some)
  const logs = (values: readonly number[]) => values.reduce((sum, value) => sum + log(value), 0)
  const sections = classes.map(({ mean, axes, variances, logPrior }): QdaClass => {
    const off = from.map((value, i) => value - mean[i])
    const [o, u, v] = [off, across, up].map(d =>
      axes.map((axis, a) => product(axis, d) / Math.sqrt(variances[a])),
    )
    // The squared distance from the mean is a quadratic form on the plane: of this matrix, about its own lowest place.
    const [uu, uv, vv] = [product(u, u), product(u, v), product(v, v)]
    const [ou, ov, determinant] = [product(o, u), product(o, v), uu * vv - uv * uv]
    const lowest = [(uv * ov - vv * ou) / determinant, (uv * ou - uu * ov) / determinant]
    const middle = o.map((value, a) => value + lowest[0] * u[a] + lowest[1] * v[a])
    const angle = Math.atan2(2 * uv, uu - vv) / 2
    const [c, s] = [cos(angle), sin(angle)]
    const large = uu * c * c + 2 * uv * c * s + vv * s * s
    const spread = [1 / large, large / determinant]
    return {
      mean: lowest,
      axes: [[c, s], [-s, c]], // biome-ignore format: one line
      variances: spread,
      logPrior: logPrior + (logs(spread) - logs(variances) - product(middle, middle)) / 2,
    }
  })
  const isFlat = sections.some(({ variances }) => !variances.every(value => value > 0 && value < 1e12))
  return isFlat ? null : { classes: sections, features: 2, columns: [0, 1] }
}

function ofColumns(x: Float64Array, features: number, columns: readonly number[]): Float64Array {
  return columns.length === features ? x : x.filter((_, k) => columns.includes(k % features))
}

function tooFlat(members: number, features: number): WorkError {
  return new WorkError(
    members <= features
      ? `QDA needs at least ${features + 1} rows of each class, and one has ${members}`
      : 'QDA needs classes that fill their space, and the rows of one lie on a line',
  )
}

/** Length of what is left of a column behind the others, relative to its own, below which it says nothing more. */
const nothing = 1e-9

/**
 * The columns of rows of which none is a sum of multiples of those before it and a constant, by their indexes: of the
 * features that the values of one text give, which add up to 1 in every row, the last is not among them.
 *
 * @param x samples × features, row-major
 */
export function independentColumns(x: Float64Array, features: number): number[] {
  const basis: Float64Array[] = []
  return Array.from({ length: features }, (_, j) => j).filter(j => {
    const values = column(x, features, j)
    const rest = centred(values)
    // Twice, since what rounding leaves of the first time is as small as what is looked for.
    for (let round = 0; round < 2; round++) {
      for (const axis of basis) {
        const along = dot(rest, axis)
        for (let i = 0; i < rest.length; i++) rest[i] -= along * axis[i]
      }
    }
    const length = Math.sqrt(dot(rest, rest))
    if (!(length > nothing * Math.sqrt(dot(values, values)))) return false
    basis.push(rest.map(value => value / length))
    return true
  })
}
