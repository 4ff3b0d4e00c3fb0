import { SpecError } from '../../../options/error.ts'

export interface Message {
  /** Its values by the numbers of its fields: numbers, or the bytes of all but varints. */
  fields: ReadonlyMap<number, readonly (number | Uint8Array)[]>
  /** Values that it and all other messages of the file may have beside those that were read. */
  room: { left: number }
}

/** Values of all messages at most: networks within the limits have fewer, and each takes memory. */
const maxValues = 100_000

const damaged = () => new SpecError('model', undefined, 'an ONNX file that is whole: export or copy it again')

/** A varint as a signed number of 64 bits, exact up to 2^53, and the place behind it. */
function varint(bytes: Uint8Array, start: number): [value: number, end: number] {
  let [low, high] = [0, 0]
  for (let i = 0; i < 10 && start + i < bytes.length; i++) {
    const byte = bytes[start + i]
    if (i < 4) low += (byte & 127) * 2 ** (7 * i)
    else high += (byte & 127) * 2 ** (7 * (i - 4))
    if (byte < 128) return [(((high + 2 ** 35) % 2 ** 36) - 2 ** 35) * 2 ** 28 + low, start + i + 1]
  }
  throw damaged()
}

/**
 * The fields of a message: number, type (0 varint, 1 and 5 of 8 and 4 bytes, 2 with its length) and value, cut short where
 * the bytes end; `end` is the place behind it.
 *
 * @see https://protobuf.dev/programming-guides/encoding
 */
function* fieldsOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; ) {
    const [tag, start] = varint(bytes, at)
    const [type, field] = [tag % 8, Math.floor(tag / 8)]
    if (field < 1 || ![0, 1, 2, 5].includes(type)) throw damaged()
    const [number, behind] = type === 1 || type === 5 ? [type === 1 ? 8 : 4, start] : varint(bytes, start)
    if (type === 2 && number < 0) throw damaged()
    at = type === 0 ? behind : behind + number
    yield { field, type, value: type === 0 ? number : bytes.subarray(behind, at), end: at }
  }
}

/** True for bytes that begin as a ModelProto of onnx.proto does, with a graph, although they may be cut short. */
export function isOnnx(bytes: Uint8Array): boolean {
  const known: Record<number, readonly number[]> = { 0: [1, 5], 2: [2, 3, 4, 6, 7, 8, 14, 20, 25, 26] }
  let hasGraph = false
  try {
    for (const { field, type } of fieldsOf(bytes)) {
      if (!known[type]?.includes(field)) return false
      hasGraph ||= field === 7
    }
  } catch {
    return false
  }
  return hasGraph
}

/** @throws SpecError for bytes that are no message, and where all have too many values */
export function decode(bytes: Uint8Array, room = { left: maxValues }): Message {
  const fields = new Map<number, (number | Uint8Array)[]>()
  for (const { field, value, end } of fieldsOf(bytes)) {
    if (end > bytes.length || --room.left < 0) throw damaged()
    const values = fields.get(field)
    if (values) values.push(value)
    else fields.set(field, [value])
  }
  return { fields, room }
}

export function bytesField(message: Message, field: number): Uint8Array[] {
  return (message.fields.get(field) ?? []).map(value => {
    if (typeof value === 'number') throw damaged()
    return value
  })
}

export function messagesOf(message: Message, field: number): Message[] {
  return bytesField(message, field).map(bytes => decode(bytes, message.room))
}

export function textsOf(message: Message, field: number): string[] {
  return bytesField(message, field).map(bytes => new TextDecoder().decode(bytes))
}

/** The numbers of a field, packed or one by one: varints, or with their size in bytes those with a fraction. */
export function numbersField(message: Message, field: number, size: 0 | 4 | 8 = 0): number[] {
  const numbers: number[] = []
  for (const value of message.fields.get(field) ?? []) {
    if (typeof value === 'number') {
      numbers.push(value)
      continue
    }
    if (size > 0 && value.length % size > 0) throw damaged()
    const view = new DataView(value.buffer, value.byteOffset, value.length)
    for (let at = 0; at < value.length; ) {
      const [number, end] = size === 0 ? varint(value, at) : [view[reads[size]](at, true), at + size]
      numbers.push(number)
      at = end
    }
  }
  return numbers
}
const reads = { 4: 'getFloat32', 8: 'getFloat64' } as const
