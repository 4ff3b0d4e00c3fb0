import { expect, it } from 'vitest'
import { isSeparable } from '../../src/network/separable.ts'

it('whether classes are separable is open where that takes more numbers than the work allowed', async () => {
  const points = new Float64Array(250 * 8200).map((_, at) => ((at * 7919) % 10_007) / 10_007)
  // One point of class 0, and scores by which all others have each other for rivals: two blocks of weights a row.
  const y = Int32Array.from({ length: 250 }, (_, s) => (s === 0 ? 0 : 1 + (s % 2)))
  const scores = Float64Array.from({ length: 750 }, (_, at) => (at % 3 === 0 ? -1 : 0))
  expect(await isSeparable({ points, y }, scores)).toBe('work')
})
