import type { HeldAt, PairsFacts, SliceFacts } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { type HeldValue, heldValues, movedTo, type Slice } from '../model/slice.ts'
import type { SlicePairs } from '../model/slice-pairs.ts'
import { shortened } from './dataset.ts'

/** Columns whose values are said at most. */
const MAX_SAID = 2

/** Points near a slice that are right although their places on it have another class. */
export function foreignNear({ foreign, strengths }: Pick<Slice, 'foreign' | 'strengths'>): number {
  return foreign.reduce((count, one, i) => count + Number(one === 1 && strengths[i] > 0), 0)
}

/** A time of day behind a date. */
const TIME = / \d\d:\d\d(:\d\d)?$/

/** Digits behind the point at most. */
const MAX_DECIMALS = 6

/** A unit in brackets behind a name. */
const UNIT = /^(.+) \(([^()]{1,6})\)$/

/** A held value as it is said: "sepal width 3 cm". */
export function heldAt({ column, value }: HeldValue): HeldAt {
  const [, name = column, unit = null] = typeof value === 'number' ? (UNIT.exec(column) ?? []) : []
  return { column: shortened(name), value, unit }
}

/** Steps of a value that moves which are told apart: as many pixels as its scale has, about. */
const STEPS = 100

type Held = Pick<Slice, 'axes' | 'columns' | 'held' | 'moving'>

/** The value of the column that moves, at a share of its way or where it is. */
function movedValue({ axes, columns, held, moving }: Held, share?: number): HeldAt {
  const at = share === undefined ? held : movedTo({ held, moving }, share)
  const name = columns.features[moving!.feature]
  return heldAt(heldValues({ axes, columns, held: at }).find(({ column }) => column === name)!)
}

/** The column that moves, and the values at both ends of its way. */
export function wayFacts(slice: Held): { column: string; from: HeldAt; to: HeldAt } {
  const [from, to] = [0, 1].map(share => movedValue(slice, share))
  return { column: from.column, from, to }
}

/** The value that a slice which moves is at, and the number of points near it there. */
export function movedFacts({ slice, all }: Pick<FigureModel, 'slice' | 'all'>) {
  const at = movedValue(slice!)
  const { from, to } = wayFacts(slice!)
  const facts = { ...at, near: slice!.near, samples: all.y.length }
  if (typeof from.value === 'number' && typeof to.value === 'number') {
    const step = Math.abs(to.value - from.value) / STEPS
    return { ...facts, decimals: Math.min(MAX_DECIMALS, Math.max(0, Math.ceil(-Math.log10(step)))) }
  }
  // Between two days it says days, and no hours.
  const isTimed = [from, to].some(({ value }) => TIME.test(String(value)))
  return { ...facts, value: isTimed ? at.value : String(at.value).replace(TIME, '') }
}

/** The facts of a model's slice: what it holds, and the points near it. */
export function sliceFacts({ slice, all }: Pick<FigureModel, 'slice' | 'all'>): SliceFacts {
  const { axes, columns, fixed, row, near, moving, reach, chosen } = slice!
  const moves = moving && columns.features[moving.feature]
  const values = heldValues(slice!).filter(({ column }) => column !== moves)
  const few = values.length <= MAX_SAID ? values : values.filter(({ column }) => fixed.includes(column))
  const said = few.slice(0, MAX_SAID)
  return {
    axes: axes.map(axis => shortened(columns.features[axis].replace(UNIT, '$1'))) as [string, string],
    held: said.map(heldAt),
    others: values.length - said.length,
    row: row === null ? null : row + 1,
    usual: row === null && fixed.length - Number(moves !== null) < values.length,
    moves: moves && shortened(UNIT.exec(moves)?.[1] ?? moves),
    near,
    samples: all.y.length,
    foreign: foreignNear(slice!),
    columns: values.length + (moves === null ? 2 : 3),
    chosen: chosen && { by: chosen.by, isAmongMany: chosen.isAmongMany },
    reach,
  }
}

/** The facts of slices along pairs of columns. */
export function pairsFacts(
  { slice, all }: Pick<FigureModel, 'slice' | 'all'>,
  pairs: SlicePairs,
): PairsFacts {
  const { columns, fixed, chosen } = slice!
  const slices = pairs.rows.flat().map(pair => pair.slice!)
  return {
    ...sliceFacts({ slice, all }),
    columns: pairs.features.map(feature => shortened(columns.features[feature].replace(UNIT, '$1'))),
    near: slices.map(({ near }) => near),
    foreign: slices.reduce((sum, one) => sum + foreignNear(one), 0),
    held: heldValues(slice!)
      .filter(({ column }) => fixed.includes(column))
      .map(heldAt),
    chosen: chosen && { by: chosen.by, isAmongMany: chosen.isAmongMany },
    reach: {
      full: Math.min(...slices.map(({ reach }) => reach.full)),
      gone: Math.max(...slices.map(({ reach }) => reach.gone)),
    },
  }
}

/** Notes on a slice: the distances at which points fade, and what the counts are of. */
export function sliceNotes(model: FigureModel, say: Language): readonly string[] {
  return model.slice ? say.notes.slice(sliceFacts(model)) : []
}
