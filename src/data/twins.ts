import { keptIn } from '../options/kept-in.ts'
import type { Dataset } from './dataset.ts'
import { column } from './scale.ts'

/** Rows of numbers, each with a class or a target. */
export type RowTable = Pick<Dataset, 'x' | 'y'>

/** A text for each row: the same one for the same numbers and the same class or target. */
export function rowTexts({ x, y }: RowTable, hasLabel = true): string[] {
  const width = x.length / y.length
  return Array.from(
    y,
    (label, row) => `${hasLabel && label}:${x.subarray(row * width, (row + 1) * width).join()}`,
  )
}

/**
 * Rows that are copies of others, in their features and in what is learned; null where there are none, and where the values
 * of the columns make fewer different rows than there are, so that rows are alike without being copies.
 *
 * @returns the number of copies, and for each row the first one with the same features: among these a class cannot be told
 */
export function twinsOf(table: RowTable): { copies: number; first: Int32Array } | null {
  const { x, y } = table
  const width = x.length / y.length
  let different = 1
  for (let j = 0; j < width; j++) different *= new Set(column(x, width, j)).size
  const copies = y.length - new Set(rowTexts(table)).size
  if (copies === 0 || different < y.length) return null
  const known = new Map<string, number>()
  const first = Int32Array.from(rowTexts(table, false), (text, row) => keptIn(known, text, () => row))
  return { copies, first }
}
