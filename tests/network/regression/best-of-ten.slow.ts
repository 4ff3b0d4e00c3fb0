import { expect, it } from 'vitest'
import { bests, shareOfBest } from './best-of-ten.ts'

it('no network of 60 ends more than 2 % above the best of ten starts of MLPRegressor', () => {
  expect(bests).toHaveLength(5 * 4 * 3)
  const worse = bests.filter(each => shareOfBest(each) > 1.02)
  expect(worse.map(({ data, hidden, activation }) => `${data} ${hidden} ${activation}`)).toEqual([])
})
