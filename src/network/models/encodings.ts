import { type DateForm, dateExamples } from '../../data/dates.ts'
import { type Encoding, sourcesOf } from '../../data/encoding.ts'
import { SpecError } from '../../options/error.ts'
import { noControls, withoutControls } from '../../options/printable.ts'
import { asObject } from './model.ts'

/** Values of a column at most, and letters of each. */
const maxValues = 1000
const maxLetters = 1000

/** The encodings of a model file, each of a feature or more. @throws SpecError that names the field */
export function readEncodings(json: unknown, features: readonly string[]): Encoding[] {
  if (!Array.isArray(json) || json.length > features.length)
    throw new SpecError('encodings', json, 'a list: one encoding a column at most')
  const columns = new Set<string>()
  return json.map((value, i) => {
    const field = `encodings[${i}]`
    const encoding = readEncoding(field, asObject(field, value))
    const { column } = encoding
    if (columns.has(column)) throw new SpecError(`${field}.column`, column, 'a column that is not taken')
    columns.add(column)
    const names = [...sourcesOf(column, encoding).keys()]
    if (!names.some(name => features.includes(name)))
      throw new SpecError(field, column, `a column of features: one of them is to be "${names[0]}"`)
    return encoding
  })
}

function readEncoding(field: string, { column, kind, values, form }: Record<string, unknown>): Encoding {
  if (typeof column !== 'string' || column === '')
    throw new SpecError(`${field}.column`, column, 'the name of a column')
  if (kind === 'date') {
    if (!isDateForm(form)) throw new SpecError(`${field}.form`, form, Object.keys(dateExamples).join(', '))
    return { column, kind, form }
  }
  if (kind !== 'categories' && kind !== 'order')
    throw new SpecError(`${field}.kind`, kind, 'categories, order, date')
  return { column, kind, values: readValues(`${field}.values`, values) }
}

function isDateForm(form: unknown): form is DateForm {
  return typeof form === 'string' && Object.hasOwn(dateExamples, form)
}

function readValues(field: string, json: unknown): string[] {
  const isList = Array.isArray(json) && json.length >= 2 && json.length <= maxValues
  if (!isList) throw new SpecError(field, json, `a list of 2 to ${maxValues} values`)
  return json.map((value: unknown, i) => {
    const at = `${field}[${i}]`
    if (typeof value !== 'string' || value.length > maxLetters || !withoutControls.test(value))
      throw new SpecError(at, value, `a text of at most ${maxLetters} letters, ${noControls}`)
    if (json.indexOf(value) < i) throw new SpecError(at, value, 'a value that is not there yet')
    return value
  })
}
