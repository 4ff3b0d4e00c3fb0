import type { HeldAt, SliceFacts } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { type HeldValue, heldValues, type Slice } from '../model/slice.ts'
import { shortened } from './dataset.ts'

/** Columns whose values are said at most. */
const MAX_SAID = 2

/** Points near a slice that are right although their places on it have another class. */
export function foreignNear({ foreign, strengths }: Pick<Slice, 'foreign' | 'strengths'>): number {
  return foreign.reduce((count, one, i) => count + Number(one === 1 && strengths[i] > 0), 0)
}

/** A unit in brackets behind a name. */
const UNIT = /^(.+) \(([^()]{1,6})\)$/

/** A held value as it is said: "sepal width 3 cm". */
export function heldAt({ column, value }: HeldValue): HeldAt {
  const [, name = column, unit = null] = typeof value === 'number' ? (UNIT.exec(column) ?? []) : []
  return { column: shortened(name), value, unit }
}

/** The facts of a model's slice: what it holds, and the points near it. */
export function sliceFacts({ slice, all }: Pick<FigureModel, 'slice' | 'all'>): SliceFacts {
  const { axes, columns, fixed, row, near, moving, reach, chosen } = slice!
  const values = heldValues(slice!)
  const moves = moving && columns.features[moving.feature]
  const few = values.length <= MAX_SAID ? values : values.filter(({ column }) => fixed.includes(column))
  const said = few.slice(0, MAX_SAID)
  return {
    axes: axes.map(axis => shortened(columns.features[axis].replace(UNIT, '$1'))) as [string, string],
    held: said.map(heldAt),
    others: values.length - said.length,
    row: row === null ? null : row + 1,
    usual: row === null && fixed.length < values.length,
    moves: moves && shortened(UNIT.exec(moves)?.[1] ?? moves),
    near,
    samples: all.y.length,
    foreign: foreignNear(slice!),
    columns: values.length + 2,
    chosen: chosen && { by: chosen.by, isAmongMany: chosen.isAmongMany },
    reach,
  }
}

/** Notes on a slice: the distances at which points fade, and what the counts are of. */
export function sliceNotes(model: FigureModel, say: Language): readonly string[] {
  return model.slice ? say.notes.slice(sliceFacts(model)) : []
}
