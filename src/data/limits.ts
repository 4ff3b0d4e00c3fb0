import { type Place, SpecError } from '../options/error.ts'
import { noControls, withoutControls } from '../options/printable.ts'

/** Rows of a table at most, as many as a built-in dataset may have. */
export const maxRows = 100_000
/** Cells of a table at most: a million of them take a second and 100 MB to read. */
export const maxCells = 5_000_000
/** Columns of a table at most, most of which are left out. */
export const maxColumns = 5000
/** Characters of a table's row at most. */
export const maxCharacters = 1_000_000
export const maxFeatures = 256
/** Classes of a dataset at most, as many as a built-in one may have. */
export const maxClasses = 100
/** Characters of a name at most, as in a line of a picture. */
export const maxNameCharacters = 200

/** Checks the size of a table, header included. @throws SpecError for more rows, columns or cells than one may have */
export function checkExtent(rows: number, columns: number, place: () => Place): void {
  const refuse = (count: number, max: number, what: string) => {
    throw new SpecError('', count, `at most ${max} ${what}`, { place: place() })
  }
  if (rows > maxRows + 1) refuse(rows, maxRows, 'rows below the header')
  if (columns > maxColumns) refuse(columns, maxColumns, 'columns')
  if (rows * columns > maxCells) refuse(rows * columns, maxCells, 'cells, rows times columns')
}

/** The number of places at which a mark stands in a text. */
export function countOf(text: string, mark: string): number {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++
  return count
}

/**
 * Checks the names of features, of classes or of a target.
 *
 * @param advice what to do about too many, for the message
 * @throws SpecError for more than a dataset may have, for names longer than a line, and for control characters
 */
export function checkNames(
  field: 'features' | 'classes' | 'target.name',
  names: readonly string[],
  place?: Place,
  advice = '',
): void {
  const max = { features: maxFeatures, classes: maxClasses, 'target.name': 1 }[field]
  const at = place && { place }
  if (names.length > max) throw new SpecError(field, names.length, `at most ${max}${advice}`, at)
  const long = names.find(name => name.length > maxNameCharacters)
  const most = `names of at most ${maxNameCharacters} letters`
  if (long !== undefined) throw new SpecError(field, long, `${most}, this one has ${long.length}`, at)
  checkVisible(field, names, place)
}

/** Checks names. @throws SpecError for one with control characters, which a terminal would not show but obey */
export function checkVisible(field: string, names: readonly string[], place?: Place): void {
  const odd = names.find(name => !withoutControls.test(name))
  if (odd !== undefined) throw new SpecError(field, odd, `names ${noControls}`, place && { place })
}
