import { SpecError } from '../options/error.ts'
import type { Column } from './columns.ts'
import type { Decimals } from './decimals.ts'
import { readFeatures } from './feature-cells.ts'
import type { Grid } from './grid.ts'
import { isMissing } from './number.ts'
import { applyScale, fitScale } from './scale.ts'
import { anyNumber, nameInUnit, unitOf } from './units.ts'

/** The numbers of a target in its own units, and its name with a unit; `offer` says what to do about a missing one, `log` takes logarithms. @throws SpecError for what is none */
export function readTargets(grid: Grid, { name, index }: Column, offer: string, log = false) {
  const cells = grid.rows.map(row => row[index])
  const isText = (cell: string) => !isMissing(cell) && Number.isNaN(anyNumber(cell, grid.decimals))
  const text = cells.findIndex(isText)
  // A column of words was meant as classes.
  if (text >= 0 && cells.filter(isText).length > cells.length / 2)
    throw new SpecError(name, cells[text], `a target of numbers; a column of classes is a --label`, {
      place: grid.place(text, index),
    })
  const unit = unitOf(cells.filter(cell => !isMissing(cell)))
  const y = readFeatures(grid, [{ name, index, column: name, unit: unit ?? undefined, log }], offer, {})
  return { y, target: nameInUnit(name, unit) }
}

/** Difference of standardized numbers by which a column may miss the target and still be it in other units. */
const SAME = 1e-9

/** True where a column is the target in the same units or in others: a straight line through all rows, of which there are some. */
export function copiesTarget(cells: readonly string[], targets: readonly string[], decimals: Decimals) {
  const pairs = cells
    .map((cell, row) => [cell, targets[row]].map(text => anyNumber(text, decimals)))
    .filter(pair => pair.every(Number.isFinite))
  if (pairs.length < 4 || pairs.length < cells.length / 2) return false
  const [a, b] = [0, 1].map(k => {
    const values = Float64Array.from(pairs, pair => pair[k])
    return applyScale(values, fitScale(values, 1, 'standard'))
  })
  const sign = Math.sign(a[0] * b[0])
  return sign !== 0 && a.every((value, i) => Math.abs(value - sign * b[i]) <= SAME)
}
