import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { associations } from '../../src/scene/model/importance.ts'
import { datasetOf } from './vectors.ts'

const number = (name: string, ...features: number[]) => ({ name, features })
const between = (rows: number[][], a: number[], b: number[]) =>
  associations(
    datasetOf(
      rows,
      rows.map(() => 0),
    ),
    [number('a', ...a), number('b', ...b)],
  )[0][1]

describe('the association of columns', () => {
  it("is Pearson's r without its sign for two numbers", () => {
    // r = −0.8: the sum of products is −8, those of squares are 10 each.
    const rows = [1, 2, 3, 4, 5].map((x, i) => [x, [5, 3, 4, 1, 2][i]])
    expect(between(rows, [0], [1])).toBeCloseTo(0.8, 12)
  })

  it('is the correlation ratio for a number and categories', () => {
    // Means 1 and 3 of two categories; 8 of 10 parts of the squares are between them.
    const rows = [0.5, 1.5, 2.5, 3.5].map((x, i) => [x, Number(i < 2), Number(i >= 2)])
    expect(between(rows, [0], [1, 2]) ** 2).toBeCloseTo(0.8, 12)
    expect(between(rows, [1, 2], [0]) ** 2).toBeCloseTo(0.8, 12)
  })

  it("is Cramér's V for two of categories", () => {
    // Counts 3 1 / 1 3: chi-squared is 2 of 8 rows.
    const cells = [0, 0, 0, 1, 2, 3, 3, 3]
    const rows = cells.map(cell => [1 - (cell >> 1), cell >> 1, 1 - (cell & 1), cell & 1])
    expect(between(rows, [0, 1], [2, 3])).toBeCloseTo(Math.sqrt(2 / 8), 12)
    const same = cells.map(cell => [0, 1, 2, 3].map(k => Number(k === cell)))
    expect(between(same, [0, 1, 2, 3], [0, 1, 2, 3])).toBeCloseTo(1, 12)
  })

  it('is low for columns that have nothing to do with each other, and 0 for a constant', () => {
    const rng = random('association')
    const rows = Array.from({ length: 500 }, () => [rng(), rng(), 1])
    expect(between(rows, [0], [1])).toBeLessThan(0.15)
    expect(between(rows, [0], [2])).toBe(0)
  })
})
