import type { RegressionDataset, Unit } from '../../data/dataset.ts'
import { ownNumber } from '../../data/scale.ts'
import { scores } from '../forward.ts'
import type { FitScores, Network } from '../network.ts'

type Rows = Pick<RegressionDataset, 'x' | 'y'>

/** The standardized target that a network gives each point. @throws SpecError when `x` does not hold whole rows */
export function predictTargets(network: Network, x: Float64Array): Float64Array {
  return scores(network, x)
}

/** Distances of standardized predictions from standardized targets, in the target's own units; of a `log` those of the logarithms too. */
export function scoresOf(predicted: Float64Array, y: Float64Array, unit: Unit): FitScores {
  const { deviation } = unit
  if (unit.log) {
    const own = (values: Float64Array) => values.map(value => ownNumber(value, unit))
    const { r2, rmse } = scoresOf(predicted, y, { ...unit, log: false })
    const log = { r2, factor: Math.exp(rmse) }
    return { ...scoresOf(own(predicted), own(y), { mean: 0, deviation: 1 }), log }
  }
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length
  let [squares, total, largest] = [0, 0, 0]
  for (let i = 0; i < y.length; i++) {
    const error = predicted[i] - y[i]
    squares += error * error
    total += (y[i] - mean) ** 2
    largest = Math.max(largest, Math.abs(error))
  }
  return {
    rmse: Math.sqrt(squares / y.length) * deviation,
    // Of targets that are all the same, as scikit-learn's r2_score.
    r2: total > 0 ? 1 - squares / total : Number(squares === 0),
    largest: largest * deviation,
  }
}

/** The same of a network's own predictions. */
export function fitScores(network: Network, { x, y }: Rows, target: Unit): FitScores {
  return scoresOf(predictTargets(network, x), y, target)
}

/** The network with an output in the units of the target, where it is standardized. */
export function inUnits({ layers, ...network }: Network, { mean, deviation }: Unit): Network {
  const output = layers[layers.length - 1]
  const weights = output.weights.map(row => row.map(weight => weight * deviation))
  const biases = output.biases.map(bias => bias * deviation + mean)
  return { ...network, layers: [...layers.slice(0, -1), { ...output, weights, biases }] }
}
