import type { Dataset } from '../data/dataset.ts'
import { lossAndGradient } from './loss.ts'
import type { Network } from './network.ts'

type Rows = Pick<Dataset, 'x' | 'y'>

/**
 * The error signals of some rows at the units of the first layer: δᵢⱼ = ∂(loss of row i)/∂zᵢⱼ. The part of row i in the
 * gradient of unit j's weights and bias is δᵢⱼ (xᵢ, 1)/n; with the penalty's (α/n) wⱼ the parts sum to the gradient.
 */
export function firstDeltas(network: Network, { x, y }: Rows, rows: readonly number[]): number[][] {
  const features = network.layers[0].weights.length
  return rows.map(row => {
    const one = { x: x.subarray(row * features, (row + 1) * features), y: y.subarray(row, row + 1) }
    // The gradient of a bias is δ where the data are one row.
    return lossAndGradient(network, one, 0).gradient[0].biases
  })
}
