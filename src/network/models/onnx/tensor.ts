import { SpecError } from '../../../options/error.ts'
import { brain, half } from '../halves.ts'
import { maxWeights } from '../limits.ts'
import { bytesField, type Message, messagesOf, numbersField, textsOf } from './wire.ts'

export interface Constant {
  kind: 'constant'
  dims: readonly number[]
  /** Row-major; none where it holds texts. */
  numbers: readonly number[]
  texts?: readonly string[]
}

/** A part of a file beside the model, in bytes. */
interface External {
  location: string
  offset: number
  length?: number
}

/**
 * Types of numbers by their codes: bytes and reader of raw data; the field that holds them otherwise, the size of its
 * numbers, and what makes them of bits. See onnx.proto, TensorProto.
 */
const types: Readonly<
  Record<number, [number, keyof DataView, number, (0 | 4 | 8)?, ((bits: number) => number)?]>
> = {
  1: [4, 'getFloat32', 4, 4],
  2: [1, 'getUint8', 5],
  3: [1, 'getInt8', 5],
  6: [4, 'getInt32', 5],
  7: [8, 'getBigInt64', 7],
  9: [1, 'getUint8', 5],
  10: [2, 'getUint16', 5, 0, half],
  11: [8, 'getFloat64', 10, 8],
  16: [2, 'getUint16', 5, 0, brain],
}

/** The place of a tensor's numbers, where it is another file. @throws SpecError for one that is not in the model's folder */
export function externalOf(field: string, tensor: Message): External | undefined {
  if (numbersField(tensor, 14)[0] !== 1) return undefined
  const entries = messagesOf(tensor, 13).map(entry => [textsOf(entry, 1)[0], textsOf(entry, 2)[0]])
  const { location = '', offset = '0', length } = Object.fromEntries(entries)
  if (!/^(?!\.+$)[^/\\:]{1,200}$/.test(location))
    throw new SpecError(field, location, 'data in a file of the same folder')
  for (const text of [offset, length ?? '0'])
    if (!/^\d+$/.test(text)) throw new SpecError(field, text, 'a whole number of bytes')
  return { location, offset: Number(offset), ...(length !== undefined && { length: Number(length) }) }
}

export function constant(dims: readonly number[], numbers: readonly number[]): Constant {
  return { kind: 'constant', dims, numbers }
}

/**
 * A TensorProto, whose numbers may stand in a file of their own; room is made for as many as there are bytes of.
 *
 * @throws SpecError for another type, and for a number of values that its dimensions do not say
 */
export function readTensor(field: string, tensor: Message, external?: External & { bytes: Uint8Array }) {
  const dims = numbersField(tensor, 1)
  const count = dims.reduce((product, dim) => product * dim, 1)
  if (dims.some(dim => dim < 0) || count > maxWeights)
    throw new SpecError(field, dims.join(' × '), `a shape of at most ${maxWeights} numbers`)
  const code = numbersField(tensor, 2)[0] ?? 0
  const texts = code === 8 ? textsOf(tensor, 6) : undefined
  if (!texts && !types[code])
    throw new SpecError(field, `numbers of type ${code}`, 'float, double, float16, bfloat16 or whole numbers')
  const { bytes, offset = 0, length = Math.max(0, (bytes?.length ?? 0) - offset) } = external ?? {}
  if (bytes && offset + length > bytes.length)
    throw new SpecError(field, offset + length, `data within the ${bytes.length} bytes of its file`)
  const raw = bytes?.subarray(offset, offset + length) ?? bytesField(tensor, 9)[0]
  const numbers = texts ? [] : numbersIn(tensor, code, raw)
  const found = (texts ?? numbers).length
  if (found !== count) throw new SpecError(field, found, `${count} values, as its shape says`)
  return { ...constant(dims, numbers), ...(texts && { texts }) }
}

function numbersIn(tensor: Message, code: number, raw: Uint8Array | undefined): number[] {
  const [size, reader, field, fieldSize, ofBits = (value: number) => value] = types[code]
  if (!raw) return numbersField(tensor, field, fieldSize).map(ofBits)
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length)
  const read = view[reader] as (at: number, isLittle: boolean) => number | bigint
  // One more than there may be is enough for the error.
  const count = Math.min(Math.floor(raw.length / size), maxWeights + 1)
  return Array.from({ length: count }, (_, i) => ofBits(Number(read.call(view, i * size, true))))
}
