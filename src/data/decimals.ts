import { numberOf } from '../options/text.ts'

/**
 * The forms of a table's numbers: decimals with a point; with a point or a comma; with a comma, points being between
 * thousands; or both ways, so that 2.534 may be either.
 */
export type Decimals = 'point' | 'either' | 'comma' | 'mixed'

const COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i
/** Digits in groups of three behind points, with a decimal comma or without. */
const GROUPED = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/
/** One such group: 2534, or a little more than two and a half. */
const EITHER = /^[+-]?[1-9]\d{0,2}\.\d{3}$/

/** The number in a cell; NaN for none or for one that could be two: "", "NA", "3abc", "0x10", "Infinity" are none. */
export function cellNumber(cell: string, decimals: Decimals): number {
  if (decimals !== 'point') {
    if (COMMA.test(cell)) return Number(cell.replace(',', '.'))
    if (isUnclear(cell, decimals)) return Number.NaN
    if (GROUPED.test(cell) && (decimals === 'comma' || !EITHER.test(cell)))
      return Number(cell.replaceAll('.', '').replace(',', '.'))
  }
  const value = numberOf(cell)
  return typeof value === 'number' ? value : Number.NaN
}

/** A number with commas between thousands, without these; null for other cells. */
export function withoutThousands(cell: string): string | null {
  return /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(cell) ? cell.replaceAll(',', '') : null
}

/** End of an error about a cell that holds such a number; empty for others. */
export function aboutThousands(cell: string): string {
  const number = withoutThousands(cell)
  return number ? ` without separators between thousands: ${number}` : ''
}

/** True for a cell that could hold two numbers. */
export function isUnclear(cell: string, decimals: Decimals): boolean {
  return decimals === 'mixed' && EITHER.test(cell)
}

/**
 * Finds from all cells how numbers are written where commas may be decimal. Points are between thousands where decimals
 * have a comma, or where a cell has two such points, and no cell has a decimal point for certain.
 *
 * @param bare the number of a cell with a unit, as written; other cells as they are
 * @returns a note where cells like 2.534 could have been read the other way
 */
export function findDecimals(
  rows: readonly (readonly string[])[],
  delimiter: string,
  bare: (cell: string) => string,
): { decimals: Decimals; notes: string[] } {
  if (delimiter === ',') return { decimals: 'point', notes: [] }
  let comma = false
  let point = false
  let unclear: string | undefined
  for (const cells of rows) {
    for (const written of cells) {
      const cell = /[.,]\d/.test(written) ? bare(written) : written
      // Behind a currency a comma may be either.
      if (cell !== written && withoutThousands(cell)) continue
      if (EITHER.test(cell)) unclear ??= cell
      else if (COMMA.test(cell) || GROUPED.test(cell)) comma = true
      else if (cell.includes('.') && typeof numberOf(cell) === 'number') point = true
    }
  }
  const decimals = comma && point ? 'mixed' : comma ? 'comma' : 'either'
  if (unclear === undefined || decimals === 'mixed') return { decimals, notes: [] }
  const own = `"${unclear}" is ${cellNumber(unclear, decimals)}`
  if (comma) return { decimals, notes: [`points are between thousands here: ${own}`] }
  // With semicolons a comma would be decimal, and so nothing says what a point is.
  const note = `points are taken for decimal ones: ${own}, not ${cellNumber(unclear, 'comma')}`
  return { decimals, notes: delimiter === ';' && !point ? [note] : [] }
}
