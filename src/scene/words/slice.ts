import { columnsOf } from '../../data/encoding.ts'
import type { HeldAt, HeldBy, PairsFacts, SliceFacts } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { type HeldValue, heldValues, movedTo, type Slice } from '../model/slices/slice.ts'
import type { SlicePairs } from '../model/slices/slice-pairs.ts'
import { classNames } from '../style/points.ts'
import { shortened } from './dataset.ts'

/** Columns whose values are said at most, and classes without a point near. */
const MAX_SAID = 2

/** The ways in which columns are held, in the order in which they are said. */
const WAYS: readonly HeldBy[] = ['median', 'usual', 'row', 'given']

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

type Held = Pick<Slice, 'columns' | 'lines' | 'held' | 'moving'>

/** The value of the column that moves, at a share of its way or where it is. */
function movedValue({ columns, lines, held, moving }: Held, share?: number): HeldAt {
  const at = share === undefined ? held : movedTo({ held, moving }, share)
  const name = columns.features[moving!.feature]
  return heldAt(heldValues({ columns, lines, held: at }).find(({ column }) => column === name)!)
}

/** The column that moves, and the values at both ends of its way. */
export function wayFacts(slice: Held): { column: string; from: HeldAt; to: HeldAt } {
  const [from, to] = [0, 1].map(share => movedValue(slice, share))
  return { column: from.column, from, to }
}

/** The value that a slice which moves is at, and the number of points near it there. */
export function movedFacts(model: FigureModel, say: Language) {
  const { slice, all } = model
  const at = movedValue(slice!)
  const { from, to } = wayFacts(slice!)
  const without = withoutNear(slice!, model, say)
  const facts = { ...at, near: slice!.near, samples: all.y.length, without }
  if (typeof from.value === 'number' && typeof to.value === 'number') {
    const step = Math.abs(to.value - from.value) / STEPS
    return { ...facts, decimals: Math.min(MAX_DECIMALS, Math.max(0, Math.ceil(-Math.log10(step)))) }
  }
  // Between two days it says days, and no hours.
  const isTimed = [from, to].some(({ value }) => TIME.test(String(value)))
  return { ...facts, value: isTimed ? at.value : String(at.value).replace(TIME, '') }
}

/** The ways in which some columns of a slice are held. */
export function waysOf({ fixed, row }: Slice, held: readonly HeldValue[]): HeldBy[] {
  const wayOf = ({ column, value }: HeldValue): HeldBy => {
    if (fixed.includes(column)) return 'given'
    return row !== null ? 'row' : typeof value === 'number' ? 'median' : 'usual'
  }
  const ways = new Set(held.map(wayOf))
  if (ways.has('usual')) ways.delete('median')
  return WAYS.filter(way => ways.has(way))
}

/** Names of the classes of which no point is near a slice, a few at most. */
function withoutNear({ strengths }: Slice, { all, dataset }: FigureModel, say: Language): string[] {
  const near = new Set(all.y.filter((_, i) => strengths[i] > 0))
  const names = classNames(dataset, say).flatMap((name, k) => (near.has(k) ? [] : [shortened(name)]))
  return names.length > MAX_SAID ? [...names.slice(0, MAX_SAID), '…'] : names
}

/** The facts of a model's slice: what it holds, and the points near it. */
export function sliceFacts(model: FigureModel, say: Language): SliceFacts {
  const { all } = model
  const slice = model.slice!
  const { axes, columns, fixed, row, near, moving, reach, chosen } = slice
  const moves = moving && columns.features[moving.feature]
  const values = heldValues(slice).filter(({ column }) => column !== moves)
  const few = values.length <= MAX_SAID ? values : values.filter(({ column }) => fixed.includes(column))
  const some = few.slice(0, MAX_SAID)
  const marked = some.filter(one => ['median', 'row'].includes(waysOf(slice, [one])[0]))
  const said = [...new Set([...marked, ...some])]
  const others = values.filter(one => !said.includes(one))
  return {
    axes: axes.map(axis => bareName(columns.features[axis])),
    held: said.map(heldAt),
    marked: marked.length,
    others: others.length,
    by: waysOf(slice, others),
    row: row === null ? null : row + 1,
    moves: moves && shortened(UNIT.exec(moves)?.[1] ?? moves),
    near,
    samples: all.y.length,
    without: withoutNear(slice, model, say),
    foreign: foreignNear(slice),
    columns: columnsOf(columns).length,
    chosen: chosen && { by: chosen.by, isAmongMany: chosen.isAmongMany },
    reach,
  }
}

/** The facts of slices along pairs of columns. */
export function pairsFacts(model: FigureModel, pairs: SlicePairs, say: Language): PairsFacts {
  const slice = model.slice!
  const { columns, fixed } = slice
  const held = heldValues(slice)
  const given = held.filter(({ column }) => fixed.includes(column))
  const others = held.filter(one => !given.includes(one))
  const slices = pairs.rows.flat().map(pair => pair.slice!)
  return {
    ...sliceFacts(model, say),
    target: 'height' in model ? shortened(model.height.name) : null,
    columns: pairs.features.map(feature => bareName(columns.features[feature])),
    near: slices.map(({ near }) => near),
    foreign: slices.reduce((sum, one) => sum + foreignNear(one), 0),
    held: given.map(heldAt),
    by: waysOf(slice, others),
    reach: {
      full: Math.min(...slices.map(({ reach }) => reach.full)),
      gone: Math.max(...slices.map(({ reach }) => reach.gone)),
    },
  }
}

const bareName = (column: string) => shortened(column.replace(UNIT, '$1'))

/** Notes on a slice: the distances at which points fade, what the counts are of, and why it is where it is. */
export function sliceNotes(model: FigureModel, say: Language): readonly string[] {
  const { chosen, columns, lines, axes, moved } = model.slice!
  const facts = sliceFacts(model, say)
  const most = chosen?.names.slice(0, 2).map(bareName) ?? facts.axes
  const copies = lines.flatMap((line, i) =>
    line && !axes.includes(i) ? [[columns.features[i], columns.features[axes[line.axis]]].map(bareName)] : [],
  )
  const why = [...(moved ? [say.notes.movedSlice(most)] : []), ...copies.map(say.notes.copied)]
  return [...say.notes.slice({ ...facts, axes: most }), ...why]
}
