import { checkNames } from '../../../data/limits.ts'
import { SpecError, shortText } from '../../../options/error.ts'
import { checkLayers, maxWeights } from '../limits.ts'
import type { ForeignModel, ReadBeside } from '../model.ts'
import { isBehind, type Node, operators, type Value } from './operators.ts'
import { inputRows, layersOfRows, type Refuse, type Rows } from './rows.ts'
import { externalOf, readTensor } from './tensor.ts'
import { decode, type Message, messagesOf, numbersField, textsOf } from './wire.ts'

export { isOnnx } from './wire.ts'

/** Operators that no multilayer perceptron has, and what can be done. */
// biome-ignore format: one a line
const advice: readonly (readonly [RegExp, string])[] = [
  [/Quant|Integer|^Q/, 'weights with a fraction: export the network before it is quantized'],
  [/Conv|Pool/, 'a multilayer perceptron: export the dense layers behind, for a table of what goes into them'],
  [/LSTM|GRU|RNN|Attention|LayerNorm/, 'a multilayer perceptron, which sees one row of numbers and no others'],
  [/Tree|SVM|Linear|Neighbors/, 'a multilayer perceptron: other classifiers are fitted here, by --scene compare'],
  [/^(If|Loop|Scan)$/, 'a graph without branches: export one way through it'],
  [/Normalizer/, 'inputs scaled by numbers of the file: normalize the rows of the table, and export what follows'],
  [/./, 'a multilayer perceptron: Gemm, or MatMul and Add, with activations such as Relu, and Softmax or Sigmoid'],
]
/** Nodes at most: sixteen layers of gelu by tanh have 240, and each may take all weights in hand. */
const maxNodes = 500
/** Outputs of the graph at most: a label and a column for each of many classes. */
const maxOutputs = 100
/** Numbers of all values at most: those of twenty nodes a layer, each of which has all weights of its layer. */
const maxNumbers = 30 * maxWeights

/**
 * The network of an ONNX file: the layers that follow one another from its inputs to its output. The graph is followed by
 * the meaning of its nodes: factors and terms go into the weights beside them, those before the first layer into its scale.
 *
 * @throws SpecError that names the node, for a graph that is no multilayer perceptron, and for a file that is damaged
 */
export async function readOnnx(bytes: Uint8Array, beside: ReadBeside): Promise<ForeignModel> {
  const graph = messagesOf(decode(bytes), 7)[0]
  if (!graph) throw new SpecError('model', undefined, 'an ONNX file with a graph')
  const nodes = messagesOf(graph, 1)
  const outputs = messagesOf(graph, 12).flatMap(output => textsOf(output, 1))
  if (outputs.length > maxOutputs) throw new SpecError('outputs', outputs.length, `at most ${maxOutputs}`)
  const needed = new Set(outputs)
  const isNeeded = (node: Message) => textsOf(node, 2).some(name => needed.has(name))
  for (const node of nodes.toReversed())
    if (isNeeded(node)) for (const name of textsOf(node, 1)) needed.add(name)
  if (nodes.filter(isNeeded).length > maxNodes)
    throw new SpecError('nodes', nodes.length, `at most ${maxNodes}`)
  let left = maxNumbers
  const counted = (value: Value, refuse: Refuse) => {
    left -= sizeOf(value)
    return left < 0 ? refuse(`a graph of at most ${maxNumbers} numbers`) : value
  }
  const values = await givenValues(graph, needed, beside)
  for (const value of values.values()) counted(value, refusal('initializers'))
  const found: Node['found'] = {}
  for (const [i, message] of nodes.entries()) {
    if (!isNeeded(message)) continue
    const node = nodeOf(message, i, found)
    const inputs = textsOf(message, 1).map(name => {
      if (name === '') return undefined
      return values.get(name) ?? node.refuse(`${JSON.stringify(shortText(name))} from a node before it`)
    })
    if (inputs.some(value => value?.kind === 'decision') && !isBehind.test(node.operator))
      node.refuse('nothing that is computed of a class')
    values.set(textsOf(message, 2)[0], counted(operators[node.operator](node, ...inputs), node.refuse))
  }
  const results = outputs.map(name => values.get(name))
  return modelOf(results, found.classes)
}

function sizeOf(value: Value): number {
  if (value.kind === 'constant') return value.numbers.length
  if (value.kind !== 'rows') return 0
  const { weights = [], biases = [] } = value.sums.linear ?? {}
  return weights.length * biases.length + 2 * value.curve.units
}

/** The inputs of the graph and the constants that are needed, by their names. */
async function givenValues(graph: Message, needed: ReadonlySet<string>, beside: ReadBeside) {
  const values = new Map<string, Value>()
  for (const input of messagesOf(graph, 11)) {
    const [name = ''] = textsOf(input, 1)
    values.set(name, inputRows([name], widthOf(input), refusal(`input ${JSON.stringify(shortText(name))}`)))
  }
  const files = new Map<string, Uint8Array>()
  for (const tensor of messagesOf(graph, 5)) {
    const [name = ''] = textsOf(tensor, 8)
    if (!needed.has(name)) continue
    const field = `initializer ${JSON.stringify(shortText(name))}`
    const external = externalOf(field, tensor)
    const bytes = external && (files.get(external.location) ?? (await beside(external.location)))
    if (external) files.set(external.location, bytes!)
    values.set(name, readTensor(field, tensor, external && { ...external, bytes: bytes! }))
  }
  return values
}

/** Numbers of each sample: all directions but the first one of several; NaN where the file does not say it. */
function widthOf(input: Message): number {
  // Type, its tensor, the shape and its directions.
  const into = (all: Message[], field: number) => all.flatMap(each => messagesOf(each, field))
  const directions = [2, 1, 2, 1].reduce(into, [input])
  const sizes = directions.map(size => numbersField(size, 1)[0] || Number.NaN)
  return sizes.length === 0 ? Number.NaN : sizes.slice(sizes.length > 1 ? 1 : 0).reduce((a, b) => a * b, 1)
}

function refusal(field: string): Refuse {
  return (expected, got) => {
    throw new SpecError(field, got, expected)
  }
}

function nodeOf(message: Message, i: number, found: Node['found']): Node {
  const [[name = ''], [operator = ''], [domain = '']] = [3, 4, 7].map(field => textsOf(message, field))
  const shown = name.length > 24 ? `…${name.slice(-24)}` : name
  const field = `${name === '' ? `nodes[${i}]` : `node ${JSON.stringify(shown)}`} (${shortText(operator)})`
  const refuse = refusal(field)
  if (!Object.hasOwn(operators, operator) || !['', 'ai.onnx', 'ai.onnx.ml'].includes(domain))
    refuse(advice.find(([known]) => known.test(operator))?.[1] ?? 'an operator')
  const attributes = messagesOf(message, 5).map(attribute => [textsOf(attribute, 1)[0], attribute] as const)
  return { field, operator, attributes: new Map(attributes), refuse, found }
}

/** The network that gives the outputs, by the one that says most: probabilities, or scores of classes or a number. */
function modelOf(outputs: readonly (Value | undefined)[], named?: readonly string[]): ForeignModel {
  const all = outputs.flatMap(value =>
    value?.kind === 'decision' ? value.of : value?.kind === 'rows' ? value : [],
  )
  const rows: Rows | undefined = all.find(({ end }) => end) ?? all.find(({ curve }) => !curve.line) ?? all[0]
  if (!rows || all.some(({ sums }) => sums !== rows.sums))
    throw new SpecError('outputs', all.length, 'one output that is computed of the inputs: export only one')
  const layers = layersOfRows(rows)
  checkLayers(layers)
  const { inputs, scale } = rows.sums
  const isByName = inputs.length > 1 && inputs.length === layers[0].weights.length
  const classes = named ?? outputs.flatMap(value => (value?.kind === 'constant' && value.texts) || [])
  const count = Math.max(2, layers.at(-1)!.biases.length)
  if (classes.length > 0 && new Set(classes).size !== count)
    throw new SpecError('classes', classes.length, `${count} different names, as the output has`)
  checkNames('classes', classes)
  if (isByName) checkNames('features', inputs)
  return {
    layers,
    ...(scale && { scale }),
    ...(isByName && { features: [...inputs] }),
    ...(classes.length > 0 && { classes: [...classes] }),
  }
}
