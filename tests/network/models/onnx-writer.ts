/** Values of a protobuf message by the numbers of its fields: numbers are varints, texts and bytes have their length. */
type Fields = Record<
  number,
  undefined | number | string | Uint8Array | readonly (number | string | Uint8Array)[]
>

function varint(value: number): number[] {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes: number[] = []
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return [...bytes, Number(rest)]
}

/** A message of the wire format, its fields in the order of their numbers. */
export function message(fields: Fields): Uint8Array {
  const bytes = Object.entries(fields).flatMap(([field, value]) =>
    [value ?? []].flat().flatMap(each => {
      if (typeof each === 'number') return [...varint(Number(field) * 8), ...varint(each)]
      const content = typeof each === 'string' ? new TextEncoder().encode(each) : (each as Uint8Array)
      return [...varint(Number(field) * 8 + 2), ...varint(content.length), ...content]
    }),
  )
  return Uint8Array.from(bytes)
}

/** A TensorProto of float_data, or one of texts. */
export function tensor(
  name: string,
  dims: readonly number[],
  values: readonly (number | string)[],
): Uint8Array {
  if (typeof values[0] === 'string') return message({ 1: dims, 2: 8, 6: values, 8: name })
  return message({ 1: dims, 2: 1, 4: new Uint8Array(Float32Array.from(values as number[]).buffer), 8: name })
}

/** A node's attribute: whole numbers, or a text. */
export function attribute(name: string, value: number | readonly number[] | string): Uint8Array {
  if (typeof value === 'string') return message({ 1: name, 4: value })
  return message(typeof value === 'number' ? { 1: name, 3: value } : { 1: name, 8: value })
}

/** A NodeProto, named after its operator. */
export function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Uint8Array[] = [],
): Uint8Array {
  return message({ 1: inputs, 2: output, 3: `the ${operator}`, 4: operator, 5: attributes })
}

/** Nodes as text, such as `z = MatMul x w; y = Softmax z, axis 0`: a number with a point is a list of floats. */
export function nodesOf(text: string): Uint8Array[] {
  return text.split('; ').map(line => {
    const [, output, operator, inputs, name, value] = /^(\w+) = (\w+) ([^,]*)(?:, (\w+) (.*))?$/.exec(line)!
    const list = () => message({ 1: name, 7: new Uint8Array(Float32Array.of(Number(value)).buffer) })
    const given = name ? [value.includes('.') ? list() : attribute(name, Number(value))] : []
    return node(operator, inputs.split(' '), output, given)
  })
}

/** A ModelProto with an input of the shape samples × width. */
export function model(
  nodes: readonly Uint8Array[],
  {
    width = 2,
    outputs = ['y'],
    tensors = [] as readonly Uint8Array[],
  }: { width?: number; outputs?: readonly string[]; tensors?: readonly Uint8Array[] } = {},
): Uint8Array {
  const shape = message({ 1: [message({ 2: 'n' }), message({ 1: width })] })
  const type = message({ 1: message({ 1: 1, 2: shape }) })
  const graph = message({
    1: nodes,
    5: tensors,
    11: message({ 1: 'x', 2: type }),
    12: outputs.map(name => message({ 1: name })),
  })
  return message({ 1: 8, 7: graph, 8: message({ 2: 15 }) })
}
