import type { HeldAt, RangeFacts } from './facts.ts'

/** The marks of a language in numbers. */
export interface Marks {
  /** Between whole digits and decimals: "." or ",". */
  point: string
  /** A percent sign with what stands before it: " %" or "%". */
  percent: string
  /** Between a number and its unit; without it a space that does not break. */
  unit?: string
  /** Between the ends of a range: "–". */
  to: string
}

/** Numbers short enough to be read in a picture. The minus is U+2212, unless said otherwise. */
export interface NumberWriters {
  /** "0.5" → "0,5": digits that were written with a point. */
  local(digits: string): string
  /** 0.731 → "73 %"; all or nothing only where it is. */
  percent(share: number): string
  /** 0.4 → "0.40", 1234 → "1234": two significant digits, or all of those before the point; the minus is a hyphen. */
  twoDigits(value: number): string
  /** −1.234 → "−1.23": two digits behind the point, fewer of large numbers. */
  fewDigits(value: number): string
  /** 123456 → "123500": four significant digits. */
  fourDigits(value: number): string
  /** "− 1.23", with a space that does not break. */
  signed(value: number): string
  /** 8200 → "8.2k": a count in three digits at most. */
  short(value: number): string
  /** "12–84", or one number where both ends are written alike. */
  ranged(range: RangeFacts, write?: (value: number) => string): string
  /** A probability; what is not certain never reads as if it were. */
  certainty(share: number): string
  /** 34807.3 → "34,807", 0.0627 → "0.063", 2e9 → "2.0e9": an error in the target's own units, short. */
  amount(value: number): string
  /** "3 cm": words as they are, a number with its digits behind the point, or with three significant ones, four of large ones. */
  heldValue(held: Omit<HeldAt, 'column'>): string
  /** 0.987 → "0.987", "> 0.999" of more; 1 only where it is. `above` writes the bound. */
  explained(r2: number, above: (bound: string) => string): string
}

/** The writers of numbers of a language, from how it writes all digits of one. */
export function numberWriters(number: (value: number) => string, marks: Marks): NumberWriters {
  const local = (digits: string) => digits.replace('.', marks.point)
  const minus = (digits: string) => local(digits).replace('-', '−')
  const twoDigits = (value: number) => local(Math.abs(value) >= 99.5 ? value.toFixed(0) : value.toPrecision(2))
  const fewDigits = (value: number) => {
    const size = Math.abs(value)
    return minus(value.toFixed(size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2))
  }
  const digits = (value: number, count: number) => number(Number(value.toPrecision(count))).replace('-', '−')
  return {
    local,
    percent(share) {
      const exact = share < 1e-9 || share > 1 - 1e-9
      const rounded = Math.round(share * 100)
      return number(exact ? rounded : Math.min(99, Math.max(1, rounded))) + marks.percent
    },
    twoDigits,
    fewDigits,
    fourDigits: value => digits(value, 4),
    signed: value => `${value < 0 ? '−' : '+'}\u00a0${fewDigits(Math.abs(value))}`,
    short(value) {
      const [unit, letter] = value < 999.5 ? [1, ''] : value < 999.5e3 ? [1e3, 'k'] : [1e6, 'M']
      return number(Number((value / unit).toPrecision(3))) + letter
    },
    ranged: ({ from, to }, write = number) => (write(from) === write(to) ? write(from) : write(from) + marks.to + write(to)),
    certainty: share => (share > 0.999 && share < 1 ? `> ${local('99.9')}${marks.percent}` : number(Math.round(1000 * share) / 10) + marks.percent),
    amount(value) {
      const size = Math.abs(value)
      if (size >= 99.5 && size < 1e9) return digits(value, Math.round(size).toString().length)
      if (size !== 0 && (size >= 1e9 || size < 1e-4)) return local(value.toExponential(1).replace('e+', 'e')).replace(/-/g, '−')
      return twoDigits(value).replace('-', '−')
    },
    heldValue({ value, unit, decimals }) {
      const end = unit === null ? '' : `${marks.unit ?? '\u00a0'}${unit}`
      if (typeof value === 'string') return value + end
      return (decimals === undefined ? digits(value, Math.abs(value) >= 1000 ? 4 : 3) : minus(value.toFixed(decimals))) + end
    },
    explained: (r2, above) => (r2 < 1 && r2 > 0.9995 ? above(local('0.999')) : minus(r2.toFixed(r2 > 0.985 ? 3 : 2))),
  }
}
