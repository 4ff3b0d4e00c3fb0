import { cellNumber, type Decimals } from './decimals.ts'
import { numberOrText } from './labels.ts'
import { isMissing } from './number.ts'

/** True where each value of a column stands beside one class alone, and each class beside one value. */
export function copiesLabel(
  cells: readonly string[],
  labels: readonly string[],
  decimals: Decimals,
): boolean {
  const classBeside = new Map<string | number, string | number>()
  const valueBeside = new Map<string | number, string | number>()
  let known = 0
  for (const [row, cell] of cells.entries()) {
    if (isMissing(cell) || isMissing(labels[row])) continue
    const [value, label] = [cell, labels[row]].map(text => numberOrText(text, cellNumber(text, decimals)))
    if ((classBeside.get(value) ?? label) !== label || (valueBeside.get(label) ?? value) !== value)
      return false
    classBeside.set(value, label)
    valueBeside.set(label, value)
    known++
  }
  // With fewer rows any column may be one by chance.
  return classBeside.size > 1 && known > 2 * classBeside.size
}
