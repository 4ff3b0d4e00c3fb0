import { describe, expect, it } from 'vitest'
import { tableDataset } from '../../src/data/build-table.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import * as en from '../../src/language/en.ts'
import { inputSpace } from '../../src/scene/model/input-space.ts'

const spec = readSpecObject({ data: 't.csv' })
const table = 'a,b,c,d,label\n1,7,2,0,no\n2,7,3,0,yes\n4,7,5,0,no\n'

describe('a column with the same number in all rows', () => {
  it('is left out with a note, and the network is trained on the rest', () => {
    const { dataset, notes } = tableDataset(spec, table, 't.csv')
    expect(dataset.features).toEqual(['a', 'c'])
    expect(notes).toEqual([
      'column b has the same number in all rows and is left out',
      'column d has the same number in all rows and is left out',
    ])
    expect(dataset.scale.mean).toEqual([7 / 3, 10 / 3])
    expect(dataset.x).toHaveLength(6)
  })

  it('is left out where --features names it, too', () => {
    const { dataset } = tableDataset({ ...spec, features: ['b', 'c'] }, table, 't.csv')
    expect(dataset.features).toEqual(['c'])
  })

  it('stays where a model was trained on it', () => {
    const given = {
      features: ['b', 'a'],
      classes: ['no', 'yes'],
      scale: { mean: [5, 1], deviation: [2, 1] },
    }
    const { dataset, notes } = tableDataset(spec, table, 't.csv', given)
    expect(dataset.features).toEqual(['b', 'a'])
    expect([...dataset.x]).toEqual([1, 0, 1, 1, 1, 3])
    expect(notes).toEqual([])
  })

  it('is an error where there is no other', () => {
    expect(() => tableDataset({ ...spec, features: ['b', 'd'] }, table, 't.csv')).toThrow(
      'features: got ["b","d"], expected columns of which one has different numbers',
    )
  })
})

describe('a column with the same number but for rounding', () => {
  it.each(['standard', 'minmax', 'none'] as const)('is left out with its note: %s', scale => {
    const rows = Array.from(
      { length: 10 },
      (_, i) => `${i},${i % 2 ? 0.3 : 0.1 + 0.2},${1e16 + 2 * i},${i % 2}`,
    )
    const { dataset, notes } = tableDataset({ ...spec, scale }, ['a,b,c,label', ...rows].join('\n'), 't.csv')
    expect(dataset.features).toEqual(['a'])
    expect(notes).toEqual(
      ['b', 'c'].map(name => `column ${name} has the same number in all rows and is left out`),
    )
  })

  it('is none where numbers differ by more than their rounding', () => {
    const rows = Array.from({ length: 10 }, (_, i) => `${1e9 + i / 1e5},${i % 2}`)
    expect(tableDataset(spec, ['a,label', ...rows].join('\n'), 't.csv').notes).toEqual([])
  })
})

describe('very small numbers', () => {
  const rows = (size: number) =>
    `a,b,label\n${[1, 2, 4, 8].map((v, i) => `${v * size},${v},${i % 2}`).join('\n')}\n`

  it.each(['standard', 'minmax', 'none'] as const)('are scaled as others are, down to 1e-300: %s', scale => {
    const of = (size: number) => tableDataset({ ...spec, scale }, rows(size), 't.csv').dataset
    const [small, usual] = [of(1e-300), of(1)]
    for (const [i, value] of small.x.entries())
      expect(value).toBeCloseTo(scale === 'none' && i % 2 === 0 ? 0 : usual.x[i], 12)
    for (const { ticks } of inputSpace(small, en).axes)
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
  })

  it.each(['standard', 'minmax', 'none'] as const)(
    'are refused below it, with the name of the column: %s',
    scale => {
      for (const size of [1e-310, 5e-324])
        expect(() => tableDataset({ ...spec, scale }, rows(size), 't.csv')).toThrow(
          `t.csv:a: got ${7 * size}, expected numbers whose range is 1e-300 or more`,
        )
    },
  )

  it('are as good as 0 beside larger ones', () => {
    const { dataset, notes } = tableDataset(spec, 'a,label\n1e-310,x\n5e-324,x\n1,y\n1,y\n', 't.csv')
    expect([...dataset.x]).toEqual([-1, -1, 1, 1])
    expect(notes).toEqual([])
  })
})

describe('rows that are copies of others', () => {
  const rows = Array.from({ length: 20 }, (_, i) => `${(i * 7) % 20}.5,${i % 6},${'xy'[i % 2]}`)
  const notesOf = (copies: string[]) =>
    tableDataset(spec, ['a,b,label', ...rows, ...copies].join('\n'), 't.csv').notes

  it('are counted in a note', () => {
    expect(notesOf([])).toEqual([])
    expect(notesOf([rows[3]])).toEqual(['1 row is a copy of another: each stays in one fold with its copies'])
    expect(notesOf([rows[3], rows[3], rows[7]])).toEqual([
      '3 rows are copies of others: each stays in one fold with its copies',
    ])
    expect(notesOf([rows[3].replace('y', 'x')])).toEqual([])
  })
})
