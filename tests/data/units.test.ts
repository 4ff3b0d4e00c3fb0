import { describe, expect, it } from 'vitest'
import { describeTable } from '../../src/data/describe-table.ts'
import { parseRegression, parseTable } from '../../src/data/table.ts'
import { quantityOf, unitOf } from '../../src/data/units.ts'

const read = (text: string, more = {}) =>
  parseTable(text, { file: 't.csv', label: null, features: null, ...more })
const table = (separator: string, head: string, cells: readonly string[], rows = 10) =>
  [
    ['size', head, 'label'].join(separator),
    ...Array.from({ length: rows }, (_, i) =>
      [(i * 7) % 5, cells[i % cells.length], 'ab'[i % 2]].join(separator),
    ),
  ].join('\n')
const numbers = (cells: readonly string[], separator = '\t') => {
  const { x } = read(table(separator, 'speed', cells))
  return Array.from(cells, (_, i) => x[2 * i + 1])
}

describe('a number and its unit', () => {
  it.each([
    ['94 km/h', '94', 'km/h'],
    ['1466kg', '1466', 'kg'],
    ['12 %', '12', '%'],
    ['€ 1,200', '1,200', '€'],
    ['-$3.50', '-3.50', '$'],
    ['1.234,50 €', '1.234,50', '€'],
    ['$2.10/kg', '2.10', '$/kg'],
    ['-4.5 °C', '-4.5', '°C'],
    ['85 m²', '85', 'm²'],
    ['6.1 l/100km', '6.1', 'l/100km'],
    ['USD 30', '30', 'USD'],
  ])('are told apart in %s', (cell, amount, unit) => {
    expect(quantityOf(cell)).toEqual({ amount, unit })
  })

  it.each([
    '94',
    '',
    'kg',
    '2024-03-31',
    '31.3.2024',
    '14:30',
    'A4',
    '18-25',
    'room 12',
    '12B7',
    '3 of 5',
    '1e5',
  ])('are not in "%s"', cell => expect(quantityOf(cell)).toBe(null))

  it('are those of a column where it has one unit, one or many of it', () => {
    expect(unitOf(['1 year', '3 years', '2 Years'])).toBe('year')
    expect(unitOf(['2 Tage', '1 Tag'])).toBe('Tage')
    expect(unitOf(['5 ms', '5 m'])).toBe('ms')
    // Names of things are no units.
    expect(unitOf(['1st', '2nd', '3rd'])).toBe(null)
    expect(unitOf(['12a', '12b'])).toBe(null)
    expect(unitOf([...Array(8).fill('5 kg'), 'much', 'more'])).toBe(null)
  })
})

describe('a column of numbers with a unit', () => {
  it('is a feature that has the unit in its name', () => {
    const { features, encodings, notes } = read(table(',', 'speed', ['94 km/h', '101.5 km/h', '88 km/h']))
    expect({ features, encodings, notes }).toEqual({
      features: ['size', 'speed (km/h)'],
      encodings: undefined,
      notes: [],
    })
    expect(
      describeTable(table(',', 'speed', ['94 km/h', '7 km/h', '']), {
        file: 't.csv',
        label: null,
        features: null,
      }).columns[1],
    ).toMatchObject({
      kind: 'quantities',
      features: ['speed (km/h)'],
      missing: 3,
      range: ['7 km/h', '94 km/h'],
    })
  })

  it('has commas and points as the table does', () => {
    expect(numbers(['€ 1,200', '€ 950', '€ 12,000.50'])).toEqual([1200, 950, 12000.5])
    expect(numbers(['€ 1,200', '€ 950', '€ 1'])).toEqual([1200, 950, 1])
    expect(numbers(['1.200,50 €', '950 €', '2.000 €'])).toEqual([1200.5, 950, 2000])
    expect(numbers(['3,5 kg', '12 kg', '1 kg'], ';')).toEqual([3.5, 12, 1])
    expect(numbers(['3.5 kg', '12.25 kg', '1 kg'], ';')).toEqual([3.5, 12.25, 1])
  })

  it('has no other unit, and no number without one', () => {
    const refused = (odd: string) => () =>
      read(table(',', 'mass', [...Array(10).fill('3 kg'), odd, '4 kg'], 20))
    expect(refused('500 g')).toThrow(
      't.csv:12:2:mass: got "500 g", expected a number in kg, as "3 kg" in line 2',
    )
    expect(refused('500')).toThrow('got "500", expected a number in kg')
    expect(refused('')).toThrow('got "", expected a number; --missing drop')
    expect(read(table(',', 'place', ['1st', '2nd', '3rd'])).features).toContain('place = 1st')
  })

  it('is read again in the same unit alone, as held-out rows and models want', () => {
    const given = { encodings: [], features: ['speed (km/h)'], classes: ['a', 'b'] }
    expect(Array.from(read(table(',', 'speed', ['94 km/h', '7 km/h'], 2), given).x)).toEqual([94, 7])
    expect(() => read(table(',', 'speed', ['94 mph']), given)).toThrow(
      'got "94 mph", expected a number in km/h',
    )
    expect(Array.from(read(table(',', 'speed (km/h)', ['94']), given).x)[0]).toBe(94)
  })

  it('is a target, with its unit', () => {
    const { y, target } = parseRegression(table(',', 'price', ['$ 90', '$ 120', '$ 75.50']), {
      file: 't.csv',
      target: 'price',
      features: null,
    })
    expect(target).toBe('price ($)')
    expect(Array.from(y.slice(0, 3))).toEqual([90, 120, 75.5])
  })
})
