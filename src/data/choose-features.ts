import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { generated, type ModelData, scaled, withHeldOut } from './build.ts'
import { type Column, findColumn, type TargetColumn } from './columns.ts'
import type { ClassDataset } from './dataset.ts'
import { maxColumns } from './limits.ts'
import { takeColumns } from './sample.ts'

/**
 * The columns that `features` names, in its order: by name, by number in the file, or some in a row as "2-5".
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
    rangeOf(columns, word).map(each => ({ word, column: findColumn(columns, each, field, file) })),
  )
  const indexes = chosen.map(({ column }) => column.index)
  for (const [i, { word, column }] of chosen.entries()) {
    const twice = indexes.indexOf(column.index) < i ? 'there twice' : undefined
    const fault = column.index === label?.index ? `the ${label.role}` : twice
    if (fault) throw new SpecError(field, word, `columns of which none is ${fault}`, { place: { file } })
  }
  return chosen.map(({ column }) => column)
}

/** The columns' numbers that "2-5" means, where no column is called so. */
function rangeOf(columns: readonly Column[], word: string): string[] {
  const [, first, last] = (!columns.some(({ name }) => name === word) && /^(\d+)-(\d+)$/.exec(word)) || []
  const count = Number(last) - Number(first) + 1
  if (!(count > 0 && count <= maxColumns)) return [word]
  return Array.from({ length: count }, (_, i) => String(Number(first) + i))
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
  const kept = {
    x: takeColumns(
      x,
      width,
      chosen.map(({ index }) => index),
    ),
    features: chosen.map(({ name }) => name),
  }
  return scaled(withHeldOut({ ...raw, ...kept }, spec), spec, given)
}
