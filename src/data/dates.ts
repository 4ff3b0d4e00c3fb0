/** The order of the parts of a date: year, month, day, as in 2024-03-01, or a day or a month that comes first. */
export type DateForm = 'ymd' | 'dmy' | 'mdy'

/** The forms of dates, each with a date that has it. */
export const dateExamples: Readonly<Record<DateForm, string>> = {
  ymd: '2024-03-31',
  dmy: '31.3.2024',
  mdy: '3/31/2024',
}

const TIME = /(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.source
/** A month alone is 2024-03 or 2024/03; 2024.03 is a number. */
const YEAR_FIRST = new RegExp(`^(\\d{4})(?:([-/])(\\d{1,2})|([-/.])(\\d{1,2})\\4(\\d{1,2}))${TIME}`)
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${TIME}`)

/**
 * The days from 1970-01-01 to a date, with its time, if it has one, as a part of a day; NaN for a cell that is no such
 * date. A month alone is its first day; a time without a zone is taken as it is, the others in UTC.
 */
export function dateNumber(cell: string, form: DateForm): number {
  const parts = form === 'ymd' ? yearFirst(cell) : yearLast(cell, form)
  if (!parts) return Number.NaN
  const number = dayNumber(parts)
  const { year, month, day } = calendarDay(number)
  // There is no 30 February: it would be a day of March.
  if (year !== parts.year || month !== parts.month || day !== parts.day) return Number.NaN
  return number + timeOf(parts.time)
}

/** The form of dates that most cells have; "unclear" where none of 3/4/2024 says which is the day, null where most are none. */
export function findDateForm(cells: readonly string[]): DateForm | 'unclear' | null {
  if (!cells.some(cell => YEAR_FIRST.test(cell) || YEAR_LAST.test(cell))) return null
  const count = (form: DateForm) => cells.filter(cell => !Number.isNaN(dateNumber(cell, form))).length
  const [ymd, dmy, mdy] = (['ymd', 'dmy', 'mdy'] as const).map(count)
  const most = Math.max(ymd, dmy, mdy)
  if (most <= cells.length / 2) return null
  if (ymd === most) return 'ymd'
  return dmy === mdy ? 'unclear' : dmy > mdy ? 'dmy' : 'mdy'
}

/** The date so many days from 1970-01-01 on, with its hour and minute where it is not midnight: "2024-03-31 14:30". */
export function dateText(number: number): string {
  const date = new Date(0)
  date.setUTCMinutes(Math.round(number * 1440))
  return date.toISOString().slice(0, 16).replace('T', ' ').replace(' 00:00', '')
}

interface DateParts extends CalendarDay {
  /** Hours, minutes, seconds and the zone, as written. */
  time: readonly (string | undefined)[]
}

function yearFirst(cell: string): DateParts | null {
  const found = YEAR_FIRST.exec(cell)
  if (!found) return null
  const [, year, , monthAlone, , month, day, ...time] = found
  return { year: Number(year), month: Number(monthAlone ?? month), day: Number(day ?? 1), time }
}

function yearLast(cell: string, form: 'dmy' | 'mdy'): DateParts | null {
  const found = YEAR_LAST.exec(cell)
  if (!found) return null
  const [, first, separator, second, year, ...time] = found
  // Points stand between day, month and year alone.
  if (form === 'mdy' && separator === '.') return null
  const [day, month] = form === 'dmy' ? [first, second] : [second, first]
  return { year: Number(year), month: Number(month), day: Number(day), time }
}

/** A time as a part of a day; NaN for one that no clock shows. */
function timeOf([hours = '0', minutes = '0', seconds = '0', zone]: readonly (string | undefined)[]): number {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) >= 61) return Number.NaN
  const [, sign, ahead = 0, more = 0] = /([+-])(\d{2}):?(\d{2})/.exec(zone ?? '') ?? []
  const offset = (Number(ahead) * 60 + Number(more)) * (sign === '-' ? -1 : 1)
  return (Number(hours) * 60 + Number(minutes) - offset + Number(seconds) / 60) / 1440
}

/** A day of the Gregorian calendar. */
interface CalendarDay {
  year: number
  /** 1 to 12. */
  month: number
  /** From 1. */
  day: number
}

/** Milliseconds of a day. */
const DAY = 864e5

/** Days from 1970-01-01 to a day. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY
}

/** The day so many days after 1970-01-01; a part of a day is left out. */
export function calendarDay(number: number): CalendarDay {
  const date = new Date(0)
  date.setTime(Math.floor(number) * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
