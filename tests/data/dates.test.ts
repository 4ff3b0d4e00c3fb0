import { describe, expect, it } from 'vitest'
import { calendarDay, dateNumber, dayNumber, findDateForm } from '../../src/data/dates.ts'

describe('a day of the calendar', () => {
  it('is that of Date, in four centuries before and after 1970 and at leap days', () => {
    for (let number = -150_000; number < 150_000; number += 7) {
      const date = new Date(number * 864e5)
      const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
      if (dayNumber(day) !== number) throw new Error(`${number} is ${dayNumber(day)}`)
      const { year, month, day: ofMonth } = calendarDay(number)
      if (year !== day.year || month !== day.month || ofMonth !== day.day) throw new Error(`${number}`)
    }
    expect(calendarDay(-719_528)).toEqual({ year: 0, month: 1, day: 1 })
  })

  it('goes on until midnight', () => {
    expect(calendarDay(19_782.99)).toEqual({ year: 2024, month: 2, day: 29 })
  })
})

describe('a date', () => {
  it.each([
    ['2024-02-29', 'ymd', '2024-02-29'],
    ['2024/2/9', 'ymd', '2024-02-09'],
    ['2024-03', 'ymd', '2024-03-01'],
    ['2024-03-01T12:30:15Z', 'ymd', '2024-03-01T12:30:15Z'],
    ['2024-03-01 06:00', 'ymd', '2024-03-01T06:00:00Z'],
    ['2024-03-01T00:30:00.5+02:00', 'ymd', '2024-02-29T22:30:00.5Z'],
    ['29.2.2024', 'dmy', '2024-02-29'],
    ['03/04/2024', 'dmy', '2024-04-03'],
    ['03/04/2024 8:15', 'mdy', '2024-03-04T08:15:00Z'],
    ['1-2-1969', 'dmy', '1969-02-01'],
  ] as const)('%s as %s is %s in days', (cell, form, iso) => {
    expect(dateNumber(cell, form)).toBeCloseTo(Date.parse(iso) / 864e5, 9)
  })

  it.each([
    ['2023-02-29', 'ymd'],
    ['2024-13-01', 'ymd'],
    ['2024-00-01', 'ymd'],
    ['2024.03', 'ymd'],
    ['2024', 'ymd'],
    ['2024-03-01x', 'ymd'],
    ['2024-03-01 24:00', 'ymd'],
    ['2024-03/01', 'ymd'],
    ['3.4.2024', 'mdy'],
    ['13/25/2024', 'dmy'],
    ['3/4/24', 'dmy'],
    ['', 'ymd'],
  ] as const)('is not %s as %s', (cell, form) => {
    expect(dateNumber(cell, form)).toBeNaN()
  })
})

describe('the form of dates', () => {
  it.each([
    [['2024-03-01', '2024-04-30'], 'ymd'],
    [['3.4.2024', '5.6.2024'], 'dmy'],
    [['3/4/2024', '13/6/2024'], 'dmy'],
    [['3/4/2024', '6/13/2024'], 'mdy'],
    [['3/4/2024', '5/6/2024'], 'unclear'],
    [['2024-03-01', 'soon', 'later'], null],
    [['2024-03-01', '2024-03-02', 'later'], 'ymd'],
    [['red', 'blue'], null],
    [['12.5', '7.25'], null],
  ] as const)('of %j is %s', (cells, form) => {
    expect(findDateForm(cells)).toBe(form)
  })
})
