import { SpecError } from '../options/error.ts'
import { keptIn } from '../options/kept-in.ts'
import { type ColumnKind, columnKindOf, isIdentifier } from './column-kind.ts'
import { type Column, chooseFlag, chooseList, chooseWord, type TargetColumn } from './columns.ts'
import { aboutThousands, cellNumber, type Decimals } from './decimals.ts'
import type { Encoding } from './encoding.ts'
import type { Grid } from './grid.ts'
import { numberOrText } from './labels.ts'
import { maxFeatures } from './limits.ts'
import { isMissing } from './number.ts'
import { copiesTarget } from './targets.ts'
import { quantityOf } from './units.ts'
import { scaleOf } from './word-order.ts'

export type LeftOutReason = 'empty' | 'constant' | 'names' | 'copy' | 'count' | 'identifier'

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
  const { grid, columns, label, isChosen, keepsConstants, orders } = table
  const cellsOf = ({ index }: Column) => grid.rows.map(row => row[index])
  const plans = columns.map((column): ColumnPlan => {
    const kind = columnKindOf(cellsOf(column), grid.decimals)
    const order = orders.get(column.name)
    const asked = order && order[0] !== 'none' && asOrder(column.name, order)
    const encoding = asked || encodingOf(column.name, kind, order === undefined)
    return { column, kind, ...(encoding && { encoding }) }
  })
  /** Leaves out such columns, if so many others, at least, remain that give features. */
  const leaveOut = (why: LeftOutReason, isSuch: (plan: ColumnPlan) => boolean, least = 1) => {
    const left = plans.filter(plan => !plan.leftOut)
    const some = new Set(left.filter(isSuch))
    const others = left.filter(plan => !some.has(plan) && isUsable(plan))
    if (others.length >= least) for (const plan of some) plan.leftOut = why
  }
  leaveOut('empty', ({ kind: { kind }, encoding }) => kind === 'empty' && !encoding)
  leaveOut(
    'constant',
    ({ kind, encoding }) => kind.kind === 'constant' && !encoding && !(keepsConstants && kind.isNumber),
  )
  if (!isChosen) {
    leaveOut('names', ({ kind: { kind }, encoding }) => kind === 'names' && !encoding)
    const labels = cellsOf(label)
    const copiesIt = label.role === 'target' ? copiesTarget : copiesLabel
    const isFree = ({ name }: Column) => !orders.has(name)
    leaveOut('copy', ({ column }) => isFree(column) && copiesIt(cellsOf(column), labels, grid.decimals))
    leaveOut('count', ({ column, kind }) => isFree(column) && kind.kind === 'numbers' && kind.count, 2)
    leaveOut('identifier', plan => isFree(plan.column) && differs(plan) && isIdentifier(plan.column.name))
  }
  addFaults(plans, table)
  addNotes(plans, table)
  return plans
}

/** True for other whole numbers in all rows. */
function differs({ kind }: ColumnPlan): boolean {
  return kind.kind === 'numbers' && kind.differ
}

/** True for an encoding, and for numbers; those that are all the same are left out later, where nothing else is there. */
function isUsable({ kind, encoding }: ColumnPlan): boolean {
  if (encoding || kind.kind === 'numbers' || kind.kind === 'quantities') return true
  return kind.kind === 'constant' && kind.isNumber
}

function asOrder(column: string, values: readonly string[]): Encoding {
  return { column, kind: 'order', values: [...values] }
}

/** Text of two values gives one feature, as two would say the same, and so does text of a usual scale. */
function encodingOf(column: string, kind: ColumnKind, usesScales: boolean): Encoding | null {
  if (kind.kind === 'dates') return kind.form && { column, kind: 'date', form: kind.form }
  if (kind.kind !== 'categories') return null
  const { values } = kind
  const scale = values.length === 2 ? values : usesScales && scaleOf(values)
  return scale ? asOrder(column, scale) : { column, kind: 'categories', values }
}

/** A fault for each column that neither gives features nor is left out. */
function addFaults(plans: readonly ColumnPlan[], { grid, label, isChosen }: PlannedColumns): void {
  const usable = plans.filter(plan => !plan.leftOut && isUsable(plan)).map(({ column }) => column)
  const choose = usable.length > 0 ? `choose columns with ${chooseFlag(usable)}` : 'no column has numbers'
  for (const plan of plans) {
    if (plan.leftOut || isUsable(plan)) continue
    const { name, index } = plan.column
    const row = grid.rows.findIndex(cells => !isMissing(cells[index]))
    const cell = grid.rows[row]?.[index]
    const place = cell === undefined ? grid.place() : grid.place(row, index)
    const expected = cellsWanted(cell, plan.kind, label, isChosen ? '' : `; ${choose}`)
    plan.fault = new SpecError(name, cell, expected, { place })
  }
}

function cellsWanted(cell: string | undefined, { kind }: ColumnKind, { role }: TargetColumn, advice: string) {
  if (cell === undefined) return 'a column that has values'
  const thousands = aboutThousands(cell)
  if (thousands) return `a number${thousands}`
  if (kind === 'dates')
    return `dates of which one says whether its day or its month comes first, such as 31/3/2024 or 2024-03-31${advice}`
  if (quantityOf(cell)) return `numbers of one unit${advice}`
  return `numbers in every column but the ${role}, or text of few values${advice}`
}

/** Remarks on plans, as to what was decided without being asked. */
function addNotes(plans: readonly ColumnPlan[], { label, isChosen, orders }: PlannedColumns): void {
  const taken = plans.filter(({ leftOut, fault }) => !leftOut && !fault)
  const isTaken = new Set(taken.map(({ column }) => column))
  // More are no features anyway, and a flag of thousands for each of thousands would fill the memory.
  const undo = (isWanted: (column: Column) => boolean, what: string) => {
    const wanted = plans.map(({ column }) => column).filter(isWanted)
    return wanted.length === 0 || wanted.length > maxFeatures ? '' : `; ${chooseFlag(wanted)} ${what}`
  }
  const without = (...some: Column[]) => {
    const them = some.length === 1 ? 'it' : 'them'
    return isChosen ? '' : undo(one => isTaken.has(one) && !some.includes(one), `leaves ${them} out`)
  }
  const isAsked = ({ column, encoding }: ColumnPlan) => encoding?.kind === 'order' && orders.has(column.name)
  const shared = new Map(taken.filter(plan => !isAsked(plan)).map(plan => [plan, sharedBy(plan)]))
  const noteOn = (plan: ColumnPlan): string | undefined => {
    const { column, kind, encoding, leftOut } = plan
    const taking = () => undo(one => one === column || isTaken.has(one), 'takes it')
    if (leftOut) return `${leftOutWords(kind, label)[leftOut]}${leftOut === 'copy' ? taking() : ''}`
    if (kind.kind === 'dates') return `holds dates, which are taken as days${without(column)}`
    if (encoding?.kind === 'order')
      return `is text: ${encoding.values[0]} is 0 and ${encoding.values[1]} is 1${without(column)}`
    const flag = !isChosen && differs(plan) && without(column)
    return flag ? `is another whole number in each row${flag}, if it only names them` : undefined
  }
  for (const plan of plans) {
    if (plan.fault || isAsked(plan)) continue
    const words = shared.get(plan)
    const own = words ? plans.filter(one => shared.get(one) === words) : [plan]
    if (own[0] !== plan) continue
    const columns = own.map(({ column }) => column)
    const note = words ? undefined : noteOn(plan)
    if (words === 'each') plan.note = textNote(own, without(...columns))
    else if (words) plan.note = scaleNote(columns, words)
    else if (note) plan.note = `column ${plan.column.name} ${note}`
  }
}

/** The words by which columns share a note: those of a usual scale, or of which each is a feature; null of other columns. */
function sharedBy({ encoding }: ColumnPlan): string | null {
  if (!encoding) return null
  if (encoding.kind === 'categories') return 'each'
  const isScale = encoding.kind === 'order' && encoding.values.length > 2
  return isScale ? encoding.values.map((word, place) => `${word} ${place}`).join(', ') : null
}

/** A note on columns of which each value is a feature. */
function textNote(plans: readonly ColumnPlan[], without: string): string {
  const columns = chooseList(plans.map(({ column }) => column)).join(', ')
  if (plans.length > 1) return `columns ${columns} are text: each of their values is a feature${without}`
  const { values } = plans[0].encoding as Extract<Encoding, { values: string[] }>
  return `column ${columns} is text: each of its ${values.length} values is a feature${without}`
}

function scaleNote(columns: readonly Column[], scale: string): string {
  const [first, last] = [columns[0], columns.at(-1)!]
  const which =
    columns.length === 1
      ? `column ${first.name} is`
      : `${columns.length} columns, ${first.name} to ${last.name}, are`
  return `${which} text in order: ${scale}; --order ${chooseWord(columns, '=none')} makes each word a feature`
}

/** The words for a column that is left out, by the reason. */
function leftOutWords(kind: ColumnKind, { role, name }: TargetColumn): Record<LeftOutReason, string> {
  const same = kind.kind === 'constant' && kind.isNumber ? 'number' : 'text'
  return {
    empty: 'is empty and is left out',
    constant: `has the same ${same} in all rows and is left out`,
    names: 'has other text in nearly every row and is left out',
    copy: `says the same as the ${role} ${name} and is left out`,
    count: 'counts the rows and is left out',
    identifier: 'names the rows, by another whole number in each, and is left out',
  }
}

/** True where each value of a column stands beside one class alone, and each class beside one value. */
function copiesLabel(cells: readonly string[], labels: readonly string[], decimals: Decimals): boolean {
  const classBeside = new Map<string | number, string | number>()
  const valueBeside = new Map<string | number, string | number>()
  let known = 0
  for (const [row, cell] of cells.entries()) {
    if (isMissing(cell) || isMissing(labels[row])) continue
    const [value, label] = [cell, labels[row]].map(text => numberOrText(text, cellNumber(text, decimals)))
    if (keptIn(classBeside, value, () => label) !== label) return false
    if (keptIn(valueBeside, label, () => value) !== value) return false
    known++
  }
  // With fewer rows any column may be one by chance.
  return classBeside.size > 1 && known > 2 * classBeside.size
}
