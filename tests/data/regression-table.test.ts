import { describe, expect, it } from 'vitest'
import { generateRegression } from '../../src/data/build-regression.ts'
import { heldOutRegression, regressionTable } from '../../src/data/regression-table.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { SpecError } from '../../src/options/error.ts'

const file = 't.csv'

function read(lines: readonly string[], keys: object = {}) {
  const spec = readSpecObject({ data: file, target: 'price', ...keys })
  return regressionTable(spec, lines.join('\n'), file)
}

const houses = ['rooms,city,price', '3,a,100', '4,b,250', '5,a,100', '2,b,40', '7,a,330', '6,b,180']
const prices = [100, 250, 100, 40, 330, 180]

describe('a table with a target', () => {
  it('has standardized targets, whatever the scale of its features, and says how', () => {
    const mean = prices.reduce((sum, price) => sum + price, 0) / 6
    const deviation = Math.sqrt(prices.reduce((sum, price) => sum + (price - mean) ** 2, 0) / 6)
    for (const scale of ['standard', 'minmax', 'none']) {
      const { dataset, notes } = read(houses, { scale })
      expect(dataset).toMatchObject({ features: ['rooms', 'city'], classes: [] })
      expect(dataset.target.name).toBe('price')
      expect(dataset.target.mean).toBeCloseTo(mean, 10)
      expect(dataset.target.deviation).toBeCloseTo(deviation, 10)
      for (const [i, value] of dataset.y.entries())
        expect(value).toBeCloseTo((prices[i] - mean) / deviation, 12)
      expect(notes).toEqual(['column city is text: a is 0 and b is 1; --features rooms leaves it out'])
    }
    expect([...read(houses, { scale: 'none' }).dataset.x.slice(0, 4)]).toEqual([3, 0, 4, 1])
  })

  it.each([1e9, 1e-9])('keeps targets of the size of %s', size => {
    const { dataset } = read(['a,price', ...[1, 5, 2, 9].map((value, i) => `${i},${value * size}`)])
    const { mean, deviation } = dataset.target
    for (const [i, value] of [1, 5, 2, 9].entries())
      expect((dataset.y[i] * deviation + mean) / size).toBeCloseTo(value, 12)
  })

  it('is named by number, and without a header "target"', () => {
    expect(read(houses, { target: '3' }).dataset.target.name).toBe('price')
    expect(read(['1,5', '2,9', '3,7'], { target: '1' }).dataset).toMatchObject({
      features: ['x₁'],
      target: { name: 'target' },
    })
  })

  const gap = '--missing drop leaves out the row that lacks a value'
  it.each<[message: string, lines: string[], keys?: object]>([
    [
      't.csv:2:2:city: got "a", expected a target of numbers; a column of classes is a --label',
      houses,
      { target: 'city' },
    ],
    ['t.csv:8:3:price: got "dear", expected a number', [...houses, '9,a,dear']],
    ['expected a number without separators between thousands: 1000000', [...houses, '9,a,"1,000,000"']],
    [`t.csv:8:3:price: got "", expected a number; ${gap}`, [...houses, '9,a,']],
    ['t.csv:8:3:price: got "NaN", expected a number; --missing drop', [...houses, '9,a,NaN']],
    ['t.csv:8:3:price: got "inf", expected a number', [...houses, '9,a,inf']],
    ['expected a number from -1e+150 to 1e+150', [...houses, '9,a,1e200']],
    ['t.csv:price: got "1 row", expected a target of two rows or more', ['rooms,price', '3,100']],
    ['t.csv:price: got 7, expected a target that differs between', ['a,price', '1,7', '2,7', '3,7']],
    ['got "prize", expected a column of the table: rooms, city, price. Did you', houses, { target: 'prize' }],
    ['expected columns of which none is the target', houses, { features: 'rooms,price' }],
    ['expected numbers that differ by 1e-300 or more', ['a,price', '1,1e-301', '2,3e-301']],
  ])('is refused with its place: %s', (message, lines, keys) => {
    expect(() => read(lines, keys)).toThrow(SpecError)
    expect(() => read(lines, keys)).toThrow(message)
  })

  it('leaves out rows that lack a target where it is asked to', () => {
    const { dataset, notes } = read([...houses, '9,a,', ',b,3'], { missing: 'drop' })
    expect(dataset.y).toHaveLength(6)
    expect(notes).toContain('leaves out 2 of 8 rows, which lack a value')
  })

  it('leaves out a column that is the target in other units, with a note', () => {
    const lines = [
      'rooms,cents,euros,price',
      ...prices.map((price, i) => `${houses[i + 1][0]},${price * 100},${3 - price / 2},${price}`),
    ]
    const { dataset, notes } = read(lines)
    expect(dataset.features).toEqual(['rooms'])
    expect(notes).toEqual([
      'column cents says the same as the target price and is left out; --features rooms,cents takes it',
      'column euros says the same as the target price and is left out; --features rooms,euros takes it',
    ])
    expect(read(lines, { features: 'cents' }).dataset.features).toEqual(['cents'])
    // Alone it stays, or there would be no feature.
    expect(read(['cents,price', '100,1', '300,3', '200,2', '500,5']).dataset.features).toEqual(['cents'])
  })
})

describe('rows that are held out of a regression', () => {
  const many = ['a,b,price', ...Array.from({ length: 50 }, (_, i) => `${(i * 7) % 50},${i % 9},${i * i}`)]

  it('are a share of them, in the units of those that are trained on', () => {
    const { dataset } = read(many, { test: 0.3 })
    const { y, test, target } = dataset
    expect([y.length, test!.y.length]).toEqual([35, 15])
    const own = (values: Float64Array) =>
      [...values].map(value => Math.round(value * target.deviation + target.mean))
    expect([...own(y), ...own(test!.y)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i * i),
    )
    expect(y.reduce((sum, value) => sum + value, 0) / 35).toBeCloseTo(0, 12)
    expect(y.reduce((sum, value) => sum + value ** 2, 0) / 35).toBeCloseTo(1, 12)
    expect(read(many, { test: 0.3 }).dataset).toEqual(dataset)
    expect(read(many, { test: 0.3, seed: 2 }).dataset.test).not.toEqual(test)
    expect(() => read(houses, { test: 0.01 })).toThrow('a share that holds out a row: 6 rows, of which one')
  })

  it('come from a table of their own', () => {
    const { dataset } = read(houses, { scale: 'none' })
    const spec = readSpecObject({ data: file, target: 'price' })
    const { test, notes } = heldOutRegression(dataset, spec, 'price,city,rooms\n500,b,9\n100,a,3', 'more.csv')
    expect([...test.x]).toEqual([9, 1, 3, 0])
    expect(test.y[0] * dataset.target.deviation + dataset.target.mean).toBeCloseTo(500, 10)
    expect(notes).toEqual(['1 of 2 rows are rows of the training data too'])
    expect(() => heldOutRegression(dataset, spec, 'rooms,city\n1,a', 'more.csv')).toThrow('more.csv:target')
  })

  it('are some of the points of a formula', () => {
    const spec = readSpecObject({ data: 'z = x*y', test: 0.25, samples: 200, domain: '1:3' })
    const { x, test, target, features } = generateRegression(spec)
    expect({ features, name: target.name, rows: [x.length / 2, test!.y.length] }).toEqual({
      features: ['x', 'y'],
      name: 'z',
      rows: [150, 50],
    })
  })
})
