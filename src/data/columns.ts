import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { findDateForm } from './dates.ts'
import type { Grid } from './grid.ts'
import { isMissing } from './number.ts'
import { anyNumber } from './units.ts'

export interface Column {
  name: string
  /** Its index in the file, from 0. */
  index: number
}

/** The column that is learned: that of the classes, or of the numbers to predict. */
export interface TargetColumn extends Column {
  role: 'label' | 'target'
}

/** Rows from which it is decided whether the first one is a header. */
const SAMPLE = 50

/** Names columns by a header or by number, twice used ones apart; one without a name that is first or empty is left out. */
export function nameColumns(grid: Grid): { columns: Column[]; header: boolean; notes: string[] } {
  const notes = [...(grid.notes ?? [])]
  const header = grid.names === undefined && hasHeader(grid)
  const names = grid.names ?? (header ? grid.rows[0] : undefined)
  if (names === undefined)
    return { columns: grid.rows[0].map((_, index) => ({ name: String(index + 1), index })), header, notes }

  const data = header ? grid.rows.slice(1) : grid.rows
  const columns: Column[] = []
  const taken = new Set<string>()
  for (const [index, name] of names.entries()) {
    const unnamed = name === '' || (index === 0 && name === 'Unnamed: 0')
    if (unnamed && (index === 0 || data.every(cells => cells[index] === ''))) {
      notes.push(`column ${index + 1} has no name and is left out`)
      continue
    }
    const distinct = unused(name === '' ? `column ${index + 1}` : name, taken)
    if (name !== '' && distinct !== name)
      notes.push(`column ${index + 1} is another "${name}" and is called "${distinct}"`)
    taken.add(distinct)
    columns.push({ name: distinct, index })
  }
  if (header && names.every(name => /^\d*$/.test(name)))
    notes.push('the first row counts the columns and is taken for the header')
  return { columns, header, notes }
}

/** A column by name, or number from 1; the option `field` names it. @throws SpecError with the nearest name for none */
export function findColumn(columns: readonly Column[], word: string, field: string, file: string): Column {
  const found =
    columns.find(({ name }) => name === word) ??
    (/^\d+$/.test(word) ? columns.find(({ index }) => index === Number(word) - 1) : undefined)
  if (found) return found
  const names = columns.map(({ name }) => name)
  const quoted = names.map(name => (name.includes(',') ? `"${name}"` : name))
  const shown = names.length > 20 ? [...quoted.slice(0, 20), '…'] : quoted
  const several = field === 'target' && word.includes(',')
  const suggestion = several ? undefined : nearest(word, names)
  const wanted: Record<string, string> = {
    ...(several && {
      target: `one target: a network predicts one column, so run nnanim once for each, or write a batch with a figure each; columns`,
    }),
    model: 'a model whose features are columns of the table',
    order: 'a column of features',
  }
  const expected = wanted[field] ?? 'a column of the table'
  throw new SpecError(field, word, `${expected}: ${shown.join(', ')}`, {
    suggestion: suggestion && `"${suggestion}"`,
    place: { file },
  })
}

/** A word as a shell takes it. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{N}_,.:/+-]*$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Columns that a flag names; of more it gives the numbers, some in a row by the first and the last. */
const maxNamed = 8

export function chooseFlag(columns: readonly Column[]): string {
  return `--features ${chooseWord(columns)}`
}

/** The word of a flag that names columns, with what follows them, as a shell takes it: a name with a comma stands in quotes. */
export function chooseWord(columns: readonly Column[], more = ''): string {
  const quoted = chooseList(columns).map(name =>
    /[,"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name,
  )
  return shellWord(`${quoted.join(',')}${more}`)
}

/** The words that choose columns of a table: their names, or numbers where they are many. */
export function chooseList(columns: readonly Column[]): string[] {
  const names = columns.map(({ name }) => name)
  // A name of digits would be taken for another column's number.
  if (columns.length <= maxNamed || names.some(name => /^[\d-]+$/.test(name))) return names
  const runs: { first: number; last: number }[] = []
  for (const { index } of columns) {
    const run = runs.at(-1)
    if (run && index === run.last + 1) run.last = index
    else runs.push({ first: index, last: index })
  }
  return runs.map(({ first, last }) => (first === last ? `${first + 1}` : `${first + 1}-${last + 1}`))
}

/**
 * The first row is a header when it has text over a column of numbers; when no column has numbers at all, and it has no
 * date, nor texts of which most come again below; or when its numbers count the columns (0, 1, 2, … or 1, 2, 3, …), as
 * libraries name columns without names.
 */
function hasHeader({ rows, decimals }: Grid): boolean {
  const [first, ...rest] = rows.slice(0, SAMPLE)
  const isNumber = (cell: string) => !Number.isNaN(anyNumber(cell, decimals))
  const below = (column: number) => rest.map(cells => cells[column])
  const numeric = first.map((_, column) => {
    const known = below(column).filter(cell => !isMissing(cell))
    return known.filter(isNumber).length > known.length / 2
  })
  if (first.some((cell, column) => numeric[column] && !isNumber(cell) && !isMissing(cell))) return true
  if (!numeric.includes(true)) {
    // One name may be a value of its column too.
    const again = first.filter((cell, column) => below(column).includes(cell)).length
    return again <= first.length / 2 && !first.some(cell => isNumber(cell) || findDateForm([cell]) !== null)
  }

  const numbers = first.filter(isNumber).map(Number)
  const counts = [0, 1].some(start => numbers.every((value, i) => value === i + start))
  const texts = first.flatMap((cell, column) => (isNumber(cell) || cell === '' ? [] : [{ cell, column }]))
  const unlike = texts.every(({ cell, column }) => !below(column).includes(cell))
  return counts && unlike && numbers.length >= (texts.length > 0 ? 2 : 3)
}

function unused(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 1; ; number++) if (!taken.has(`${name}.${number}`)) return `${name}.${number}`
}
