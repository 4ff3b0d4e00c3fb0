import { SpecError } from '../options/error.ts'
import { chooseFeatures } from './choose-features.ts'
import { type Column, findColumn } from './columns.ts'
import { type Encoding, sourceOf, sourcesOf } from './encoding.ts'
import type { Feature } from './feature-cells.ts'
import type { OpenTable } from './open-table.ts'
import { type ColumnPlan, planColumns } from './plan-columns.ts'

/** The features to take from a table. */
export interface FeatureOptions {
  /** Name of the file, for messages and for its ending. */
  file: string
  /** Feature columns by name or number; null takes all but the label, as far as they say something. */
  features: readonly string[] | null
  /** Words of columns in their order, by names or numbers of columns. */
  order?: WordOrders | null
  /** The encodings by which the features of a model, or of other data, come from columns: `features` are all of these. */
  encodings?: readonly Encoding[] | undefined
  /** True where columns of the same number in all rows are features too. */
  keepsConstants?: boolean
  /** The origin of the features' names, for messages; the option `features` without it. */
  featuresOf?: 'model' | undefined
}

/** Features, the encodings that some of them come by, and notes. */
export interface Features {
  features: Feature[]
  encodings: Encoding[]
  notes: string[]
}

/** Features of a model or other data, or those of the columns. @throws SpecError for a column that is not there, or has none */
export function featuresOf(table: OpenTable, options: FeatureOptions): Features {
  const { features, encodings } = options
  return features && encodings ? givenFeatures(table, features, encodings, options) : planned(table, options)
}

/** The features that a model or other data have. @throws SpecError where a column of one is not there */
function givenFeatures(
  { columns, label }: OpenTable,
  names: readonly string[],
  encodings: readonly Encoding[],
  { file, featuresOf }: FeatureOptions,
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
function planned(table: OpenTable, options: FeatureOptions): Features {
  const plans = planTable(table, options)
  const fault = plans.find(({ fault }) => fault)?.fault
  if (fault) throw fault
  const taken = plans.filter(({ leftOut }) => !leftOut)
  const features = taken.flatMap(featuresIn)
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
  { features, order = null, keepsConstants = false, file }: Omit<FeatureOptions, 'encodings' | 'featuresOf'>,
): ColumnPlan[] {
  const chosen = features
    ? chooseFeatures(columns, features, label, file)
    : columns.filter(column => column !== label)
  const orders = readOrders(order, chosen, file)
  const asked = { isChosen: features !== null, keepsConstants, orders }
  return planColumns({ grid, firstRow, columns: chosen, label, ...asked })
}

/** The features of a column that has them. */
export function featuresIn({ column: { name, index }, encoding }: ColumnPlan): Feature[] {
  return [...sourcesOf(name, encoding)].map(([name, source]) => ({ name, index, ...source }))
}

/** Words of columns in their order: a list for each name, or number from 1, of a column. */
type WordOrders = Readonly<Record<string, readonly string[]>>

/** Words by names of `columns`. @throws SpecError for a column that is none of these, or is there twice */
function readOrders(orders: WordOrders | null, columns: readonly Column[], file: string) {
  const found = new Map<string, readonly string[]>()
  for (const [word, values] of Object.entries(orders ?? {})) {
    const { name } = findColumn(columns, word, 'order', file)
    if (found.has(name))
      throw new SpecError('order', word, 'columns of which none is there twice', { place: { file } })
    found.set(name, values)
  }
  return found
}
