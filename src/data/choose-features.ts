import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { generated, type ModelData, scaled } from './build.ts'
import { type Column, findColumn, type TargetColumn } from './columns.ts'
import type { ClassDataset } from './dataset.ts'
import { withHeldOut } from './held-out.ts'
import { maxColumns } from './limits.ts'
import { takeColumns } from './sample.ts'

/**
 * The columns that `features` names, in its order: by name, by number in the file, or some in a row as "2-5" or "q5..q9".
 *
 * @param label the column that is learned, which is no feature; built-in data have none
 * @param file the table, or the built-in dataset, for messages
 * @param field the option that names them, for messages
 * @throws SpecError for a column that is not there, is there twice or is the one that is learned
 */
export function chooseFeatures(
  columns: readonly Column[],
  words: readonly string[],
  label: TargetColumn | undefined,
  file: string,
  field: 'features' | 'model' = 'features',
): Column[] {
  const chosen = words.flatMap(word =>
    columnsIn(columns, word, field, file).map(column => ({ word, column })),
  )
  const indexes = chosen.map(({ column }) => column.index)
  for (const [i, { word, column }] of chosen.entries()) {
    const twice = indexes.indexOf(column.index) < i ? 'there twice' : undefined
    const fault = column.index === label?.index ? `the ${label.role}` : twice
    if (fault) throw new SpecError(field, word, `columns of which none is ${fault}`, { place: { file } })
  }
  return chosen.map(({ column }) => column)
}

/** The columns that a word means: some in a row where no column is called so. @throws SpecError for one that is not there */
export function columnsIn(columns: readonly Column[], word: string, field: string, file: string): Column[] {
  const find = (one: string) => findColumn(columns, one, field, file)
  const isName = columns.some(({ name }) => name === word)
  const [, first, last] = (!isName && /^(\d+)-(\d+)$/.exec(word)) || []
  const count = Number(last) - Number(first) + 1
  if (count > 0 && count <= maxColumns)
    return Array.from({ length: count }, (_, i) => find(String(Number(first) + i)))
  const ends = isName ? [word] : word.split('..')
  if (ends.length !== 2) return [find(word)]
  const [from, to] = ends.map(end => find(end.trim()).index)
  const between = columns.filter(({ index }) => index >= from && index <= to)
  if (between.length > 0) return between
  throw new SpecError(field, word, 'a column and one behind it, as q5..q9', { place: { file } })
}

/** Draws and scales features that a spec names, as `generateDataset`. @throws SpecError for one that is constant, or not there */
export function generateFeatures(
  spec: Spec,
  words: readonly string[],
  rows?: readonly string[],
  given?: ModelData,
): ClassDataset {
  const raw = generated(spec, rows)
  const { x, y, features } = raw
  const columns = features.map((name, index) => ({ name, index }))
  const chosen = chooseFeatures(columns, words, undefined, spec.data)
  const width = features.length
  for (const { index, name } of chosen)
    if (y.every((_, row) => x[row * width + index] === x[index]))
      throw new SpecError('features', name, 'columns with different numbers', { place: { file: spec.data } })
  const indexes = chosen.map(({ index }) => index)
  const kept = { x: takeColumns(x, width, indexes), features: chosen.map(({ name }) => name) }
  return scaled(withHeldOut({ ...raw, ...kept }, spec), spec, given)
}
