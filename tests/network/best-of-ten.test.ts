import { describe, expect, it } from 'vitest'
import { rows, shortfalls } from './best-of-ten.ts'

// The whole list is that of best-of-ten.slow.ts.
describe('small networks, and those of relu', () => {
  it('do not end above the best of ten starts of scikit-learn with fewer rows right', () => {
    const small = rows.filter(
      ({ data, hidden, activation }) =>
        ['2 sigmoid', '3 relu'].includes(`${hidden} ${activation}`) && data !== 'article',
    )
    expect(small).toHaveLength(12)
    expect(small.flatMap(shortfalls)).toEqual([])
  })
})
