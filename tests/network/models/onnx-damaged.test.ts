import { describe, expect, it } from 'vitest'
import { SpecError } from '../../../src/options/error.ts'
import { errorOf, files, refusedOf } from './damaged-onnx.ts'

describe('a damaged ONNX file', () => {
  // Many more are those of `onnx-damaged.slow.ts`.
  it('is a network within the limits or an error in words, 200 times', async () => {
    const refused = await refusedOf(200)
    // Of the others a weight has changed, a name, or nothing that counts.
    expect(refused).toBeGreaterThan(100)
    expect(refused).toBeLessThan(200)
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
