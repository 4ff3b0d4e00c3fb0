import { type Place, SpecError } from '../options/error.ts'
import type { Decimals } from './decimals.ts'

/** A table's cells as text, before anything is known about its columns. */
export interface Grid {
  /** One row of cells each; all of them as long as the first. */
  rows: string[][]
  /** Column names where the format gives them; otherwise the first row may be a header. */
  names?: string[]
  decimals: Decimals
  /** Notes on what was decided about its text without being asked. */
  notes?: string[]
  /** The place of a cell, of a row, or of the file, for messages; indexes from 0. */
  place(row?: number, column?: number): Place
}

/** The grid, whose rows are of one length. @throws SpecError with the first row that has more or fewer cells */
export function checkRagged(grid: Grid): Grid {
  const width = grid.names?.length ?? grid.rows[0]?.length
  const row = grid.rows.findIndex(cells => cells.length !== width)
  if (row < 0) return grid
  const expected = `${width} cells, as in the rows above`
  throw new SpecError('', grid.rows[row].length, expected, { place: grid.place(row) })
}

/** The grid with some of its rows alone, by their indexes. */
export function keepRows(grid: Grid, kept: readonly number[]): Grid {
  return {
    ...grid,
    rows: kept.map(row => grid.rows[row]),
    place: (row, column) => grid.place(row === undefined ? undefined : kept[row], column),
  }
}
