import { type DateForm, findDateForm } from './dates.ts'
import { cellNumber, type Decimals, isUnclear } from './decimals.ts'
import { isMissing } from './number.ts'
import { areAllEqual } from './scale.ts'

/** Different values that a column of text has at most to be a feature each: as many as there are months. */
export const maxValues = 12

/** The kind of a column by its cells, as far as it matters to its features. */
export type ColumnKind =
  /** All of its values are missing. */
  | { kind: 'empty' }
  /** Its values are all the same, numbers but for rounding. */
  | { kind: 'constant'; value: string; isNumber: boolean }
  | { kind: 'numbers' }
  /** Most of its values are dates; without a form, day and month could be either way. */
  | { kind: 'dates'; form: DateForm | null }
  /** Text of few values, which are sorted. */
  | { kind: 'categories'; values: string[] }
  /** Text that is another one in every row. */
  | { kind: 'names' }
  /** Other text, or numbers in a form that is not read, with units or with commas between thousands. */
  | { kind: 'text' }

/** The kind of a column. */
export function columnKindOf(cells: readonly string[], decimals: Decimals): ColumnKind {
  const known = cells.filter(cell => !isMissing(cell))
  if (known.length === 0) return { kind: 'empty' }
  const numbers = Float64Array.from(known, cell => cellNumber(cell, decimals))
  const texts = known.filter((cell, i) => Number.isNaN(numbers[i]) && !isUnclear(cell, decimals))
  if (texts.length <= known.length / 2) {
    const isSame = numbers.every(Number.isFinite) && areAllEqual(numbers)
    return isSame ? { kind: 'constant', value: known[0], isNumber: true } : { kind: 'numbers' }
  }
  const values = [...new Set(known)].sort(byText)
  if (values.length === 1) return { kind: 'constant', value: values[0], isNumber: false }
  const form = findDateForm(known)
  if (form) return { kind: 'dates', form: form === 'unclear' ? null : form }
  if (values.length <= maxValues && values.length <= cells.length / 2) return { kind: 'categories', values }
  const isNamed = values.length === cells.length && known.filter(isQuantity).length <= known.length / 2
  return { kind: isNamed ? 'names' : 'text' }
}

/** True for a number with something before or behind it, as "45 %" or "$1,200". */
export function isQuantity(cell: string): boolean {
  return /^[^\p{L}\d\s]{0,3}\s?\d[\d.,]*\s?(\p{L}{0,4}|[^\p{L}\d\s]{1,2})$/u.test(cell)
}

/** True for whole numbers that count the rows in their order, in steps of one. */
export function countsRows(cells: readonly string[], decimals: Decimals): boolean {
  const first = cellNumber(cells[0], decimals)
  return (
    cells.length >= leastCounted &&
    Number.isInteger(first) &&
    cells.every((cell, row) => cellNumber(cell, decimals) === first + row)
  )
}

/** True for whole numbers that are other ones in all rows. */
export function isDifferent(cells: readonly string[], decimals: Decimals): boolean {
  const seen = new Set<number>()
  for (const cell of cells) {
    const value = cellNumber(cell, decimals)
    if (!Number.isInteger(value) || seen.has(value)) return false
    seen.add(value)
  }
  return cells.length >= leastDifferent
}

/** Rows from which numbers in a row may count them, and whole numbers name them: a few are soon so by chance. */
const leastCounted = 4
const leastDifferent = 8

/** By code units, so that the order does not depend on a language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
