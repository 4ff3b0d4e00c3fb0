import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkLayers } from '../../../src/network/models/limits.ts'
import { readOnnx } from '../../../src/network/models/onnx/read.ts'
import { SpecError } from '../../../src/options/error.ts'
import { chance, damageBytes } from '../../attack/mutate.js'
import { casesIn, folder } from './onnx-cases.ts'

/** ONNX files of all kinds. */
const files = casesIn(folder).map(([name]) => readFileSync(join(folder, `${name}.onnx`)))
const beside = readFileSync(join(folder, 'stored-outside.bin'))

/** The error of a file, or null where it is a network within the limits. */
async function errorOf(bytes: Uint8Array): Promise<unknown> {
  try {
    const { layers, scale } = await readOnnx(bytes, async () => beside)
    checkLayers(layers)
    const inputs = layers[0].weights.length
    for (const [l, { weights, biases }] of layers.entries()) {
      expect(weights.length).toBe(l === 0 ? inputs : layers[l - 1].biases.length)
      for (const row of weights) expect(row.length).toBe(biases.length)
    }
    if (scale) {
      expect([scale.mean.length, scale.deviation.length]).toEqual([inputs, inputs])
      for (const value of scale.deviation) expect(value).toBeGreaterThan(0)
    }
    return null
  } catch (error) {
    return error
  }
}

/** A file in which some bits differ: most lengths are right, so that what is wrong comes late. */
function flipped(whole: Uint8Array, { below }: ReturnType<typeof chance>): Uint8Array {
  const bytes = Uint8Array.from(whole)
  for (let left = 1 + below(3); left > 0; left--) bytes[below(bytes.length)] ^= 1 << below(8)
  return bytes
}

/** Damages files so many times, and gives how many are refused; throws where one is with no error in words. */
async function refusedOf(times: number): Promise<number> {
  const random = chance('onnx')
  let refused = 0
  for (let i = 0; i < times; i++) {
    const whole = random.pick(files)
    const error = await errorOf(i % 2 === 0 ? damageBytes(whole, random) : flipped(whole, random))
    if (error !== null && !(error instanceof SpecError)) throw error
    if (error) refused++
  }
  return refused
}

describe('a damaged ONNX file', () => {
  it('is a network within the limits or an error in words, 300 times', async () => {
    const refused = await refusedOf(300)
    // Of the others a weight has changed, a name, or nothing that counts.
    expect(refused).toBeGreaterThan(150)
    expect(refused).toBeLessThan(300)
  })

  it('is an error in words wherever it ends', async () => {
    const whole = files.reduce((a, b) => (a.length < b.length ? a : b))
    for (let length = 0; length < whole.length; length++) {
      const error = await errorOf(whole.subarray(0, length))
      // Behind the graph stand versions of operators, which say nothing that is not known.
      if (!(error instanceof SpecError) && length < whole.length - 40)
        throw error ?? new Error(String(length))
    }
  })

  it('is refused for bytes of a length that it does not have, and before a list of that size is made', async () => {
    // A graph, a tensor and its numbers, each of 2^42 bytes.
    const long = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01]
    for (const start of [[0x3a], [0x3a, 0x20, 0x2a], [0x3a, 0x20, 0x2a, 0x1e, 0x4a]])
      expect(await errorOf(Uint8Array.from([...start, ...long, 1, 2, 3]))).toBeInstanceOf(SpecError)
  })
})
