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
 * The kinks of a network of one input: those of relu, of leaky relu and of hardtanh.
 *
 * @param inputs rising, between which logits are straight but for the kinks of layers before: exactly so where all
 *   layers are piecewise linear
 */
export function kinksOf({ layers }: Network, inputs: Float64Array): Kink[] {
  const found: Kink[] = []
  layers.slice(0, -1).forEach((layer, l) => {
    const x = Float64Array.from([...inputs, ...found.map(({ at }) => at)]).sort()
    let input: Float64Array = x
    for (const before of layers.slice(0, l)) input = applyLayer(before, input, x.length)
    const z = logits(layer, input, x.length)
    const units = layer.biases.length
    for (let i = units; i < z.length; i++) {
      const [a, b] = [z[i - units], z[i]]
      const next = Math.floor(i / units)
      for (const kink of activationOf(layer.activation)?.kinks ?? [])
        if (a < kink !== b < kink) {
          const at = x[next - 1] + ((x[next] - x[next - 1]) * (kink - a)) / (b - a)
          found.push({ at, layer: l, unit: i % units })
        }
    }
  })
  return found
}
