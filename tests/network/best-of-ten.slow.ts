import { expect, it } from 'vitest'
import { rows, shortfalls } from './best-of-ten.ts'

const datasets = [...new Set(rows.map(({ data }) => data))]

it('knows 308 networks of seven datasets', () => {
  expect(rows).toHaveLength(7 * 11 * 4)
  expect(datasets).toHaveLength(7)
})

// Each dataset by itself; of the article's, which take longest, those of narrow layers.
it.each(datasets)(
  'none of %s ends above the best of ten starts of scikit-learn with fewer rows right, or as a constant where that does not',
  name => {
    const own = rows.filter(
      ({ data, hidden }) => data === name && (name !== 'article' || hidden.length === 1),
    )
    expect(own.flatMap(shortfalls)).toEqual([])
  },
  600_000,
)
