import type { Dataset } from '../data/dataset.ts'
import { SpecError } from '../options/error.ts'
import { activationOf, activations } from './activation.ts'
import { type OutputLoss, openSigmoid } from './cross-entropy.ts'
import type { Objective } from './lbfgs.ts'
import { manyWeights, type OpenLoops, plainLoops } from './loops.ts'
import { checkNetwork, type Layer, type Network } from './network.ts'
import { layoutOfNetwork, type ParameterLayout, pack, unpack } from './parameter-layout.ts'
import type { WeightBlock } from './products.ts'

type Points = Pick<Dataset, 'x' | 'y'>

/** Numbers a layer in a block of rows: blocks fit into the first-level cache (16,16 units take 30 % less time). */
const blockNumbers = 1024
/** Rows of a block at least. */
const minRows = 16
/** Numbers in a block of rows then: tiles begin less often, which counts more than the cache. */
const manyNumbers = 4096

/**
 * Mean cross-entropy + alpha/(2n)·‖W‖² (biases are free) and its gradient, as scikit-learn's MLPClassifier,
 * but from logits and never clipped; of a last layer of one identity unit ½ mean squared error, as MLPRegressor. The
 * derivative of relu at 0 is 0.
 *
 * @param dataset x is samples × features, row-major; y holds class indexes, or the numbers to predict
 * @returns one gradient a layer, shaped as its weights (in × out) and biases
 * @throws SpecError when points, labels or targets, and network do not fit together
 */
export function lossAndGradient(
  network: Network,
  dataset: Points,
  alpha: number,
): { loss: number; gradient: Pick<Layer, 'weights' | 'biases'>[] } {
  checkNetwork(network)
  const layout = layoutOfNetwork(network)
  const { value, gradient } = createLoss(layout, dataset, alpha)(pack(network))
  const layers = unpack(gradient, layout).layers
  return { loss: value, gradient: layers.map(({ weights, biases }) => ({ weights, biases })) }
}

export function networkLoss(network: Network, points: Points, alpha: number): number {
  return createLoss(layoutOfNetwork(network), points, alpha)(pack(network)).value
}

/**
 * The same as a function of the flat parameter vector, for the solver: its arrays are allocated once, and every call
 * returns the same object and the same gradient array, with new numbers.
 *
 * @param openLoops faster ones for many weights, where they can be had
 *
 * @throws SpecError when points, labels or targets, and layout do not fit together
 */
export function createLoss(
  layout: ParameterLayout,
  { x, y }: Points,
  alpha: number,
  openLoops?: OpenLoops,
): Objective {
  const { sizes, biases, length } = layout
  if (y.length === 0) throw new SpecError('y', y.length, 'at least one label')
  if (x.length !== y.length * sizes[0])
    throw new SpecError('x', x.length, `${y.length} × ${sizes[0]} numbers, one row a label`)
  const samples = y.length
  const last = layout.activations.length - 1
  const hidden = layout.activations.slice(0, last).map(name => activationOf(name)!)
  const { loops, block, scratch } = openBlocks(layout, { x, y }, openLoops)
  const { array, multiply, addProducts, sigmoid, sigmoidBackward } = loops
  const outputLoss = openOutputLoss(layout, y, labels => loops.openSoftmax(labels, block))
  const whole = scratch(block)
  const rest = scratch(samples % block)
  const [blocks, transposed] = blocksOf(layout)
  const gradient = array(length)
  // What the loops read must be of their memory.
  const points = loops === plainLoops ? x : array(x.length)
  if (points !== x) points.set(x)
  const own = loops === plainLoops ? null : array(length)
  const result = { value: 0, gradient }

  return given => {
    const parameters = own ?? given
    own?.set(given)
    gradient.fill(0)
    let sum = 0
    for (let first = 0; first < samples; first += block) {
      const rows = Math.min(block, samples - first)
      const { inputs, outputs, deltas } = rows === block ? whole : rest
      for (let l = 0; l <= last; l++) {
        const from = l === 0 ? first : 0
        multiply(l === 0 ? points : outputs[l - 1], from, rows, parameters, blocks[l], outputs[l])
        if (l === last) break
        if (hidden[l].keepsInput) inputs[l].set(outputs[l])
        if (hidden[l] === activations.sigmoid) sigmoid(outputs[l])
        else hidden[l].apply(outputs[l])
      }
      sum = outputLoss(sum, outputs[last], first, rows, deltas[last])

      for (let l = last; l >= 0; l--) {
        const from = l === 0 ? first : 0
        addProducts(l === 0 ? points : outputs[l - 1], from, rows, deltas[l], gradient, blocks[l])
        if (l === 0) break
        multiply(deltas[l], 0, rows, parameters, transposed[l], deltas[l - 1])
        if (hidden[l - 1] === activations.sigmoid) sigmoidBackward(deltas[l - 1], outputs[l - 1])
        else hidden[l - 1].backward(deltas[l - 1], outputs[l - 1], inputs[l - 1])
      }
    }

    const squares = addPenalty(parameters, biases[0], alpha / samples, gradient)
    result.value = sum / samples + (alpha / (2 * samples)) * squares
    return result
  }
}

/** Loops over blocks of rows, and arrays of their memory for the layers of a block. */
function openBlocks(layout: ParameterLayout, { x, y }: Points, openLoops: OpenLoops | undefined) {
  const { sizes, biases, length } = layout
  const samples = y.length
  const many = openLoops !== undefined && biases[0] >= manyWeights
  const numbers = many ? manyNumbers : blockNumbers
  const block = Math.min(samples, Math.max(minRows, Math.floor(numbers / Math.max(...sizes))))
  const layers = sizes.slice(1).map(units => block * units)
  const kept = layers.map((length, l) => (activationOf(layout.activations[l])?.keepsInput ? length : 0))
  const lengths = [...layers, ...kept, ...layers, length, length, x.length, samples, block]
  const loops = (many && openLoops(lengths, length)) || plainLoops
  const memory = [layers, kept, layers].map(of => of.map(loops.array))
  const scratch = (rows: number) => {
    const [outputs, inputs, deltas] = memory.map(of =>
      of.map((values, l) => values.subarray(0, rows * sizes[l + 1])),
    )
    return { outputs, inputs, deltas }
  }
  return { loops, block, scratch }
}

/** The layers' weights and biases in the flat vector, and the weights of each as they lead back from outputs to inputs. */
function blocksOf({ sizes, weights, biases }: ParameterLayout): [WeightBlock[], WeightBlock[]] {
  const blocks = sizes.slice(1).map((outer, l) => {
    return { inner: sizes[l], outer, at: weights[l], down: outer, across: 1, bias: biases[l] }
  })
  const transposed = blocks.map(({ inner, outer, at }) => {
    return { inner: outer, outer: inner, at, down: 1, across: outer, bias: null }
  })
  return [blocks, transposed]
}

/** Adds the gradient of the penalty on so many weights, and returns the sum of their squares. */
function addPenalty(parameters: Float64Array, count: number, factor: number, gradient: Float64Array): number {
  let squares = 0
  for (let i = 0; i < count; i++) {
    const w = parameters[i]
    squares += w * w
    gradient[i] += factor * w
  }
  return squares
}

/** The loss of the last layer: of classes by their indexes (`Int32Array`), of an identity unit by numbers. */
function openOutputLoss(
  { sizes, activations: names }: ParameterLayout,
  y: Points['y'],
  openSoftmax: (y: Int32Array) => OutputLoss,
): OutputLoss {
  const units = sizes.at(-1)!
  const output = names.at(-1)!
  const isOfNumbers = output === 'identity' && units === 1
  if (!isOfNumbers && (output === 'sigmoid' ? units !== 1 : output !== 'softmax')) {
    const expected = 'a last layer of one sigmoid unit, of softmax, or of one identity unit for numbers'
    throw new SpecError('layers', `${units} × ${output}`, expected)
  }
  if (isOfNumbers !== y instanceof Float64Array)
    throw isOfNumbers
      ? new SpecError('y', 'class indexes', 'numbers (Float64Array)')
      : new SpecError('y', 'numbers', 'class indexes (Int32Array)')
  if (y instanceof Float64Array) return openSquaredError(y)
  const classes = output === 'sigmoid' ? 2 : units
  const wrong = y.find(label => label < 0 || label >= classes)
  if (wrong !== undefined) throw new SpecError('y', wrong, `class indexes from 0 to ${classes - 1}`)
  return output === 'sigmoid' ? openSigmoid(y) : openSoftmax(y)
}

/** Adds ½ (z − y)² for the rows from `first` on, whose outputs are `z`; writes (z − y)/n into `delta`. */
function openSquaredError(y: Float64Array): OutputLoss {
  return (sum, z, first, rows, delta) => {
    let loss = sum
    for (let s = 0; s < rows; s++) {
      const error = z[s] - y[first + s]
      loss += (error * error) / 2
      delta[s] = error / y.length
    }
    return loss
  }
}
