import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { independentColumns, qda } from '../../src/estimators/qda.ts'
import type { Spec } from '../../src/options/spec.ts'

const options = {} as Spec
/** Rows of columns, row-major. */
const rowsOf = (columns: readonly (readonly number[])[]) =>
  Float64Array.from(columns[0].flatMap((_, row) => columns.map(column => column[row])))

describe('independent columns', () => {
  const rng = random('independent')
  const a = Array.from({ length: 40 }, () => rng())
  const b = Array.from({ length: 40 }, () => rng())

  it.each([
    ['a sum', a.map((v, i) => 3 * v - 2 * b[i] + 5)],
    ['a constant', a.map(() => 7)],
    ['another in a unit of its own', b.map(v => 1e6 * v)],
  ])('are without %s', (_, c) => {
    expect(independentColumns(rowsOf([a, b]), 2)).toEqual([0, 1])
    expect(independentColumns(rowsOf([a, b, c]), 3)).toEqual([0, 1])
  })

  it('are one less than the values of a text', () => {
    const values = a.map((_, i) => i % 3)
    const one = (value: number) => values.map(v => Number(v === value))
    expect(independentColumns(rowsOf([one(0), a, one(1), one(2), b]), 5)).toEqual([0, 1, 2, 4])
  })
})

describe('QDA on columns of which one is a sum of others', () => {
  it('says what it says without that column', () => {
    const rng = random('qda')
    const y = Int32Array.from({ length: 60 }, (_, i) => i % 2)
    const a = Array.from(y, k => k + rng())
    const b = Array.from(y, k => 2 * rng() - k)
    const sum = a.map((v, i) => 1 - v - b[i])
    const [two, three] = [
      [a, b],
      [a, b, sum],
    ].map(columns => {
      const rows = { x: rowsOf(columns), y, features: columns.length, classes: 2 }
      return qda.outputs(qda.fit(rows, options), rows.x)
    })
    expect(three).toEqual(two)
  })

  it('shows no ellipse on a line', () => {
    const y = Int32Array.from({ length: 20 }, (_, i) => i % 2)
    const a = Array.from(y, (k, i) => k + (i % 7) / 10)
    const rows = { x: rowsOf([a, a.map(v => 1 - v)]), y, features: 2, classes: 2 }
    const fitted = qda.fit(rows, options)
    const scores = qda.outputs(fitted, rows.x)
    const right = Array.from(y, (k, i) => scores[2 * i + k] >= scores[2 * i + 1 - k])
    expect(right.filter(Boolean).length).toBeGreaterThan(15)
    const plane = { centre: [0.5, 0.5], half: 2, classes: 2, labels: y }
    const showing = qda.show(fitted, {
      ...plane,
      scores: (points: Float64Array) => qda.outputs(fitted, points),
    } as never)
    expect(showing.mechanism).toEqual({})
  })
})
