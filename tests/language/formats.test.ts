import { describe, expect, it } from 'vitest'
import { formatsOf } from '../../src/language/formats.ts'

const english = formatsOf('en-GB')
const plain = (value: number) => english.number(value).replaceAll(',', '')

describe('English formats, which are not loaded', () => {
  it('are those of Intl: numbers', () => {
    const { format } = new Intl.NumberFormat('en-GB', { useGrouping: false, maximumFractionDigits: 20 })
    const values = [0, -0, 1, -1, 0.1 + 0.2, 1e-6, 1e-7, 1e20, 1e21, 1e22, -1 / 3, 1234.5, Math.PI * 1e5]
    for (const value of [...values, Number.NaN, Number.POSITIVE_INFINITY, Number.MIN_VALUE])
      expect(plain(value)).toBe(format(value))
    for (let i = 1; i < 2000; i++) {
      const value = Math.sin(i) * 10 ** ((i % 24) - 8)
      expect(plain(value)).toBe(format(value))
    }
  })

  it('are those of Intl: lists and plurals', () => {
    const lists = new Intl.ListFormat('en-GB')
    const plurals = new Intl.PluralRules('en-GB')
    for (let count = 0; count < 6; count++) {
      const items = Array.from({ length: count }, (_, i) => `item ${i}`)
      expect(english.list(items)).toBe(lists.format(items))
    }
    for (const count of [0, 1, 1.5, 2, 5, 21, 101, -1])
      expect(english.plural(count, { one: 'one', other: 'other' })).toBe(plurals.select(count))
  })
})

it('sets thousands apart in whole numbers, as each language does', () => {
  const all = (locale: string) => [999, 1797, -1797, 60000, 1234567, 1797.5].map(formatsOf(locale).number)
  for (const locale of ['en-GB', 'zh', 'ja'])
    expect(all(locale)).toEqual(['999', '1,797', '-1,797', '60,000', '1,234,567', '1797.5'])
  for (const locale of ['de', 'fr', 'es'])
    expect(all(locale)).toEqual(['999', '1797', '-1797', '60\u00a0000', '1\u00a0234\u00a0567', '1797,5'])
})
