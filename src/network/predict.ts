import type { ClassDataset } from '../data/dataset.ts'
import { column, extremes } from '../data/scale.ts'
import { classScores, logits, scores } from './forward.ts'
import type { Layer, Network } from './network.ts'
import { winners } from './scores.ts'

/**
 * The class index of every point (`x` is samples × features, row-major): class 1 where the logit of a sigmoid is above
 * 0, or the class of the largest score of softmax. @throws SpecError when `x` does not hold whole rows
 */
export function predict(network: Network, x: Float64Array): Int32Array {
  return decided(scores(network, x), network.layers.at(-1)!.biases.length)
}

/** Number of samples that a network puts on the right side. */
export function countCorrect(network: Network, { x, y }: Pick<ClassDataset, 'x' | 'y'>): number {
  return agree(predict(network, x), y)
}

/** Number of samples that one layer alone, on the input itself, puts on the right side. */
export function countCorrectByLine(layer: Layer, { x, y }: Pick<ClassDataset, 'x' | 'y'>): number {
  return agree(decided(logits(layer, x, y.length), layer.biases.length), y)
}

/** The classes that rows of logits decide for; those of one unit are of a sigmoid. */
function decided(z: Float64Array, units: number): Int32Array {
  if (units > 1) return winners(z, units)
  const classes = new Int32Array(z.length)
  for (let s = 0; s < z.length; s++) classes[s] = z[s] > 0 ? 1 : 0
  return classes
}

function agree(a: Int32Array, b: Int32Array): number {
  let count = 0
  for (let s = 0; s < b.length; s++) if (a[s] === b[s]) count++
  return count
}

/** Range of class score differences, or of outputs in deviations of the target, up to which a network is called a constant. */
const constantSpread = 1e-3

/** True for a network that says the same of all rows: its class scores, or its one output, differ equally everywhere. */
export function isConstantNetwork(network: Network, { x }: Pick<ClassDataset, 'x'>): boolean {
  const scores = classScores(network, x)
  const classes = Math.max(2, network.layers.at(-1)!.biases.length)
  for (let k = 1; k < classes; k++) {
    const leads = column(scores, classes, k).map((score, row) => score - scores[row * classes])
    const [low, high] = extremes(leads)
    if (high - low > constantSpread) return false
  }
  return true
}
