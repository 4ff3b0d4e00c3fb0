import { describe, expect, it } from 'vitest'
import { stratifiedFolds } from '../../src/network/folds.ts'

const y = Int32Array.from({ length: 103 }, (_, i) => (i < 60 ? 0 : i < 100 ? 1 : 2))
const data = { y, classes: ['a', 'b', 'c'] }
const rows = Array.from(y.keys())

describe('stratified folds', () => {
  const folds = stratifiedFolds(data, rows, 5, 1)

  it('leave out each row once, and learn from all others', () => {
    const left = folds.flatMap(fold => [...fold.left])
    expect(left.sort((a, b) => a - b)).toEqual(rows)
    for (const { learned, left } of folds) expect([...learned, ...left].sort((a, b) => a - b)).toEqual(rows)
  })

  it('are equally large, of each class too; one of three rows is left out in three', () => {
    const counts = (k?: number) =>
      folds.map(({ left }) => left.filter(row => k === undefined || y[row] === k).length)
    for (const of of [counts(), counts(0), counts(1)])
      expect(Math.max(...of) - Math.min(...of)).toBeLessThan(2)
    expect(counts(2).sort()).toEqual([0, 0, 1, 1, 1])
  })

  it('are drawn by the seed', () => {
    expect(stratifiedFolds(data, rows, 5, 1)).toEqual(folds)
    expect(stratifiedFolds(data, rows, 5, 2)).not.toEqual(folds)
  })

  it('divide the given rows alone, into no more folds than there are', () => {
    const few = stratifiedFolds(data, [3, 70, 101], 5, 1)
    expect(few).toHaveLength(3)
    expect(few.flatMap(({ left }) => [...left]).sort((a, b) => a - b)).toEqual([3, 70, 101])
  })
})
