import type { ClassDataset } from '../../../src/data/dataset.ts'
import { random } from '../../../src/data/random.ts'
import { activationNames } from '../../../src/network/activation.ts'
import type { Layer, Network } from '../../../src/network/network.ts'

/** Any network, as one from a file: layers of so many units, and one output or as many as there are classes. */
export function anyNetwork(seed: number, features: number, units: number[], classes: number): Network {
  const rng = random(seed)
  const activation = activationNames[seed % activationNames.length]
  const widths = [features, ...units, classes > 2 ? classes : 1]
  const layers = widths.slice(1).map((width, l): Layer => {
    const isLast = l === widths.length - 2
    const size = 4 / Math.sqrt(widths[l])
    return {
      weights: Array.from({ length: widths[l] }, () =>
        Array.from({ length: width }, () => size * (2 * rng() - 1)),
      ),
      biases: Array.from({ length: width }, () => 2 * rng() - 1),
      activation: isLast ? (classes > 2 ? 'softmax' : 'sigmoid') : activation,
    }
  })
  return { layers }
}

/** Rows about the middle of so many features. */
export function anyRows(seed: number, features: number, rows = 60): Pick<ClassDataset, 'x' | 'features'> {
  const rng = random(seed + 1000)
  return {
    x: Float64Array.from({ length: rows * features }, () => 3 * (rng() + rng() - 1)),
    features: Array.from({ length: features }, (_, i) => `x${i + 1}`),
  }
}

/** Forty networks: 1 to 8 layers, every activation, 1 to 64 features, 2 to 10 classes, 1 to 30 units. */
export const forty = Array.from({ length: 40 }, (_, seed) => {
  const rng = random(seed + 77)
  const whole = (low: number, high: number) => low + Math.floor(rng() * (high - low + 1))
  const features = seed % 2 === 0 ? whole(1, 2) : [3, 12, 64][whole(0, 2)]
  const units = Array.from({ length: 1 + (seed % 8) }, () => whole(1, seed % 5 === 0 ? 30 : 8))
  const classes = whole(2, 10)
  return { seed, features, units, classes }
})
