import { SpecError } from '../../../options/error.ts'

/** A value as it stands in a message: a varint, or the bytes of anything else. */
type Raw = number | Uint8Array

/** The values of a protobuf message by the numbers of its fields, each in its order. */
export type Message = ReadonlyMap<number, readonly Raw[]>

/** Values of a message at most: a network within the limits has fewer, and each takes memory. */
const maxValues = 1_000_000

function damaged(): SpecError {
  return new SpecError('model', undefined, 'an ONNX file that is whole: export or copy it again')
}

/** A varint as a signed number of 64 bits, exact up to 2^53, and the place behind it. */
function varint(bytes: Uint8Array, start: number): [value: number, end: number] {
  let [low, high] = [0, 0]
  for (let i = 0; i < 10 && start + i < bytes.length; i++) {
    const byte = bytes[start + i]
    if (i < 4) low += (byte & 127) * 2 ** (7 * i)
    else high += (byte & 127) * 2 ** (7 * (i - 4))
    if (byte < 128)
      return [((high % 2 ** 36) - (high % 2 ** 36 >= 2 ** 35 ? 2 ** 36 : 0)) * 2 ** 28 + low, start + i + 1]
  }
  throw damaged()
}

/**
 * The fields of a message: number, type in the wire format (0 varint, 1 and 5 of fixed size, 2 with its length) and value,
 * which is cut where the bytes end.
 *
 * @see https://protobuf.dev/programming-guides/encoding
 */
function* fieldsOf(
  bytes: Uint8Array,
): Generator<[number: number, type: number, value: Raw, isWhole: boolean]> {
  for (let at = 0; at < bytes.length; ) {
    const [tag, first] = varint(bytes, at)
    const type = tag % 8
    const [value, behind] = type === 0 || type === 2 ? varint(bytes, first) : [type === 1 ? 8 : 4, first]
    if (tag < 8 || ![0, 1, 2, 5].includes(type) || (type === 2 && value < 0)) throw damaged()
    at = type === 0 ? behind : behind + value
    yield [Math.floor(tag / 8), type, type === 0 ? value : bytes.subarray(behind, at), at <= bytes.length]
  }
}

/**
 * True for bytes that begin as an ONNX model does, although they may be cut short: known fields of known types, a graph
 * among them.
 *
 * @see onnx.proto, ModelProto
 */
export function isOnnx(bytes: Uint8Array): boolean {
  const numbers = [1, 5]
  const others = [2, 3, 4, 6, 7, 8, 14, 20, 25, 26]
  let hasGraph = false
  try {
    for (const [number, type] of fieldsOf(bytes)) {
      if (!(type === 0 ? numbers : type === 2 ? others : []).includes(number)) return false
      hasGraph ||= number === 7
    }
  } catch {
    return false
  }
  return hasGraph
}

/** @throws SpecError for bytes that are no message, or one of too many values */
export function decode(bytes: Uint8Array): Message {
  const message = new Map<number, Raw[]>()
  let count = 0
  for (const [number, , value, isWhole] of fieldsOf(bytes)) {
    if (!isWhole || ++count > maxValues) throw damaged()
    const values = message.get(number)
    if (values) values.push(value)
    else message.set(number, [value])
  }
  return message
}

/** The bytes of all values of a field. */
export function bytesOf(message: Message, field: number): Uint8Array[] {
  return (message.get(field) ?? []).map(value => {
    if (typeof value === 'number') throw damaged()
    return value
  })
}

export function messagesOf(message: Message, field: number): Message[] {
  return bytesOf(message, field).map(decode)
}

export function textsOf(message: Message, field: number): string[] {
  return bytesOf(message, field).map(bytes => new TextDecoder().decode(bytes))
}

/** The numbers of a field, packed or one by one: whole ones, or with their size in bytes those with a fraction. */
export function numbersOf(message: Message, field: number, size: 0 | 4 | 8 = 0): number[] {
  const numbers: number[] = []
  for (const value of message.get(field) ?? []) {
    if (typeof value === 'number') numbers.push(value)
    else if (size > 0) {
      if (value.length % size > 0) throw damaged()
      const view = new DataView(value.buffer, value.byteOffset, value.length)
      for (let at = 0; at < value.length; at += size)
        numbers.push(size === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true))
    } else
      for (let at = 0; at < value.length; ) {
        const [number, end] = varint(value, at)
        numbers.push(number)
        at = end
      }
  }
  return numbers
}
