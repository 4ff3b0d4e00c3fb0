import { subscript } from '../data/number.ts'
import { SpecError } from '../options/error.ts'

/** Points of one's own, as arrays. */
export interface OwnData {
  /** A row of numbers a point, or all of them one after the other. */
  x: readonly ArrayLike<number>[] | Float64Array | Float32Array
  /** The class of each point: its name, or its index into `classes`; with the key `target` of the spec the numbers to predict. */
  y: ArrayLike<number | string>
  /** Names of the features; x₁, x₂, … without them. */
  features?: readonly string[] | undefined
  /** Names of the classes, in the order of their indexes. */
  classes?: readonly string[] | undefined
}

/** The name of the table that own data are for a recipe. */
export const ownTable = 'data.json'

const label = 'label'

/**
 * Own data as the text of a table in JSON, which `nnanim` reads as `data.json`: the same figure, by the same bytes.
 *
 * @param data points of one's own
 * @param target the name of what is predicted; without it y are classes
 * @throws SpecError with the place of what is no number, such as `data.x[3][1]`
 */
export function toTable(data: OwnData, target?: string): string {
  return tableOf(data, target, false).text
}

/** The same, with the classes' names where the table has their indexes; with `named` it has the names, as a model file. */
export function tableOf(
  data: OwnData,
  target: string | undefined,
  named: boolean,
): { text: string; classNames?: readonly string[] } {
  if (Object(data) !== data || data instanceof Promise)
    throw new SpecError('data', data, 'points, as { x, y }')
  const { x, y, features, classes } = data
  const rows = rowsOf(x, y)
  const width = rows[0].length
  const names = namesOf(features, width, target ?? label)
  const labels = target === undefined ? labelsOf(y, classes) : numbersOf(y)
  const isNamed = classes !== undefined && target === undefined
  const learned = isNamed && named ? labels.map(index => classes[index as number]) : labels
  const columns = names.map((name, j): [string, unknown[]] => [name, rows.map(row => row[j])])
  return {
    text: `${JSON.stringify(Object.fromEntries([...columns, [target ?? label, learned]]))}\n`,
    ...(isNamed && !named && { classNames: classes }),
  }
}

function rowsOf(x: OwnData['x'], y: OwnData['y']): ArrayLike<number>[] {
  if (!isList(x)) throw new SpecError('data.x', x, 'rows of numbers')
  if (!isList(y)) throw new SpecError('data.y', y, 'a list with the class, or the number, of each row')
  const { length } = y
  if (length === 0) throw new SpecError('data.y', y.length, 'a point or more')
  const width = ArrayBuffer.isView(x) ? x.length / length : (x[0]?.length ?? 0)
  if (!Number.isInteger(width) || width < 1)
    throw new SpecError('data.x', x.length, `numbers in rows of one length: y has ${length}`)
  const rows = ArrayBuffer.isView(x)
    ? Array.from({ length }, (_, i) => x.subarray(i * width, (i + 1) * width))
    : Array.from(x)
  if (rows.length !== length)
    throw new SpecError('data.y', length, `as many as there are rows, ${rows.length}`)
  for (const [i, row] of rows.entries()) {
    if (!isList(row) || row.length !== width)
      throw new SpecError(`data.x[${i}]`, row, `${width} numbers, as in the first row`)
    const odd = Array.from(row).findIndex(value => !Number.isFinite(value))
    if (odd >= 0) throw new SpecError(`data.x[${i}][${odd}]`, row[odd], 'a finite number')
  }
  return rows
}

function namesOf(features: OwnData['features'], width: number, learned: string): readonly string[] {
  if (!features) return Array.from({ length: width }, (_, j) => `x${subscript(j + 1)}`)
  if (features.length !== width)
    throw new SpecError('data.features', features.length, `${width} names, one for each number of a row`)
  for (const [j, name] of features.entries()) {
    const field = `data.features[${j}]`
    // A table in JSON has its columns as keys, of which whole numbers come first in JavaScript.
    if (typeof name !== 'string' || name.trim() === '' || /^\d+$/.test(name))
      throw new SpecError(field, name, 'a name, which is no number')
    if (name === learned) throw new SpecError(field, name, 'another name: it is that of y')
    if (features.indexOf(name) < j) throw new SpecError(field, name, 'another name than those before')
  }
  return features
}

/** Labels, as indexes where the classes have names. */
function labelsOf(y: OwnData['y'], classes: OwnData['classes']): (number | string)[] {
  const labels = Array.from(y, (value, i) => {
    const field = `data.y[${i}]`
    if (typeof value !== 'string' && !Number.isFinite(value))
      throw new SpecError(field, value, 'the name or the index of a class')
    if (!classes) return value
    const index = typeof value === 'string' ? classes.indexOf(value) : value
    if (typeof classes[index] !== 'string')
      throw new SpecError(field, value, `a class: ${classes.map((name, k) => `${k} or ${name}`).join(', ')}`)
    return index
  })
  const found = new Set(labels)
  if (found.size < 2) throw new SpecError('data.y', labels[0], 'at least two classes')
  const unused = classes?.findIndex((_, index) => !found.has(index)) ?? -1
  if (unused >= 0)
    throw new SpecError(`data.classes[${unused}]`, classes![unused], 'a class that a point has')
  return labels
}

function numbersOf(y: OwnData['y']): number[] {
  return Array.from(y, (value, i) => {
    if (!Number.isFinite(value)) throw new SpecError(`data.y[${i}]`, value, 'a finite number')
    return value as number
  })
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))
}
