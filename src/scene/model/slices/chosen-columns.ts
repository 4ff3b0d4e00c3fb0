import type { ClassDataset } from '../../../data/dataset.ts'
import { columnsOf } from '../../../data/encoding.ts'
import { column } from '../../../data/scale.ts'
import type { Spec } from '../../../options/spec.ts'
import type { Worth } from '../importance.ts'
import { type ChosenColumns, nameAndValue } from './read-slice.ts'

/** Columns whose pairs are shown at most. */
const MOST = 5

/**
 * The columns that a slice along those that matter most goes by: those whose shuffling costs most, of one feature each. One
 * of two values, which leaves a plane empty between them, stands back; one whose value is given is held.
 *
 * @param whole the rows before they were reduced
 * @param worth the columns by their worth to a network, for one that has not learned anything in their own order
 */
export function columnsFor(
  whole: ClassDataset,
  { fix }: Pick<Spec, 'fix'>,
  { by, columns }: Pick<Worth, 'by'> & { columns: ReturnType<typeof columnsOf> } = {
    by: 'folds',
    columns: columnsOf(whole),
  },
): ChosenColumns {
  const fixed = (fix ?? []).map(item => nameAndValue(item, whole)[0])
  const isFixed = (name: string) => fixed.some(one => name === one || name.startsWith(`${one} (`))
  const single = columns.filter(({ name, features }) => features.length === 1 && !isFixed(name))
  const many = single.filter(({ features: [feature] }) => hasMany(whole, feature))
  const isAmongMany = many.length >= 2 && single.slice(0, 2).some(column => !many.includes(column))
  const names = (many.length >= 2 ? many : single).map(({ name }) => name)
  return { names: names.slice(0, MOST), by, isAmongMany }
}

/** True for a feature with more than two values. */
function hasMany({ x, features }: Pick<ClassDataset, 'x' | 'features'>, feature: number): boolean {
  return new Set(column(x, features.length, feature)).size > 2
}
