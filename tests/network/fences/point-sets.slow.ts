import { expect, it } from 'vitest'
import { faultsOf, pointSet } from './point-sets.ts'

it('what is told of 6,000 small sets of points is true by whole numbers', () => {
  const wrong = Array.from({ length: 6000 }, (_, i) => i + 1).filter(
    seed => faultsOf(pointSet(seed)).length > 0,
  )
  expect(wrong).toEqual([])
})
