import { type Place, SpecError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'
import { readSource } from '../options/source.ts'
import type { Grid } from './grid.ts'
import { checkExtent, countOf, maxCells, maxColumns } from './limits.ts'

type Path = (string | number)[]

/**
 * Reads a table from JSON text: a list of records, a list of rows, or an object with one list a column; or a record or a
 * row a line.
 *
 * @param file name for messages
 * @throws SpecError with the place of text that is not JSON, or of another form, and for more than a table may have
 */
export function parseJson(text: string, file: string, isLines: boolean): Grid {
  const numbered = () => text.split(/\r?\n/).map((text, i) => ({ line: i + 1, text }))
  const lines = isLines ? numbered().filter(({ text }) => text.trim() !== '') : null
  // The position of a value is found by a slower parser that only errors need; the text may be too long for it.
  const placeIn = (path: Path) => orElse(() => readSource(text, file).placeOf(...path), undefined, SpecError)
  const placeOf = (...path: Path): Place =>
    lines ? { file, line: lines[path[0] as number]?.line } : (placeIn(path) ?? { file })
  const fail = (expected: string, path: Path) =>
    new SpecError('', undefined, expected, { place: placeOf(...path) })
  const commas = countOf(text, ',')
  // It would take half a minute and 1.5 GB to parse.
  if (commas > maxCells) throw new SpecError('', commas, `at most ${maxCells} commas`, { place: { file } })
  const value = lines ? lines.map(({ line, text }) => parse(text, { file, line })) : parse(text, { file })
  const checkSize = (rows: number, columns: number) => checkExtent(rows, columns, () => ({ file }))

  const grid = (
    rows: unknown[][],
    names: string[] | undefined,
    pathOf: (row: number, column?: number) => Path,
  ): Grid => {
    const place = (row?: number, column?: number) =>
      row === undefined ? { file } : atOrAbove(placeOf, file, pathOf(row, column))
    return {
      names,
      rows: rows.map((cells, row) =>
        cells.map((cell, column) => {
          if (typeof cell === 'object' && cell !== null) throw fail('a number or text', pathOf(row, column))
          return cell === null || cell === undefined ? '' : String(cell).trim()
        }),
      ),
      decimals: 'point',
      place,
    }
  }

  if (Array.isArray(value) && value.every(Array.isArray)) {
    const widest = value.reduce((max, cells) => Math.max(max, cells.length), 0)
    checkSize(value.length, widest)
    return grid(value, undefined, (row, column) => (column === undefined ? [row] : [row, column]))
  }
  if (Array.isArray(value)) {
    const odd = value.findIndex(record => !isRecord(record))
    if (odd >= 0) throw fail('a record, such as {"a": 1, "label": "b"}', [odd])
    const names = namesIn(value)
    checkSize(value.length, names.length)
    const rows = value.map(record => names.map(name => (Object.hasOwn(record, name) ? record[name] : null)))
    return grid(rows, names, (row, column) => (column === undefined ? [row] : [row, names[column]]))
  }
  if (isRecord(value) && Object.values(value).every(Array.isArray)) {
    const names = Object.keys(value)
    const columns = Object.values(value) as unknown[][]
    const length = columns[0]?.length ?? 0
    checkSize(length, names.length)
    const odd = columns.findIndex(column => column.length !== length)
    if (odd >= 0) throw fail(`${length} values, as in the columns before`, [names[odd]])
    const rows = Array.from({ length }, (_, row) => columns.map(column => column[row]))
    return grid(rows, names, (row, column) => (column === undefined ? [] : [names[column], row]))
  }
  if (isRecord(value) && value.format === 'nnanim-model')
    throw fail('a table: this is a model file, which stands behind --model', [])
  throw fail('a list of records, a list of rows, or an object with one list a column', [])
}

/** The keys of all records in the order of the text; the search ends where they are too many. */
function namesIn(records: readonly object[]): string[] {
  const names = new Set<string>()
  for (const record of records) {
    for (const name of Object.keys(record)) names.add(name)
    if (names.size > maxColumns) break
  }
  return [...names]
}

function parse(text: string, place: Place): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new SpecError('', undefined, `JSON (${reason})`, { place })
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The place of a value, or of the record that lacks it. */
function atOrAbove(placeOf: (...path: Path) => Place, file: string, path: Path): Place {
  const place = placeOf(...path)
  return place.line !== undefined || path.length === 0 ? place : atOrAbove(placeOf, file, path.slice(0, -1))
}
