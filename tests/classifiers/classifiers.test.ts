import { describe, expect, it, vi } from 'vitest'
import { fitMachines } from '../../src/classifiers/support-vectors.ts'
import { WorkError } from '../../src/options/error.ts'
import { cases, slow, testsOf } from './rows-of-scikit-learn.ts'

describe.each(Object.entries(cases).filter(([name]) => !slow.includes(name)))('on the rows of %s', testsOf)

describe('the work of support vector machines', () => {
  const places = Array.from({ length: 400 }, (_, i) => [Math.sin(7 * i), Math.cos(i * i)])
  const overlap = { x: Float64Array.from(places.flat()), y: Int32Array.from(places, (_, i) => i % 2), features: 2, classes: 2 } // biome-ignore format: one line
  const solve = (most?: number, onWork?: () => void) => fitMachines(overlap, 1, { svmC: 100 }, onWork, most)

  it('is as much as is allowed, and no more', () => {
    let [enough, few] = [1e9, 0]
    const isEnough = (most: number) => {
      try {
        return solve(most).machines.length === 1
      } catch (error) {
        expect(error).toBeInstanceOf(WorkError)
        expect(String(error)).toMatch(/takes too long for 400 rows that overlap so much; fewer rows help/)
        return false
      }
    }
    while (enough - few > 1e5) {
      const middle = (enough + few) / 2
      if (isEnough(middle)) enough = middle
      else few = middle
    }
    expect(few).toBeGreaterThan(1e5)
    expect(solve(enough)).toEqual(solve())
  })

  it('is told of now and then', () => {
    const onWork = vi.fn()
    solve(undefined, onWork)
    expect(onWork).toHaveBeenCalled()
  })
})
