/** A day of the Gregorian calendar. */
export interface CalendarDay {
  year: number
  /** 1 to 12. */
  month: number
  /** From 1. */
  day: number
}

/** Days of 400 years, after which the calendar repeats, and from 1 March of the year 0 to 1 January 1970. */
const CYCLE = 146_097
const EPOCH = 719_468

/** Days from 1970-01-01 to a day, by years that begin in March, so that a leap day is their last (Hinnant). */
export function dayNumber({ year, month, day }: CalendarDay): number {
  const y = month > 2 ? year : year - 1
  const cycle = Math.floor(y / 400)
  const ofCycle = y - cycle * 400
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return cycle * CYCLE + ofCycle * 365 + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100) + ofYear - EPOCH
}

/** The day so many days after 1970-01-01; a part of a day is left out. */
export function calendarDay(number: number): CalendarDay {
  const days = Math.floor(number) + EPOCH
  const cycle = Math.floor(days / CYCLE)
  const ofCycle = days - cycle * CYCLE
  const years = Math.floor(
    (ofCycle - Math.floor(ofCycle / 1460) + Math.floor(ofCycle / 36_524) - Math.floor(ofCycle / 146_096)) /
      365,
  )
  const ofYear = ofCycle - (365 * years + Math.floor(years / 4) - Math.floor(years / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = ((fromMarch + 2) % 12) + 1
  return {
    year: cycle * 400 + years + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  }
}
