import { type Column, shellWord } from './columns.ts'
import { cellNumber } from './decimals.ts'
import type { Grid } from './grid.ts'
import { maxClasses } from './limits.ts'
import { isMissing } from './number.ts'
import { labelRank } from './word-order.ts'

/** Values at most of a column that may be a label. */
const most = 20

/**
 * The column of classes where none is asked for: of those that could be one, as their values are few and none is that of a
 * single row, the first by usual names of labels; without such a name the last column, where that has classes, else the last
 * that could be one.
 *
 * @param isTaken true for columns that are features
 * @returns a note that names it, the next one and the flag that chooses, where there is a choice
 */
export function chooseLabel(
  columns: readonly Column[],
  { rows, decimals }: Pick<Grid, 'rows' | 'decimals'>,
  isTaken: (column: Column) => boolean,
): { index: number; note?: string } {
  const last = columns.at(-1)!
  const could = columns.filter(column => {
    const counts = valuesOf(column, rows, most)
    return !isTaken(column) && counts.size > 1 && counts.size <= most && ![...counts.values()].includes(1)
  })
  const words = [...valuesOf(last, rows, maxClasses).keys()]
  const hasClasses =
    !isTaken(last) &&
    words.length > 1 &&
    words.length <= Math.max(most, Math.min(maxClasses, rows.length / 5))
  // Beside x a column y is a place.
  const hasX = columns.some(({ name }) => /^x$/i.test(name))
  const rank = (column: Column) => (hasX && /^y$/i.test(column.name) ? Infinity : labelRank(column))
  const [first, second] = could.toSorted((a, b) => rank(a) - rank(b) || b.index - a.index)
  const isNamed = first && rank(first) < Infinity
  // Numbers that are called "target" are no classes, and the error about them says what predicts them.
  const isMeant = hasClasses || (rank(last) < Infinity && !isTaken(last))
  const label = isNamed || (first && !isMeant) ? first : last
  const next = label === first ? second : first
  if (label === last && (isNamed || !next)) return { index: label.index }
  const why = isNamed
    ? 'by its name'
    : label === last
      ? 'the last column'
      : 'the last column that could be one'
  const another = next ? `--label ${shellWord(next.name)} takes the next one` : '--label takes another'
  const isNumber = !hasClasses && words.every(word => !Number.isNaN(cellNumber(word, decimals)))
  const target = isNumber ? `, --target ${shellWord(last.name)} predicts numbers` : ''
  return { index: label.index, note: `the label is ${label.name}, ${why}; ${another}${target}` }
}

/** The values of a column with the number of their rows, missing ones aside: all, or one more than `limit`. */
function valuesOf({ index }: Column, rows: Grid['rows'], limit: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { [index]: cell } of rows) {
    if (!isMissing(cell)) counts.set(cell, (counts.get(cell) ?? 0) + 1)
    if (counts.size > limit) break
  }
  return counts
}
