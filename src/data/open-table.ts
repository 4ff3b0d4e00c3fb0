import { CsvError, type Options, parse } from 'csv-parse/browser/esm/sync'
import { SpecError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'
import { columnsIn } from './choose-features.ts'
import { chooseLabel } from './choose-label.ts'
import { type Column, findColumn, nameColumns, type TargetColumn } from './columns.ts'
import { cellNumber, findDecimals } from './decimals.ts'
import { checkRagged, type Grid, keepRows } from './grid.ts'
import { parseJson } from './json-table.ts'
import { checkExtent, checkVisible, countOf, maxCharacters } from './limits.ts'
import { subscript } from './number.ts'
import { quantityOf } from './units.ts'

/** A table whose columns have names, and of which one is learned. */
export interface OpenTable {
  /** Without the header. */
  grid: Grid
  /** All columns, the one that is learned too. */
  columns: Column[]
  /** Its role is that of the label, or of the target of a regression. */
  label: TargetColumn
  /** The word by which that is found in a table of the same columns: its name, or its number where there are no names. */
  labelWord: string
  /** Notes on what was decided without being asked. */
  notes: string[]
}

/**
 * Reads a table as far as its columns; null is a label that is chosen, or no target.
 *
 * @param taken features by names, and by words that name columns: none of these is chosen for the label
 * @throws SpecError for no table, or no column of a name
 */
export function openTable(
  text: string,
  file: string,
  label: string | null,
  target: string | null = null,
  taken: readonly string[] = [],
): OpenTable {
  const whole = checkRagged(readGrid(text.replace(/^\uFEFF/, ''), file))
  const { columns, header, notes } = nameColumns(whole)
  const grid = header ? keepRows(whole, [...whole.rows.keys()].slice(1)) : whole
  const place = { file }
  if (grid.rows.length === 0) throw new SpecError('', undefined, 'rows below the header', { place })
  const role = target === null ? 'label' : 'target'
  if (columns.length < 2)
    throw new SpecError('', undefined, `two columns or more: features and a ${role}`, { place })
  const word = target ?? label
  const { index, note } =
    word === null
      ? chooseLabel(columns, grid, featureTest(columns, taken, file))
      : { ...findColumn(columns, word, role, file), note: undefined }
  if (note) notes.push(note)
  const hasNames = header || grid.names !== undefined
  const named = (hasNames ? columns : numbered(columns, index, role)).map(column =>
    column.index === index ? { ...column, role } : column,
  )
  const learned = named.find((column): column is TargetColumn => column.index === index)!
  checkVisible(role, [learned.name], place)
  const labelWord = hasNames ? learned.name : String(index + 1)
  return { grid, columns: named, label: learned, labelWord, notes }
}

/** A test whether a column gives features: by their words, such as "2-5", or their names, such as "speed (km/h)". */
function featureTest(columns: readonly Column[], words: readonly string[], file: string) {
  const found = words.flatMap(word => {
    const named = () => columnsIn(columns, word, 'features', file).map(({ name }) => name)
    return orElse(named, [word.replace(/ (\(.*\)|= .*)$/, '')])
  })
  return ({ name }: Column) => found.includes(name)
}

function readGrid(text: string, file: string): Grid {
  const place = { file }
  if (text.trim() === '') throw new SpecError('', undefined, 'a table, found nothing', { place })
  if (text.includes('\0')) throw new SpecError('', undefined, 'text in UTF-8, found other bytes', { place })
  const ending = /\.(json|jsonl|ndjson|[ct]sv)$/i.exec(file)?.[1].toLowerCase()
  const json = ending ? ending.includes('json') : /^\s*[[{]/.test(text)
  const lines = ending ? ending !== 'json' : /^\{.*\}\r?\n\{/.test(text)
  const grid = json ? parseJson(text, file, lines) : parseDelimited(text, file)
  if (grid.rows.length === 0) throw new SpecError('', undefined, 'a table, found no row', { place })
  return grid
}

/** Names for a table without a header: x₁, x₂, … and "label" or "target". */
function numbered(columns: readonly Column[], learned: number, role: TargetColumn['role']): Column[] {
  let count = 0
  return columns.map(({ index }) => ({ index, name: index === learned ? role : `x${subscript(++count)}` }))
}

const DELIMITERS = [',', ';', '\t', '|']

/** Characters and lines from which the delimiter is found. */
const SAMPLE = { characters: 100_000, lines: 50 }

/**
 * Reads CSV or TSV text; the delimiter is found from the text. Blank lines and lines of empty cells are left out.
 *
 * @param file name for messages
 * @throws SpecError with the line for quotes that do not match, and for more than a table may have
 */
function parseDelimited(text: string, file: string): Grid {
  const delimiter = findDelimiter(text)
  refuseWide(text, delimiter, file)
  const lines: number[] = []
  const options: Options<string[]> = {
    delimiter,
    trim: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    relax_column_count: true,
    max_record_size: maxCharacters,
    on_record: (cells, context) => {
      // The context gives the record's last line; the line breaks in its cells lead back to the first one.
      lines.push(context.lines - cells.join('').split('\n').length + 1)
      checkExtent(lines.length, cells.length, () => ({ file, line: lines.at(-1) }))
      return cells
    },
  }
  try {
    // Bytes, since the parser's own encoding of a text takes half of the time and 20 bytes of memory a character.
    const rows = parse(new TextEncoder().encode(text), options)
    return {
      rows,
      ...findDecimals(rows, delimiter, cell => quantityOf(cell)?.amount ?? cell),
      place: (row, column) => ({
        file,
        line: row === undefined ? undefined : lines[row],
        column: column === undefined ? undefined : column + 1,
      }),
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const place = { file, line: typeof error.lines === 'number' ? error.lines : undefined }
    const isLong = error.code === 'CSV_MAX_RECORD_SIZE'
    const expected = isLong
      ? `rows of at most ${maxCharacters} letters`
      : `quotes that match (${error.message})`
    throw new SpecError('', undefined, expected, { place })
  }
}

/** Refuses rows that are too wide before they are parsed: one of 60 million commas, all empty, took 1.5 GB and a minute. */
function refuseWide(text: string, delimiter: string, file: string): void {
  let [cells, isQuoted] = [1, false]
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    for (const [k, part] of line.split('"').entries()) {
      if (k > 0) isQuoted = !isQuoted
      if (!isQuoted) cells += countOf(part, delimiter)
    }
    checkExtent(1, cells, () => ({ file, line: i + 1 }))
    if (!isQuoted) cells = 1
  }
}

/** The delimiter that divides most lines into the same number of cells; of several, the one that leaves more numbers. */
function findDelimiter(text: string): string {
  const lines = text
    .slice(0, SAMPLE.characters)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/, SAMPLE.lines)
    .filter(line => line.trim() !== '')
  const [best] = DELIMITERS.map(delimiter => {
    const rows = lines.map(line => line.split(delimiter))
    const numbers = rows
      .flat()
      .filter(cell => !Number.isNaN(cellNumber(cell.trim(), delimiter === ',' ? 'point' : 'either')))
    return { delimiter, agreement: agreement(rows.map(cells => cells.length)), numbers: numbers.length }
  }).sort((a, b) => b.agreement - a.agreement || b.numbers - a.numbers)
  return best.delimiter
}

/** Share of lines that have the commonest number of cells, where that is more than one. */
function agreement(widths: number[]): number {
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  return Math.max(0, ...counts.values()) / widths.length
}
