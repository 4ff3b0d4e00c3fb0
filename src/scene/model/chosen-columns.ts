import type { Dataset } from '../../data/dataset.ts'
import { columnsOf } from '../../data/encoding.ts'
import { column } from '../../data/scale.ts'
import type { FigureModel } from './figure-model.ts'
import { columnsByWorth } from './importance.ts'
import type { Given } from './part.ts'
import type { ChosenColumns } from './read-slice.ts'

/** Columns whose pairs are shown at most. */
const MOST = 5

/**
 * The columns that a slice along those that matter most goes by: those whose shuffling costs most, of one feature each. One
 * of two values, which leaves a plane empty between them, stands back; one whose value is given is held.
 *
 * @param isUntrained true for a network that has not learned anything, for which the first ones stand
 */
export function columnsFor(
  model: Pick<FigureModel, 'dataset' | 'network' | 'choice'>,
  given: Pick<Given, 'spec' | 'alpha' | 'unreduced'>,
  isUntrained: boolean,
): ChosenColumns {
  const whole = given.unreduced?.dataset ?? model.dataset
  const { by, columns } = isUntrained
    ? { by: 'folds' as const, columns: columnsOf(whole) }
    : columnsByWorth(model, given)
  const fixed = (given.spec.fix ?? []).map(item => item.slice(0, item.indexOf('=')).trim())
  const isFixed = (name: string) => fixed.some(one => name === one || name.startsWith(`${one} (`))
  const single = columns.filter(({ name, features }) => features.length === 1 && !isFixed(name))
  const many = single.filter(({ features: [feature] }) => hasMany(whole, feature))
  const isAmongMany = many.length >= 2 && single.slice(0, 2).some(column => !many.includes(column))
  const names = (many.length >= 2 ? many : single).map(({ name }) => name)
  return { names: names.slice(0, MOST), by, isAmongMany }
}

/** True for a feature with more than two values. */
function hasMany({ x, features }: Pick<Dataset, 'x' | 'features'>, feature: number): boolean {
  return new Set(column(x, features.length, feature)).size > 2
}
