import type { Dataset } from '../../../data/dataset.ts'
import { dateNumber } from '../../../data/dates.ts'
import { columnsOf, encodedNumber, knownCells, sourceOf, sourcesOf } from '../../../data/encoding.ts'
import { commonest } from '../../../data/fill-gaps.ts'
import { centred, column, extremes, mean, ownNumber, scaledNumber, unitAt } from '../../../data/scale.ts'
import { numberInUnit } from '../../../data/units.ts'
import type { FeatureLine } from '../../../network/input-plane.ts'
import { dot } from '../../../network/products.ts'
import { SpecError } from '../../../options/error.ts'
import { keyTable } from '../../../options/key-table.ts'
import type { Spec } from '../../../options/spec.ts'
import { nearest } from '../../../options/suggest.ts'

/** Features as a table has them, scaled, before any reduction. */
export type Columns = Pick<Dataset, 'features' | 'scale' | 'encodings'>

/** The training rows in them, samples × features. */
type Unreduced = Columns & Pick<Dataset, 'x'>

/** A column, and what a network that was asked loses when it is shuffled, with the columns that say nearly the same. */
type Ranked = ReturnType<typeof columnsOf>[number] & {
  loss?: { mean: number }
  correlated?: { column: number; correlation: number }[]
}

/** A plane along two features or a line along one, and the values of all others. */
export interface SliceCut {
  /** Numbers of the features that span it. */
  axes: number[]
  /** A value for each feature, scaled. */
  held: number[]
  /** Columns whose values were given, in their order. */
  fixed: string[]
  /** The row that all others are held as, from 0; null where they are held at their medians. */
  row: number | null
  /** True where it is not what was tried first, on which some class is not seen. */
  moved: boolean
  /** The feature that a film moves, and between which values, scaled; null for none. */
  moving: { feature: number; from: number; to: number } | null
  /** The columns among which the two were chosen by their worth; null where the spec names them. */
  chosen: ChosenColumns | null
}

/** Columns that can span a plane, those that matter most first. */
export interface ChosenColumns {
  names: string[]
  /** The number of them that span the slice. */
  axes: number
  /** The rows by which they were chosen: held out, left out in turn, or given beside a model file. */
  by: 'test' | 'folds' | 'given'
  /** True where columns of two values matter more, which leave a plane empty between them. */
  isAmongMany: boolean
  /** The text of `fix` with a panel for each value of the column of few that matters most; null for none that does. */
  panels: { text: string; isAmongTwo: boolean } | null
}

/** True for a spec that leaves its slice to columns of which no two can span one, or of which there are no more than two. */
export function isWithoutPlane(
  { slice, fix }: Pick<Spec, 'slice' | 'fix'>,
  whole: Unreduced,
  axes: number,
): boolean {
  if (slice?.join() !== 'auto' || fix) return false
  return whole.features.length <= axes || columnsFor(whole, { fix }, axes).names.length < axes
}

/**
 * The slice that a spec asks for.
 *
 * @param data the training rows (samples × features) and their columns, before a reduction
 * @param all all rows, those that were held out last
 * @param chosen the columns for "auto" and "pairs"; null for names of the spec
 * @throws SpecError for columns or values that there are not
 */
export function readSlice(
  { slice, fix }: Pick<Spec, 'slice' | 'fix'>,
  data: Unreduced,
  all: Float64Array,
  chosen: ChosenColumns | null = null,
): SliceCut {
  const { features } = data
  const names = chosen?.names.slice(0, chosen.axes) ?? slice!
  const refuse = (expected: string) => new SpecError('slice', slice!.join(','), expected)
  if (features.length <= names.length)
    throw refuse(`nothing: the data have ${features.length} features, and all are seen`)
  if (names.length < (chosen?.axes ?? 1))
    throw refuse('data with two columns of numbers, dates or words in order')
  const axes = names.map(name => axisOf(name, data))
  const rows = all.length / features.length
  const row = rowIn(fix ?? [], rows)
  const held =
    row === null ? usual(data) : Array.from(all.subarray(row * features.length, (row + 1) * features.length))
  const cut: SliceCut = { axes, held, fixed: [], row, moved: false, moving: null, chosen }
  for (const text of fix ?? []) if (!isRow(text)) fixValue(text, cut, data)
  return cut
}

/** True for a text of `fix` that takes all values of a row. */
export const isRow = (text: string) => /^row:\d+$/.test(text)

/** The row that values are taken from, from 0; null for none. */
function rowIn(fix: readonly string[], rows: number): number | null {
  const named = fix.filter(isRow)
  if (named.length === 0) return null
  const number = Number(named[0].slice(4))
  if (named.length > 1 || number < 1 || number > rows)
    throw new SpecError('fix', named.join(','), `one row of 1 to ${rows}, such as row:1`)
  return number - 1
}

/** The feature of a column that can span a plane: one of numbers, dates or words in order. */
function axisOf(name: string, columns: Columns): number {
  const found = featuresOf(name, columns, 'slice')
  if (found.length === 1) return found[0]
  const advice = `--order gives them one, --fix "${name}=…" holds it`
  throw new SpecError('slice', name, `a column of numbers: ${name} has words without an order; ${advice}`)
}

/** The features of a column, or the feature of a name; none of a name that there is not. */
export function featuresNamed(name: string, { features, encodings = [] }: Columns): number[] {
  const exact = features.indexOf(name)
  if (exact >= 0) return [exact]
  // A name without its unit: "petal width" for "petal width (cm)".
  const inUnit = features.flatMap((feature, i) => (feature.startsWith(`${name} (`) ? [i] : []))
  if (inUnit.length === 1) return inUnit
  const encoding = encodings.find(({ column }) => column === name)
  return encoding ? [...sourcesOf(name, encoding).keys()].map(one => features.indexOf(one)) : []
}

/** @throws SpecError for a name that there is not */
function featuresOf(name: string, columns: Columns, field: string): number[] {
  const { features, encodings } = columns
  const found = featuresNamed(name, columns)
  if (found.length > 0) return found
  const known = [...new Set(features.map(feature => sourceOf(feature, encodings).column))]
  const near = nearest(name, known)
  throw new SpecError(field, name, `a column that the network sees (${listed(known)})`, {
    suggestion: near && `"${near}"`,
  })
}

/** Names that a message lists at most. */
const MAX_LISTED = 16

const listed = (names: readonly string[]) =>
  names.length > MAX_LISTED ? `${names.slice(0, MAX_LISTED).join(', ')}, …` : names.join(', ')

/** The number of a feature, scaled, for a cell of its column; NaN for a cell that it does not know. */
function numberOf(cell: string, feature: number, { features, encodings, scale }: Columns): number {
  const { encoding, value } = sourceOf(features[feature], encodings)
  const [, unit = ''] = /\(([^()]+)\)$/.exec(features[feature]) ?? []
  const inUnit = numberInUnit(cell.trim(), unit, 'point')
  const plain = Number.isNaN(inUnit) && cell.trim() !== '' ? Number(cell) : inUnit
  const own = encoding ? encodedNumber(cell, encoding, value) : plain
  // Figures say dates with the year first, whatever their table does.
  const number = encoding?.kind === 'date' && Number.isNaN(own) ? dateNumber(cell, 'ymd') : own
  return scaledNumber(number, unitAt(scale, feature))
}

/** The numbers of a column's features, scaled, for a cell; null for a cell that it does not know. */
export function scaledNumbers(cell: string, own: readonly number[], columns: Columns): number[] | null {
  const { encoding } = sourceOf(columns.features[own[0]], columns.encodings)
  if (own.length > 1 && encoding?.kind === 'categories' && !encoding.values.includes(cell)) return null
  const numbers = own.map(feature => numberOf(cell, feature, columns))
  return numbers.every(Number.isFinite) ? numbers : null
}

/** Holds a column at the value of a text COLUMN=VALUE, or moves it for COLUMN=FROM:TO. */
function fixValue(text: string, cut: SliceCut, columns: Columns): void {
  const { features, encodings } = columns
  const [name, value] = nameAndValue(text, columns)
  const own = featuresOf(name, columns, 'fix')
  const { column, encoding } = sourceOf(features[own[0]], encodings)
  if (cut.fixed.includes(column)) throw new SpecError('fix', text, `one value of ${name}`)
  if (own.some(feature => cut.axes.includes(feature)))
    throw new SpecError('fix', text, `a column that is held: ${name} spans the plane`)
  const expected = encoding ? knownCells(encoding) : 'a number'
  const numbers = scaledNumbers(value, own, columns)
  cut.fixed.push(column)
  if (numbers) {
    own.forEach((feature, i) => {
      cut.held[feature] = numbers[i]
    })
    return
  }
  const [from, to, ...more] = value.split(':').map(cell => numberOf(cell, own[0], columns))
  if (own.length > 1 || more.length > 0 || !Number.isFinite(from) || !Number.isFinite(to)) {
    const near = encoding && encoding.kind !== 'date' ? nearest(value, encoding.values) : undefined
    const moves = own.length > 1 ? '' : ', or two with a colon between them'
    throw new SpecError('fix', text, `${name}= with ${expected}${moves}`, {
      suggestion: near && `"${name}=${near}"`,
    })
  }
  if (from === to) throw new SpecError('fix', text, 'two values that differ')
  if (cut.moving)
    throw new SpecError('fix', text, `one column that moves: ${features[cut.moving.feature]} does already`)
  const [feature] = own
  cut.moving = { feature, from, to }
  cut.held[feature] = (from + to) / 2
}

/** The column and the value of a text; a name may have the mark between them, as "colour = red" has. */
export function nameAndValue(text: string, { features }: Columns): [name: string, value: string] {
  const feature = features.find(name => text.startsWith(`${name}=`))
  const at = feature === undefined ? text.indexOf('=') : feature.length
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** The usual value of each feature: the median, a value that a row has where these are words, and the most common of categories. */
function usual(data: Unreduced): number[] {
  const { x, features, encodings } = data
  const width = features.length
  const samples = x.length / width
  const held = features.map((name, feature) => {
    const values = column(x, width, feature).toSorted()
    const low = values[(samples - 1) >> 1]
    return sourceOf(name, encodings).encoding?.kind === 'order' ? low : (low + values[samples >> 1]) / 2
  })
  for (const encoding of encodings ?? []) {
    if (encoding.kind !== 'categories') continue
    const own = featuresOf(encoding.column, data, 'fix')
    const row = commonest(x, width, own, Array(samples).keys())
    for (const feature of own) held[feature] = x[row * width + feature]
  }
  return held
}

/** Columns whose pairs are shown at most. */
const MOST = 5

/**
 * The columns that a slice along those that matter most goes by: those whose shuffling costs most, of one feature each. One
 * of two values, which leaves a plane empty between them, stands back; one whose value is given is held.
 *
 * @param whole the rows before they were reduced
 * @param axes the number of columns that span it
 * @param worth the columns by their worth to a network, for one that has not learned anything in their own order
 */
export function columnsFor(
  whole: Unreduced,
  { fix }: Pick<Spec, 'fix'>,
  axes: number,
  { by, columns }: Pick<ChosenColumns, 'by'> & { columns: readonly Ranked[] } = {
    by: 'folds',
    columns: columnsOf(whole),
  },
): ChosenColumns {
  const fixed = (fix ?? []).map(item => nameAndValue(item, whole)[0])
  const isFixed = (name: string) => fixed.some(one => name === one || name.startsWith(`${one} (`))
  // What is lost with a column is shared among its copies.
  const costOf = ({ loss, correlated = [] }: Ranked) =>
    correlated
      .filter(({ correlation }) => correlation >= SAME)
      .reduce((sum, { column }) => sum + columns[column].loss!.mean, loss?.mean ?? 0)
  const free = columns.filter(({ name }) => !isFixed(name)).toSorted((a, b) => costOf(b) - costOf(a))
  const valuesOf = ({ features: [feature] }: Ranked) => column(whole.x, whole.features.length, feature)
  const hasMany = (one: Ranked) => one.features.length === 1 && new Set(valuesOf(one)).size > 2
  const apart = (found: Ranked[], one: Ranked) => {
    const isCopy = found.some(other => copyOf(valuesOf(one), valuesOf(other)))
    return isCopy || found.length >= MOST ? found : [...found, one]
  }
  const single = free.filter(({ features }) => features.length === 1)
  const many = single.filter(hasMany).reduce(apart, [])
  const isPlane = many.length >= axes
  const names = (isPlane ? many : single.reduce(apart, [])).map(({ name }) => name)
  const isAmongMany = isPlane && single.slice(0, 2).some(one => !hasMany(one))
  const few = free.findIndex(one => isPlane && costOf(one) > 0 && !hasMany(one))
  const text = few < 0 ? null : panelsOf(free[few], valuesOf(free[few]), whole)
  return { names, axes, by, isAmongMany, panels: text === null ? null : { text, isAmongTwo: few < 2 } }
}

/** The text of `fix` with a panel for each value of a column; null where it cannot have them, or not so many. */
function panelsOf({ name, features: [at] }: Ranked, values: Float64Array, columns: Columns): string | null {
  const { encoding } = sourceOf(columns.features[at], columns.encodings)
  const unit = unitAt(columns.scale, at)
  const numbers = extremes(values).map(value => +ownNumber(value, unit).toPrecision(12))
  const text = `${name}=${(encoding && 'values' in encoding ? encoding.values : numbers).join('|')}`
  const isFew = text.split('|').length <= keyTable.fix.sweep!
  return isFew && /^[^|,:=]+=[^,:=]+$/.test(text) && !text.includes('..') ? text : null
}

/** Correlation, either way, from which a column is a copy of another: what is left is the rounding of their digits. */
const SAME = 0.9999

/** The line by which values follow from others of the same rows, where they are a copy of these; else null. */
export function copyOf(values: Float64Array, others: Float64Array): Omit<FeatureLine, 'axis'> | null {
  const [own, other] = [centred(values), centred(others)]
  const [along, square] = [dot(own, other), dot(other, other)]
  if (along === 0 || Math.abs(along) < SAME * Math.sqrt(dot(own, own) * square)) return null
  return { slope: along / square, start: mean(values) - (along / square) * mean(others) }
}
