import { SpecError } from '../options/error.ts'
import type { Column } from './columns.ts'
import type { RawDataset } from './dataset.ts'
import { type CellOwners, readFeatures } from './feature-cells.ts'
import { type Grid, keepRows } from './grid.ts'
import { readLabels } from './labels.ts'
import { checkNames } from './limits.ts'
import { isMissing } from './number.ts'
import { type OpenTable, openTable } from './open-table.ts'
import { column } from './scale.ts'
import { skewNotes } from './skew.ts'
import { type FeatureOptions, featuresOf } from './table-features.ts'
import { readTargets } from './targets.ts'

/** Notes on what was decided without being asked, and features whose logarithms are taken. */
type Noted = { notes: string[]; logs: string[] }

/** The columns of a table to use as features, and how to read them. */
interface PointOptions extends FeatureOptions, CellOwners {}

export interface TableOptions extends PointOptions {
  /** Label column by name or number (from 1); null takes the last. */
  label: string | null
  /** Names of the classes of a model, or of other data; the indexes are then theirs. */
  classes?: readonly string[] | undefined
}

/**
 * Reads a table of classes from CSV, TSV or JSON text.
 *
 * @throws SpecError with file, line and column (the number of the cell in its row; in JSON of the character in its
 *   line) for anything that is not a whole table of features with a column of classes
 */
export function parseTable(text: string, options: TableOptions): RawDataset & Noted & { label: string } {
  const { file, label, features, classes, classesOf } = options
  const table = openTable(text, file, label, null, features ?? [])
  const { points, whole, learned, offer, logs, numbers, notes } = readPoints(table, options)
  const labels = readLabels(whole, learned, offer, classes, classesOf)
  return { ...points, ...labels, label: table.labelWord, logs, notes: [...notes, ...skewNotes(numbers)] }
}

/** Reads a table of a regression, as `parseTable` does; `log` says whether targets are logarithms. @throws SpecError for what is none with a column of numbers */
export function parseRegression(text: string, options: PointOptions & { target: string }) {
  const { file, target } = options
  const table = openTable(text, file, null, target)
  const { points, whole, learned, offer, logs, logsTarget: log, numbers, notes } = readPoints(table, options)
  const targets = readTargets(whole, learned, offer, log)
  if (!options.log) numbers.push({ ...learned, values: targets.y })
  return { ...points, ...targets, logs, log, notes: [...notes, ...skewNotes(numbers)] }
}

/** The features of a table's rows, and what is needed to read the column that is learned. */
function readPoints(table: OpenTable, options: PointOptions) {
  const { file, missing } = options
  const { grid, label: learned } = table
  const { features, encodings, logsTarget, notes } = featuresOf(table, options)
  const names = features.map(({ name }) => name)
  checkNames('features', names, { file }, '; choose columns with --features')
  // What is learned is never made up.
  const lacking = rowsLacking(grid, missing === 'median' ? [learned] : [...features, learned])
  const whole = missing === 'drop' || missing === 'median' ? dropRows(grid, lacking) : grid
  const offer = `; --missing drop leaves out ${lacking.size === 1 ? 'the row that lacks' : `the ${lacking.size} rows that lack`} a value`
  const left = `leaves out ${lacking.size} of ${grid.rows.length} rows, which lack a value`
  const points = {
    x: readFeatures(whole, features, `${offer}, median fills it`, options),
    features: names,
    ...(encodings.length > 0 && { encodings }),
  }
  const numbers = features.flatMap(({ column: name, index, encoding }, i) =>
    options.log || encoding ? [] : { name, index, values: column(points.x, names.length, i) },
  )
  const logs = names.filter((_, i) => features[i].log)
  return {
    ...{ points, whole, learned, offer, logs, logsTarget, numbers },
    notes: [...table.notes, ...notes, ...(whole === grid ? [] : [left])],
  }
}

/** Indexes of the rows in which one of some columns has no value. */
export function rowsLacking({ rows }: Grid, columns: readonly Pick<Column, 'index'>[]): Set<number> {
  const indexes = [...new Set(columns.map(({ index }) => index))]
  return new Set([...rows.keys()].filter(row => indexes.some(index => isMissing(rows[row][index]))))
}

/** The grid without some rows. @throws SpecError where none is left */
export function dropRows(grid: Grid, lacking: ReadonlySet<number>): Grid {
  if (lacking.size === 0) return grid
  const kept = [...grid.rows.keys()].filter(row => !lacking.has(row))
  if (kept.length === 0)
    throw new SpecError('missing', 'drop', 'a row that has a value in each of its columns', {
      place: grid.place(),
    })
  return keepRows(grid, kept)
}
