import type { Dataset } from '../data/dataset.ts'
import { createLoss } from './loss.ts'
import type { Network } from './network.ts'
import { layoutOfNetwork, pack } from './parameter-layout.ts'

/**
 * The error signals of some rows at the units of the first layer: δᵢⱼ = ∂(loss of row i)/∂zᵢⱼ. The part of row i in the
 * gradient of unit j's weights and bias is δᵢⱼ (xᵢ, 1)/n; with the penalty's (α/n) wⱼ the parts sum to the gradient.
 */
export function firstDeltas(
  network: Network,
  { x, y }: Pick<Dataset, 'x' | 'y'>,
  rows: readonly number[],
): Float64Array[] {
  const layout = layoutOfNetwork(network)
  const [features, units] = layout.sizes
  const [first] = layout.biases
  // The gradient of a bias is δ where the data are one row.
  const one = { x: new Float64Array(features), y: y.slice(0, 1) }
  const loss = createLoss(layout, one, 0)
  const parameters = pack(network)
  return rows.map(row => {
    one.x.set(x.subarray(row * features, (row + 1) * features))
    one.y[0] = y[row]
    return loss(parameters).gradient.slice(first, first + units)
  })
}
