import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { isSafetensors, readSafetensors } from '../../../src/network/models/safetensors.ts'
import { SpecError } from '../../../src/options/error.ts'
import { drawnNetwork } from '../vectors.ts'
import { safetensorsFile, tensorsOf, type Written, withHeader } from './safetensors-file.ts'

const { layers } = drawnNetwork('safetensors', [3, 4, 2, 5], 'tanh')
const named = (...names: string[]) => safetensorsFile(tensorsOf(layers, l => names[l]))
const opened = layers.map((layer, l) => ({
  ...layer,
  activation: l < 2 ? ('tanh' as const) : ('identity' as const),
}))

/** Layers of such sizes, inputs × units, whose weights are the number of their layer. */
const sized = (sizes: Record<string, readonly [number, number]>) =>
  safetensorsFile(
    Object.fromEntries(
      Object.entries(sizes).map(([name, [inputs, units]], l): [string, Written] => [
        `${name}.weight`,
        { shape: [units, inputs], values: new Array(inputs * units).fill(l) },
      ]),
    ),
  )
const orderIn = (bytes: Uint8Array) =>
  readSafetensors(bytes, 'relu').layers.map(({ weights }) => weights[0][0])
const failing = (bytes: Uint8Array) => () => readSafetensors(bytes, 'relu')

describe('a safetensors file', () => {
  it('has the weights of the network in it, the other way round, and leaves the output open', () => {
    const bytes = named('0.', '2.', '4.')
    expect(isSafetensors(bytes)).toBe(true)
    expect(readSafetensors(bytes, 'tanh')).toEqual({ layers: opened })
  })

  it('stands anywhere in a buffer', () => {
    const bytes = named('0.', '2.', '4.')
    const moved = new Uint8Array(bytes.length + 13)
    moved.set(bytes, 13)
    expect(readSafetensors(moved.subarray(13), 'tanh')).toEqual({ layers: opened })
  })

  it.each([
    ['F32', 2 ** -126],
    ['F16', 1.0009765625],
    ['BF16', 1.0078125],
  ])('may have numbers of %s', (dtype, value) => {
    const values = [value, -value, 0, 0.5, 1, -2]
    const { layers } = readSafetensors(safetensorsFile({ weight: { shape: [2, 3], values, dtype } }), 'relu')
    const weights = [[value, 0.5], [-value, 1], [0, -2]] // biome-ignore format: a matrix
    expect(layers).toEqual([{ weights, biases: [0, 0], activation: 'identity' }])
  })

  it('may have the smallest halves, and no infinite ones', () => {
    const bytes = safetensorsFile({ weight: { shape: [1, 2], values: [0, 0], dtype: 'F16' } })
    bytes.set([1, 0, 1, 0x80], bytes.length - 4)
    expect(readSafetensors(bytes, 'relu').layers[0].weights).toEqual([[2 ** -24], [-(2 ** -24)]])
    bytes.set([0, 0x7c], bytes.length - 2)
    expect(failing(bytes)).toThrow('layers[0]: got Infinity, expected weights from')
    bytes.set([1, 0x7c], bytes.length - 2)
    expect(failing(bytes)).toThrow('layers[0]: got NaN')
  })
})

describe('layers', () => {
  it.each([
    '0. 2. 4.',
    'net.8. net.9. net.10.',
    'fc1. fc2. out.',
    'layers.0.linear. layers.1.linear. head.',
    'z. b. a.',
  ])('are found by their names or sizes: %s', names => {
    expect(readSafetensors(named(...names.split(' ')), 'tanh')).toEqual({ layers: opened })
  })

  it('of one size go by the numbers in their names, of which 10 comes after 9', () => {
    expect(orderIn(sized({ 'net.10': [2, 2], 'net.2': [2, 2], 'net.9': [2, 2] }))).toEqual([1, 2, 0])
    expect(orderIn(sized({ 'b1.l10': [2, 2], 'b1.l9': [2, 2], 'b0.l11': [2, 2] }))).toEqual([2, 1, 0])
  })

  it('of one size go by what their names say of the first and the last', () => {
    expect(orderIn(sized({ out: [2, 2], fc2: [2, 2], fc1: [2, 2], in_proj: [2, 2] }))).toEqual([3, 2, 1, 0])
  })

  it('whose numbers do not fit their sizes go by these', () => {
    expect(orderIn(sized({ 1: [3, 2], 2: [4, 3] }))).toEqual([1, 0])
  })

  it('are refused where several orders, or none, fit', () => {
    expect(failing(sized({ alpha: [2, 2], beta: [2, 2] }))).toThrow(
      'layers: got "alpha.weight 2 × 2, beta.weight 2 × 2", expected layers in one order: numbered as of nn.Sequential',
    )
    expect(failing(sized({ 0: [4, 3], 2: [4, 3] }))).toThrow(
      'expected layers of which each has as many inputs as the one before it has units',
    )
  })

  it('that would fit in very many ways are given up', () => {
    const alike = Object.fromEntries(
      Array.from({ length: 15 }, (_, l) => [`${'abc'[l % 3]}${l}`, [2, 2] as const]),
    )
    expect(failing(sized({ ...alike, odd: [3, 3] }))).toThrow('expected layers in one order')
  })

  it.each<[name: string, shape: number[], reason: string, dtype?: string]>([
    ['1.weight', [3], 'not of a normalization (or PReLU): torch.nn.utils.fusion'],
    ['1.num_batches_tracked', [1], 'not of a normalization', 'I64'],
    ['bn.running_mean', [3], 'not of a normalization'],
    ['conv1.weight', [1, 1, 3], 'not of a convolution'],
    ['embed.weight', [2, 3], 'not of an embedding'],
    ['lstm.weight_ih_l0', [4, 1], 'not of another layer'],
    ['4.bias', [2], 'got 2, expected no numbers, one a unit of 4.weight'],
    ['0.bias', [4], 'got 4, expected 3 numbers, one a unit of 0.weight'],
    ['2.weight', [1, 3], 'got "I64", expected numbers of F64, F32, F16, BF16', 'I64'],
  ])('of another kind are refused by the name of the tensor: %s %j', (name, shape, reason, dtype = 'F64') => {
    const values = Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => i + 1)
    const first = { shape: [3, 2], values: [1, 2, 3, 4, 5, 6] }
    const read = failing(safetensorsFile({ '0.weight': first, [name]: { shape, values, dtype } }))
    expect(read).toThrow(reason)
    expect(read).toThrow(name)
  })

  it('are as many, and as wide, as those of other models', () => {
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, l) => [l, [1, 1] as const]))
    expect(failing(sized(many))).toThrow('1 to 16 linear layers')
    expect(failing(sized({ 0: [600, 600] }))).toThrow(
      'got "1 linear layers with 360000 weights", expected 1 to 16 linear layers with 300000',
    )
    expect(failing(sized({ 0: [2, 1025] }))).toThrow('got 1025, expected at most 1024 units')
    expect(failing(sized({ 0: [2, 3], 2: [3, 0] }))).toThrow('1 to 16 linear layers')
    expect(failing(safetensorsFile({}))).toThrow('got "0 linear layers with 0 weights"')
  })
})

describe('a damaged file', () => {
  const data = new Uint8Array(8)
  const about = (range: unknown, shape: unknown = [1, 1], dtype: unknown = 'F64') => ({
    dtype,
    shape,
    data_offsets: range,
  })
  const file = (tensors: object, behind = data) => withHeader(JSON.stringify(tensors), behind)
  it.each([
    [withHeader('{"a":'), 'header: expected JSON in UTF-8'],
    [file({ weight: about([0, 8]) }, new Uint8Array()), 'header: expected a file of 77 bytes: it has 69'],
    [file({ weight: about([0, 8]) }, new Uint8Array(9)), 'header: expected a file of 77 bytes: it has 78'],
    [file({ weight: about([0, 8], [2, 1]) }), 'weight: got 8, expected 16 bytes for F64 of 2 × 1'],
    [file({ weight: about([8, 0], [0]) }), 'weight: got -8, expected 0 bytes'],
    [file({ weight: about([0, 8], [-1]) }), 'an object with dtype, shape and data_offsets'],
    [file({ weight: about([0, 8], [1, 1], 'toString') }), 'numbers of F64'],
    [file({ weight: null }), 'weight: got null, expected an object'],
    [
      file({ weight: about([0, 8]), bias: about([0, 8], [1]) }),
      'bias: got 125, expected bytes from 133 on, where those before it end',
    ],
    [named('0.', '2.', '4.').subarray(0, 60), 'header: expected a whole safetensors file'],
    [new Uint8Array(3), 'header: expected a whole safetensors file'],
  ])('is refused, %#', (bytes, reason) => {
    expect(failing(bytes)).toThrow(reason)
  })

  it('of bytes that were changed is refused, or another network, and nothing else', () => {
    const whole = safetensorsFile(tensorsOf(layers, undefined, 'F32'))
    const rng = random(35)
    let refused = 0
    for (let file = 0; file < 1000; file++) {
      const bytes = Uint8Array.from(whole)
      for (let change = 0; change <= file % 4; change++)
        bytes[Math.floor(rng() * bytes.length)] = Math.floor(rng() * 256)
      const cut = file % 5 === 0 ? bytes.subarray(0, Math.floor(rng() * bytes.length)) : bytes
      try {
        const { layers } = readSafetensors(cut, 'relu')
        for (const { weights, biases } of layers)
          for (const value of [...weights.flat(), ...biases]) expect(Number.isFinite(value)).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(SpecError)
        refused++
      }
    }
    expect(refused).toBeGreaterThan(500)
    expect(refused).toBeLessThan(1000)
  })
})
