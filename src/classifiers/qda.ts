import { principalComponents, projectOntoComponents } from '../network/projection.ts'
import { WorkError } from '../options/error.ts'
import { type Classifier, rowsByClass } from './classifier.ts'
import { independentColumns } from './independent-columns.ts'
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
  /** Variance along each axis. */
  variances: number[]
  /** Share of the rows that have this class. */
  prior: number
}

/** A class whose deviation along an axis is less does not fill its space; scikit-learn's `tol`. */
const flat = 1e-4

/**
 * Quadratic discriminant analysis: the class whose own normal distribution makes a point the likeliest.
 *
 * @see https://scikit-learn.org/stable/modules/lda_qda.html
 */
export const qda: Classifier<QdaFit> = {
  words: say => say.classifiers.qda,
  takes: [],
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
        prior: members.length / rows.y.length,
      }
    })
    return { classes, features: rows.features, columns }
  },

  scores: qdaScores,

  show: (fitted, plane) => ({
    sentence: say => say.classifiers.qda.divides(plane),
    regions: smoothRegions(plane.scores, plane.classes, plane),
    mechanism: growingEllipses(fitted),
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
    ({ variances, prior }) => Math.log(prior) - variances.reduce((sum, v) => sum + Math.log(v), 0) / 2,
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

/** Points with some of their columns. */
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
