import { SpecError } from '../options/error.ts'
import { type Column, findColumn } from './columns.ts'
import type { RawDataset } from './dataset.ts'
import { maxColumns } from './limits.ts'

/**
 * The columns that `features` names, in its order: by name, by number in the file, or some in a row as "2-5".
 *
 * @param label the column of the classes, which is no feature; built-in data have none
 * @param file the table, or the built-in dataset, for messages
 * @throws SpecError for a column that is not there, is there twice or is the label
 */
export function chooseFeatures(
  columns: readonly Column[],
  words: readonly string[],
  label: Column | undefined,
  file: string,
): Column[] {
  const chosen = words.flatMap(word =>
    rangeOf(columns, word).map(each => ({ word, column: findColumn(columns, each, 'features', file) })),
  )
  const indexes = chosen.map(({ column }) => column.index)
  for (const [i, { word, column }] of chosen.entries()) {
    const fault =
      column.index === label?.index
        ? 'the label'
        : indexes.indexOf(column.index) < i
          ? 'there twice'
          : undefined
    if (fault) throw new SpecError('features', word, `columns of which none is ${fault}`, { place: { file } })
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

/**
 * Built-in data with some of their features, in the order of `features`.
 *
 * @throws SpecError for a feature that they do not have, or that is the same number in all rows, as a pixel at the
 *   edge of a digit is: there is nothing to draw of it
 */
export function withFeatures(raw: RawDataset, words: readonly string[], name: string): RawDataset {
  const { x, y, features } = raw
  const columns = features.map((name, index) => ({ name, index }))
  const chosen = chooseFeatures(columns, words, undefined, name)
  const width = features.length
  for (const { index, name: feature } of chosen)
    if (y.every((_, row) => x[row * width + index] === x[index]))
      throw new SpecError('features', feature, 'columns with different numbers', { place: { file: name } })
  return {
    ...raw,
    x: Float64Array.from({ length: y.length * chosen.length }, (_, k) => {
      const row = Math.floor(k / chosen.length)
      return x[row * width + chosen[k % chosen.length].index]
    }),
    features: chosen.map(({ name }) => name),
  }
}
