import { type DateForm, dateExamples, dateNumber, dateText } from './dates.ts'

/** The way from the cells of a column that holds no numbers to those of its features. */
export type Encoding =
  /** A feature for each of its values: 1 where a cell is that value, else 0. */
  | { column: string; kind: 'categories'; values: string[] }
  /** One feature: the place of a cell among the values, from 0. */
  | { column: string; kind: 'order'; values: string[] }
  /** One feature: the days from 1970-01-01 to the date in a cell. */
  | { column: string; kind: 'date'; form: DateForm }

/** A feature as a column gives it. */
export interface EncodedColumn {
  column: string
  /** Absent where the column holds numbers. */
  encoding?: Encoding
  /** The value whose cells are 1, where each has a feature. */
  value?: string
}

/** The features that a column gives, by their names: its own, or "colour = red" for each value. */
export function sourcesOf(column: string, encoding?: Encoding): Map<string, EncodedColumn> {
  if (encoding?.kind !== 'categories') return new Map([[column, { column, ...(encoding && { encoding }) }]])
  return new Map(encoding.values.map(value => [`${column} = ${value}`, { column, encoding, value }]))
}

/** The source of a feature in a table whose columns have these encodings. */
export function sourceOf(feature: string, encodings: readonly Encoding[] = []): EncodedColumn {
  for (const encoding of encodings) {
    const source = sourcesOf(encoding.column, encoding).get(feature)
    if (source) return source
  }
  return { column: feature }
}

/** A column of a table, and the places of its features in a row. */
export interface ColumnFeatures {
  name: string
  features: number[]
}

/** The columns that features come from, in their order: several of one whose values have a feature each. */
export function columnsOf(of: {
  features: readonly string[]
  encodings?: readonly Encoding[] | undefined
}): ColumnFeatures[] {
  const places = new Map<string, number[]>()
  for (const [i, feature] of of.features.entries()) {
    const { column } = sourceOf(feature, of.encodings)
    places.set(column, [...(places.get(column) ?? []), i])
  }
  return Array.from(places, ([name, features]) => ({ name, features }))
}

/** The number that an encoded feature has for a cell; NaN for a cell that its encoding does not know. */
export function encodedNumber(cell: string, encoding: Encoding, value?: string): number {
  if (encoding.kind === 'date') return dateNumber(cell, encoding.form)
  const place = encoding.values.indexOf(cell)
  if (place < 0) return Number.NaN
  return value === undefined ? place : Number(cell === value)
}

/** The cell that a number of a feature stands for, which may be a little off, as scaled and back. */
export function encodedText(number: number, encoding: Encoding): string {
  return encoding.kind === 'date' ? dateText(number) : encoding.values[Math.round(number)]
}

/** Values that a message lists at most. */
const maxListed = 20

export function knownCells(encoding: Encoding): string {
  if (encoding.kind === 'date') return `a date such as ${dateExamples[encoding.form]}`
  const { values } = encoding
  return values.length > maxListed ? `${values.slice(0, maxListed).join(', ')}, …` : values.join(', ')
}
