import { SpecError } from '../options/error.ts'
import { type Column, findColumn, nameColumns, type TargetColumn } from './columns.ts'
import { parseDelimited } from './delimited.ts'
import { checkRagged, type Grid } from './grid.ts'
import { parseJson } from './json-table.ts'
import { checkVisible } from './limits.ts'
import { subscript } from './number.ts'

/** A table whose columns have names, and of which one is learned. */
export interface OpenTable {
  grid: Grid
  /** Index of the first row of data in the grid. */
  firstRow: number
  /** All columns, the one that is learned too. */
  columns: Column[]
  /** Its role is that of the label, or of the target of a regression. */
  label: TargetColumn
  /** Notes on what was decided without being asked. */
  notes: string[]
}

/** Reads a table as far as its columns; null is the last label, or no target. @throws SpecError for none, or none of that name */
export function openTable(
  text: string,
  file: string,
  label: string | null,
  target: string | null = null,
): OpenTable {
  const grid = checkRagged(readGrid(text.replace(/^\uFEFF/, ''), file))
  const { columns, header, notes } = nameColumns(grid)
  const firstRow = header ? 1 : 0
  const place = { file }
  if (grid.rows.length === firstRow) throw new SpecError('', undefined, 'rows below the header', { place })
  const role = target === null ? 'label' : 'target'
  if (columns.length < 2)
    throw new SpecError('', undefined, `two columns or more: features and a ${role}`, { place })
  const word = target ?? label
  const { index } = word === null ? columns.at(-1)! : findColumn(columns, word, role, file)
  const named = (header || grid.names ? columns : numbered(columns, index, role)).map(column =>
    column.index === index ? { ...column, role } : column,
  )
  const learned = named.find((column): column is TargetColumn => column.index === index)!
  checkVisible(role, [learned.name], place)
  return { grid, firstRow, columns: named, label: learned, notes }
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

/** Names for a table without a header: x₁, x₂, … and "label" or "target". */
function numbered(columns: readonly Column[], learned: number, role: TargetColumn['role']): Column[] {
  let count = 0
  return columns.map(({ index }) => ({ index, name: index === learned ? role : `x${subscript(++count)}` }))
}
