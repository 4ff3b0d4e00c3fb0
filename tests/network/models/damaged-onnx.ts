import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { checkLayers } from '../../../src/network/models/limits.ts'
import { readOnnx } from '../../../src/network/models/onnx/read.ts'
import { SpecError } from '../../../src/options/error.ts'
import { chance, damageBytes } from '../../attack/mutate.js'
import { casesIn, folder } from './onnx-cases.ts'

/** ONNX files of all kinds. */
export const files = casesIn(folder).map(([name]) => readFileSync(join(folder, `${name}.onnx`)))
const beside = readFileSync(join(folder, 'stored-outside.bin'))

/** The error of a file, or null where it is a network within the limits. */
export async function errorOf(bytes: Uint8Array): Promise<unknown> {
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
export async function refusedOf(times: number): Promise<number> {
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
