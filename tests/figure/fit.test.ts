import { expect, it } from 'vitest'
import { firstFitting } from '../../src/figure/fit.ts'

it.each([
  [119, [2, 1]],
  [121, [2]],
])(
  'a reduction that is predicted at %i of 100 bytes is tried where less fits: %j',
  async (bytes, expected) => {
    const tried: number[] = []
    const drawn = { width: 1, height: 1, frames: 1, framesInFile: 1, seconds: 0, density: 1 }
    const kept = (bytes: number) => ({ drawn: { ...drawn, bytes }, chunks: bytes <= 100 ? [] : null })
    // Predictions are by the sizes of the last one drawn; here they are right.
    const found = await firstFitting([200, bytes, 50], 100, kept(200), async index => {
      tried.push(index)
      return kept([200, bytes, 50][index])
    })
    expect(tried).toEqual(expected)
    expect(found).toMatchObject({ index: 2 })
  },
)
