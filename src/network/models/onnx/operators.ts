import { erf } from '../../activation.ts'
import {
  bent,
  type Curve,
  combined,
  entry,
  fitOf,
  functionOf,
  operations,
  places,
  straight,
} from './curve.ts'
import { inputRows, nextSums, type Refuse, type Rows, type Shape, settled, widthOf } from './rows.ts'
import { type Constant, constant, readTensor } from './tensor.ts'
import { type Message, messagesOf, numbersOf, textsOf } from './wire.ts'

/** Sizes of a value. */
interface Sizes {
  kind: 'sizes'
  list: Shape
}

/** A value that follows from an output and is passed over, such as the class of the largest probability. */
interface Decision {
  kind: 'decision'
  of: Rows
}

export type Value = Constant | Rows | Sizes | Decision

/** An operation of the graph. */
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
type Operator = (node: Node, ...values: (Value | undefined)[]) => Value

function list({ attributes }: Node, name: string): number[] {
  const attribute = attributes.get(name)
  if (!attribute) return []
  const lists = [
    numbersOf(attribute, 2, 4),
    numbersOf(attribute, 3),
    numbersOf(attribute, 7, 4),
    numbersOf(attribute, 8),
  ]
  return lists.find(({ length }) => length > 0) ?? []
}

function texts({ attributes }: Node, name: string): string[] {
  const attribute = attributes.get(name) ?? new Map()
  return [...textsOf(attribute, 4), ...textsOf(attribute, 9)]
}

const number = (node: Node, name: string, otherwise: number) => list(node, name)[0] ?? otherwise

function asRows({ refuse }: Node, value: Value | undefined): Rows {
  return value?.kind === 'rows' ? value : refuse('values that are computed of the inputs')
}

/** The numbers of a constant input; none where it is left out. */
function numbersIn({ refuse }: Node, value: Value | undefined): readonly number[] {
  return value === undefined
    ? []
    : value.kind === 'constant'
      ? [...value.numbers]
      : refuse('numbers that stand in the file')
}

/** Place of the units in a shape, or -1. */
const unitsAt = (shape: Shape) => shape.findIndex(size => size !== null)
const turned = (rows: Rows): Rows => ({ ...rows, shape: rows.shape.toReversed() })

/** x · W and C, or W · x where samples are columns. */
function product(node: Node, a?: Value, b?: Value, c?: Value): Value {
  const { refuse } = node
  const [alpha, beta] = [number(node, 'alpha', 1), number(node, 'beta', 1)]
  const [isTurned, isOtherTurned] = [number(node, 'transA', 0) === 1, number(node, 'transB', 0) === 1]
  const [rows, matrix, isLeft] = a?.kind === 'constant' ? [b, a, true] : [a, b, false]
  if (
    rows?.kind !== 'rows' ||
    matrix?.kind !== 'constant' ||
    matrix.dims.length !== 2 ||
    matrix.numbers.length === 0
  )
    return refuse('a matrix of weights that stands in the file, and values that are computed of the inputs')
  const [height, width] = matrix.dims
  const at = (i: number, j: number) => alpha * matrix.numbers[i * width + j]
  const isByRow = (isLeft ? isTurned : isOtherTurned) === isLeft
  const [inputs, units] = isByRow ? [height, width] : [width, height]
  const added = numbersIn(node, c)
  if (
    added.length > 1 &&
    (added.length !== units || isLeft || c?.kind !== 'constant' || c.dims.at(-1) !== units)
  )
    refuse(`one bias for each of ${units} units`, added.length)
  const weights = Array.from({ length: inputs }, (_, i) =>
    Array.from({ length: units }, (_, j) => (isByRow ? at(i, j) : at(j, i))),
  )
  const biases = weights[0].map((_, j) => beta * (added[added.length === 1 ? 0 : j] ?? 0))
  const isAcross = (isLeft ? isOtherTurned : isTurned) !== isLeft
  const sums = nextSums(isAcross ? turned(rows) : rows, { weights, biases }, refuse)
  return isLeft ? turned(sums) : sums
}

/** Two values unit by unit, one of which may be a constant. */
function elementwise(node: Node, a?: Value, b?: Value): Value {
  const { operator, refuse } = node
  const [rows, other] = a?.kind === 'rows' ? [a, b] : [b, a]
  const curveOf = (value?: Value): Curve => {
    if (value?.kind === 'constant' && value.numbers.length > 0) return straight([0], [...value.numbers])
    if (value?.kind !== 'rows' || rows?.kind !== 'rows' || value.sums !== rows.sums || value.end)
      return refuse('a network whose layers follow one another, with nothing behind its probabilities')
    return value.curve
  }
  const curve = combined(operator, curveOf(a), curveOf(b)) ?? refuse('fewer functions in one layer')
  if (rows?.kind !== 'rows')
    return constant(
      [a, b].map(value => (value as Constant).dims).sort((p, q) => q.length - p.length)[0],
      curve.line!.intercept,
    )
  const result = { ...rows, curve }
  if (!rows.sums.linear && !curve.line) refuse('a layer of weights before it')
  if (other?.kind !== 'constant' || other.dims.length === 0) return result
  const count = other.numbers.length
  const width = widthOf(rows)
  const place = other.dims.length - rows.shape.length + unitsAt(rows.shape)
  if (count > 1 && (other.dims[place] !== count || !(count === width || Number.isNaN(width))))
    refuse(`one number, or one for each of ${width} units`, count)
  return settled(result)
}

/** Units by a factor and a term of each. */
function scaled(
  node: Node,
  rows: Value | undefined,
  factor: readonly number[],
  term: readonly number[],
): Value {
  const times = elementwise({ ...node, operator: 'Mul' }, rows, constant([factor.length], factor))
  return elementwise({ ...node, operator: 'Add' }, times, constant([term.length], term))
}

/** A function of each unit by its node; `by` gives it. */
function unary(by: (node: Node, ...values: (Value | undefined)[]) => (z: number) => number): Operator {
  return (node, value, ...others) => {
    const rows = asRows(node, value)
    if (!rows.sums.linear || rows.end) node.refuse('a layer of weights before it, and no probabilities')
    const curve = bent(node.operator, rows.curve, by(node, value, ...others))
    return { ...rows, curve: curve ?? node.refuse('fewer functions in one layer') }
  }
}

const softmax: Operator = (node, value) => {
  const rows = settled(asRows(node, value))
  const { shape, sums, curve } = rows
  const axis = number(node, 'axis', -1)
  if (!sums.linear || rows.end || !curve.line) node.refuse('sums of a layer before it')
  if (widthOf(rows) < 2 || (axis < 0 ? axis + shape.length : axis) !== unitsAt(shape) || shape.length > 2)
    node.refuse(`the axis of two or more classes, ${unitsAt(shape)}`, axis)
  return { ...rows, end: 'softmax' }
}

/** What says no more than its first input does. */
const passed: Operator = (node, value) => value ?? node.refuse('an input')

/** Columns side by side: inputs, both probabilities of a sigmoid, or sizes. */
const joined: Operator = (node, ...values) => {
  const { refuse } = node
  if (values.every(value => value?.kind === 'sizes' || value?.kind === 'constant'))
    return {
      kind: 'sizes',
      list: values.flatMap(value => (value?.kind === 'sizes' ? value.list : numbersIn(node, value))),
    }
  const all = values.map(value => asRows(node, value))
  const [first, last] = [all[0], all.at(-1)!]
  const { shape, sums } = first
  if (![-1, shape.length - 1].includes(number(node, 'axis', 1))) refuse('columns side by side')
  if (all.length === 2 && sums.linear?.biases.length === 1 && sums === last.sums) {
    const fit = fitOf(last.curve, 0)
    const isRest = places.every(z => Math.abs(first.curve.at(z, 0) + last.curve.at(z, 0) - 1) < 1e-12)
    if (isRest && fit?.activation === 'sigmoid' && fit.factor === 1) return { ...last, end: 'sigmoid' }
  }
  const widths = all.map(widthOf)
  const names = all.flatMap(rows => rows.sums.inputs)
  if (all.some(rows => rows.sums.linear) || widths.some(Number.isNaN) || new Set(names).size < names.length)
    refuse('inputs side by side, or 1 - p and p: a network whose layers follow one another')
  const join = (part: 'slope' | 'intercept') =>
    all.flatMap(({ curve }, k) => Array.from({ length: widths[k] }, (_, i) => entry(curve.line![part], i)))
  const width = widths.reduce((sum, each) => sum + each, 0)
  return inputRows(names, shape.with(-1, width), straight(join('slope'), join('intercept')))
}

/** Values in another shape, one row of a sample still in a row. */
function reshaped(node: Node, value: Value | undefined, list: Shape): Value {
  if (value?.kind === 'constant') return { ...value, dims: list.map(size => size ?? 1) }
  if (value?.kind === 'sizes') return value
  const rows = asRows(node, value)
  const width = widthOf(rows)
  const sizes = list.map((size, i) => (size === 0 ? (rows.shape[i] ?? null) : size))
  const rest = sizes
    .slice(1)
    .reduce<number>((product, size) => product * (size === -1 ? 1 : (size ?? Number.NaN)), 1)
  const shape = [null, ...sizes.slice(1).map(size => (size === -1 ? width / rest : size))]
  const isRow = sizes.includes(-1, 1) ? width % rest === 0 || Number.isNaN(width) : width === rest
  if (list.length === 0 || (!isRow && !(Number.isNaN(width) && list.length === 2)))
    node.refuse(
      `rows of ${width} numbers, one of each sample`,
      list.map(size => size ?? 'samples').join(' × '),
    )
  return { ...rows, shape }
}

const shapeOf = (value: Value | undefined): Shape =>
  value?.kind === 'constant' ? value.dims : value?.kind === 'rows' ? value.shape : []

/** Numbers of the second input, or of an attribute before opset 13. */
const axesOf = (node: Node, axes: Value | undefined) => (axes ? numbersIn(node, axes) : list(node, 'axes'))

const decided: Operator = (node, value) => {
  const rows = asRows(node, value)
  return rows.sums.linear ? { kind: 'decision', of: rows } : node.refuse('all inputs')
}

const named: Operator = (node, value) => {
  node.found.classes = [
    ...texts(node, 'classlabels_strings'),
    ...list(node, 'classlabels_int64s').map(String),
  ]
  return asRows(node, value)
}

const slopes = (slope: number) => (z: number) => (z < 0 ? slope * z : z)

/** Operators by their names: one line of a network's mathematics, of shapes, or of what stands behind its output. */
export const operators: Readonly<Record<string, Operator>> = {
  Gemm: product,
  MatMul: product,
  ...Object.fromEntries(Object.keys(operations).map(name => [name, elementwise])),
  Neg: (node, x) => elementwise({ ...node, operator: 'Mul' }, x, constant([], [-1])),
  Scaler: (node, x) => {
    const [offset, scale] = [list(node, 'offset'), list(node, 'scale')]
    return scaled(
      node,
      scaled(node, x, [1], offset.length > 0 ? offset.map(value => -value) : [0]),
      scale.length > 0 ? scale : [1],
      [0],
    )
  },
  BatchNormalization: (node, x, scale, bias, mean, variance) => {
    const [s, b, m, v] = [scale, bias, mean, variance].map(value => numbersIn(node, value))
    const factor = s.map((value, j) => value / Math.sqrt(v[j] + number(node, 'epsilon', 1e-5)))
    return scaled(
      node,
      x,
      factor,
      b.map((value, j) => value - m[j] * factor[j]),
    )
  },
  Sigmoid: unary(() => functionOf('sigmoid')),
  Tanh: unary(() => functionOf('tanh')),
  Relu: unary(() => functionOf('relu')),
  Softplus: unary(() => functionOf('softplus')),
  Softsign: unary(() => functionOf('softsign')),
  Erf: unary(() => erf),
  Abs: unary(() => Math.abs),
  LeakyRelu: unary(node => slopes(number(node, 'alpha', 0.01))),
  PRelu: unary((node, _, slope) =>
    slopes(numbersIn(node, slope).length === 1 ? numbersIn(node, slope)[0] : Number.NaN),
  ),
  Elu: unary(node => {
    const elu = functionOf('elu')
    return z => (z > 0 ? z : number(node, 'alpha', 1) * elu(z))
  }),
  Selu: unary(node => {
    const [selu, elu] = [functionOf('selu'), functionOf('elu')]
    if (!node.attributes.has('alpha') && !node.attributes.has('gamma')) return selu
    const [alpha, gamma] = [number(node, 'alpha', 1.6732632), number(node, 'gamma', 1.050701)]
    return z => gamma * (z > 0 ? z : alpha * elu(z))
  }),
  Gelu: unary(node => functionOf(texts(node, 'approximate')[0] === 'tanh' ? 'gelu_tanh' : 'gelu')),
  Swish: unary(node => z => z * functionOf('sigmoid')(number(node, 'alpha', 1) * z)),
  Clip: unary((node, _, low, high) => {
    const [from = number(node, 'min', Number.NEGATIVE_INFINITY)] = numbersIn(node, low)
    const [to = number(node, 'max', Number.POSITIVE_INFINITY)] = numbersIn(node, high)
    return z => Math.min(Math.max(z, from), to)
  }),
  Softmax: softmax,
  LogSoftmax: softmax,
  Log: (node, x) => (x?.kind === 'rows' && x.end ? x : node.refuse('probabilities of a softmax before it')),
  Identity: passed,
  Dropout: passed,
  CastLike: passed,
  Cast: (node, x) =>
    x?.kind === 'rows' && ![1, 10, 11, 16].includes(number(node, 'to', 1))
      ? node.refuse('numbers with a fraction')
      : passed(node, x),
  Constant: node => {
    const value = messagesOf(node.attributes.get('value') ?? new Map(), 5)[0]
    if (value) return readTensor(node.field, value)
    const single = [...list(node, 'value_float'), ...list(node, 'value_int')]
    const numbers = [...single, ...list(node, 'value_floats'), ...list(node, 'value_ints')]
    return constant(single.length > 0 ? [] : [numbers.length], numbers)
  },
  Shape: (_, x) => ({ kind: 'sizes', list: shapeOf(x) }),
  Gather: (node, x, places) =>
    x?.kind === 'sizes'
      ? { kind: 'sizes', list: numbersIn(node, places).map(i => x.list.at(i) ?? null) }
      : decided(node, x),
  Slice: (node, x, from, to) => {
    if (x?.kind !== 'sizes') return decided(node, x)
    const [[start = 0], [end]] = from
      ? [numbersIn(node, from), numbersIn(node, to)]
      : [list(node, 'starts'), list(node, 'ends')]
    return { kind: 'sizes', list: x.list.slice(start, end) }
  },
  Concat: joined,
  FeatureVectorizer: joined,
  Flatten: (node, x) => (number(node, 'axis', 1) === 1 ? reshaped(node, x, [0, -1]) : node.refuse('axis 1')),
  Reshape: (node, x, sizes) =>
    reshaped(
      node,
      x,
      sizes?.kind === 'sizes' ? sizes.list : sizes ? numbersIn(node, sizes) : list(node, 'shape'),
    ),
  Squeeze: (node, x, at) => {
    const shape = shapeOf(x)
    const axes = axesOf(node, at).map(axis => (axis < 0 ? axis + shape.length : axis))
    return reshaped(
      node,
      x,
      shape.filter((size, i) => (axes.length > 0 ? !axes.includes(i) : size !== 1)),
    )
  },
  Unsqueeze: (node, x, at) => {
    const rank = shapeOf(x).length + axesOf(node, at).length
    const axes = axesOf(node, at).map(axis => (axis < 0 ? axis + rank : axis))
    return reshaped(
      node,
      x,
      axes.sort((p, q) => p - q).reduce<Shape>((shape, axis) => shape.toSpliced(axis, 0, 1), shapeOf(x)),
    )
  },
  Transpose: (node, x) => {
    if (x?.kind === 'rows' && x.shape.length === 2) return turned(x)
    if (x?.kind !== 'constant' || x.dims.length !== 2) return node.refuse('rows or columns')
    const [height, width] = x.dims
    return constant(
      [width, height],
      x.numbers.map((_, k) => x.numbers[(k % height) * width + Math.floor(k / height)]),
    )
  },
  ArgMax: decided,
  TopK: decided,
  Greater: decided,
  GreaterOrEqual: decided,
  ZipMap: named,
  ArrayFeatureExtractor: (node, labels, of) => {
    if (labels?.kind !== 'constant' || of?.kind !== 'decision') return decided(node, labels)
    node.found.classes = labels.texts ?? [...labels.numbers].map(String)
    return of
  },
}
