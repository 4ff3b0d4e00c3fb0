import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { aboutThousands, cellNumber, isUnclear } from './decimals.ts'
import { type EncodedColumn, type Encoding, encodedNumber, knownCells } from './encoding.ts'
import type { Grid } from './grid.ts'
import { isMissing, LARGEST } from './number.ts'
import { numberInUnit } from './units.ts'

/** A feature, and the cells that it comes from. */
export interface Feature extends EncodedColumn {
  name: string
  /** Index of the column in the grid. */
  index: number
  /** The unit of its cells; absent where they have none. */
  unit?: string | undefined
  /** True where its numbers are the natural logarithms of its cells. */
  log?: boolean
}

/** The owner of the encodings of features, for messages. */
export interface CellOwners {
  /** Absent where the table has its own. */
  encodings?: readonly Encoding[] | undefined
  /** The data that they come from; a model without it. */
  classesOf?: string | undefined
  /** The treatment of cells without a value: an error, without it or where rows that have one are left out. */
  missing?: 'error' | 'drop' | 'median'
}

/** Numbers of features, samples × features, NaN in gaps that are to be filled; `offer` is advice on a missing one. @throws SpecError for a cell that has none */
export function readFeatures(grid: Grid, features: readonly Feature[], offer: string, owners: CellOwners) {
  const x = new Float64Array(grid.rows.length * features.length)
  let k = 0
  for (const [row, cells] of grid.rows.entries()) {
    for (const feature of features) {
      const value = numberOfCell(cells[feature.index], feature, grid)
      const isGap = owners.missing === 'median' && isMissing(cells[feature.index])
      if (!isUsable(value) && !isGap) throw cellFault(grid, row, feature, offer, owners)
      x[k++] = isGap ? Number.NaN : value
    }
  }
  return x
}

/** The number of a feature in a cell; NaN for a cell that holds none, infinite for the logarithm of 0. */
export function numberOfCell(cell: string, feature: Feature, { decimals }: Grid): number {
  const { encoding, value, unit, log } = feature
  if (encoding) return encodedNumber(cell, encoding, value)
  const number = unit === undefined ? cellNumber(cell, decimals) : numberInUnit(cell, unit, decimals)
  return log ? Math.log(number) : number
}

/** True for a number that a feature may have. */
export function isUsable(value: number): boolean {
  return Math.abs(value) <= LARGEST
}

/** The error for a cell in which a feature has no number that it may have. */
export function cellFault(grid: Grid, row: number, feature: Feature, offer: string, owners: CellOwners) {
  const { encoding, index, column } = feature
  const cell = grid.rows[row][index]
  const { expected, ...rest } = encoding
    ? unknownCell(cell, encoding, offer, owners)
    : { expected: numberWanted(cell, feature, grid, offer) }
  return new SpecError(column, cell, expected, { ...rest, place: grid.place(row, index) })
}

function numberWanted(cell: string, feature: Feature, grid: Grid, offer: string): string {
  const { decimals } = grid
  const { unit, index, log } = feature
  if (log && numberOfCell(cell, { ...feature, log: false }, grid) <= 0)
    return 'a number above 0, which has a logarithm'
  if (!Number.isNaN(numberOfCell(cell, feature, grid))) return `a number from -${LARGEST} to ${LARGEST}`
  if (unit !== undefined && !isMissing(cell)) {
    const row = grid.rows.findIndex(cells => isUsable(numberOfCell(cells[index], feature, grid)))
    const { line } = grid.place(row < 0 ? undefined : row)
    return `a number in ${unit}${line === undefined ? '' : `, as "${grid.rows[row][index]}" in line ${line}`}`
  }
  return isUnclear(cell, decimals)
    ? `a number that is clear: the table has decimal commas and decimal points, so this could be ${Number(cell)} or ${cellNumber(cell, 'comma')}`
    : `a number${isMissing(cell) ? offer : aboutThousands(cell)}`
}

/** The values to expect in the place of a cell that an encoding does not know, and the nearest value that it knows. */
function unknownCell(
  cell: string,
  encoding: Encoding,
  offer: string,
  { encodings, classesOf = 'the model' }: CellOwners,
): { expected: string; suggestion?: string } {
  const known = knownCells(encoding)
  if (encoding.kind === 'date') return { expected: `${known}${isMissing(cell) ? offer : ''}` }
  const owner = encodings ? `a value of ${classesOf}` : 'one of its values'
  if (isMissing(cell)) return { expected: `${owner}: ${known}${offer}` }
  const near = nearest(cell, encoding.values)
  return { expected: `${owner}: ${known}`, ...(near !== undefined && { suggestion: `"${near}"` }) }
}
