import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { numpyRandom } from '../../src/data/generators/article.ts'

describe.each([0, 1])('numpyRandom with seed %i', seed => {
  const vector = JSON.parse(
    readFileSync(new URL(`../vectors/numpy_mt_seed${seed}.json`, import.meta.url), 'utf8'),
  )

  it('gives the words of numpy', () => {
    const { word } = numpyRandom(seed)
    expect(vector.raw_uint32.map(() => word())).toEqual(vector.raw_uint32)
  })

  it('gives the uniform numbers of numpy, bit for bit', () => {
    const { uniform } = numpyRandom(seed)
    expect(vector.random_sample.map(() => uniform())).toEqual(vector.random_sample)
  })

  it('gives the normal numbers of numpy, the kept second ones included', () => {
    const { normal } = numpyRandom(seed)
    for (const value of vector.normal) expect(Math.abs(normal(0, 1) - value)).toBeLessThanOrEqual(4e-16 * 4)
  })
})
