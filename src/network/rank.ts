import { forward } from './forward.ts'
import type { Network } from './network.ts'
import { principalComponents } from './projection.ts'

/** Second singular value of centred points, as a share of the first, below which they are called a line. */
const thin = 0.1

/** Outputs of the last hidden layer, samples × units, row-major; the input where there is none. */
export function lastHidden(network: Network, x: Float64Array): Float64Array {
  return forward(network, x).at(-2) ?? x
}

/** The share of the variance of the last hidden layer that lies in one direction: the largest, 0, or another one, by size. */
export function shareInOneDirection(
  network: Network,
  { x, y }: { x: Float64Array; y: ArrayLike<number> },
  direction = 0,
): number {
  const points = lastHidden(network, x)
  return principalComponents(points, y.length, points.length / y.length, direction + 1).shares[direction]
}

/**
 * True for points that have come down to a line: the second singular value of the centred points is below a tenth of the
 * first. Points of one coordinate are on a line by themselves, and nothing has come down.
 *
 * @param points samples × coordinates, row-major
 */
export function isNearlyLine(points: Float64Array, samples: number): boolean {
  const width = points.length / samples
  if (width < 2) return false
  const [first, second] = principalComponents(points, samples, width, 2).shares
  return first > 0 && Math.sqrt(second / first) < thin
}
