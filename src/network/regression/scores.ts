import { Matrix, SingularValueDecomposition } from 'ml-matrix'
import type { HeldOutRegression, RegressionDataset, Target } from '../../data/dataset.ts'
import { scores } from '../forward.ts'
import type { FitScores, Network } from '../network.ts'

/** The straight line or plane with the least squared error. */
export interface StraightFit {
  /** One a feature, and the bias: its standardized target is weights · x + bias. */
  weights: number[]
  bias: number
  /** Root of its mean squared error, in the target's own units. */
  rmse: number
}

/** The standardized targets that a network predicts (`x` is samples × features, row-major). */
export function predictTargets(network: Network, x: Float64Array): Float64Array {
  return scores(network, x)
}

/** Distances of a network's output from standardized targets, in the target's own units. */
export function fitScores(network: Network, { x, y }: HeldOutRegression, target: Target): FitScores {
  return scoresOf(predictTargets(network, x), y, target)
}

/** The same of any predictions. */
export function scoresOf(
  predicted: Float64Array,
  y: Float64Array,
  { deviation }: Pick<Target, 'deviation'>,
): FitScores {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length
  let [squares, spread, largest] = [0, 0, 0]
  for (let i = 0; i < y.length; i++) {
    const error = predicted[i] - y[i]
    squares += error * error
    spread += (y[i] - mean) ** 2
    largest = Math.max(largest, Math.abs(error))
  }
  return {
    rmse: Math.sqrt(squares / y.length) * deviation,
    r2: 1 - squares / spread,
    largest: largest * deviation,
  }
}

/** The straight line, or plane, that misses the samples of a dataset least; of many such the one with the smallest weights. */
export function leastSquares({ x, y, features, target }: RegressionDataset): StraightFit {
  const width = features.length
  const rows = new Matrix(y.length, width + 1)
  for (let i = 0; i < y.length; i++) {
    for (let j = 0; j < width; j++) rows.set(i, j, x[i * width + j])
    rows.set(i, width, 1)
  }
  const found = new SingularValueDecomposition(rows, { autoTranspose: true })
    .solve(Matrix.columnVector(y))
    .to1DArray()
  const weights = found.slice(0, width)
  const bias = found[width]
  const predicted = Float64Array.from(y, (_, i) =>
    weights.reduce((sum, weight, j) => sum + weight * x[i * width + j], bias),
  )
  return { weights, bias, rmse: scoresOf(predicted, y, target).rmse }
}

/** Range of standardized outputs, over all rows, up to which a network is called a constant. */
const constantSpread = 1e-3

/** True for a network that says the same of all rows. */
export function isFlat(network: Network, { x }: Pick<RegressionDataset, 'x'>): boolean {
  const predicted = predictTargets(network, x)
  const [low, high] = predicted.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return high - low <= constantSpread
}
