import { SpecError } from '../options/error.ts'
import { unitsOf } from './build-regression.ts'
import { byText, type ColumnKind } from './column-kind.ts'
import type { Column } from './columns.ts'
import type { Decimals } from './decimals.ts'
import { type Encoding, encodedNumber } from './encoding.ts'
import { cellFault, isUsable, numberOfCell } from './feature-cells.ts'
import { readLabels } from './labels.ts'
import { isMissing } from './number.ts'
import { type OpenTable, openTable } from './open-table.ts'
import type { ColumnPlan, LeftOutReason } from './plan-columns.ts'
import { extremes } from './scale.ts'
import { dropRows, rowsLacking } from './table.ts'
import { type FeatureOptions, featuresIn, planTable } from './table-features.ts'
import { readTargets } from './targets.ts'
import { anyNumber } from './units.ts'

/** A column of a table as `nnanim columns` describes it. */
export interface ColumnFacts {
  /** In the file, from 1. */
  number: number
  name: string
  role: 'label' | 'target' | 'feature' | 'left out' | 'not chosen' | 'fault'
  /** The kind of its cells; null of the column that is learned and of columns that were not chosen. */
  kind: ColumnKind['kind'] | null
  missing: number
  /** Different values of those that are there. */
  distinct: number
  /** The least and the largest value of numbers and dates, as written; null of others. */
  range: [string, string] | null
  /** Values of text with the number of their rows, where they are few; null of others. */
  values: { value: string; rows: number }[] | null
  features: string[]
  /** Absent where its numbers are taken as they are. */
  encoding?: Encoding
  leftOut?: LeftOutReason
}

/** A table as `nnanim columns` describes it. */
export interface TableFacts {
  rows: number
  /** Rows that have a value in the column that is learned and in all columns of features. */
  wholeRows: number
  columns: ColumnFacts[]
  /** The classes of whole rows in the order of their indexes; empty where the label cannot be read, and of a target. */
  classes: { name: string; rows: number }[]
  /** The numbers of whole rows that are to be predicted; null where they cannot be read, and of classes. */
  target: { name: string; least: number; most: number; mean: number } | null
  notes: string[]
  /** All that is wrong, a fault a column. */
  faults: SpecError[]
}

/**
 * A description of a table that may have faults.
 *
 * @param options label column by name or number (from 1), null takes the last, or the target's; and which are features
 * @throws SpecError for what is no table at all, or lacks a column that is named
 */
export function describeTable(
  text: string,
  options: Pick<FeatureOptions, 'file' | 'features' | 'order'> & {
    label: string | null
    target?: string | null
  },
): TableFacts {
  const table = openTable(text, options.file, options.label, options.target, options.features ?? [])
  const { grid, columns, label, notes } = table
  const plans = planTable(table, options).map((plan): ColumnPlan => {
    const fault = plan.fault ?? cellFaultOf(table, plan)
    return fault ? { ...plan, fault } : plan
  })
  const features = plans.filter(({ leftOut, fault }) => !leftOut && !fault).flatMap(featuresIn)
  const lacking = rowsLacking(grid, [...features, label])
  const { classes, target, faults } = describeLearned(table, lacking)
  const names = plans.map(({ column }) => column.name)
  const place = { file: options.file }
  const none = new SpecError('features', names, 'a column that gives a feature', { place })
  const planOf = (column: Column) => plans.find(plan => plan.column === column)
  return {
    rows: grid.rows.length,
    wholeRows: grid.rows.length - lacking.size,
    columns: columns.map(column => describeColumn(table, column, planOf(column))),
    classes,
    target,
    notes: [...notes, ...plans.flatMap(({ note }) => note ?? [])],
    faults: [...plans.flatMap(({ fault }) => fault ?? []), ...faults, ...(features.length > 0 ? [] : [none])],
  }
}

/** The first cell of a column, missing ones aside, that is no number of its features. */
function cellFaultOf({ grid }: OpenTable, plan: ColumnPlan): SpecError | null {
  if (plan.leftOut) return null
  const [feature] = featuresIn(plan)
  const isWrong = (cell: string) => !isMissing(cell) && !isUsable(numberOfCell(cell, feature, grid))
  const row = grid.rows.findIndex(cells => isWrong(cells[feature.index]))
  return row < 0 ? null : cellFault(grid, row, feature, '', {})
}

/** The classes with their numbers of rows, or the numbers to predict, or the reason why there are none. */
function describeLearned(
  { grid, label }: OpenTable,
  lacking: ReadonlySet<number>,
): Pick<TableFacts, 'classes' | 'target' | 'faults'> {
  try {
    const rows = dropRows(grid, lacking)
    if (label.role === 'target') {
      const { y, target: name } = readTargets(rows, label, '')
      const { mean } = unitsOf({ y, target: name }, grid.place().file)
      const [least, most] = extremes(y)
      return { classes: [], target: { name, least, most, mean }, faults: [] }
    }
    const { y, classes } = readLabels(rows, label, '')
    const counts = classes.map((name, k) => ({ name, rows: y.filter(one => one === k).length }))
    return { classes: counts, target: null, faults: [] }
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    return { classes: [], target: null, faults: [error] }
  }
}

/** Values of a column that are listed at most. */
const maxListed = 12

function describeColumn({ grid, label }: OpenTable, column: Column, plan?: ColumnPlan): ColumnFacts {
  const { index, name } = column
  const cells = grid.rows.map(row => row[index])
  const known = cells.filter(cell => !isMissing(cell))
  const counts = new Map<string, number>()
  for (const cell of known) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const features = plan && !plan.leftOut && !plan.fault ? featuresIn(plan) : []
  const encoded = plan?.encoding && { encoding: plan.encoding }
  const hasRange = plan || (column === label && label.role === 'target')
  const range = hasRange ? rangeOf(known, grid.decimals, plan?.encoding) : null
  const order = plan?.encoding && 'values' in plan.encoding ? plan.encoding.values : null
  const rank = (value: string) => order?.indexOf(value) ?? -1
  const values = [...counts]
    .map(([value, rows]) => ({ value, rows }))
    .sort((a, b) => rank(a.value) - rank(b.value) || byText(a.value, b.value))
  return {
    number: index + 1,
    name,
    role: column === label ? label.role : plannedRole(plan),
    kind: plan?.kind.kind ?? null,
    missing: cells.length - known.length,
    distinct: counts.size,
    range,
    values: range === null && values.length <= maxListed ? values : null,
    features: features.map(({ name }) => name),
    ...encoded,
    ...(plan?.leftOut && { leftOut: plan.leftOut }),
  }
}

function plannedRole(plan: ColumnPlan | undefined): ColumnFacts['role'] {
  if (!plan) return 'not chosen'
  if (plan.fault) return 'fault'
  return plan.leftOut ? 'left out' : 'feature'
}

/** The cells of the least and the largest number of a column of numbers or dates. */
function rangeOf(known: readonly string[], decimals: Decimals, encoding?: Encoding): [string, string] | null {
  if (encoding && encoding.kind !== 'date') return null
  const numbers = known.map(cell => (encoding ? encodedNumber(cell, encoding) : anyNumber(cell, decimals)))
  const usable = numbers.filter(isUsable)
  if (usable.length === 0) return null
  const [least, most] = extremes(Float64Array.from(usable)).map(value => known[numbers.indexOf(value)])
  return [least, most]
}
