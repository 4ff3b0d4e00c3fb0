import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { tableDataset } from '../../src/data/build-table.ts'
import { generateFeatures } from '../../src/data/choose-features.ts'
import { generators } from '../../src/data/registry.ts'
import { digitRows } from '../../src/data/tables/digits.ts'
import { catalog } from '../options/catalog.ts'
import { readSpecWith } from '../options/read-spec-with.ts'

const spec = (input: object) => readSpecWith(catalog, input)
const csv = 'a,b,label\n0,1,no\n2,3,yes\n4,8,no\n'

describe('generateDataset', () => {
  it('draws with the seed of the data and scales as the spec says', () => {
    const raw = generateDataset(spec({ data: 'moons', scale: 'none', seed: 3 }))
    expect(raw.scale).toEqual({ mean: [0, 0], deviation: [1, 1] })
    expect(generateDataset(spec({ data: 'moons', scale: 'none', seed: 9, dataSeed: 3 }))).toEqual(raw)
    const { x, scale } = generateDataset(spec({ data: 'moons', seed: 3 }))
    for (const [k, value] of x.entries())
      expect(value * scale.deviation[k % 2] + scale.mean[k % 2]).toBeCloseTo(raw.x[k], 12)
  })

  it('draws every built-in dataset, with the rows that its generator loads', async () => {
    for (const { name, samples, loadRows } of generators)
      expect(generateDataset(spec({ data: name }), undefined, await loadRows?.()).y).toHaveLength(samples)
  })

  it('takes scale, order of features and class indexes from a model', () => {
    const plain = generateDataset(spec({ data: 'xor', scale: 'none' }))
    const given = {
      features: ['x₂', 'x₁'],
      classes: ['1', '0'],
      scale: { mean: [1, 2], deviation: [2, 4] },
    }
    const { x, y, classes, features, scale } = generateDataset(spec({ data: 'xor' }), given)
    expect({ features, classes, scale }).toEqual(given)
    expect(y).toEqual(plain.y.map(label => 1 - label))
    expect(x[0]).toBe((plain.x[1] - 1) / 2)
    expect(x[1]).toBe((plain.x[0] - 2) / 4)
  })

  it.each([
    [{ features: ['x₁', 'age'], classes: ['0', '1'] }, 'model: got "age", expected features of xor: x₁, x₂'],
    [{ features: ['x₁'], classes: ['0', 'b'] }, 'model: got ["0","b"], expected a class "1", which xor has'],
  ])('refuses a model of other data: %j', (names, message) => {
    const given = { ...names, scale: { mean: [0, 0], deviation: [1, 1] } }
    expect(() => generateDataset(spec({ data: 'xor' }), given)).toThrow(message)
  })
})

describe('generateFeatures', () => {
  it('takes the features that are named, by name, number or range, in their order', () => {
    const all = generateDataset(spec({ data: 'iris', scale: 'none' }))
    const some = generateFeatures(spec({ data: 'iris', scale: 'none' }), ['petal width (cm)', '2-3'])
    expect(some.features).toEqual(['petal width (cm)', 'sepal width (cm)', 'petal length (cm)'])
    expect([...some.x.subarray(0, 3)]).toEqual([all.x[3], all.x[1], all.x[2]])
    expect([...some.x.subarray(-3)]).toEqual([all.x.at(-1), all.x.at(-3), all.x.at(-2)])
    expect(some.y).toEqual(all.y)
  })

  it.each([
    ['iris', '5', 'iris:features: got "5", expected a column of the table: sepal length (cm), '],
    ['iris', 'petal', 'iris:features: got "petal"'],
    // The first pixel of a digit is never inked.
    ['digits', '1', 'digits:features: got "row 0, column 0", expected columns with different numbers'],
  ])('refuses of %s the feature %s', (data, feature, message) => {
    expect(() => generateFeatures(spec({ data }), [feature], digitRows)).toThrow(message)
  })
})

describe('tableDataset', () => {
  it('scales the features of a table', () => {
    const { dataset, notes } = tableDataset(spec({ data: 't.csv', scale: 'minmax' }), csv, 't.csv')
    expect(dataset).toMatchObject({ features: ['a', 'b'], classes: ['no', 'yes'], y: Int32Array.of(0, 1, 0) })
    expect(dataset.scale).toEqual({ mean: [0, 1], deviation: [4, 7] })
    expect([...dataset.x]).toEqual([0, 0, 0.5, 2 / 7, 1, 1])
    expect(notes).toEqual([])
  })

  it('takes features, classes and scale from a model', () => {
    const given = { features: ['b'], classes: ['yes', 'no'], scale: { mean: [1], deviation: [2] } }
    const { dataset } = tableDataset(spec({ data: 't.csv' }), csv, 't.csv', given)
    expect(dataset).toEqual({
      x: Float64Array.of(0, 1, 3.5),
      y: Int32Array.of(1, 0, 1),
      ...given,
    })
    const wrong = { ...given, features: ['c'] }
    expect(() => tableDataset(spec({ data: 't.csv' }), csv, 't.csv', wrong)).toThrow('t.csv:model: got "c"')
  })
})
