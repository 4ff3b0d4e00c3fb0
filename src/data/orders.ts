import { SpecError } from '../options/error.ts'
import { type Column, findColumn } from './columns.ts'

/** Words of columns in their order: a list for each name, or number from 1, of a column. */
export type WordOrders = Readonly<Record<string, readonly string[]>>

/**
 * The words of columns in their order, by the columns' names.
 *
 * @param columns those that give features
 * @throws SpecError for a column that is none of them, or is there twice
 */
export function readOrders(
  orders: WordOrders | null,
  columns: readonly Column[],
  file: string,
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const [word, values] of Object.entries(orders ?? {})) {
    const { name } = findColumn(columns, word, 'order', file)
    if (found.has(name))
      throw new SpecError('order', word, 'columns of which none is there twice', { place: { file } })
    found.set(name, values)
  }
  return found
}
