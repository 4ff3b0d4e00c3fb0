import { exp } from '../data/elementary.ts'
import { knots } from '../geometry/knots.ts'
import { WorkError } from '../options/error.ts'
import { addingUp, polyline } from './curve.ts'
import type { Regressor } from './estimator.ts'
import { gammaOf } from './svm.ts'

/** Bumps exp(−gamma · distance²) of such weights around places. */
interface BumpsFit {
  /** In order. */
  x: Float64Array
  weights: Float64Array
  gamma: number
}

/** Penalty on the squares of the curve: scikit-learn's default. */
const alpha = 1

/** Rows at most: the work grows with their cube, and takes about a second. */
const maxRows = 1500

/** Bumps that are drawn at most. */
const DRAWN = 24

/**
 * Kernel ridge regression with a Gaussian kernel: `KernelRidge(kernel="rbf")`. With a penalty of 1 the weight of a bump is
 * the error that is left at its point.
 */
export const kernelRidge: Regressor<BumpsFit> = {
  words: say => say.estimators.kernel,
  fit({ x, y }, options) {
    const rows = x.length
    if (rows > maxRows) throw new WorkError(`it takes up to ${maxRows} rows, not ${rows}`)
    const gamma = gammaOf({ x, features: 1 }, options)
    const order = Array.from(x.keys()).sort((a, b) => x[a] - x[b])
    const places = Float64Array.from(order, row => x[row])
    const matrix = Array.from(places, (place, row) => {
      const line = places.subarray(0, row + 1).map(other => exp(-gamma * (place - other) ** 2))
      line[row] += alpha
      return line
    })
    const targets = Float64Array.from(order, row => y[row])
    return { x: places, weights: solvePositive(matrix, targets), gamma }
  },
  outputs: bumps,
  show(fitted, { from, to }) {
    const places = knots(from, to, [])
    // Thin and smooth, each bump is drawn through every other place.
    const some = places.filter((_, i) => i % 2 === 0)
    const rows = fitted.x.length
    const groups = Array.from({ length: Math.min(rows, DRAWN) }, (_, group) =>
      [group, group + 1].map(end => Math.round((end * rows) / Math.min(rows, DRAWN))),
    )
    const parts = groups.map(([first, end]) => bumps(fitted, places, first, end))
    const lines = groups.map(([first, end]) => {
      const middle = (first + end - 1) >> 1
      return polyline(some, bumps(fitted, some, middle, middle + 1))
    })
    return {
      sentence: say => say.regressors.kernel({ bumps: rows, drawn: lines.length }),
      curve: polyline(places, bumps(fitted, places)),
      mechanism: addingUp(places, parts, 0, lines),
    }
  },
}

/** The sum of the bumps from one row to another, without them of all, at places. */
function bumps({ x, weights, gamma }: BumpsFit, places: Float64Array, from = 0, to = x.length): Float64Array {
  return places.map(place => {
    let sum = 0
    for (let row = from; row < to; row++) sum += weights[row] * exp(-gamma * (place - x[row]) ** 2)
    return sum
  })
}

/**
 * The solution of a system with a symmetric positive definite matrix, by its Cholesky factor.
 *
 * @param matrix its rows up to the diagonal, which become those of the factor
 */
function solvePositive(matrix: Float64Array[], right: Float64Array): Float64Array {
  const solution = right.slice()
  const size = right.length
  for (let i = 0; i < size; i++) {
    const row = matrix[i]
    for (let j = 0; j <= i; j++) {
      const other = matrix[j]
      let rest = row[j]
      for (let k = 0; k < j; k++) rest -= row[k] * other[k]
      row[j] = i === j ? Math.sqrt(rest) : rest / other[j]
    }
    for (let k = 0; k < i; k++) solution[i] -= row[k] * solution[k]
    solution[i] /= row[i]
  }
  for (let i = size - 1; i >= 0; i--) {
    solution[i] /= matrix[i][i]
    for (let k = 0; k < i; k++) solution[k] -= matrix[i][k] * solution[i]
  }
  return solution
}
