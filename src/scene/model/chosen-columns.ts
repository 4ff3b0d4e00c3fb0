import { columnsOf } from '../../data/encoding.ts'
import type { FigureModel } from './figure-model.ts'
import { columnsByWorth } from './importance.ts'
import type { Given } from './part.ts'
import type { ChosenColumns } from './read-slice.ts'

/** Columns whose pairs are shown at most. */
const MOST = 5

/**
 * The columns that a slice along those that matter most goes by: those whose shuffling costs most, of one feature each.
 *
 * @param isUntrained true for a network that has not learned anything, for which the first ones stand
 */
export function columnsFor(
  model: Pick<FigureModel, 'dataset' | 'network' | 'choice'>,
  given: Pick<Given, 'spec' | 'alpha' | 'unreduced'>,
  isUntrained: boolean,
): ChosenColumns {
  const { by, columns } = isUntrained
    ? { by: 'folds' as const, columns: columnsOf(given.unreduced?.dataset ?? model.dataset) }
    : columnsByWorth(model, given)
  const names = columns.filter(({ features }) => features.length === 1).map(({ name }) => name)
  return { names: names.slice(0, MOST), by }
}
