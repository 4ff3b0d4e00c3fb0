import { forward, logits } from './forward.ts'
import { createLoss } from './loss.ts'
import type { Layer, Network } from './network.ts'
import { layoutOfNetwork, pack, unpack } from './parameter-layout.ts'
import { countCorrect } from './predict.ts'

/** A layer on one row: its sums, its outputs, and the slopes of the row's loss by sums, and by weights and biases. */
export interface StepLayer extends Layer {
  z: number[]
  h: number[]
  delta: number[]
  gradient: Pick<Layer, 'weights' | 'biases'>
}

/** The share of the rate from which on it is not halved again: a row without a gradient has no loss that falls. */
const LEAST = 1e-12

/** Parameters a step down a slope. */
const stepDown = (parameters: Float64Array, gradient: Float64Array, rate: number) =>
  parameters.map((value, i) => value - rate * gradient[i])

/**
 * A step of gradient descent on a row `x` of class `y`: its layers, the row's loss without a penalty before it and after,
 * the rate, halved until the loss falls, and the network behind it.
 */
export function oneStep(network: Network, x: Float64Array, y: number, asked: number) {
  const layout = layoutOfNetwork(network)
  const lossOf = createLoss(layout, { x, y: Int32Array.of(y) }, 0)
  const parameters = pack(network)
  const { value: loss } = lossOf(parameters)
  const slopes = lossOf(parameters).gradient.slice()
  let rate = asked
  while (!(lossOf(stepDown(parameters, slopes, rate)).value < loss) && rate > LEAST * asked) rate /= 2
  const moved = stepDown(parameters, slopes, rate)
  const outputs = [x, ...forward(network, x)]
  const layers = unpack(slopes, layout).layers.map(({ weights, biases }, l): StepLayer => {
    const z = [...logits(network.layers[l], outputs[l], 1)]
    // Of one row the slope of a bias is that of its sum.
    const own = { delta: biases, gradient: { weights, biases } }
    return { ...network.layers[l], z, h: [...outputs[l + 1]], ...own }
  })
  return { layers, loss, rate, fallen: lossOf(moved).value, after: unpack(moved, layout) }
}

/** So many steps down the penalized loss of all rows: the network, that loss and the rows that are right, first and after each. */
export function descend(
  network: Network,
  rows: { x: Float64Array; y: Int32Array },
  { alpha, rate, steps }: { alpha: number; rate: number; steps: number },
) {
  const layout = layoutOfNetwork(network)
  const lossOf = createLoss(layout, rows, alpha)
  let parameters = pack(network)
  return Array.from({ length: steps + 1 }, () => {
    const now = unpack(parameters, layout)
    const { value: loss, gradient } = lossOf(parameters)
    const next = stepDown(parameters, gradient, rate)
    // Where a step leads beyond all numbers it is not made.
    if (Number.isFinite(lossOf(next).value)) parameters = next
    return { network: now, loss, correct: countCorrect(now, rows) }
  })
}
