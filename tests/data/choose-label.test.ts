import { describe, expect, it } from 'vitest'
import { heldOutTable, tableDataset } from '../../src/data/build-table.ts'
import { openTable } from '../../src/data/open-table.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'

/** Cells that go round, for 24 rows. */
const values: Record<string, (string | number)[]> = {
  two: ['b', 'a', 'a'],
  three: ['u', 'v', 'w', 'v'],
  unique: Array.from({ length: 24 }, (_, i) => `of ${i}`),
  once: ['x', ...Array(23).fill('y')],
  many: Array.from({ length: 24 }, (_, i) => (i % 24) * 1.5),
}
const table = (columns: Record<string, keyof typeof values>) =>
  [
    Object.keys(columns).join(),
    ...Array.from({ length: 24 }, (_, i) =>
      Object.values(columns)
        .map(of => values[of][i % values[of].length])
        .join(),
    ),
  ].join('\n')
const chosen = (columns: Record<string, keyof typeof values>, features: string[] = []) => {
  const { label, notes } = openTable(table(columns), 't.csv', null, null, features)
  return [label.name, ...notes]
}

describe('the label that is chosen', () => {
  it('is the first by usual names, in six languages and any letters', () => {
    expect(chosen({ size: 'many', Survived: 'two', port: 'three', class: 'three' })).toEqual([
      'Survived',
      'the label is Survived, by its name; --label class takes the next one',
    ])
    const names = ['label', 'target', 'outcome', 'survived', 'species', 'class', 'diagnosis', 'y']
    for (const [i, name] of names.entries())
      for (const later of names.slice(i + 1))
        expect(chosen({ [later]: 'two', [name]: 'two', z: 'three' })[0]).toBe(name)
    for (const name of ['Klasse', 'espèce', 'objetivo', '标签', '診断', 'ÜBERLEBT'])
      expect(chosen({ [name]: 'two', many: 'many', z: 'three' })[0]).toBe(name)
  })

  it('is else the last column, or the last that could be one', () => {
    expect(chosen({ a: 'two', many: 'many', b: 'three' })).toEqual([
      'b',
      'the label is b, the last column; --label a takes the next one',
    ])
    expect(chosen({ a: 'two', b: 'three', name: 'unique' })).toEqual([
      'b',
      'the label is b, the last column that could be one; --label a takes the next one',
    ])
    expect(chosen({ b: 'three', price: 'many' })).toEqual([
      'b',
      'the label is b, the last column that could be one; --label takes another, --target price predicts numbers',
    ])
    expect(chosen({ a: 'many', b: 'two' })).toEqual(['b'])
    expect(chosen({ a: 'two', label: 'three' })).toEqual(['label'])
  })

  it('has few values, none of a single row, and is no feature', () => {
    expect(chosen({ class: 'once', b: 'two' })[0]).toBe('b')
    expect(chosen({ class: 'many', b: 'two' })[0]).toBe('b')
    expect(chosen({ x: 'three', y: 'two', kind: 'three' })[0]).toBe('kind')
    expect(chosen({ x1: 'three', y: 'two', kind: 'three' })[0]).toBe('y')
    expect(chosen({ b: 'two', y: 'many' })[0]).toBe('y')
    expect(chosen({ class: 'two', b: 'two', c: 'three' }, ['class', '3'])[0]).toBe('b')
    expect(chosen({ class: 'two', b: 'two', c: 'three' }, ['1-2'])[0]).toBe('c')
    expect(chosen({ class: 'two', b: 'three' }, ['class = a'])[0]).toBe('b')
  })

  it('is that of the rows to train on in held-out rows', () => {
    const spec = readSpecObject({ data: 't.csv' })
    const text = table({ size: 'many', survived: 'two', port: 'three' })
    const { dataset, label } = tableDataset(spec, text, 't.csv')
    expect(label).toBe('survived')
    // Where a value stands in one row it would be another.
    const few = text.split('\n').slice(0, 4).join('\n')
    expect(heldOutTable(dataset, { ...spec, label }, few, 'test.csv').test.y).toEqual(dataset.y.slice(0, 3))
    const bare = table({ a: 'many', b: 'two' }).split('\n').slice(1)
    expect(tableDataset(spec, bare.join('\n'), 't.csv').label).toBe('2')
  })

  it('leaves out a column that says the same', () => {
    const text = table({ size: 'many', survived: 'two', alive: 'two', port: 'three' })
      .replaceAll(/,a,a,/g, ',1,yes,')
      .replaceAll(/,b,b,/g, ',0,no,')
    const { dataset, notes } = tableDataset(readSpecObject({ data: 't.csv' }), text, 't.csv')
    expect(dataset.features.join()).not.toContain('alive')
    expect(notes.join()).toContain('column alive says the same as the label survived and is left out')
  })
})
