import { keptIn } from '../options/kept-in.ts'
import type { RawDataset } from './dataset.ts'
import { columnsOf, sourceOf } from './encoding.ts'
import { column } from './scale.ts'

type Table = Pick<RawDataset, 'features' | 'encodings'>

/**
 * The value of each feature that gaps are filled with: of columns of numbers and dates the median, of words the most common.
 *
 * @param x rows × features with NaN in gaps
 * @param rows those that are asked, all without it; NaN for a column of which they know nothing
 */
export function usualValues(x: Float64Array, table: Table, rows?: Int32Array): number[] {
  const { features: names, encodings } = table
  const width = names.length
  const usual = new Array<number>(width).fill(Number.NaN)
  for (const { features } of columnsOf(table)) {
    const [first] = features
    const known = Array.from(rows ?? Array(x.length / width).keys()).filter(
      row => !Number.isNaN(x[row * width + first]),
    )
    const { encoding } = sourceOf(names[first], encodings)
    if (encoding && encoding.kind !== 'date') {
      const row = commonest(x, width, features, known)
      for (const feature of features) usual[feature] = x[row * width + feature]
    } else {
      const sorted = Float64Array.from(known, row => x[row * width + first]).sort()
      usual[first] = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
    }
  }
  return usual
}

/** A row, among some, with the most common values of some features. */
export function commonest(
  x: Float64Array,
  width: number,
  features: readonly number[],
  rows: Iterable<number>,
): number {
  const counts = new Map<string, { row: number; count: number }>()
  for (const row of rows) {
    const key = features.map(feature => x[row * width + feature]).join(' ')
    keptIn(counts, key, () => ({ row, count: 0 })).count++
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count)
  return most?.row ?? 0
}

/** Numbers whose gaps have the usual values, or where these are not known the `others`. */
export function filled(x: Float64Array, usual: readonly number[], others = x): Float64Array {
  const width = usual.length
  return x.map((value, k) => {
    if (!Number.isNaN(value)) return value
    return Number.isNaN(usual[k % width]) ? others[k] : usual[k % width]
  })
}

/** A note on gaps that are filled, by the names of columns; none for rows without gaps. */
export function filledNotes(x: Float64Array, table: Table): string[] {
  const found = columnsOf(table).flatMap(({ name, features: [first] }) => {
    const gaps = column(x, table.features.length, first).filter(Number.isNaN).length
    return gaps > 0 ? [`${gaps} in ${name}`] : []
  })
  const note = `gaps are filled with the median or the most common word: ${found.join(', ')}`
  return found.length > 0 ? [note] : []
}
