import { describe, expect, it } from 'vitest'
import { tableDataset } from '../../src/data/build-table.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'

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
