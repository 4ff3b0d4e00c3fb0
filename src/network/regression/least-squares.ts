import type { RegressionDataset } from '../../data/dataset.ts'
import { principalComponents, projectOntoComponents } from '../projection.ts'
import { scoresOf } from './scores.ts'

/** A straight line, or a plane, over the input, in standardized targets. */
export interface StraightFit {
  /** One a feature. */
  weights: number[]
  bias: number
  /** Root of its mean squared error, in the target's own units. */
  rmse: number
}

/** Share of the variance below which a direction is rounding, and has weight 0. */
const negligible = 1e-14
/** Times that what is left is fitted again, which brings the digits that squaring the input has lost. */
const refinements = 2

/**
 * The line of least squares by principal components of the input; of features that repeat each other the one with the
 * smallest weights, as of a pseudoinverse.
 */
export function leastSquares(dataset: Omit<RegressionDataset, 'classes' | 'scale'>): StraightFit {
  const { x, y, features, target } = dataset
  const [samples, width] = [y.length, features.length]
  const components = principalComponents(x, samples, width, width)
  const { mean, axes, shares } = components
  const z = projectOntoComponents(x, samples, components)
  const middle = y.reduce((sum, value) => sum + value, 0) / samples
  const along = new Float64Array(width)
  const rest = y.map(value => value - middle)
  for (let pass = 0; pass <= refinements; pass++) {
    const steps = shares.map((share, k) => (share > negligible ? slope(z, rest, width, k) : 0))
    for (let i = 0; i < samples; i++) for (let k = 0; k < width; k++) rest[i] -= steps[k] * z[i * width + k]
    for (let k = 0; k < width; k++) along[k] += steps[k]
  }
  const weights = features.map((_, j) => axes.reduce((sum, axis, k) => sum + along[k] * axis[j], 0))
  const bias = weights.reduce((sum, weight, j) => sum - weight * mean[j], middle)
  const errors = y.map((value, i) => value - rest[i])
  const { rmse } = scoresOf(errors, y, target)
  return { weights, bias, rmse }
}

/** Slope of what is left of the targets along one coordinate of points (samples × width). */
function slope(z: Float64Array, rest: Float64Array, width: number, k: number): number {
  let [products, squares] = [0, 0]
  for (let i = 0; i < rest.length; i++) {
    products += z[i * width + k] * rest[i]
    squares += z[i * width + k] ** 2
  }
  return squares > 0 ? products / squares : 0
}
