import type { Layer } from '../../../src/network/network.ts'

/** Bytes of numbers by the name of their type, little-endian. */
const writers: Record<string, (values: readonly number[]) => Uint8Array> = {
  F64: values => bytesOf(Float64Array.from(values)),
  F32: values => bytesOf(Float32Array.from(values)),
  F16: values => bytesOf(Uint16Array.from(values, halfOf)),
  BF16: values => bytesOf(Uint16Array.from(Float32Array.from(values), value => bitsOf(value) >>> 16)),
  I64: values => bytesOf(BigInt64Array.from(values, BigInt)),
}

/** A tensor of a file to write. */
export interface Written {
  shape: readonly number[]
  values: readonly number[]
  dtype?: string
}

/** A safetensors file of some tensors, as its format says: https://github.com/huggingface/safetensors#format */
export function safetensorsFile(tensors: Record<string, Written>, changes: object = {}): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } }
  const parts: Uint8Array[] = []
  let at = 0
  for (const [name, { shape, values, dtype = 'F64' }] of Object.entries(tensors)) {
    const part = writers[dtype](values)
    header[name] = { dtype, shape, data_offsets: [at, at + part.length] }
    parts.push(part)
    at += part.length
  }
  return withHeader(JSON.stringify({ ...header, ...changes }), Buffer.concat(parts))
}

/** A file of a header's text and the bytes behind it. */
export function withHeader(header: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const text = new TextEncoder().encode(header)
  return Buffer.concat([bytesOf(BigUint64Array.of(BigInt(text.length))), text, data])
}

/** The tensors of layers as PyTorch has them: weights are out × in. */
export function tensorsOf(
  layers: readonly Pick<Layer, 'weights' | 'biases'>[],
  nameOf: (l: number) => string = l => `${2 * l}.`,
  dtype = 'F64',
): Record<string, Written> {
  return Object.fromEntries(
    layers.flatMap(({ weights, biases }, l) => {
      const values = biases.flatMap((_, j) => weights.map(row => row[j]))
      return [
        [`${nameOf(l)}weight`, { shape: [biases.length, weights.length], values, dtype }],
        [`${nameOf(l)}bias`, { shape: [biases.length], values: biases, dtype }],
      ]
    }),
  )
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function bitsOf(value: number): number {
  return new Uint32Array(Float32Array.of(value).buffer)[0]
}

/** The 16 bits of a number that has them: a normal one that a half can hold exactly, or 0. */
function halfOf(value: number): number {
  if (value === 0) return 0
  const bits = bitsOf(value)
  return ((bits >>> 16) & 0x8000) | ((((bits >>> 23) & 255) - 112) << 10) | ((bits >>> 13) & 1023)
}
