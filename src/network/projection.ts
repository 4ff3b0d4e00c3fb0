import { EVD, WrapperMatrix1D } from 'ml-matrix'
import { SpecError } from '../options/error.ts'
import { product } from './products.ts'

/** The directions of the largest variance. */
export interface Components {
  mean: Float64Array
  /** count × features, orthonormal rows; the largest loading of each is positive. */
  axes: number[][]
  /** Share of the variance that each axis keeps, 0 to 1. */
  shares: number[]
  /** Share that all of them keep. */
  share: number
}

/** Loadings nearer to each other than this are equal, so that rounding cannot turn an axis. */
const tie = 1e-9

/**
 * Principal components of points (samples × features, row-major) by the eigenvectors of their covariance.
 *
 * @throws SpecError for more axes than features
 */
export function principalComponents(
  x: Float64Array,
  samples: number,
  features: number,
  count: number,
): Components {
  if (count > features) throw new SpecError('count', count, `at most ${features}, the number of features`)
  const points = new WrapperMatrix1D(x, { rows: samples })
  const mean = Float64Array.from(points.mean('column'))
  const centred = points.clone().subRowVector(mean)
  const spread = centred.transpose().mmul(centred)
  const { realEigenvalues, eigenvectorMatrix } = new EVD(spread, { assumeSymmetric: true })
  const variances = realEigenvalues.map(value => Math.max(0, value)).reverse()
  const total = sum(variances)
  const kept = variances.slice(0, count)
  return {
    mean,
    axes: Array.from({ length: count }, (_, k) => signed(eigenvectorMatrix.getColumn(features - 1 - k))),
    shares: kept.map(value => (total > 0 ? value / total : 0)),
    share: total > 0 ? sum(kept) / total : 1,
  }
}

/** Coordinates of points (samples × features, row-major) along the axes, samples × count. */
export function projectOntoComponents(
  x: Float64Array,
  samples: number,
  { mean, axes }: { mean: ArrayLike<number>; axes: readonly (readonly number[])[] },
): Float64Array {
  const features = mean.length
  const out = new Float64Array(samples * axes.length)
  for (let s = 0, at = 0; s < samples; s++)
    for (const axis of axes) {
      let sum = 0
      for (let i = 0; i < features; i++) sum += (x[s * features + i] - mean[i]) * axis[i]
      out[at++] = sum
    }
  return out
}

/** Points (samples × features) without what lies along some orthonormal axes; a new array. */
export function withoutAxes(points: Float64Array, samples: number, axes: readonly ArrayLike<number>[]) {
  const left = points.slice()
  const width = points.length / samples
  for (const axis of axes)
    for (let at = 0; at < left.length; at += width) {
      const along = product(axis, left, at)
      for (let i = 0; i < width; i++) left[at + i] -= along * axis[i]
    }
  return left
}

/** An axis or its opposite: that whose largest loading is positive, the first of equal ones. */
export function signed(axis: number[]): number[] {
  const max = Math.max(...axis.map(Math.abs))
  const leading = axis.find(loading => Math.abs(loading) >= max * (1 - tie))!
  return leading < 0 ? axis.map(loading => -loading) : axis
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
