import { SpecError } from '../options/error.ts'
import { chooseFeatures } from './choose-features.ts'
import { type Column, featuresFlag, findColumn, nameColumns } from './columns.ts'
import type { RawDataset } from './dataset.ts'
import { aboutThousands, cellNumber, isUnclear } from './decimals.ts'
import { parseDelimited } from './delimited.ts'
import { checkRagged, type Grid, keepRows } from './grid.ts'
import { parseJson } from './json-table.ts'
import { readLabels } from './labels.ts'
import { checkNames, checkVisible } from './limits.ts'
import { isMissing, LARGEST, subscript } from './number.ts'

/** The columns of a table to use, and how to read them. */
export interface TableOptions {
  /** Name of the file, for messages and for its ending. */
  file: string
  /** Label column by name or number (from 1); null takes the last. */
  label: string | null
  /** Feature columns by name or number; null takes all but the label. */
  features: readonly string[] | null
  /** The origin of the features' names, for messages; the option `features` without it. */
  featuresOf?: 'model' | undefined
  /** Names of the classes of a model, or of other data; the indexes are then theirs. */
  classes?: readonly string[]
  /** The owner of these classes, for messages; a model without it. */
  classesOf?: string
  /** The treatment of rows that lack a value: an error without it. */
  missing?: 'error' | 'drop'
}

/** The points of a table. */
export interface Table extends RawDataset {
  /** Notes on what was decided without being asked. */
  notes: string[]
}

/**
 * Reads a table from CSV, TSV or JSON text.
 *
 * @throws SpecError with file, line and column (the number of the cell in its row; in JSON of the character in its
 *   line) for anything that is not a whole table of numbers with a column of classes
 */
export function parseTable(
  text: string,
  { file, label, features, featuresOf, classes, classesOf, missing }: TableOptions,
): Table {
  const grid = checkRagged(readGrid(text.replace(/^\uFEFF/, ''), file))
  const { columns, header, notes } = nameColumns(grid)
  const firstRow = header ? 1 : 0
  const place = { file }
  if (grid.rows.length === firstRow) throw new SpecError('', undefined, 'rows below the header', { place })
  if (columns.length < 2)
    throw new SpecError('', undefined, 'two columns or more: features and a label', { place })

  const labelColumn = label === null ? columns.at(-1)! : findColumn(columns, label, 'label', file)
  const named = header || grid.names ? columns : numbered(columns, labelColumn)
  const chosen = features
    ? chooseFeatures(named, features, labelColumn, file, featuresOf)
    : named.filter(({ index }) => index !== labelColumn.index)
  checkNames(
    'features',
    chosen.map(({ name }) => name),
    place,
    '; choose columns with --features',
  )
  checkVisible('label', [labelColumn.name], place)
  if (!features) checkNumeric(grid, firstRow, chosen)
  const lacking = rowsLacking(grid, firstRow, [...chosen, labelColumn])
  const whole = missing === 'drop' ? dropRows(grid, firstRow, lacking) : grid
  const offer = `; --missing drop leaves out ${lacking.size === 1 ? 'the row that lacks' : `the ${lacking.size} rows that lack`} a value`
  return {
    x: readFeatures(whole, firstRow, chosen, offer),
    features: chosen.map(({ name }) => name),
    ...readLabels(
      whole,
      firstRow,
      named.find(({ index }) => index === labelColumn.index)!,
      offer,
      classes,
      classesOf,
    ),
    notes:
      whole === grid
        ? notes
        : [...notes, `leaves out ${lacking.size} of ${grid.rows.length - firstRow} rows, which lack a value`],
  }
}

/** Indexes of the rows in which one of some columns has no value. */
function rowsLacking({ rows }: Grid, firstRow: number, columns: readonly Column[]): Set<number> {
  const lacking = new Set<number>()
  for (let row = firstRow; row < rows.length; row++)
    if (columns.some(({ index }) => isMissing(rows[row][index]))) lacking.add(row)
  return lacking
}

/** @throws SpecError where no row is left */
function dropRows(grid: Grid, firstRow: number, lacking: ReadonlySet<number>): Grid {
  if (lacking.size === 0) return grid
  const kept = grid.rows.map((_, row) => row).filter(row => !lacking.has(row))
  if (kept.length === firstRow)
    throw new SpecError('missing', 'drop', 'a row that has a value in each of its columns', {
      place: grid.place(),
    })
  return keepRows(grid, kept)
}

function readGrid(text: string, file: string): Grid {
  const place = { file }
  if (text.trim() === '') throw new SpecError('', undefined, 'a table, found nothing', { place })
  if (text.includes('\0')) throw new SpecError('', undefined, 'text in UTF-8, found other bytes', { place })
  const json = /\.json$/i.test(file) || (!/\.[ct]sv$/i.test(file) && /^\s*[[{]/.test(text))
  const grid = json ? parseJson(text, file) : parseDelimited(text, file)
  if (grid.rows.length === 0) throw new SpecError('', undefined, 'a table, found no row', { place })
  return grid
}

/** Names for a table without a header: x₁, x₂, … and "label". */
function numbered(columns: readonly Column[], label: Column): Column[] {
  let count = 0
  return columns.map(({ index }) => ({
    index,
    name: index === label.index ? 'label' : `x${subscript(++count)}`,
  }))
}

/** @throws SpecError for a column of text, with the columns of numbers to choose instead */
function checkNumeric(grid: Grid, firstRow: number, columns: readonly Column[]): void {
  const rows = grid.rows.slice(firstRow)
  const isText = ({ index }: Column) => {
    const known = rows.map(cells => cells[index]).filter(cell => !isMissing(cell))
    const isNumber = (cell: string) =>
      isUnclear(cell, grid.decimals) || !Number.isNaN(cellNumber(cell, grid.decimals))
    return known.filter(cell => !isNumber(cell)).length > known.length / 2
  }
  const text = columns.find(isText)
  if (!text) return
  const row = rows.findIndex(cells => !isMissing(cells[text.index]))
  const cell = rows[row][text.index]
  const numeric = columns.filter(column => !isText(column)).map(({ name }) => name)
  const advice = numeric.length > 0 ? `choose columns with ${featuresFlag(numeric)}` : 'no column has numbers'
  const thousands = aboutThousands(cell)
  const expected = thousands ? `a number${thousands}` : `numbers in every column but the label; ${advice}`
  throw new SpecError(text.name, cell, expected, { place: grid.place(firstRow + row, text.index) })
}

/**
 * @param offer what to do about a missing value, for the message
 * @throws SpecError for a cell that is no number
 */
function readFeatures(grid: Grid, firstRow: number, columns: readonly Column[], offer: string): Float64Array {
  const x = new Float64Array((grid.rows.length - firstRow) * columns.length)
  let k = 0
  for (let row = firstRow; row < grid.rows.length; row++) {
    for (const { name, index } of columns) {
      const cell = grid.rows[row][index]
      const value = cellNumber(cell, grid.decimals)
      if (!(Math.abs(value) <= LARGEST)) {
        const expected = !Number.isNaN(value)
          ? `a number from -${LARGEST} to ${LARGEST}`
          : isUnclear(cell, grid.decimals)
            ? `a number that is clear: the table has decimal commas and decimal points, so this could be ${Number(cell)} or ${cellNumber(cell, 'comma')}`
            : `a number${isMissing(cell) ? offer : aboutThousands(cell)}`
        throw new SpecError(name, cell, expected, { place: grid.place(row, index) })
      }
      x[k++] = value
    }
  }
  return x
}
