import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateNumber } from '../../../src/data/dates.ts'
import * as en from '../../../src/language/en.ts'
import { dateTicks } from '../../../src/scene/model/tick.ts'

const day = (text: string) => dateNumber(text, 'ymd')
const written = (low: string, high: string) => {
  const { ticks, within } = dateTicks(day(low), day(high), en)
  return [ticks.map(({ label }) => label).join(' | '), within]
}

describe('ticks of dates', () => {
  it.each([
    ['1900-05-01', '2024-01-01', '1950 | 2000', null],
    ['2019-06-01', '2024-03-01', '2020 | 2021 | 2022 | 2023 | 2024', null],
    ['2021-11-20', '2024-02-01', 'Jan 2022 | Jul 2022 | Jan 2023 | Jul 2023 | Jan 2024', null],
    ['2024-01-15', '2024-12-20', 'Apr 2024 | Jul 2024 | Oct 2024', null],
    ['2024-01-15', '2024-05-20', 'Feb 2024 | Mar 2024 | Apr 2024 | May 2024', null],
    ['2023-12-10', '2024-02-05', '15 Dec | 1 Jan | 15 Jan | 1 Feb', '2023–2024'],
    ['2024-03-01', '2024-03-31', '4 Mar | 11 Mar | 18 Mar | 25 Mar', '2024'],
    ['2024-03-05', '2024-03-17', '7 Mar | 10 Mar | 13 Mar | 16 Mar', '2024'],
    ['2024-02-27', '2024-03-02', '27 Feb | 28 Feb | 29 Feb | 1 Mar | 2 Mar', '2024'],
    ['2024-03-01 20:00', '2024-03-02 13:00', '2 Mar | 06:00 | 12:00', '2 Mar 2024'],
    ['2024-03-01 08:10', '2024-03-01 08:50', '08:15 | 08:30 | 08:45', '1 Mar 2024'],
  ])('from %s to %s are %s', (low, high, labels, within) => {
    expect(written(low, high)).toEqual([labels, within])
  })

  it('are two to five in their range, in order, and no two alike but times of two days', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -500_000, max: 500_000, noNaN: true }),
        fc.double({ min: -2, max: 6, noNaN: true }),
        (from, exponent) => {
          // A third of a minute past one, so that no end is a tick but for rounding.
          const low = (Math.round(1440 * from) + 1 / 3) / 1440
          const high = low + 10 ** exponent
          const { ticks } = dateTicks(low, high, en)
          const places = ticks.map(({ at }) => at)
          expect(ticks.length).toBeLessThanOrEqual(5)
          expect(ticks.length).toBeGreaterThanOrEqual(2)
          expect(places.every(at => at >= low && at <= high)).toBe(true)
          expect(places).toEqual([...places].sort((a, b) => a - b))
          const labels = ticks
            .map(({ label }) => label)
            .filter(label => high - low < 1 || !label.includes(':'))
          expect(new Set(labels).size).toBe(labels.length)
        },
      ),
      { numRuns: 2000, seed: 12 },
    )
  })

  it('are none within less than a minute', () => {
    expect(dateTicks(10.10001, 10.10002, en).ticks).toEqual([])
  })
})
