import { mean } from '../data/scale.ts'
import { knots } from '../geometry/knots.ts'
import { addingUp, polyline, soFar } from './curve.ts'
import type { Regressor, TargetRows } from './estimator.ts'

/** A polynomial as a sum of orthogonal ones, each of the next degree. */
interface PolynomialFit {
  mean: number
  deviation: number
  /** One a degree, from 0. */
  coefficients: number[]
  /** For each degree from 1 its shares of the polynomials before, and the norm of what is left of x times the last. */
  steps: { shares: number[]; norm: number }[]
}

/** Norm below which the next power is one of those before at all rows: there are no more places. */
const negligible = 1e-10

/**
 * The polynomial of least squares: as scikit-learn's `LinearRegression` on `PolynomialFeatures`. Powers of the standardized
 * feature are made orthogonal over the rows one after the other, so that high degrees lose no digits.
 *
 * @see Brubeck, Nakatsukasa and Trefethen, Vandermonde with Arnoldi, SIAM Review 63, 2021
 */
export const polynomial: Regressor<PolynomialFit> = {
  words: say => say.estimators.polynomial,
  fit: (rows, { degree }) => fitPolynomial(rows, degree),
  outputs: valuesOf,
  show(fitted, { from, to }) {
    const places = knots(from, to, [])
    // The mean, which is 0, is nothing to look at.
    const parts = partsOf(fitted, places).slice(1)
    return {
      sentence: say => say.regressors.polynomial({ degree: parts.length }),
      curve: polyline(places, valuesOf(fitted, places)),
      mechanism: addingUp(places, parts, fitted.coefficients[0]),
    }
  },
}

/** The straight line of least squares: `LinearRegression`. */
export const line: Regressor<PolynomialFit> = {
  words: say => say.estimators.line,
  fit: rows => fitPolynomial(rows, 1),
  outputs: valuesOf,
  show(fitted, { x, y, from, to }) {
    const places = knots(from, to, [])
    return {
      sentence: say => say.regressors.line,
      curve: polyline(places, valuesOf(fitted, places)),
      mechanism: {
        // It turns about the mean until the squares of the sticks are least.
        below(progress) {
          const coefficients = fitted.coefficients.map((c, k) => (k === 0 ? c : progress * c))
          const turning = { ...fitted, coefficients }
          const [feet, ends] = [x, Float64Array.of(from, to)].map(at => valuesOf(turning, at))
          const lines = Array.from(x, (place, row) => [place, y[row], place, feet[row]])
          return [
            { kind: 'lines', key: 'errors', lines, stroke: 'accent', width: 1 },
            soFar(polyline([from, to], ends)),
          ]
        },
      },
    }
  },
}

function fitPolynomial({ x, y }: TargetRows, degree: number): PolynomialFit {
  const centre = mean(x)
  const deviation = Math.sqrt(mean(x.map(value => (value - centre) ** 2))) || 1
  const rest = y.slice()
  const basis = [new Float64Array(x.length).fill(1)]
  const steps: PolynomialFit['steps'] = []
  const coefficients: number[] = []
  for (;;) {
    const last = basis.at(-1)!
    coefficients.push(takenFrom(rest, last))
    if (steps.length === degree) break
    const next = last.map((value, row) => (value * (x[row] - centre)) / deviation)
    const shares = basis.map(one => takenFrom(next, one))
    // What rounding has left of them.
    for (const [k, one] of basis.entries()) shares[k] += takenFrom(next, one)
    const norm = Math.sqrt(mean(next.map(value => value * value)))
    if (norm < negligible) break
    steps.push({ shares, norm })
    basis.push(next.map(value => value / norm))
  }
  return { mean: centre, deviation, coefficients, steps }
}

/** Takes away from numbers what they have of a polynomial of norm 1, and says how much that is. */
function takenFrom(values: Float64Array, unit: Float64Array): number {
  const share = mean(values.map((value, row) => value * unit[row]))
  for (const row of values.keys()) values[row] -= share * unit[row]
  return share
}

/** The parts of a polynomial at places, one a degree. */
function partsOf({ mean, deviation, coefficients, steps }: PolynomialFit, x: Float64Array): Float64Array[] {
  const basis = [new Float64Array(x.length).fill(1)]
  for (const { shares, norm } of steps)
    basis.push(
      basis.at(-1)!.map((value, i) => {
        const own = shares.reduce(
          (sum, share, k) => sum - share * basis[k][i],
          (value * (x[i] - mean)) / deviation,
        )
        return own / norm
      }),
    )
  return basis.map((one, k) => one.map(value => coefficients[k] * value))
}

/** Their sum. */
function valuesOf(fitted: PolynomialFit, x: Float64Array): Float64Array {
  const parts = partsOf(fitted, x)
  return x.map((_, i) => parts.reduce((sum, part) => sum + part[i], 0))
}
