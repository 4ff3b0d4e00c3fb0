import { expect, it } from 'vitest'
import { percents } from '../../src/data/number.ts'

it.each([
  // 45.5 and 54.5: each rounded by itself, they would be 101.
  ['91 109', '45 %, 55 %'],
  ['109 91', '55 %, 45 %'],
  ['1 1 1', '34 %, 33 %, 33 %'],
  ['2 2 1 1', '33 %, 33 %, 17 %, 17 %'],
  ['5 0', '100 %, 0 %'],
  // All or nothing only where it is.
  ['997 3', '> 99 %, < 1 %'],
  ['989 6 5', '99 %, 1 %, < 1 %'],
])('%s are shares that add up to 100: %s', (counts, shares) => {
  expect(percents(counts.split(' ').map(Number)).join(', ')).toBe(shares)
})
