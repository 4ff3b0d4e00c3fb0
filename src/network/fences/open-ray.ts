import { activationOf } from '../activation.ts'
import type { Network } from '../network.ts'

/**
 * A direction along which a network of two units at most never leaves a class: its score never falls. So no region of such
 * a network is closed all round.
 *
 * It is the sum of the two units' unit directions, each in the sign of its output weight: along it neither unit's part of
 * the score falls, as the direction of the other turns it by less than half a turn. Where the two cancel, or one
 * unit is idle, the line that neither sees is taken. Activations that fall and rise, such as silu, are not claimed.
 *
 * @param k class 0 or 1
 * @returns a unit vector; null for other networks
 */
export function openRay({ layers }: Network, k: number): [number, number] | null {
  const [first, output] = layers
  const outputs = output?.biases.length
  if (layers.length !== 2 || first.weights.length !== 2 || first.biases.length > 2 || outputs > 2) return null
  if (activationOf(first.activation)?.keepsInput !== undefined) return null
  const units = first.biases.flatMap((_, unit): [number, number][] => {
    const [x, y] = first.weights.map(row => row[unit])
    const size = Math.hypot(x, y)
    const weight = output.weights[unit]
    const sign = Math.sign((outputs === 2 ? weight[1] - weight[0] : weight[0]) * (k === 1 ? 1 : -1))
    return size === 0 || sign === 0 ? [] : [[(sign * x) / size, (sign * y) / size]]
  })
  const [[x, y] = [1, 0]] = units
  const [u, v] = [0, 1].map(d => units.reduce((sum, unit) => sum + unit[d], 0))
  const size = Math.hypot(u, v)
  // Across a unit's direction nothing of it changes.
  return units.length === 2 && size > CANCEL ? [u / size, v / size] : [-y, x]
}

/** Length of a sum of two unit vectors that counts as 0. */
const CANCEL = 1e-9
