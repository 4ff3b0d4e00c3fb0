import { corners } from '../../geometry/linear-scores.ts'
import { type LinearRegion, linearRegions } from '../../network/linear-regions.ts'
import type { Network } from '../../network/network.ts'
import type { FigureModel } from './figure-model.ts'

/** The parts of a model that linear regions are found by. */
export type WithPlane = Pick<FigureModel, 'input' | 'network'> & { plane?: Network }

/**
 * The linear regions of a network in the window of its input as it is drawn; of one feature they are upright stripes.
 *
 * @returns null where the input is no plane, the network is curved, or has too many regions
 */
export function regionsIn({ input, network, plane = network }: WithPlane): LinearRegion[] | null {
  if (!input.flat || input.dimensions === 3) return null
  const [first, ...rest] = plane.layers
  const isLine = first.weights.length === 1
  const widened = isLine ? { ...first, weights: [first.weights[0], first.biases.map(() => 0)] } : first
  return linearRegions({ layers: [widened, ...rest] }, corners(input.centre, input.half))
}
