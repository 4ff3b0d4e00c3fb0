import { SpecError, shortText } from '../../options/error.ts'
import type { ActivationName } from '../activation.ts'
import { brain, half } from './halves.ts'
import { checkLayers, maxLayers, maxWeights } from './limits.ts'
import type { ForeignModel } from './model.ts'

/** A tensor, and its part of the bytes behind the header; `end` is exclusive. */
interface Tensor {
  shape: readonly number[]
  dtype: string
  begin: number
  end: number
}

/** Bytes of a number by the name of its type, and its reader; all are little-endian. */
const types: Readonly<Record<string, [size: number, read: (view: DataView, at: number) => number]>> = {
  F64: [8, (view, at) => view.getFloat64(at, true)],
  F32: [4, (view, at) => view.getFloat32(at, true)],
  F16: [2, (view, at) => half(view.getUint16(at, true))],
  BF16: [2, (view, at) => brain(view.getUint16(at, true))],
}

/** True for bytes that begin as a safetensors file: with the length of a JSON object, and that. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[8] === '{'.charCodeAt(0) && viewOf(bytes).getBigUint64(0, true) <= bytes.length - 8
}

/**
 * Reads the layers of a safetensors file, which has the weights of `nn.Linear` (out × in) by names such as `0.weight`.
 *
 * @param activation of the hidden layers, which the file does not have; the last one's is `identity`
 * @throws SpecError that names the tensor, such as `0.weight`
 * @see https://github.com/huggingface/safetensors#format
 */
export function readSafetensors(bytes: Uint8Array, activation: ActivationName): ForeignModel {
  const tensors = readHeader(bytes)
  const linear = orderOf(linearOf(tensors))
  const view = viewOf(bytes)
  const numbers = (name: string, units: number): number[] => {
    const { dtype, shape, begin } = tensors.get(name) ?? { dtype: '', shape: [units], begin: 0 }
    const [size, read] = types[dtype] ?? [0, () => 0]
    return Array.from({ length: countOf(shape) }, (_, i) => read(view, begin + i * size))
  }
  const layers = linear.map(({ name, inputs, units }, l) => {
    const flat = numbers(`${name}weight`, units)
    const row = (i: number) => Array.from({ length: units }, (_, j) => flat[j * inputs + i])
    return {
      weights: Array.from({ length: inputs }, (_, i) => row(i)),
      biases: numbers(`${name}bias`, units),
      activation: l < linear.length - 1 ? activation : ('identity' as const),
    }
  })
  checkLayers(layers)
  return { layers }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}

/** The tensors of a file by their names. @throws SpecError for a damaged file */
function readHeader(bytes: Uint8Array): Map<string, Tensor> {
  const refuse = (expected: string) => new SpecError('header', undefined, expected)
  if (!isSafetensors(bytes)) throw refuse('a whole safetensors file: a length, a JSON object and tensors')
  let last = 8 + Number(viewOf(bytes).getBigUint64(0, true))
  let header: object
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, last)))
  } catch {
    throw refuse('JSON in UTF-8')
  }
  const named = Object.entries(header).filter(([name]) => name !== '__metadata__')
  const tensors = new Map(named.map(([name, about]) => [name, readTensor(name, about, last)]))
  for (const [name, { begin, end }] of [...tensors].sort(([, a], [, b]) => a.begin - b.begin)) {
    if (begin !== last) throw new SpecError(name, begin, `bytes from ${last} on, where those before it end`)
    last = end
  }
  if (last !== bytes.length) throw refuse(`a file of ${last} bytes: it has ${bytes.length}`)
  return tensors
}

/** A tensor of the header, whose bytes count from `start` on. */
function readTensor(name: string, about: unknown, start: number): Tensor {
  const { dtype, shape, data_offsets: range } = Object(about) as Record<string, unknown>
  const isCounts = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every(count => Number.isSafeInteger(count) && count >= 0)
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(range) || range.length !== 2)
    throw new SpecError(name, about, 'an object with dtype, shape and data_offsets')
  const bytes = range[1] - range[0]
  const size = Object.hasOwn(types, dtype) ? countOf(shape) * types[dtype][0] : Math.max(bytes, 0)
  if (bytes !== size) throw new SpecError(name, bytes, `${size} bytes for ${dtype} of ${shape.join(' × ')}`)
  return { shape, dtype, begin: start + range[0], end: start + range[1] }
}

function countOf(shape: readonly number[]): number {
  return shape.reduce((product, count) => product * count, 1)
}

/** The linear layers whose weights and biases tensors are. @throws SpecError for a tensor of something else */
function linearOf(tensors: ReadonlyMap<string, Tensor>): Linear[] {
  const layers: Linear[] = []
  for (const [name, { shape, dtype }] of tensors) {
    const [, front, kind] = /^((?:.*\.)?)(weight|bias)$/s.exec(name) ?? []
    const refuse = (got: unknown, expected: string) => new SpecError(name, got, expected)
    const other = otherLayer(name, kind, shape.length)
    if (other)
      throw refuse(shape.join(' × '), `the weight (out × in) or bias of an nn.Linear, not of ${other}`)
    if (!Object.hasOwn(types, dtype))
      throw refuse(dtype, `numbers of ${Object.keys(types).join(', ')}, as of model.float()`)
    const [units, inputs] = tensors.get(`${front}weight`)?.shape ?? []
    if (kind === 'weight') layers.push({ name: front, inputs, units })
    else if (shape[0] !== units)
      throw refuse(shape[0], `${units ?? 'no'} numbers, one a unit of ${shortText(front)}weight`)
  }
  const sizes = layers.map(({ inputs, units }) => inputs * units)
  const weights = sizes.reduce((sum, size) => sum + size, 0)
  const isTooMuch = layers.length > maxLayers || weights > maxWeights
  if (weights > 0 && !sizes.includes(0) && !isTooMuch) return layers
  const most = `1 to ${maxLayers} linear layers with ${maxWeights} weights at most`
  throw new SpecError('header', `${layers.length} linear layers with ${weights} weights`, most)
}

/** The kind of layer that a tensor belongs to, with what can be done, where that is not linear; null of a linear one. */
function otherLayer(name: string, kind: string | undefined, dimensions: number): string | null {
  if (/\.?(running_(mean|var)|num_batches_tracked)$/.test(name) || (kind === 'weight' && dimensions === 1))
    return 'a normalization (or PReLU): torch.nn.utils.fusion.fuse_linear_bn_eval makes it a part of the linear layer'
  if (/embed/i.test(name)) return 'an embedding, which is no part of a multilayer perceptron'
  if (kind === 'weight' && dimensions > 2) return 'a convolution, which is no part of a multilayer perceptron'
  const isLinear = kind !== undefined && dimensions === { weight: 2, bias: 1 }[kind]
  return isLinear ? null : 'another layer: a network has linear layers and activations, and nothing else'
}

/** A linear layer by the beginning of the names of its weight and bias, such as `net.0.`, and its sizes. */
interface Linear {
  name: string
  inputs: number
  units: number
}

/** Steps of the search for orders at most: some sizes fit in very many ways. */
const maxSteps = 10_000

/**
 * The layers in the order in which one takes what the other gives: the only one in which their sizes fit and the numbers
 * in their names rise, or where there is none, the only one in which the sizes fit. @throws SpecError where there is none
 */
function orderOf(layers: readonly Linear[]): Linear[] {
  const numbered = ordersOf(layers, isBefore)
  const [order, another] = numbered.length > 0 ? numbered : ordersOf(layers, () => false)
  if (order && !another) return order
  const sizes = layers.map(({ name, inputs, units }) => `${name}weight ${units} × ${inputs}`).join(', ')
  const wanted = order
    ? 'layers in one order: numbered as of nn.Sequential (0.weight, 2.weight)'
    : 'layers of which each has as many inputs as the one before it has units'
  throw new SpecError('layers', sizes, `${wanted}, or the network as ONNX by torch.onnx.export`)
}

/**
 * The orders in which each layer fits behind the one before it, and none stands behind one that it comes before: two at
 * most, and of too many to try them all two in any case.
 */
function ordersOf(layers: readonly Linear[], before: typeof isBefore): Linear[][] {
  const found: Linear[][] = []
  let steps = 0
  const extend = (chain: Linear[], left: readonly Linear[]) => {
    if (left.length === 0) found.push(chain)
    for (const next of left) {
      const others = left.filter(other => other !== next)
      const fits = chain.length === 0 || chain.at(-1)!.units === next.inputs
      if (++steps > maxSteps || found.length > 1) return
      if (fits && !others.some(other => before(other, next))) extend([...chain, next], others)
    }
  }
  extend([], layers)
  return steps > maxSteps ? [[...layers], [...layers]] : found
}

/** True where one's name says that it comes before the other: by its words, or by smaller numbers in the same words. */
function isBefore({ name: one }: Linear, { name: other }: Linear): boolean {
  const order = placeIn(one) - placeIn(other)
  const isAlike = one.replace(/\d+/g, '#') === other.replace(/\d+/g, '#')
  return order < 0 || (order === 0 && isAlike && one.localeCompare(other, 'en', { numeric: true }) < 0)
}

/** The place of a layer with such a name: 0 the first, 1 between, 2 the last. */
function placeIn(name: string): number {
  const [words = ''] = name.toLowerCase().match(/[a-z_]+(?=[^a-z_]*$)/) ?? []
  if (/(^|_)(in|input|first)(_|$)/.test(words)) return 0
  return /(^|_)(out|output|head|final|last|logits|classifier)(_|$)/.test(words) ? 2 : 1
}
