import type { Dataset } from '../../src/data/dataset.ts'
import type { Network } from '../../src/network/network.ts'
import { train } from '../../src/network/train.ts'
import { datasetOf, vector } from './vectors.ts'

/** Least determinant of (1−t)·I + t·diag(σ′)·Wᵀ, for the first two units, on 61 × 61 points and t = 1/50 … 49/50. */
export function minJacobian(network: Network, { x }: Dataset): number {
  const { weights, biases } = network.layers[0]
  const range = (axis: number) => {
    const values = x.filter((_, i) => i % 2 === axis)
    return [Math.min(...values), Math.max(...values)] as const
  }
  const [[left, right], [bottom, top]] = [range(0), range(1)]
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < 61 * 61; k++) {
    const point = [
      left + ((right - left) * (k % 61)) / 60,
      bottom + ((top - bottom) * Math.floor(k / 61)) / 60,
    ]
    const [[a, b], [c, d]] = [0, 1].map(j => {
      const z = biases[j] + point[0] * weights[0][j] + point[1] * weights[1][j]
      const h = 1 / (1 + Math.exp(-z))
      return [h * (1 - h) * weights[0][j], h * (1 - h) * weights[1][j]]
    }) as [[number, number], [number, number]]
    for (let t = 0.02; t < 0.99; t += 0.02) {
      least = Math.min(least, (1 - t + t * a) * (1 - t + t * d) - t * t * b * c)
    }
  }
  return least
}

/** The least determinants of networks of so many sigmoid units that are trained with that many seeds. */
export function leastJacobians(name: string, units: number, seeds: number): number[] {
  const { X, X_standardized, y } = vector(name)
  const dataset = datasetOf(X_standardized ?? X, y)
  const activation = 'sigmoid' as const
  const spec = {
    hidden: [{ units, activation }],
    activation,
    alpha: 0.1,
    maxIter: 200,
    tol: 1e-6,
    restarts: 1,
  }
  return Array.from({ length: seeds }, (_, seed) =>
    minJacobian(train(dataset, { ...spec, seed, networkSeed: null }).network, dataset),
  )
}
