import { type Place, SpecError } from '../options/error.ts'
import { type ColumnKind, columnKindOf, countsRows, isDifferent, isQuantity } from './column-kind.ts'
import { type Column, chooseFlag, type TargetColumn } from './columns.ts'
import { aboutThousands, cellNumber, type Decimals } from './decimals.ts'
import type { Encoding } from './encoding.ts'
import type { Grid } from './grid.ts'
import { numberOrText } from './labels.ts'
import { maxFeatures } from './limits.ts'
import { isMissing } from './number.ts'
import { copiesTarget } from './targets.ts'

/** The reason why a column gives no feature. */
export type LeftOutReason = 'empty' | 'constant' | 'names' | 'copy' | 'count'

/** A column of a table that is not learned, and what becomes of it. */
export interface ColumnPlan {
  column: Column
  kind: ColumnKind
  /** Absent where its numbers are taken as they are, or where it is left out. */
  encoding?: Encoding
  /** Absent where it gives features. */
  leftOut?: LeftOutReason
  /** A remark for the user, with the flag that undoes what was decided. */
  note?: string
  /** The reason why it can neither give features nor be left out without being asked. */
  fault?: SpecError
}

/** The columns of a table to decide on. */
export interface PlannedColumns {
  grid: Grid
  /** Index of the first row of data in the grid. */
  firstRow: number
  /** Columns that may give features. */
  columns: readonly Column[]
  label: TargetColumn
  /** True where the user named these columns: they are taken, if they can be. */
  isChosen: boolean
  /** True where columns of the same number in all rows are taken, as a network has an input for each. */
  keepsConstants: boolean
  /** Words of columns in their order, by the columns' names. */
  orders: ReadonlyMap<string, readonly string[]>
}

/** The plan of each column that may give features, in their order. */
export function planColumns(table: PlannedColumns): ColumnPlan[] {
  const { grid, firstRow, columns, label, isChosen, keepsConstants, orders } = table
  const rows = grid.rows.slice(firstRow)
  const known = new Map<number, string[]>()
  const cellsOf = ({ index }: Column): string[] => {
    const cells = known.get(index) ?? rows.map(row => row[index])
    known.set(index, cells)
    return cells
  }
  const labels = cellsOf(label)
  const plans = columns.map((column): ColumnPlan => {
    const cells = cellsOf(column)
    const kind = columnKindOf(cells, grid.decimals)
    const order = orders.get(column.name)
    if (order) return { column, kind, encoding: { column: column.name, kind: 'order', values: [...order] } }
    const encoding = encodingOf(column.name, kind)
    return { column, kind, ...(encoding && { encoding }) }
  })
  const ofKind = (wanted: ColumnKind['kind']) =>
    plans.filter(({ kind: { kind }, encoding }) => kind === wanted && !encoding)
  leaveOut(ofKind('empty'), 'empty', plans, 1)
  const constants = ofKind('constant').filter(({ kind }) => !keepsConstants || !isNumeric(kind))
  leaveOut(constants, 'constant', plans, 1)
  if (!isChosen) {
    leaveOut(ofKind('names'), 'names', plans, 1)
    const given = plans.filter(({ leftOut, column }) => !leftOut && !orders.has(column.name))
    const copiesIt = label.role === 'target' ? copiesTarget : copiesLabel
    const copies = given.filter(({ column }) => copiesIt(cellsOf(column), labels, grid.decimals))
    leaveOut(copies, 'copy', plans, 1)
    const counts = given.filter(
      ({ column, kind, leftOut }) =>
        !leftOut && kind.kind === 'numbers' && countsRows(cellsOf(column), grid.decimals),
    )
    leaveOut(counts, 'count', plans, 2)
  }
  const isNumbering = ({ column, kind, leftOut }: ColumnPlan) =>
    !isChosen && !leftOut && kind.kind === 'numbers' && isDifferent(cellsOf(column), grid.decimals)
  return withNotes(withFaults(plans, table), table, isNumbering)
}

/** Leaves out some plans, if so many others, at least, remain that give features. */
function leaveOut(
  some: readonly ColumnPlan[],
  why: LeftOutReason,
  plans: readonly ColumnPlan[],
  least: number,
): void {
  const others = plans.filter(plan => !plan.leftOut && !some.includes(plan) && isUsable(plan))
  if (others.length >= least) for (const plan of some) plan.leftOut = why
}

function isUsable({ kind, encoding }: ColumnPlan): boolean {
  return isNumeric(kind) || encoding !== undefined
}

/** Numbers; those that are all the same are left out later, where nothing else is there. */
function isNumeric(kind: ColumnKind): boolean {
  return kind.kind === 'numbers' || (kind.kind === 'constant' && kind.isNumber)
}

/** Text of two values gives one feature: two would say the same. */
function encodingOf(column: string, kind: ColumnKind): Encoding | null {
  if (kind.kind === 'dates') return kind.form && { column, kind: 'date', form: kind.form }
  if (kind.kind !== 'categories') return null
  return { column, kind: kind.values.length === 2 ? 'order' : 'categories', values: kind.values }
}

/** The plans with a fault for each column that neither gives features nor is left out. */
function withFaults(
  plans: readonly ColumnPlan[],
  { grid, firstRow, label, isChosen }: PlannedColumns,
): ColumnPlan[] {
  const usable = plans.filter(plan => !plan.leftOut && isUsable(plan)).map(({ column }) => column)
  const choose = usable.length > 0 ? `choose columns with ${chooseFlag(usable)}` : 'no column has numbers'
  const advice = isChosen ? '' : `; ${choose}`
  return plans.map(plan => {
    const { column, kind, leftOut } = plan
    if (leftOut || isUsable(plan)) return plan
    const row = grid.rows.findIndex((cells, row) => row >= firstRow && !isMissing(cells[column.index]))
    const fault = (cell: string | undefined, expected: string, place: Place): ColumnPlan => ({
      ...plan,
      fault: new SpecError(column.name, cell, expected, { place }),
    })
    if (row < 0) return fault(undefined, 'a column that has values', grid.place())
    const cell = grid.rows[row][column.index]
    const thousands = aboutThousands(cell)
    const expected = thousands ? `a number${thousands}` : `${cellsWanted(cell, kind, label)}${advice}`
    return fault(cell, expected, grid.place(row, column.index))
  })
}

function cellsWanted(cell: string, { kind }: ColumnKind, { role }: TargetColumn): string {
  if (kind === 'dates')
    return 'dates of which one says whether its day or its month comes first, such as 31/3/2024 or 2024-03-31'
  if (isQuantity(cell)) return 'a number without a unit'
  return `numbers in every column but the ${role}, or text of few values`
}

/** The plans with remarks on what was decided without being asked. */
function withNotes(
  plans: readonly ColumnPlan[],
  { label, isChosen, orders }: PlannedColumns,
  isNumbering: (plan: ColumnPlan) => boolean,
): ColumnPlan[] {
  const taken = plans.filter(({ leftOut, fault }) => !leftOut && !fault).map(({ column }) => column)
  const isTaken = new Set(taken)
  // More are no features anyway, and a flag of thousands for each of thousands would fill the memory.
  const undo = (columns: readonly Column[], what: string) =>
    columns.length === 0 || columns.length > maxFeatures ? '' : `; ${chooseFlag(columns)} ${what}`
  const all = plans.map(({ column }) => column)
  const taking = (column: Column) => {
    const more = all.filter(one => one === column || isTaken.has(one))
    return undo(more, 'takes it')
  }
  const without = (column: Column) => {
    const others = taken.filter(one => one !== column)
    return isChosen ? '' : undo(others, 'leaves it out')
  }
  return plans.map(plan => {
    if (plan.fault || orders.has(plan.column.name)) return plan
    const note = noteOn(plan, label, taking, without) ?? (isNumbering(plan) && numbering(plan, without))
    return note ? { ...plan, note: `column ${plan.column.name} ${note}` } : plan
  })
}

function numbering({ column }: ColumnPlan, without: (column: Column) => string): string | null {
  const flag = without(column)
  return flag && `is another whole number in each row${flag}, if it only names them`
}

function noteOn(
  { column, kind, leftOut }: ColumnPlan,
  label: TargetColumn,
  taking: (column: Column) => string,
  without: (column: Column) => string,
): string | null {
  const reason: Record<LeftOutReason, () => string> = {
    empty: () => 'is empty and is left out',
    constant: () =>
      `has the same ${kind.kind === 'constant' && kind.isNumber ? 'number' : 'text'} in all rows and is left out`,
    names: () => 'has other text in every row and is left out',
    copy: () => `says the same as the ${label.role} ${label.name} and is left out${taking(column)}`,
    count: () => `counts the rows and is left out${taking(column)}`,
  }
  if (leftOut) return reason[leftOut]()
  if (kind.kind === 'dates') return `holds dates, which are taken as days${without(column)}`
  if (kind.kind !== 'categories') return null
  const [first, second, ...more] = kind.values
  return more.length === 0
    ? `is text: ${first} is 0 and ${second} is 1${without(column)}`
    : `is text: each of its ${kind.values.length} values is a feature${without(column)}`
}

/** True where each value of a column stands beside one class alone, and each class beside one value. */
function copiesLabel(cells: readonly string[], labels: readonly string[], decimals: Decimals): boolean {
  const classBeside = new Map<string | number, string | number>()
  const valueBeside = new Map<string | number, string | number>()
  let known = 0
  for (const [row, cell] of cells.entries()) {
    if (isMissing(cell) || isMissing(labels[row])) continue
    const [value, label] = [cell, labels[row]].map(text => numberOrText(text, cellNumber(text, decimals)))
    if ((classBeside.get(value) ?? label) !== label || (valueBeside.get(label) ?? value) !== value)
      return false
    classBeside.set(value, label)
    valueBeside.set(label, value)
    known++
  }
  // With fewer rows any column may be one by chance.
  return classBeside.size > 1 && known > 2 * classBeside.size
}
