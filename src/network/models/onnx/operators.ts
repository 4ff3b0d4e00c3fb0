import { activationNamed, erf } from '../../activation.ts'
import { maxUnits } from '../limits.ts'
import { bent, combined, entry, fitOf, functionOf, operations, samplePlaces, straight } from './curve.ts'
import { inputRows, nextSums, type Refuse, type Rows, settledRows } from './rows.ts'
import { type Constant, constant, readTensor } from './tensor.ts'
import { type Message, messagesOf, numbersField, textsOf } from './wire.ts'

/**
 * A value of the graph: a constant, one that is computed of the inputs, sizes of such ones, or a decision that follows from
 * an output, such as the class of the largest probability.
 */
export type Value = Constant | Rows | { kind: 'sizes' } | { kind: 'decision'; of: Rows }

export interface Node {
  /** For messages, such as `node "/0/Gemm" (Gemm)`. */
  field: string
  operator: string
  attributes: ReadonlyMap<string, Message>
  refuse: Refuse
  /** Names of the classes, where an operation has them. */
  found: { classes?: readonly string[] }
}

/** @param values of the inputs; undefined for those that are left out */
export type Operator = (node: Node, ...values: (Value | undefined)[]) => Value

const none: Message = { fields: new Map(), room: { left: 0 } }

/** The numbers of an attribute, with a fraction or whole, one or a list. */
function list({ attributes }: Node, name: string): number[] {
  const attribute = attributes.get(name) ?? none
  return [2, 3, 7, 8].flatMap(field => numbersField(attribute, field, field === 2 || field === 7 ? 4 : 0))
}

const number = (node: Node, name: string, otherwise: number) => list(node, name)[0] ?? otherwise

function texts({ attributes }: Node, name: string): string[] {
  return [4, 9].flatMap(field => textsOf(attributes.get(name) ?? none, field))
}

const countTo = (count: number) => Array.from({ length: count }, (_, i) => i)

const asRows = ({ refuse }: Node, value?: Value): Rows =>
  value?.kind === 'rows' ? value : refuse('a value that is computed of the inputs')

/** The numbers of a constant; none where it is left out. */
function numbersIn({ refuse }: Node, value?: Value): readonly number[] {
  if (value === undefined) return []
  return value.kind === 'constant' ? value.numbers : refuse('numbers that stand in the file')
}

/** x · W + C */
const product: Operator = (node, x, matrix, added) => {
  const { refuse } = node
  const isMatrix = matrix?.kind === 'constant' && matrix.dims.length === 2 && matrix.numbers.length > 0
  if (x?.kind !== 'rows' || !isMatrix)
    return refuse('one matrix of weights that stands in the file, behind one row of numbers of each sample')
  if (number(node, 'transA', 0) === 1) refuse('samples in rows: export it without transA', 'transA 1')
  const [alpha, beta] = [number(node, 'alpha', 1), number(node, 'beta', 1)]
  const isTurned = number(node, 'transB', 0) === 1
  const [inputs, units] = isTurned ? matrix.dims.toReversed() : matrix.dims
  const biases = numbersIn(node, added)
  const across = added?.kind === 'constant' ? added.dims.at(-1) : 1
  if (biases.length > 1 && (across !== units || biases.length !== units))
    refuse(`one bias for each of ${units} units`, biases.length)
  const at = (i: number, j: number) => alpha * matrix.numbers[isTurned ? j * inputs + i : i * units + j]
  const weights = countTo(inputs).map(i => countTo(units).map(j => at(i, j)))
  return nextSums(x, { weights, biases: countTo(units).map(j => beta * (entry(biases, j) ?? 0)) }, refuse)
}

/** Two values unit by unit, one of which may be a constant. */
const elementwise: Operator = (node, a, b) => {
  const { operator, refuse } = node
  const [rows, other] = a?.kind === 'rows' ? [a, b] : [b, a]
  const [first, second] = [a, b].map(value => {
    if (value?.kind === 'constant' && value.numbers.length > 0) return straight([0], value.numbers)
    if (value?.kind !== 'rows' || rows?.kind !== 'rows' || value.sums !== rows.sums || value.end)
      return refuse('a network whose layers follow one another, with nothing behind its probabilities')
    return value.curve
  })
  const curve = combined(operator, first, second) ?? refuse('fewer functions in one layer')
  if (rows?.kind !== 'rows') return constant((other as Constant).dims, curve.line!.intercept)
  if (!rows.sums.linear && !curve.line) refuse('a layer of weights before it')
  const result = { ...rows, curve, refuse }
  if (other?.kind !== 'constant' || other.dims.length === 0) return result
  const [count, width] = [other.numbers.length, rows.width]
  if (count > 1 && (other.dims.at(-1) !== count || (count !== width && !Number.isNaN(width))))
    refuse(`one number, or one for each of ${width} units`, count)
  return settledRows({ ...result, width: count > 1 ? count : width })
}

/** A value times a factor and plus a term, one a unit or one for all. */
function scaled(node: Node, x: Value | undefined, factor: number[], term: number[]): Value {
  const times = elementwise({ ...node, operator: 'Mul' }, x, constant([factor.length], factor))
  return elementwise({ ...node, operator: 'Add' }, times, constant([term.length], term))
}

/** The operator of a function of each unit, which `by` gives for a node. */
function unary(by: (node: Node, ...others: (Value | undefined)[]) => (z: number) => number): Operator {
  return (node, value, ...others) => {
    const rows = asRows(node, value)
    if (!rows.sums.linear || rows.end) node.refuse('a layer of weights before it, and no probabilities')
    const curve = bent(node.operator, rows.curve, by(node, ...others))
    return { ...rows, curve: curve ?? node.refuse('fewer functions in one layer'), refuse: node.refuse }
  }
}

const softmax: Operator = (node, value) => {
  const rows = settledRows(asRows(node, value))
  if (!rows.sums.linear || rows.end || !rows.curve.line || rows.width < 2)
    node.refuse('the sums of a layer of two or more units before it')
  const axis = number(node, 'axis', -1)
  if (axis !== -1 && axis !== 1) node.refuse('axis 1, that of the classes', `axis ${axis}`)
  return { ...rows, end: 'softmax', refuse: node.refuse }
}

const passed: Operator = (node, value) => value ?? node.refuse('an input')

/** Columns side by side: inputs, or both probabilities of a sigmoid. */
const joined: Operator = (node, ...values) => {
  const { refuse } = node
  if (values.some(value => value?.kind === 'sizes')) return { kind: 'sizes' }
  const all = values.map(value => asRows(node, value))
  const [first, last] = [all[0], all.at(-1)!]
  if (![1, -1].includes(number(node, 'axis', 1))) refuse('columns side by side, which is axis 1')
  if (all.length === 2 && first.sums.linear && first.width === 1 && first.sums === last.sums) {
    const fit = fitOf(last.curve, 0)
    const isRest = samplePlaces.every(z => Math.abs(first.curve.at(z, 0) + last.curve.at(z, 0) - 1) < 1e-12)
    if (isRest && fit?.activation === 'sigmoid' && fit.factor === 1) return { ...last, end: 'sigmoid' }
  }
  const names = all.flatMap(rows => rows.sums.inputs)
  const width = all.reduce((sum, rows) => sum + rows.width, 0)
  if (all.some(rows => rows.sums.linear) || !(width <= maxUnits) || new Set(names).size < names.length)
    refuse('inputs side by side, or 1 - p and p: a network whose layers follow one another')
  const join = (part: 'slope' | 'intercept') =>
    all.flatMap(({ width, curve }) => countTo(width).map(i => entry(curve.line![part], i)))
  return inputRows(names, width, refuse, straight(join('slope'), join('intercept')))
}

/** Another shape of constants, or of samples that stay rows. */
const reshaped: Operator = (node, x, sizes) => {
  if (x?.kind !== 'rows' || sizes?.kind === 'sizes') return passed(node, x)
  const shape = sizes ? numbersIn(node, sizes) : list(node, 'shape')
  const width = shape.slice(1).reduce((product, size) => product * size, 1)
  if (width > 0 && width !== x.width && !Number.isNaN(x.width))
    node.refuse(`rows of ${x.width} numbers, those of one sample`, `shape ${shape.join(' × ')}`)
  return { ...x, width: width > 0 ? width : x.width }
}

/** The best class by probabilities or scores, or sizes of sizes. */
const decided: Operator = (node, x) => {
  if (x?.kind === 'sizes') return x
  const rows = asRows(node, x)
  if (!rows.sums.linear)
    node.refuse('all inputs in their order: choose columns of the table before the export')
  const isBest = node.operator === 'ArgMax' && [1, -1].includes(number(node, 'axis', 0))
  if (!isBest) node.refuse('all values in their order, or the best class of each sample, by axis 1')
  return { kind: 'decision', of: rows }
}

/** A function that is straight above 0, and another one below it. */
const bentBelow =
  (alpha: number, below: (z: number) => number, gamma = 1) =>
  (z: number) =>
    gamma * (z < 0 ? alpha * below(z) : z)

const table = (names: string, by: (name: string) => Operator) =>
  Object.fromEntries(names.split(' ').map(name => [name, by(name)]))

/** Operators by their names: those of layers, those of shapes, and those behind the output. */
export const operators: Readonly<Record<string, Operator>> = {
  ...table('Gemm MatMul', () => product),
  ...table(Object.keys(operations).join(' '), () => elementwise),
  ...table('Identity Dropout CastLike Squeeze Unsqueeze', () => passed),
  ...table('Concat FeatureVectorizer', () => joined),
  ...table('ArgMax Gather Slice', () => decided),
  ...table('Softmax LogSoftmax', () => softmax),
  ...table('Sigmoid Tanh Relu Softplus Softsign', name =>
    unary(() => functionOf(activationNamed(name.toLowerCase()))),
  ),
  Gelu: unary(node => functionOf(texts(node, 'approximate')[0] === 'tanh' ? 'gelu_tanh' : 'gelu')),
  Erf: unary(() => erf),
  Abs: unary(() => Math.abs),
  LeakyRelu: unary(node => bentBelow(number(node, 'alpha', 0.01), z => z)),
  Elu: unary(node => bentBelow(number(node, 'alpha', 1), functionOf('elu'))),
  Selu: unary(node => {
    // The defaults are those of ONNX, before it rounds them to 24 bits.
    const alpha = number(node, 'alpha', 1.6732632423543772)
    return bentBelow(alpha, functionOf('elu'), number(node, 'gamma', 1.0507009873554805))
  }),
  Clip: unary((node, low, high) => {
    const [from = number(node, 'min', Number.NEGATIVE_INFINITY)] = numbersIn(node, low)
    const [to = number(node, 'max', Number.POSITIVE_INFINITY)] = numbersIn(node, high)
    return z => Math.min(Math.max(z, from), to)
  }),
  Neg: (node, x) => elementwise({ ...node, operator: 'Mul' }, x, constant([], [-1])),
  Where: (node, condition, a, b) => {
    const by = (operator: string, p?: Value, q?: Value) => elementwise({ ...node, operator }, p, q)
    return by('Add', b, by('Mul', condition, by('Sub', a, b)))
  },
  Scaler: (node, x) => {
    const [offset, scale] = [list(node, 'offset'), list(node, 'scale')]
    const shifted = scaled(node, x, [1], offset.length > 0 ? offset.map(value => -value) : [0])
    return scaled(node, shifted, scale.length > 0 ? scale : [1], [0])
  },
  BatchNormalization: (node, x, ...values) => {
    const lists = [0, 1, 2, 3].map(i => numbersIn(node, values[i]))
    const [scale, bias, mean, variance] = lists
    if (scale.length === 0 || lists.some(({ length }) => length !== scale.length))
      node.refuse('scale, bias, mean and variance of each unit', lists.map(({ length }) => length).join(', '))
    const epsilon = number(node, 'epsilon', 1e-5)
    const factor = scale.map((value, j) => value / Math.sqrt(variance[j] + epsilon))
    const term = factor.map((value, j) => bias[j] - mean[j] * value)
    return scaled(node, x, factor, term)
  },
  Cast: (node, x) => {
    const to = number(node, 'to', 1)
    if ([1, 10, 11, 16].includes(to) || x?.kind === 'decision') return passed(node, x)
    if (x?.kind !== 'constant') return node.refuse('numbers with a fraction')
    return { ...x, numbers: x.numbers.map(value => (to === 9 ? Number(value !== 0) : Math.trunc(value))) }
  },
  Constant: node => {
    const [tensor] = messagesOf(node.attributes.get('value') ?? none, 5)
    if (tensor) return readTensor(node.field, tensor)
    const single = ['value_float', 'value_int'].flatMap(name => list(node, name))
    const numbers = [...single, ...['value_floats', 'value_ints'].flatMap(name => list(node, name))]
    return constant(single.length > 0 ? [] : [numbers.length], numbers)
  },
  Shape: () => ({ kind: 'sizes' }),
  Flatten: (node, x) => (number(node, 'axis', 1) === 1 ? passed(node, x) : node.refuse('axis 1')),
  Reshape: reshaped,
  Transpose: (node, x) => {
    const order = list(node, 'perm').join()
    if (order === '0,1') return passed(node, x)
    if (x?.kind !== 'constant' || x.dims.length !== 2 || !['', '1,0'].includes(order))
      return node.refuse('samples in rows, not in columns')
    const [height, width] = x.dims
    const numbers = x.numbers.map((_, k) => x.numbers[(k % height) * width + Math.floor(k / height)])
    return constant([width, height], numbers)
  },
  ZipMap: (node, x) => {
    const [words, numbers] = [texts(node, 'classlabels_strings'), list(node, 'classlabels_int64s')]
    node.found.classes = [...words, ...numbers.map(String)]
    return asRows(node, x)
  },
  ArrayFeatureExtractor: (node, x, decision) => {
    if (decision?.kind !== 'decision') return decided(node, x)
    if (x?.kind === 'constant') node.found.classes = x.texts ?? x.numbers.map(String)
    return decision
  },
  LabelEncoder: (node, x) => (x?.kind === 'rows' ? node.refuse('a class before it') : passed(node, x)),
}

/** Operators that a class goes through unchanged, or by another name; of others nothing can be shown. */
export const isBehind = /^(Identity|Cast|Reshape|Squeeze|ArrayFeatureExtractor|LabelEncoder)$/
