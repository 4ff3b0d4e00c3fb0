import { describe, expect, it, vi } from 'vitest'
import { solveDual } from '../../src/classifiers/smo.ts'
import { workLimit } from '../../src/classifiers/support-vectors.ts'
import { WorkError } from '../../src/options/error.ts'
import { cases, slow, testsOf } from './rows-of-scikit-learn.ts'

describe.each(Object.entries(cases).filter(([name]) => !slow.includes(name)))('on the rows of %s', testsOf)

describe('the work of support vector machines', () => {
  it('is as much as is allowed, and no more', () => {
    const spend = workLimit(20_000, undefined, 100)
    expect(() => [60, 40].forEach(spend)).not.toThrow()
    expect(() => spend(1)).toThrow(/takes too long for 20000 rows that overlap so much; fewer rows help/)
  })

  it('is told of now and then', () => {
    const onWork = vi.fn()
    const spend = workLimit(20_000, onWork)
    for (let step = 0; step < 250; step++) spend(20_000)
    expect(onWork).toHaveBeenCalledTimes(2)
  })

  it('ends a search that takes more steps', () => {
    const places = [0, 1, 2, 3, 4, 5]
    const kernel = places.map(a => Float64Array.from(places, b => Math.exp(-((a - b) ** 2))))
    const signs = Int8Array.of(1, -1, 1, 1, -1, -1)
    const solve = (spend: (work: number) => void) =>
      solveDual(i => kernel[i], new Float64Array(6).fill(1), signs, 1, spend)
    let work = 0
    solve(more => {
      work += more
    })
    expect(work).toBeGreaterThan(6)
    expect(() => solve(workLimit(6, undefined, work))).not.toThrow()
    expect(() => solve(workLimit(6, undefined, work - 1))).toThrow(WorkError)
  })
})
