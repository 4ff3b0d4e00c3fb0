import { type DateForm, findDateForm } from './dates.ts'
import { cellNumber, type Decimals, isUnclear, withoutThousands } from './decimals.ts'
import { isMissing } from './number.ts'
import { areAllEqual } from './scale.ts'
import { quantityOf, unitOf } from './units.ts'

/** Different values that a column of text has at most to be a feature each: as many as there are months. */
export const maxValues = 12

/** The kind of a column by its cells, as far as it matters to its features. */
export type ColumnKind =
  /** All of its values are missing. */
  | { kind: 'empty' }
  /** Its values are all the same, numbers but for rounding. */
  | { kind: 'constant'; isNumber: boolean }
  /** They may count the rows in steps of one, or be other whole numbers in all rows, which may name these. */
  | { kind: 'numbers'; count: boolean; differ: boolean }
  /** Numbers with a unit. */
  | { kind: 'quantities'; unit: string }
  /** Most of its values are dates; without a form, day and month could be either way. */
  | { kind: 'dates'; form: DateForm | null }
  /** Text of few values, which are sorted. */
  | { kind: 'categories'; values: string[] }
  /** Text of which nearly every value is another one. */
  | { kind: 'names' }
  /** Other text, or numbers in a form that is not read, with several units or with commas between thousands. */
  | { kind: 'text' }

/** Share of the values of text that differ from which on they are names. */
const share = 0.9

/** Rows from which numbers in a row may count them, and whole numbers name them: a few are soon so by chance. */
const leastCounted = 4
const leastDifferent = 8

export function columnKindOf(cells: readonly string[], decimals: Decimals): ColumnKind {
  const known = cells.filter(cell => !isMissing(cell))
  if (known.length === 0) return { kind: 'empty' }
  const numbers = Float64Array.from(known, cell => cellNumber(cell, decimals))
  const texts = known.filter((cell, i) => Number.isNaN(numbers[i]) && !isUnclear(cell, decimals))
  if (texts.length <= known.length / 2) {
    const isSame = numbers.every(Number.isFinite) && areAllEqual(numbers)
    if (isSame) return { kind: 'constant', isNumber: true }
    const [first] = numbers
    const isWhole = known.length === cells.length && numbers.every(Number.isInteger)
    return {
      kind: 'numbers',
      count: isWhole && cells.length >= leastCounted && numbers.every((value, row) => value === first + row),
      differ: isWhole && cells.length >= leastDifferent && new Set(numbers).size === cells.length,
    }
  }
  const values = [...new Set(known)].sort(byText)
  if (values.length === 1) return { kind: 'constant', isNumber: false }
  const unit = unitOf(known)
  if (unit !== null) return { kind: 'quantities', unit }
  const form = findDateForm(known)
  if (form) return { kind: 'dates', form: form === 'unclear' ? null : form }
  if (values.length <= maxValues && values.length <= cells.length / 2) return { kind: 'categories', values }
  // Numbers in a form that people may write.
  const written = known.filter(cell => withoutThousands(cell) !== null || quantityOf(cell) !== null)
  const isNamed = values.length > share * known.length && written.length <= known.length / 2
  return { kind: isNamed ? 'names' : 'text' }
}

/** True for the name of a column whose numbers name the rows, as "customer_id" or "PassengerId". */
export function isIdentifier(name: string): boolean {
  return /(^|[\s_.-])(id|nr|no|key|number|nummer|index|code)$/i.test(name) || /[a-z](Id|ID|Nr|No)$/.test(name)
}

/** By code units, so that the order does not depend on a language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
