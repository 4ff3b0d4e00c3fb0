import type { Dataset } from '../data/dataset.ts'
import { SpecError } from '../spec/error.ts'
import { activations } from './activation.ts'
import { affine } from './forward.ts'
import { type Layout, layoutOfNetwork, pack, unpack } from './layout.ts'
import type { Objective } from './lbfgs.ts'
import type { Layer, Network } from './network.ts'

type Points = Pick<Dataset, 'x' | 'y'>

/**
 * Mean cross-entropy + alpha/(2n)·‖W‖² (biases are free) and its gradient, as scikit-learn's MLPClassifier,
 * but from logits and never clipped. The derivative of relu at 0 is 0.
 *
 * @param dataset x is samples × features, row-major; y holds class indexes
 * @returns one gradient a layer, shaped as its weights (in × out) and biases
 * @throws SpecError when points, labels and network do not fit together
 */
export function lossAndGradient(
  network: Network,
  dataset: Points,
  alpha: number,
): { loss: number; gradient: Pick<Layer, 'weights' | 'biases'>[] } {
  const layout = layoutOfNetwork(network)
  const { value, gradient } = createLoss(layout, dataset, alpha)(pack(network))
  const layers = unpack(gradient, layout).layers
  return { loss: value, gradient: layers.map(({ weights, biases }) => ({ weights, biases })) }
}

/**
 * The same as a function of the flat parameter vector, for the solver: scratch memory is made once, and
 * every call returns the same object and the same gradient array, with new numbers.
 */
export function createLoss(layout: Layout, { x, y }: Points, alpha: number): Objective {
  checkFit(layout, x, y)
  const { sizes, weights, biases, length } = layout
  const samples = y.length
  const last = layout.activations.length - 1
  const hidden = layout.activations.slice(0, last).map(name => activations[name as keyof typeof activations])
  const crossEntropy = layout.activations[last] === 'softmax' ? softmaxLoss : sigmoidLoss
  const outputs = sizes.slice(1).map(units => new Float64Array(samples * units))
  const deltas = sizes.slice(1).map(units => new Float64Array(samples * units))
  const gradient = new Float64Array(length)
  const result = { value: 0, gradient }

  return parameters => {
    for (let l = 0; l <= last; l++) {
      const input = l === 0 ? x : outputs[l - 1]!
      affine(input, samples, sizes[l]!, sizes[l + 1]!, parameters, weights[l]!, biases[l]!, outputs[l]!)
      if (l < last) hidden[l]!.apply(outputs[l]!)
    }
    result.value = crossEntropy(outputs[last]!, y, sizes[last + 1]!, deltas[last]!)

    gradient.fill(0)
    for (let l = last; l >= 0; l--) {
      const input = l === 0 ? x : outputs[l - 1]!
      addProducts(input, deltas[l]!, samples, sizes[l]!, sizes[l + 1]!, gradient, weights[l]!, biases[l]!)
      if (l === 0) break
      pullBack(deltas[l]!, samples, sizes[l]!, sizes[l + 1]!, parameters, weights[l]!, deltas[l - 1]!)
      hidden[l - 1]!.backward(deltas[l - 1]!, outputs[l - 1]!)
    }

    let squares = 0
    for (let i = 0; i < biases[0]!; i++) {
      const w = parameters[i]!
      squares += w * w
      gradient[i]! += (alpha / samples) * w
    }
    result.value += (alpha / (2 * samples)) * squares
    return result
  }
}

/** Mean of max(z, 0) − z·y + log(1 + e^−|z|); writes (p − y)/n into `delta`. */
function sigmoidLoss(z: Float64Array, y: Int32Array, _units: number, delta: Float64Array): number {
  let sum = 0
  for (let s = 0; s < y.length; s++) {
    const logit = z[s]!
    const e = Math.exp(-Math.abs(logit))
    sum += Math.max(logit, 0) - logit * y[s]! + Math.log1p(e)
    delta[s] = ((logit > 0 ? 1 : e) / (1 + e) - y[s]!) / y.length
  }
  return sum / y.length
}

/** Mean of log Σ e^z − z_y, the row's largest logit taken out first; writes (p − [k = y])/n into `delta`. */
function softmaxLoss(z: Float64Array, y: Int32Array, units: number, delta: Float64Array): number {
  let loss = 0
  for (let s = 0, row = 0; s < y.length; s++, row += units) {
    let top = 0
    for (let k = 1; k < units; k++) if (z[row + k]! > z[row + top]!) top = k
    const most = z[row + top]!
    let rest = 0
    for (let k = 0; k < units; k++) {
      const e = Math.exp(z[row + k]! - most)
      delta[row + k] = e
      if (k !== top) rest += e
    }
    loss += most - z[row + y[s]!]! + Math.log1p(rest)
    const share = 1 / ((1 + rest) * y.length)
    for (let k = 0; k < units; k++) delta[row + k]! *= share
    delta[row + y[s]!]! -= 1 / y.length
  }
  return loss / y.length
}

/** Adds inputᵀ·delta to the weights' gradient and the columns' sums to that of the biases. */
function addProducts(
  input: Float64Array,
  delta: Float64Array,
  samples: number,
  fanIn: number,
  fanOut: number,
  gradient: Float64Array,
  w: number,
  b: number,
): void {
  for (let s = 0, row = 0, out = 0; s < samples; s++, row += fanIn, out += fanOut) {
    for (let i = 0, at = w; i < fanIn; i++) {
      const a = input[row + i]!
      for (let j = 0; j < fanOut; j++, at++) gradient[at]! += a * delta[out + j]!
    }
    for (let j = 0; j < fanOut; j++) gradient[b + j]! += delta[out + j]!
  }
}

/** before = delta·Wᵀ. */
function pullBack(
  delta: Float64Array,
  samples: number,
  fanIn: number,
  fanOut: number,
  parameters: Float64Array,
  w: number,
  before: Float64Array,
): void {
  for (let s = 0, row = 0, out = 0; s < samples; s++, row += fanIn, out += fanOut) {
    for (let i = 0, at = w; i < fanIn; i++) {
      let sum = 0
      for (let j = 0; j < fanOut; j++, at++) sum += delta[out + j]! * parameters[at]!
      before[row + i] = sum
    }
  }
}

function checkFit({ sizes, activations: names }: Layout, x: Float64Array, y: Int32Array): void {
  if (y.length === 0) throw new SpecError('y', y.length, 'at least one label')
  if (x.length !== y.length * sizes[0]!) {
    throw new SpecError('x', x.length, `${y.length} × ${sizes[0]} numbers, one row a label`)
  }
  const units = sizes.at(-1)!
  const output = names.at(-1)!
  if (output === 'sigmoid' ? units !== 1 : output !== 'softmax') {
    throw new SpecError('layers', `${units} × ${output}`, 'a last layer of one sigmoid unit, or of softmax')
  }
  const classes = output === 'sigmoid' ? 2 : units
  const wrong = y.find(label => label < 0 || label >= classes)
  if (wrong !== undefined) throw new SpecError('y', wrong, `class indexes from 0 to ${classes - 1}`)
}
