import { SpecError } from '../options/error.ts'
import { noControls, withoutControls } from '../options/printable.ts'
import { nearest } from '../options/suggest.ts'
import { byText } from './column-kind.ts'
import { type Column, shellWord } from './columns.ts'
import { cellNumber } from './decimals.ts'
import type { Grid } from './grid.ts'
import { checkNames, maxClasses } from './limits.ts'
import { isMissing } from './number.ts'

/** Up to so many classes may have fewer than five rows each. */
const FEW = 20

/**
 * Class index a row, and the classes' names: by number when all labels are numbers, by text otherwise. Numbers of equal
 * value, as "1" and "1.0", are one class, named as first written. With `known`, the classes of a model, indexes and names
 * are theirs.
 *
 * @param offer what to do about a missing label, for the message
 * @throws SpecError with the cell's place for a missing label, one with control characters or an unknown class, and
 *   with the column's name for a single class or a column that looks continuous
 */
export function readLabels(
  grid: Grid,
  { name, index }: Column,
  offer: string,
  known?: readonly string[],
  knownOf = 'the model',
): { y: Int32Array; classes: string[] } {
  const cells = grid.rows.map(row => row[index])
  const place = (row: number) => grid.place(row, index)
  const missing = cells.findIndex(isMissing)
  if (missing >= 0) throw new SpecError(name, cells[missing], `a class${offer}`, { place: place(missing) })

  const odd = cells.findIndex(cell => !withoutControls.test(cell))
  if (odd >= 0) throw new SpecError(name, cells[odd], `a class ${noControls}`, { place: place(odd) })

  const numbers = cells.map(cell => cellNumber(cell, grid.decimals))
  const numeric = numbers.every(Number.isFinite)
  const values = cells.map((cell, row) => numberOrText(cell, numbers[row]))
  const written = [
    ...(known ?? []).map(name => [numberOrText(name, cellNumber(name, 'point')), name] as const),
    ...cells.map((cell, row) => [values[row], cell] as const),
  ]
  // Of several the last is kept, so they go from the last to the first.
  const names = new Map(written.reverse())
  const labels = cells.map((cell, row) => (known?.includes(cell) ? cell : names.get(values[row])!))
  const order = (label: string) => cellNumber(label, grid.decimals)
  const found = [...new Set(labels)].sort(numeric ? (a, b) => order(a) - order(b) : byText)
  if (known) {
    const odd = labels.findIndex(label => !known.includes(label))
    if (odd >= 0) {
      const suggestion = nearest(labels[odd], known)
      throw new SpecError(name, cells[odd], `a class of ${knownOf}: ${known.join(', ')}`, {
        suggestion: suggestion && `"${suggestion}"`,
        place: place(odd),
      })
    }
  } else {
    const file = { place: grid.place() }
    if (found.length === 1) throw new SpecError(name, found[0], 'at least two classes', file)
    const many = found.length > FEW || found.length > cells.length / 2
    const fractions = numeric && numbers.some(value => !Number.isInteger(value))
    const continuous = (fractions && many) || (found.length > FEW && found.length > cells.length / 5)
    if (continuous || (numeric && found.length > maxClasses)) {
      const what = numeric ? 'numbers' : 'values'
      const { file: path } = grid.place()
      const line = `nnanim ${path === 'standard input' ? '-' : shellWord(path)} --target ${shellWord(name)}`
      const advice = numeric ? `; to predict the number: \`${line}\`, or choose classes` : '; choose one'
      const expected = `a column of classes, not ${found.length} different ${what} in ${cells.length} rows${advice} with --label`
      throw new SpecError(name, undefined, expected, file)
    }
  }
  const classes = known ? [...known] : found
  if (!known) checkNames('classes', classes, grid.place(), '; choose another column with --label')
  const indexOf = new Map(classes.map((label, i) => [label, i]))
  return { y: Int32Array.from(labels, label => indexOf.get(label)!), classes }
}

/** The value of a label: its number, where it is one, else its text. */
export function numberOrText(label: string, number: number): string | number {
  return Number.isFinite(number) ? number : label
}
