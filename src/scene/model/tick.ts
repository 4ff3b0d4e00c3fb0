import { calendarDay, dayNumber } from '../../data/dates.ts'
import type { Language } from '../../language/language.ts'

/** A tick of an axis: its place in the space's own coordinates, and its label. */
export interface Tick {
  at: number
  label: string
}

/** Ticks in another scale, less a number and divided by one. */
export function scaledTicks(ticks: readonly Tick[], mean: number, deviation: number): Tick[] {
  return ticks.map(({ at, label }) => ({ at: (at - mean) / deviation, label }))
}

/** The ticks of a feature that comes from text or dates, in its own unit, and the end of its name, if it needs one. */
export interface EncodedTicks {
  ticks: Tick[]
  /** The year that the ticks do not name, such as " (2024)". */
  within: string | null
}

/** Ticks of an axis at most: "Mar 2024" is wide. */
const maxTicks = 5

type Axes = Language['axes']

/** A way to place ticks: all of its places from one day to another, and how each is written. */
interface DateStep {
  places(low: number, high: number): number[]
  write(at: number, axes: Axes): string
  /** The part of a date that is the same for all ticks and stands behind the name of the axis. */
  within?: (first: number, last: number, axes: Axes) => string
}

const minutes = (count: number): DateStep => ({
  places: (low, high) => everyOf(low, high, count / 1440, k => (k * count) / 1440),
  write(at, axes) {
    const minute = Math.round(at * 1440) - Math.floor(at) * 1440
    if (minute === 0) return dayText(at, axes)
    return [Math.floor(minute / 60), minute % 60].map(part => String(part).padStart(2, '0')).join(':')
  },
  within: (first, last, axes) =>
    Math.floor(first) === Math.floor(last) ? axes.date(calendarDay(first)) : years(first, last, axes),
})

/** Every so many days, which for weeks are Mondays: 1970 began on a Thursday. */
const days = (count: number): DateStep => ({
  places: (low, high) => everyOf(low - 4, high - 4, count, k => k * count + 4),
  write: dayText,
  within: years,
})

const halfMonths: DateStep = {
  places: (low, high) =>
    monthStarts(low, high, 1)
      .flatMap(start => [start, start + 14])
      .filter(at => at >= low && at <= high),
  write: dayText,
  within: years,
}

const everyMonths = (count: number): DateStep => ({
  places: (low, high) => monthStarts(low, high, count).filter(at => at >= low && at <= high),
  write: (at, axes) => axes.month(calendarDay(at)),
})

const everyYears = (count: number): DateStep => ({
  places: everyMonths(12 * count).places,
  write: at => String(calendarDay(at).year),
})

/** From the finest to the coarsest. */
const steps: readonly DateStep[] = [
  ...[1, 5, 15, 30, 60, 180, 360, 720].map(minutes),
  // Without every third day twelve days had a single Monday.
  ...[1, 2, 3, 7].map(days),
  halfMonths,
  ...[1, 3, 6].map(everyMonths),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map(everyYears),
]

/**
 * The ticks of dates from one to another, in days from 1970-01-01, at the finest step of the calendar that gives as many
 * as an axis has room for: "2024", "Mar 2024", "5 Mar" or "14:30". The name of the axis ends with what days lack.
 */
export function dateTicks(low: number, high: number, { axes }: Language): EncodedTicks {
  // Within less than a minute there is nothing to write.
  const step = steps.find(
    ({ places }, i) => high - low <= leastSpan(i) && places(low, high).length <= maxTicks,
  )
  const ticks: Tick[] = (step?.places(low, high) ?? []).map(at => ({ at, label: step!.write(at, axes) }))
  const [first, last] = [ticks[0]?.at, ticks.at(-1)?.at]
  const within = first === undefined || last === undefined ? null : step?.within?.(first, last, axes)
  return { ticks, within: within ?? null }
}

/** Days over which a step may be tried: millions of minutes would be counted before there are too many. */
function leastSpan(step: number): number {
  return step < 8 ? 30 : step < 13 ? 400 : step < 16 ? 10_000 : Number.POSITIVE_INFINITY
}

function everyOf(low: number, high: number, step: number, at: (k: number) => number): number[] {
  const [first, last] = [Math.ceil(low / step), Math.floor(high / step)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => at(first + i))
}

/** First days of every so many months, counted from the year 0, from the one before a day to the one before another. */
function monthStarts(low: number, high: number, count: number): number[] {
  const monthOf = (at: number) => {
    const { year, month } = calendarDay(at)
    return Math.floor((12 * year + month - 1) / count)
  }
  return everyOf(monthOf(low), monthOf(high), 1, k =>
    dayNumber({ year: Math.floor((k * count) / 12), month: ((((k * count) % 12) + 12) % 12) + 1, day: 1 }),
  )
}

function dayText(at: number, axes: Axes): string {
  return axes.day(calendarDay(at))
}

function years(first: number, last: number, axes: Axes): string {
  return axes.years({ from: calendarDay(first).year, to: calendarDay(last).year })
}
