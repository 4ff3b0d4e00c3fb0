import { expect, it } from 'vitest'
import { bests, shareOfBest } from './best-of-ten.ts'

// The whole list is that of best-of-ten.slow.ts.
it('networks of 2 units end no more than 2 % above the best of ten of MLPRegressor', () => {
  const small = bests.filter(({ hidden }) => hidden.join() === '2')
  expect(small).toHaveLength(15)
  for (const each of small) expect(shareOfBest(each)).toBeLessThan(1.02)
})
