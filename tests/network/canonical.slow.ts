import { describe, expect, it } from 'vitest'
import { leastJacobians } from './folds-of-tween.ts'

describe('the straight tween', () => {
  it.each([
    ['bands_seed1', 2],
    ['circles', 3],
    ['moons', 3],
  ])('of trained units never folds: %s with %i', (name, units) => {
    expect(leastJacobians(name, units, 100).filter(least => !(least > 0))).toEqual([])
  })
})
