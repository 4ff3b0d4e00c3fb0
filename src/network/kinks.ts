import { activationOf } from './activation.ts'
import { applyLayer, logits } from './forward.ts'
import type { Network } from './network.ts'

/** An input at which the slope of a unit's output jumps by the unit itself. */
export interface Kink {
  at: number
  /** Index of its hidden layer, and of the unit in it. */
  layer: number
  unit: number
}

/**
 * The kinks of a network of one input between two inputs: those of relu, of leaky relu and of hardtanh, up to the first
 * layer that is curved.
 */
export function kinksOf({ layers }: Network, from: number, to: number): Kink[] {
  const found: Kink[] = []
  for (const [l, layer] of layers.slice(0, -1).entries()) {
    const kinks = activationOf(layer.activation)?.kinks
    if (!kinks) break
    // Between two of these inputs all logits of the layer are straight.
    const x = Float64Array.from([from, ...found.map(({ at }) => at), to]).sort()
    let input: Float64Array = x
    for (const before of layers.slice(0, l)) input = applyLayer(before, input, x.length)
    const z = logits(layer, input, x.length)
    const units = layer.biases.length
    for (let i = units; i < z.length; i++) {
      const [a, b] = [z[i - units], z[i]]
      const piece = Math.floor(i / units)
      for (const kink of kinks)
        if (a < kink !== b < kink) {
          const at = x[piece - 1] + ((x[piece] - x[piece - 1]) * (kink - a)) / (b - a)
          found.push({ at, layer: l, unit: i % units })
        }
    }
  }
  return found
}
