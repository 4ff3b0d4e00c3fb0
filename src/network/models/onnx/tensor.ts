import { SpecError } from '../../../options/error.ts'
import { maxWeights } from '../limits.ts'
import { bytesOf, type Message, messagesOf, numbersOf, textsOf } from './wire.ts'

/** A tensor of the file. */
export interface Constant {
  kind: 'constant'
  dims: readonly number[]
  /** Row-major; none where it holds texts. */
  numbers: Float64Array
  texts?: readonly string[]
}

/** A part of a file beside the model, in bytes. */
export interface External {
  location: string
  offset: number
  length?: number
}

/** A number of 16 bits: sign, exponent of five bits, fraction (IEEE 754). */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  const size =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction > 0
          ? Number.NaN
          : Number.POSITIVE_INFINITY
        : (1 + fraction / 1024) * 2 ** (exponent - 15)
  return bits & 0x8000 ? -size : size
}

/** The upper half of a number of 32 bits. */
function brain(bits: number): number {
  return new Float32Array(new Int32Array([bits << 16]).buffer)[0]
}

interface NumberType {
  /** In raw data. */
  bytes: number
  read(view: DataView, at: number): number
  /** The field that holds them otherwise, and the bytes of each there: 0 for varints. */
  field: number
  size?: 4 | 8
  /** A number of its bits, which such a field holds. */
  ofBits?(bits: number): number
}

/** Types of numbers by their codes. See onnx.proto, TensorProto.DataType. */
// biome-ignore format: a table
const types: Readonly<Record<number, NumberType>> = {
  1: { bytes: 4, read: (view, at) => view.getFloat32(at, true), field: 4, size: 4 },
  2: { bytes: 1, read: (view, at) => view.getUint8(at), field: 5 },
  3: { bytes: 1, read: (view, at) => view.getInt8(at), field: 5 },
  6: { bytes: 4, read: (view, at) => view.getInt32(at, true), field: 5 },
  7: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)), field: 7 },
  9: { bytes: 1, read: (view, at) => view.getUint8(at), field: 5 },
  10: { bytes: 2, read: (view, at) => half(view.getUint16(at, true)), field: 5, ofBits: half },
  11: { bytes: 8, read: (view, at) => view.getFloat64(at, true), field: 10, size: 8 },
  16: { bytes: 2, read: (view, at) => brain(view.getUint16(at, true)), field: 5, ofBits: brain },
}
/**
 * The place of a tensor's numbers, where it is another file.
 *
 * @throws SpecError for a file that is not in the model's own folder
 */
export function externalOf(field: string, tensor: Message): External | undefined {
  if (numbersOf(tensor, 14)[0] !== 1) return undefined
  const entries = messagesOf(tensor, 13).map(entry => [textsOf(entry, 1)[0], textsOf(entry, 2)[0]])
  const { location = '', offset = '0', length } = Object.fromEntries(entries)
  if (!/^[^/\\:]+$/.test(location) || /^\.+$/.test(location))
    throw new SpecError(field, location, 'data in a file of the same folder')
  return { location, offset: Number(offset), ...(length !== undefined && { length: Number(length) }) }
}

export function constant(dims: readonly number[], numbers: ArrayLike<number>): Constant {
  return { kind: 'constant', dims, numbers: Float64Array.from(numbers) }
}

/**
 * A TensorProto; only as many numbers as it has bytes for are made room for.
 *
 * @param external its numbers, where they stand in a file of their own
 * @throws SpecError for another type, and for a number of values that its dimensions do not say
 */
export function readTensor(
  field: string,
  tensor: Message,
  external?: External & { bytes: Uint8Array },
): Constant {
  const dims = numbersOf(tensor, 1)
  const count = dims.reduce((product, dim) => product * dim, 1)
  if (dims.some(dim => !(dim >= 0)) || count > maxWeights)
    throw new SpecError(field, dims.join(' × '), `a shape of at most ${maxWeights} numbers`)
  const code = numbersOf(tensor, 2)[0] ?? 0
  const texts = code === 8 ? textsOf(tensor, 6) : undefined
  const type = types[code]
  if (!texts && !type)
    throw new SpecError(field, `numbers of type ${code}`, 'float, double, float16, bfloat16 or whole numbers')
  const raw = external
    ? external.bytes.subarray(
        external.offset,
        external.length === undefined ? undefined : external.offset + external.length,
      )
    : bytesOf(tensor, 9)[0]
  const numbers = texts ? [] : raw ? ofRaw(type, raw) : ofField(type, tensor)
  const found = texts ? texts.length : numbers.length
  if (found !== count) throw new SpecError(field, found, `${count} values, as its shape says`)
  return { ...constant(dims, numbers), ...(texts && { texts }) }
}

function ofRaw({ bytes, read }: NumberType, raw: Uint8Array): Float64Array {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length)
  // One more than allowed is enough for the error.
  const count = Math.min(Math.floor(raw.length / bytes), maxWeights + 1)
  return Float64Array.from({ length: count }, (_, i) => read(view, i * bytes))
}

function ofField({ field, size, ofBits }: NumberType, tensor: Message): number[] {
  return numbersOf(tensor, field, size).map(value => ofBits?.(value) ?? value)
}
