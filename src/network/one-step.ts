import { forward, logits } from './forward.ts'
import { lossAndGradient, networkLoss } from './loss.ts'
import type { Layer, Network } from './network.ts'
import { layoutOfNetwork, pack, unpack } from './parameter-layout.ts'
import { countCorrect } from './predict.ts'

/** The start of a step: the weights, a row as the network takes it, its class, and the rate. */
export interface StepStart {
  network: Network
  x: Float64Array
  y: number
  rate: number
}

/** A layer on one row. */
export interface StepLayer extends Layer {
  /** Its sums. */
  z: number[]
  /** Its outputs. */
  h: number[]
  /** Slopes of the row's loss by the sums. */
  delta: number[]
  /** The same by weights and biases. */
  gradient: Pick<Layer, 'weights' | 'biases'>
}

/** The share of a rate from which on it is not halved again: a row without a gradient has no loss that falls. */
const LEAST = 1e-12

/** The network that is a step of a rate down a gradient. */
function moved(network: Network, gradient: StepLayer['gradient'][], rate: number): Network {
  const slopes = pack({ layers: network.layers.map((layer, l) => ({ ...layer, ...gradient[l] })) })
  const parameters = pack(network).map((value, i) => value - rate * slopes[i])
  return unpack(parameters, layoutOfNetwork(network))
}

/** A step of gradient descent on the loss of a row, without a penalty: the rate is halved until that loss falls. */
export function oneStep({ network, x, y, rate: asked }: StepStart) {
  const row = { x, y: Int32Array.of(y) }
  const { loss, gradient } = lossAndGradient(network, row, 0)
  let rate = asked
  /** The network so far on its way: all of it without a share. */
  const at = (share = 1) => moved(network, gradient, share * rate)
  while (!(networkLoss(at(), row, 0) < loss) && rate > LEAST * asked) rate /= 2
  const outputs = [x, ...forward(network, x)]
  const layers = network.layers.map((layer, l): StepLayer => {
    const z = [...logits(layer, outputs[l], 1)]
    // Of one row the slope of a bias is that of its sum.
    return { ...layer, z, h: [...outputs[l + 1]], delta: gradient[l].biases, gradient: gradient[l] }
  })
  return { layers, loss, rate, at, after: at(), fallen: networkLoss(at(), row, 0) }
}

/** Steps down the penalized loss of all rows: the network, that loss and the rows that are right, at first and after each. */
export function descend(
  network: Network,
  rows: { x: Float64Array; y: Int32Array },
  { alpha, rate, steps }: { alpha: number; rate: number; steps: number },
) {
  let now = network
  return Array.from({ length: steps + 1 }, () => {
    const { loss, gradient } = lossAndGradient(now, rows, alpha)
    const reached = { network: now, loss, correct: countCorrect(now, rows) }
    const next = moved(now, gradient, rate)
    // Where a step leads beyond all numbers it is not made.
    if (Number.isFinite(networkLoss(next, rows, alpha))) now = next
    return reached
  })
}
