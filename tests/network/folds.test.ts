import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { twinsOf } from '../../src/data/twins.ts'
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

describe('twins', () => {
  const rng = random('twins')
  const table = (rows: readonly (readonly number[])[]) => ({
    x: Float64Array.from(rows.flatMap(row => row.slice(0, 2))),
    y: Int32Array.from(rows, ([, , label]) => label),
  })
  const single = Array.from({ length: 60 }, (_, i) => [rng(), rng(), i % 2])
  /** Every third row twice more, and one with the other class. */
  const copied = [
    ...single,
    ...single.filter((_, i) => i % 3 === 0),
    ...single.filter((_, i) => i % 3 === 0),
    [...single[0].slice(0, 2), 1],
  ]

  it('are rows with the same features and class, and rows that share those features go with them', () => {
    const { copies, first } = twinsOf(table(copied))!
    expect(copies).toBe(40)
    expect([first[3], first[61], first[81], first[100]]).toEqual([3, 3, 3, 0])
    expect(twinsOf(table(single))).toBe(null)
    expect(twinsOf(table([...single, [...single[0].slice(0, 2), 1]]))).toBe(null)
  })

  it('are none where few values make fewer different rows than there are', () => {
    const grid = (count: number) => table(Array.from({ length: count }, (_, i) => [i % 3, i % 4, 0]))
    expect(twinsOf(grid(13))).toBe(null)
    expect(
      twinsOf(table([...Array.from({ length: 12 }, (_, i) => [i % 3, i % 5, 0]), [0, 0, 0]]))!.copies,
    ).toBe(1)
  })

  it('are left out together, each row once, and all classes in all folds', () => {
    const { y, x } = table(copied)
    const { first } = twinsOf({ x, y })!
    const all = [...y.keys()]
    const folds = stratifiedFolds({ y, classes: ['a', 'b'] }, all, 5, 1, first)
    expect(folds.flatMap(({ left }) => [...left]).sort((a, b) => a - b)).toEqual(all)
    for (const { left, learned } of folds) {
      const seen = new Set(Array.from(learned, row => first[row]))
      expect(left.some(row => seen.has(first[row]))).toBe(false)
      for (const k of [0, 1]) expect(left.filter(row => y[row] === k).length).toBeGreaterThan(3)
    }
  })
})
