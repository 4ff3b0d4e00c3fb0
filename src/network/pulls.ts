import type { Dataset } from '../data/dataset.ts'
import { createLoss } from './loss.ts'
import type { Network } from './network.ts'
import { layoutOfNetwork, pack } from './parameter-layout.ts'

/**
 * The error signals of rows at the first layer, samples × units, row-major: δᵢⱼ = ∂(loss of row i)/∂zᵢⱼ. The part of row i in
 * the gradient of unit j's weights and bias is δᵢⱼ (xᵢ, 1)/n; with the penalty's (α/n) wⱼ they sum to the gradient.
 */
export function firstDeltas(
  network: Network,
  { x, y }: Pick<Dataset, 'x' | 'y'>,
  rows: ArrayLike<number>,
): Float64Array {
  const layout = layoutOfNetwork(network)
  const [features, units] = layout.sizes
  // The gradient of a bias is δ where the data are one row.
  const row = { x: new Float64Array(features), y: y.slice(0, 1) }
  const loss = createLoss(layout, row, 0)
  const parameters = pack(network)
  const deltas = new Float64Array(rows.length * units)
  for (let i = 0; i < rows.length; i++) {
    row.x.set(x.subarray(rows[i] * features, (rows[i] + 1) * features))
    row.y[0] = y[rows[i]]
    const { gradient } = loss(parameters)
    deltas.set(gradient.subarray(layout.biases[0], layout.biases[0] + units), i * units)
  }
  return deltas
}
