import { expect, it } from 'vitest'
import { rows, shortfalls } from './best-of-ten.ts'

it('none of 308 networks ends above the best of ten starts of scikit-learn with fewer rows right, or as a constant where that does not', () => {
  expect(rows).toHaveLength(7 * 11 * 4)
  expect(rows.flatMap(shortfalls)).toEqual([])
})
