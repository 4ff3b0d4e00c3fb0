import { SpecError } from '../options/error.ts'
import { listItems } from '../options/text.ts'
import { chooseFeatures, columnsIn } from './choose-features.ts'
import type { Column } from './columns.ts'
import { type Encoding, sourceOf, sourcesOf } from './encoding.ts'
import type { Feature } from './feature-cells.ts'
import type { OpenTable } from './open-table.ts'
import { type ColumnPlan, planColumns } from './plan-columns.ts'
import { nameInUnit } from './units.ts'

export interface FeatureOptions {
  /** Name of the file, for messages and for its ending. */
  file: string
  /** Feature columns by name or number; null takes all but the label, as far as they say something. */
  features: readonly string[] | null
  /** Words of columns in their order, by names or numbers of columns. */
  order?: WordOrders | null
  /** The encodings by which the features of a model, or of other data, come from columns: `features` are all of these. */
  encodings?: readonly Encoding[] | undefined
  /** Columns whose logarithms are taken, by names or numbers, or names of features. */
  log?: readonly string[] | null
  /** True where columns of the same number in all rows are features too. */
  keepsConstants?: boolean
  /** The origin of the features' names, for messages; the option `features` without it. */
  featuresOf?: 'model' | undefined
}

/**
 * Features of a model or other data, or those of the columns, the encodings that some of them come by, and notes; and
 * whether the logarithm of the target is taken.
 *
 * @throws SpecError for a column that is not there, or gives no feature, or no numbers for logarithms
 */
export function featuresOf(table: OpenTable, options: FeatureOptions) {
  const { features: names, encodings, log, file } = options
  const found =
    names && encodings
      ? { features: givenFeatures(table, names, encodings, options), encodings: [...encodings], notes: [] }
      : planned(table, options)
  const { columns, label } = table
  const numbers: Column[] = found.features.filter(({ encoding }) => !encoding)
  if (label.role === 'target') numbers.push(label)
  const logs = (log ?? []).flatMap(word => {
    const own = found.features.filter(({ name }) => name === word)
    return own.length > 0 ? own : columnsNamed(columns, word, 'log', file)
  })
  const odd = logs.find(({ index }) => numbers.every(one => one.index !== index))
  const expected = `a feature of numbers, or a target: ${numbers.map(({ name }) => name).join(', ')}`
  if (odd) throw new SpecError('log', odd.name, expected, { place: { file } })
  const isLog = ({ index }: Pick<Column, 'index'>) => logs.some(one => one.index === index)
  const features = found.features.map((feature): Feature => ({ ...feature, log: isLog(feature) }))
  return { ...found, features, logsTarget: isLog(label) }
}

function givenFeatures(
  { columns, label }: OpenTable,
  names: readonly string[],
  encodings: readonly Encoding[],
  { file, featuresOf }: FeatureOptions,
): Feature[] {
  const sources = names.map(name => ({ name, ...(sourceInUnit(name, columns) ?? sourceOf(name, encodings)) }))
  const words = [...new Set(sources.map(({ column }) => column))]
  const found = chooseFeatures(columns, words, label, file, featuresOf)
  return sources.map(source => ({ ...source, index: found[words.indexOf(source.column)].index }))
}

/** The column and the unit of a feature such as "speed (km/h)", where the column is called "speed". */
function sourceInUnit(feature: string, columns: readonly Column[]) {
  const [, column, unit] = /^(.+) \((.+)\)$/.exec(feature) ?? []
  const isThere = (wanted: string) => columns.some(({ name }) => name === wanted)
  return unit !== undefined && !isThere(feature) && isThere(column) ? { column, unit } : null
}

function planned(table: OpenTable, options: FeatureOptions) {
  const plans = planTable(table, options)
  const fault = plans.find(({ fault }) => fault)?.fault
  if (fault) throw fault
  const taken = plans.filter(({ leftOut }) => !leftOut)
  const features = taken.flatMap(featuresIn)
  const names = features.map(({ name }) => name)
  const twice = features.find(({ name }, i) => names.indexOf(name) < i)
  const place = { file: options.file }
  if (twice)
    throw new SpecError('features', twice.name, `columns other than a value of ${twice.column}`, { place })
  return {
    features,
    encodings: taken.flatMap(({ encoding }) => encoding ?? []),
    notes: plans.flatMap(({ note }) => note ?? []),
  }
}

/** The plans of the columns that may give features. */
export function planTable(
  { grid, columns, label }: OpenTable,
  { features, order = null, keepsConstants = false, file }: Omit<FeatureOptions, 'encodings' | 'featuresOf'>,
): ColumnPlan[] {
  const chosen = features
    ? chooseFeatures(columns, features, label, file)
    : columns.filter(column => column !== label)
  const orders = readOrders(order, chosen, file)
  return planColumns({ grid, columns: chosen, label, isChosen: features !== null, keepsConstants, orders })
}

export function featuresIn({ column: { name, index }, encoding, kind }: ColumnPlan): Feature[] {
  if (kind.kind === 'quantities' && !encoding)
    return [{ name: nameInUnit(name, kind.unit), index, column: name, unit: kind.unit }]
  return [...sourcesOf(name, encoding)].map(([name, source]) => ({ name, index, ...source }))
}

/** The columns of a list such as "q1,q5..q9", or the one that is called so. @throws SpecError for one that is not there */
function columnsNamed(columns: readonly Column[], list: string, field: string, file: string): Column[] {
  const words = columns.some(({ name }) => name === list) ? [list] : listItems(list)
  return words.flatMap(word => columnsIn(columns, word.trim(), field, file))
}

/** Words of columns in their order, by names or numbers (from 1) of columns, as "q1,q5..q9"; "none" for no order. */
type WordOrders = Readonly<Record<string, readonly string[]>>

/** Words by names of `columns`, of which a key may name several. @throws SpecError for none of these, or one that is there twice */
function readOrders(orders: WordOrders | null, columns: readonly Column[], file: string) {
  const found = new Map<string, readonly string[]>()
  for (const [key, values] of Object.entries(orders ?? {})) {
    for (const { name } of columnsNamed(columns, key, 'order', file)) {
      if (found.has(name))
        throw new SpecError('order', key, 'columns of which none is there twice', { place: { file } })
      found.set(name, values)
    }
  }
  return found
}
