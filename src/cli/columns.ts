import { type Column, chooseList } from '../data/columns.ts'
import { type ColumnFacts, describeTable, type TableFacts } from '../data/describe-table.ts'
import { percent, percents } from '../data/number.ts'
import { generatorOf } from '../data/registry.ts'
import { windows1252 } from '../data/windows-1252.ts'
import { readSpecObject } from '../encode/catalog.ts'
import { lineOf, quoted } from '../encode/line.ts'
import { readText } from '../figure/read-text.ts'
import { SpecError } from '../options/error.ts'
import { printable } from '../options/printable.ts'
import type { Spec } from '../options/spec.ts'
import { formulaOf } from '../options/task.ts'
import { reader } from '../render/load.ts'
import { alignColumns } from './align-columns.ts'
import type { CallOf } from './call.ts'
import { print, printJson } from './print.ts'
import { counted } from './summary.ts'

/**
 * Prints what each column of a table is, and what would be done with it, the classes, and the command to go on with.
 * What is wrong is told for each column; the exit code is 2 where nothing is left to draw.
 *
 * @throws SpecError for a file that is no table, or a flag that it cannot be read with
 */
export async function describeColumns({ table: path, given, json }: CallOf<'columns'>): Promise<void> {
  const spec = readSpecObject({ ...given, data: path })
  if (formulaOf(spec.data) || generatorOf(spec.data))
    throw new SpecError('data', path, 'the path of a table, or -')
  const { file, text, isUnicode } = await readText(reader, spec.data, 'data', windows1252)
  const { label, target, features, order } = spec
  const facts = describeTable(text, { file, label, target, features, order })
  const words = commandFor(spec, facts)
  const command = words && quoted(words)
  const notes = [
    ...(isUnicode ? [] : [`${file} is not in UTF-8 and is read as Windows-1252`]),
    ...facts.notes,
    ...balanceNotes(facts),
  ]
  const { faults, ...described } = facts
  const errors = faults.map(({ message }) => message)
  if (command === null) process.exitCode = 2
  if (json) return printJson({ file, ...described, notes, errors, command })
  const heads = ['', 'column', 'kind', 'values', 'gaps', 'what becomes of it']
  const rows = [heads, ...facts.columns.map(rowOf)]
  const table = alignColumns(rows.map(cells => cells.map(cell => printable(cell))))
  print([
    `${file}: ${counted(facts.rows, 'row')}, ${counted(facts.columns.length, 'column')}`,
    ...['', ...table.split('\n')],
    ...(facts.target ? ['', targetText(facts.target)] : []),
    ...(facts.classes.length > 0 ? ['', `classes: ${classesOf(facts)}`] : []),
    ...(notes.length > 0 ? ['', ...notes] : []),
    ...(errors.length > 0 ? ['', ...errors.flatMap(error => error.split('\n'))] : []),
    ...(command !== null ? ['', command] : []),
  ])
}

function rowOf(facts: ColumnFacts): string[] {
  const { number, name, missing } = facts
  const gaps = missing > 0 ? String(missing) : ''
  return [String(number), name, kindText(facts), valuesText(facts), gaps, roleText(facts)]
}

function kindText({ kind, encoding, role, distinct }: ColumnFacts): string {
  if (role === 'label' || role === 'target') return role
  if (encoding?.kind === 'order') return distinct === 2 ? 'two values' : 'ordered'
  return kind === null ? '' : kindWords[kind]
}

const kindWords: Record<NonNullable<ColumnFacts['kind']>, string> = {
  ...{ numbers: 'number', quantities: 'number', dates: 'date', constant: 'one value', empty: 'empty' },
  ...{ categories: 'text', names: 'text', text: 'text' },
}

/** Letters of values at most, so that a line fits a window. */
const maxLetters = 40

function valuesText({ range, values, distinct }: ColumnFacts): string {
  if (range) return range[0] === range[1] ? range[0] : `${range[0]} to ${range[1]}`
  const listed = values?.map(({ value, rows }) => `${value} ${rows}`).join(', ')
  return listed !== undefined && listed.length <= maxLetters
    ? listed
    : counted(distinct, 'different', 'different')
}

function roleText({ role, features, encoding, leftOut, kind }: ColumnFacts): string {
  if (role === 'label') return 'the classes'
  if (role === 'target') return 'the number to predict'
  if (role === 'fault') return 'cannot be used'
  if (leftOut) return `left out: ${reasons[leftOut]}`
  if (role !== 'feature') return role
  if (encoding?.kind === 'date') return 'a feature, in days'
  if (encoding?.kind === 'categories') return `${features.length} features, one a value`
  if (encoding?.kind !== 'order') return kind === 'quantities' ? `a feature: ${features}` : 'a feature'
  const numbers = encoding.values.map((value, place) => `${value} ${place}`).join(', ')
  return `a feature${numbers.length <= maxLetters ? `: ${numbers}` : ''}`
}

const reasons: Record<NonNullable<ColumnFacts['leftOut']>, string> = {
  empty: 'it has no value',
  constant: 'all rows have the same',
  names: 'it is another text in nearly every row',
  copy: 'it says the same as the column that is learned',
  count: 'it counts the rows',
  identifier: 'it names the rows',
}

function targetText({ name, least, most, mean }: NonNullable<TableFacts['target']>): string {
  const [a, b, c] = [least, most, mean].map(value => Number(value.toPrecision(4)))
  return `target: ${name} from ${a} to ${b}, ${c} on average`
}

/** Classes that are listed at most. */
const maxClasses = 12

function classesOf({ classes }: TableFacts): string {
  const shares = percents(classes.map(({ rows }) => rows))
  const listed = classes.slice(0, maxClasses).map(({ name, rows }, k) => `${name} ${rows} (${shares[k]})`)
  const more = classes.length - maxClasses
  return [...listed, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
}

/** Times that the largest class is as large as the smallest one before it is worth a remark. */
const unequal = 5

function balanceNotes({ classes, wholeRows, rows }: TableFacts): string[] {
  const notes: string[] = []
  const gaps = rows - wholeRows
  const lacking = counted(gaps, 'row lacks', 'rows lack')
  const them = gaps === 1 ? 'it' : 'them'
  if (gaps > 0) notes.push(`${lacking} a value; --missing drop leaves ${them} out, median fills ${them}`)
  const byRows = [...classes].sort((a, b) => b.rows - a.rows)
  const [largest, smallest] = [byRows[0], byRows.at(-1)]
  if (largest && smallest && largest.rows >= unequal * smallest.rows) {
    const right = `right for ${percent(largest.rows / wholeRows)} of the rows`
    notes.push(`classes differ much in size: to answer ${largest.name} always is ${right}`)
  }
  return notes
}

/** The words of the command that draws the table, as far as it can be drawn; null where it cannot. */
function commandFor(spec: Spec, { columns, wholeRows, rows, classes, target }: TableFacts): string[] | null {
  const used = columns.filter(({ role }) => role === 'feature')
  if ((classes.length === 0 && !target) || used.length === 0) return null
  const isWhole = columns.every(({ role }) => role !== 'fault')
  const chosen = used.map(({ name, number }): Column => ({ name, index: number - 1 }))
  return lineOf({
    ...spec,
    features: isWhole ? spec.features : chooseList(chosen),
    missing: rows > wholeRows && spec.missing === 'error' ? 'drop' : spec.missing,
  })
}
