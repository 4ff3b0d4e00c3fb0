import { checkNames } from '../../../data/limits.ts'
import { SpecError, short } from '../../../options/error.ts'
import { checkLayers } from '../limits.ts'
import type { ForeignModel, ReadBeside } from '../model.ts'
import { type Node, operators, type Value } from './operators.ts'
import { inputRows, layersOf, type Refuse, type Rows, type Shape } from './rows.ts'
import { externalOf, readTensor } from './tensor.ts'
import { decode, type Message, messagesOf, numbersOf, textsOf } from './wire.ts'

export { isOnnx } from './wire.ts'

/** What can be done about operators that no multilayer perceptron has. */
const advice: readonly (readonly [RegExp, string])[] = [
  [
    /Conv|Pool/,
    'a multilayer perceptron: export the dense layers behind the convolutions, for a table of their inputs',
  ],
  [
    /LSTM|GRU|RNN|Attention|LayerNorm|Einsum/,
    'a multilayer perceptron, which sees one row of numbers at a time',
  ],
  [
    /Tree|SVM|Linear|Neighbors|Gaussian/,
    'a multilayer perceptron: such classifiers are fitted here, by --scene compare',
  ],
  [/Quant|Integer|^Q/, 'weights with a fraction: export the network before it is quantized'],
  [/^If$|^Loop$|^Scan$/, 'a graph without branches: export one way through it'],
  [
    /Normaliz/,
    'inputs that are shifted and scaled by numbers of the file: normalize the rows of the table instead',
  ],
]
const usual =
  'a multilayer perceptron: layers of Gemm or MatMul and Add, activations such as Relu, and Softmax or Sigmoid'

/**
 * The network of an ONNX file: the layers that follow one another from its inputs to its output, computed by their
 * meaning. Factors and terms beside weights go into these, and what stands before the first layer is its scale.
 *
 * @throws SpecError that names the node, for a graph that is no multilayer perceptron, and for a file that is damaged
 */
export async function readOnnx(bytes: Uint8Array, beside: ReadBeside): Promise<ForeignModel> {
  const graph = messagesOf(decode(bytes), 7)[0]
  if (!graph) throw new SpecError('graph', undefined, 'the graph of an ONNX file')
  const nodes = messagesOf(graph, 1)
  const outputs = messagesOf(graph, 12).map(output => textsOf(output, 1)[0] ?? '')
  const needed = neededBy(outputs, nodes)
  const values = await givenValues(graph, needed, beside)
  const found: Node['found'] = {}
  for (const [i, message] of nodes.entries()) {
    const names = textsOf(message, 2)
    if (!names.some(name => needed.has(name))) continue
    const node = nodeOf(message, i, found)
    const inputs = textsOf(message, 1).map(name => (name === '' ? undefined : values.get(name)))
    const missing = textsOf(message, 1).find((name, k) => name !== '' && !inputs[k])
    if (missing !== undefined) node.refuse(`the value ${JSON.stringify(missing)} from a node before it`)
    const value = operators[node.operator](node, ...inputs)
    for (const name of value.kind === 'decision' ? names : names.slice(0, 1)) values.set(name, value)
  }
  const results = outputs.map(name => values.get(name))
  const rows = outputOf(results)
  const refuse: Refuse = (expected, got) => {
    throw new SpecError('output', got, expected)
  }
  const layers = layersOf(rows, refuse)
  checkLayers(layers)
  const { inputs, scale } = rows.sums
  const texts = results.find(value => value?.kind === 'constant' && value.texts)
  const classes = found.classes ?? (texts?.kind === 'constant' ? texts.texts : undefined)
  const count = Math.max(2, layers.at(-1)!.biases.length)
  if (classes) checkNames('classes', classes)
  if (classes && (classes.length !== count || new Set(classes).size < count))
    throw new SpecError('classes', classes.length, `${count} different names, as the output has`)
  const features = inputs.length > 1 && inputs.length === layers[0].weights.length ? inputs : undefined
  if (features) checkNames('features', features)
  return {
    layers,
    ...(scale && { scale }),
    ...(features && { features: [...features] }),
    ...(classes && { classes: [...classes] }),
  }
}

/** Names of all values that lead to these. */
function neededBy(outputs: readonly string[], nodes: readonly Message[]): Set<string> {
  const needed = new Set(outputs)
  for (const node of nodes.toReversed())
    if (textsOf(node, 2).some(name => needed.has(name))) for (const name of textsOf(node, 1)) needed.add(name)
  return needed
}

/** The inputs of the graph and the constants of the file that are needed, by their names. */
async function givenValues(
  graph: Message,
  needed: ReadonlySet<string>,
  beside: ReadBeside,
): Promise<Map<string, Value>> {
  const values = new Map<string, Value>()
  for (const input of messagesOf(graph, 11)) {
    const [name = ''] = textsOf(input, 1)
    values.set(name, inputRows([name], shapeOf(input)))
  }
  const files = new Map<string, Uint8Array>()
  for (const tensor of messagesOf(graph, 5)) {
    const [name = ''] = textsOf(tensor, 8)
    if (!needed.has(name)) continue
    const field = `initializer ${JSON.stringify(short(name))}`
    const external = externalOf(field, tensor)
    if (external && !files.has(external.location))
      files.set(external.location, await beside(external.location))
    values.set(
      name,
      readTensor(field, tensor, external && { ...external, bytes: files.get(external.location)! }),
    )
  }
  return values
}

/** Shape of an input: its first direction is that of the samples, but of one row that has no other. */
function shapeOf(input: Message): Shape {
  const tensor = messagesOf(input, 2).flatMap(type => messagesOf(type, 1))[0] ?? new Map()
  const sizes = messagesOf(tensor, 2)
    .flatMap(shape => messagesOf(shape, 1))
    .map(size => numbersOf(size, 1)[0])
  const known = sizes.map(size => (size && size > 0 ? size : Number.NaN))
  if (known.length === 0) return [null, Number.NaN]
  return known.length === 1 ? [known[0] || null] : [null, ...known.slice(1)]
}

function nodeOf(message: Message, i: number, found: Node['found']): Node {
  const [operator = ''] = textsOf(message, 4)
  const [name = ''] = textsOf(message, 3)
  const [domain = ''] = textsOf(message, 7)
  const field = `${name === '' ? `nodes[${i}]` : `node "${name.length > 32 ? `…${name.slice(-32)}` : name}"`} (${operator})`
  const refuse: Refuse = (expected, got) => {
    throw new SpecError(field, got, expected)
  }
  if (!Object.hasOwn(operators, operator) || !['', 'ai.onnx', 'ai.onnx.ml'].includes(domain))
    refuse(advice.find(([known]) => known.test(operator))?.[1] ?? usual)
  const attributes = messagesOf(message, 5).map(attribute => [textsOf(attribute, 1)[0], attribute] as const)
  return { field, operator, attributes: new Map(attributes), refuse, found }
}

/** The output that says most: probabilities, or else a number or scores of classes. */
function outputOf(results: readonly (Value | undefined)[]): Rows {
  const all = results.flatMap(value =>
    value?.kind === 'rows' ? [value] : value?.kind === 'decision' ? [value.of] : [],
  )
  const first = all.find(({ end }) => end) ?? all.find(({ curve }) => !curve.line) ?? all[0]
  if (!first) throw new SpecError('output', undefined, 'an output that is computed of the inputs')
  if (all.some(({ sums }) => sums !== first.sums))
    throw new SpecError('output', all.length, 'one output: export one of the heads of the network')
  return first
}
