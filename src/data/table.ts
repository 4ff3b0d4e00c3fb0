import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { chooseFeatures } from './choose-features.ts'
import type { Column } from './columns.ts'
import type { RawDataset } from './dataset.ts'
import { aboutThousands, cellNumber, isUnclear } from './decimals.ts'
import { type Encoding, encodedNumber, knownCells, type Source, sourceOf, sourcesOf } from './encoding.ts'
import { type Grid, keepRows } from './grid.ts'
import { readLabels } from './labels.ts'
import { checkNames } from './limits.ts'
import { isMissing, LARGEST } from './number.ts'
import { type OpenTable, openTable } from './open-table.ts'
import { readOrders, type WordOrders } from './orders.ts'
import { type ColumnPlan, planColumns } from './plan-columns.ts'

/** The columns of a table to use, and how to read them. */
export interface TableOptions {
  /** Name of the file, for messages and for its ending. */
  file: string
  /** Label column by name or number (from 1); null takes the last. */
  label: string | null
  /** Feature columns by name or number; null takes all but the label, as far as they say something. */
  features: readonly string[] | null
  /** Words of columns in their order, by names or numbers of columns. */
  order?: WordOrders | null
  /** The encodings by which the features of a model, or of other data, come from columns: `features` are all of these. */
  encodings?: readonly Encoding[] | undefined
  /** The origin of the features' names, for messages; the option `features` without it. */
  featuresOf?: 'model' | undefined
  /** Names of the classes of a model, or of other data; the indexes are then theirs. */
  classes?: readonly string[] | undefined
  /** The owner of these classes and encodings, for messages; a model without it. */
  classesOf?: string | undefined
  /** The treatment of rows that lack a value: an error without it. */
  missing?: 'error' | 'drop'
}

/** The points of a table. */
export interface Table extends RawDataset {
  /** Notes on what was decided without being asked. */
  notes: string[]
}

/** A feature, and the cells that it comes from. */
interface Feature extends Source {
  name: string
  /** Index of the column in the grid. */
  index: number
}

/**
 * Reads a table from CSV, TSV or JSON text.
 *
 * @throws SpecError with file, line and column (the number of the cell in its row; in JSON of the character in its
 *   line) for anything that is not a whole table of features with a column of classes
 */
export function parseTable(text: string, options: TableOptions): Table {
  const { file, missing, classes, classesOf } = options
  const table = openTable(text, file, options.label)
  const { grid, firstRow, label } = table
  const { features, encodings, notes } = featuresOf(table, options)
  checkNames(
    'features',
    features.map(({ name }) => name),
    { file },
    '; choose columns with --features',
  )
  const lacking = rowsLacking(grid, firstRow, [...features, label])
  const whole = missing === 'drop' ? dropRows(grid, firstRow, lacking) : grid
  const offer = `; --missing drop leaves out ${lacking.size === 1 ? 'the row that lacks' : `the ${lacking.size} rows that lack`} a value`
  return {
    x: readFeatures(whole, firstRow, features, offer, options),
    features: features.map(({ name }) => name),
    ...(encodings.length > 0 && { encodings }),
    ...readLabels(whole, firstRow, label, offer, classes, classesOf),
    notes:
      whole === grid
        ? [...table.notes, ...notes]
        : [
            ...table.notes,
            ...notes,
            `leaves out ${lacking.size} of ${grid.rows.length - firstRow} rows, which lack a value`,
          ],
  }
}

/** Features, the encodings that some of them come by, and notes. */
interface Features {
  features: Feature[]
  encodings: Encoding[]
  notes: string[]
}

function featuresOf(table: OpenTable, options: TableOptions): Features {
  const { features, encodings } = options
  return features && encodings ? givenFeatures(table, features, encodings, options) : planned(table, options)
}

/** The features that a model or other data have. @throws SpecError where a column of one is not there */
function givenFeatures(
  { columns, label }: OpenTable,
  names: readonly string[],
  encodings: readonly Encoding[],
  { file, featuresOf }: TableOptions,
): Features {
  const sources = names.map(name => ({ name, ...sourceOf(name, encodings) }))
  const words = [...new Set(sources.map(({ column }) => column))]
  const found = chooseFeatures(columns, words, label, file, featuresOf)
  return {
    features: sources.map(source => ({ ...source, index: found[words.indexOf(source.column)].index })),
    encodings: [...encodings],
    notes: [],
  }
}

/** The features that the columns give, as far as nothing else is asked for. @throws SpecError for one that gives none */
function planned(table: OpenTable, options: TableOptions): Features {
  const plans = planTable(table, options)
  const fault = plans.find(({ fault }) => fault)?.fault
  if (fault) throw fault
  const taken = plans.filter(({ leftOut }) => !leftOut)
  const features = taken.flatMap(({ column: { name, index }, encoding }) =>
    [...sourcesOf(name, encoding)].map(([name, source]) => ({ name, index, ...source })),
  )
  const names = features.map(({ name }) => name)
  const twice = features.find(({ name }, i) => names.indexOf(name) < i)
  if (twice)
    throw new SpecError('features', twice.name, `columns other than a value of ${twice.column}`, {
      place: { file: options.file },
    })
  return {
    features,
    encodings: taken.flatMap(({ encoding }) => encoding ?? []),
    notes: plans.flatMap(({ note }) => note ?? []),
  }
}

/** The plans of the columns that may give features. */
export function planTable(
  { grid, firstRow, columns, label }: OpenTable,
  { features, order = null, file }: Pick<TableOptions, 'features' | 'order' | 'file'>,
): ColumnPlan[] {
  const chosen = features
    ? chooseFeatures(columns, features, label, file)
    : columns.filter(column => column !== label)
  return planColumns({
    grid,
    firstRow,
    columns: chosen,
    label,
    isChosen: features !== null,
    orders: readOrders(order, chosen, file),
  })
}

/** Indexes of the rows in which one of some columns has no value. */
export function rowsLacking(
  { rows }: Grid,
  firstRow: number,
  columns: readonly Pick<Column, 'index'>[],
): Set<number> {
  const indexes = [...new Set(columns.map(({ index }) => index))]
  const lacking = new Set<number>()
  for (let row = firstRow; row < rows.length; row++)
    if (indexes.some(index => isMissing(rows[row][index]))) lacking.add(row)
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

/**
 * @param offer what to do about a missing value, for the message
 * @throws SpecError for a cell that is no number, or that an encoding does not know
 */
function readFeatures(
  grid: Grid,
  firstRow: number,
  features: readonly Feature[],
  offer: string,
  options: TableOptions,
): Float64Array {
  const x = new Float64Array((grid.rows.length - firstRow) * features.length)
  let k = 0
  for (let row = firstRow; row < grid.rows.length; row++) {
    for (const feature of features) {
      const { encoding, value: word, index } = feature
      const cell = grid.rows[row][index]
      const value = encoding ? encodedNumber(cell, encoding, word) : cellNumber(cell, grid.decimals)
      if (!(Math.abs(value) <= LARGEST)) {
        const fault = encoding
          ? unknownCell(cell, encoding, offer, options)
          : { expected: numberWanted(cell, value, grid, offer) }
        const { expected, ...rest } = fault
        throw new SpecError(feature.column, cell, expected, { ...rest, place: grid.place(row, index) })
      }
      x[k++] = value
    }
  }
  return x
}

function numberWanted(cell: string, value: number, { decimals }: Grid, offer: string): string {
  if (!Number.isNaN(value)) return `a number from -${LARGEST} to ${LARGEST}`
  return isUnclear(cell, decimals)
    ? `a number that is clear: the table has decimal commas and decimal points, so this could be ${Number(cell)} or ${cellNumber(cell, 'comma')}`
    : `a number${isMissing(cell) ? offer : aboutThousands(cell)}`
}

/** What was expected in the place of a cell that an encoding does not know, and the nearest value that it knows. */
function unknownCell(
  cell: string,
  encoding: Encoding,
  offer: string,
  { encodings, classesOf = 'the model' }: TableOptions,
): { expected: string; suggestion?: string } {
  const known = knownCells(encoding)
  if (encoding.kind === 'date') return { expected: `${known}${isMissing(cell) ? offer : ''}` }
  const owner = encodings ? `a value of ${classesOf}` : 'one of its values'
  if (isMissing(cell)) return { expected: `${owner}: ${known}${offer}` }
  const near = nearest(cell, encoding.values)
  return { expected: `${owner}: ${known}`, ...(near !== undefined && { suggestion: `"${near}"` }) }
}
