import { describe, expect, it } from 'vitest'
import { refusedOf } from './damaged-onnx.ts'

describe('a damaged ONNX file', () => {
  it('is a network within the limits or an error in words, 2,000 times', async () => {
    const refused = await refusedOf(2000)
    // Of the others a weight has changed, a name, or nothing that counts.
    expect(refused).toBeGreaterThan(1000)
    expect(refused).toBeLessThan(2000)
  }, 120_000)
})
