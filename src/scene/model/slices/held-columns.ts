import {
  type ColumnFeatures,
  columnsOf,
  type Encoding,
  encodedText,
  sourceOf,
} from '../../../data/encoding.ts'
import { extremes, column as valuesOf } from '../../../data/scale.ts'
import { gridOf } from '../../../geometry/contour.ts'
import { classScores, scores } from '../../../network/forward.ts'
import { networkOnPlane } from '../../../network/input-plane.ts'
import { softmax } from '../../../network/scores.ts'
import type { ClassModel } from '../class-model.ts'
import { boundaryIn } from '../decision.ts'
import type { FigureModel } from '../figure-model.ts'
import { onSlice } from './on-slice.ts'
import { placeSlice, reachOf } from './place-slice.ts'
import { featuresNamed, nameAndValue, scaledNumbers } from './read-slice.ts'
import { inColumnUnits, type OpenSlice, planeOf, type Slice } from './slice.ts'

export interface HeldColumn extends ColumnFeatures {
  encoding?: Encoding | undefined
}

/** Cells of the sheet across by which the effect of a column is judged. */
const CELLS = 12

/** Steps over the values of the rows, about. */
const STEPS = 100

/** The columns that a slice holds, in the order of the table. */
export function heldColumns({ columns, lines }: Pick<Slice, 'columns' | 'lines'>): HeldColumn[] {
  const { features: names, encodings } = columns
  return columnsOf(columns).flatMap(({ name, features }) =>
    features.some(feature => lines[feature])
      ? []
      : [{ name, features, encoding: sourceOf(names[features[0]], encodings).encoding }],
  )
}

/** The mean change of the probabilities, or of the output, on the sheet as each feature of a column goes to its least and its largest value. */
export function effectOf(model: FigureModel, column: HeldColumn): number {
  const { slice, network, input } = model
  const { held } = slice!
  const grid = gridOf({ centre: [input.centre[0], input.centre[1]], half: input.half }, CELLS)
  const sheetAt = (values: number[]) => {
    const plane = networkOnPlane(network, planeOf({ ...slice!, held: values }))
    return 'classes' in model ? softmax(classScores(plane, grid), model.classes) : scores(plane, grid)
  }
  const own = sheetAt(held)
  const changes = column.features.flatMap(feature =>
    extremes(rowsOf(slice!, feature)).map(end => {
      const sheet = sheetAt(held.with(feature, end))
      return sheet.reduce((sum, value, i) => sum + Math.abs(value - own[i]), 0)
    }),
  )
  return changes.reduce((a, b) => a + b, 0) / (own.length * changes.length)
}

/** The values of all rows in a feature, scaled. */
function rowsOf({ x, columns }: Slice, feature: number): Float64Array {
  return valuesOf(x, columns.features.length, feature)
}

/**
 * The range of a column of numbers, dates or words in order, in the units of the table: about a hundred steps, outwards
 * to whole ones, which are whole numbers of such.
 */
export function columnRange(slice: Slice, { features: [feature], encoding }: HeldColumn) {
  // As scaled and back.
  const values = rowsOf(slice, feature).map(value =>
    Number(inColumnUnits(slice.columns, feature, value).toPrecision(12)),
  )
  const [low, high] = extremes(values)
  if (encoding?.kind === 'order') return { min: 0, max: encoding.values.length - 1, step: 1 }
  const isWhole = values.every(Number.isInteger)
  const rough = (high - low || 1) / STEPS
  const ten = 10 ** Math.floor(Math.log10(rough))
  // The nearest by ratio.
  const near = [1, 2, 5, 10].map(one => one * ten).sort((a, b) => ratio(a, rough) - ratio(b, rough))[0]
  const step = isWhole ? Math.max(1, Math.round(near)) : near
  return { min: onStep(Math.floor(low / step), step), max: onStep(Math.ceil(high / step), step), step }
}

function ratio(a: number, b: number): number {
  return Math.abs(Math.log(a / b))
}

/** So many steps, without what binary fractions add. */
function onStep(count: number, step: number): number {
  return Number((count * step).toPrecision(12))
}

/** The cell that `fix` takes for a number of a column. */
export function cellOf({ encoding }: Pick<HeldColumn, 'encoding'>, value: number): string {
  return encoding ? encodedText(value, encoding) : String(Number(value.toPrecision(12)))
}

/** The cell that `fix` takes for what a slice holds a column at; – for words of which none has a feature. */
export function heldCell({ columns, held }: Slice, { features, encoding }: HeldColumn): string {
  const numbers = features.map(feature => inColumnUnits(columns, feature, held[feature]))
  if (encoding?.kind !== 'categories') return cellOf({ encoding }, numbers[0])
  const on = features.find((_, i) => Math.round(numbers[i]) === 1)
  return on === undefined ? '–' : sourceOf(columns.features[on], columns.encodings).value!
}

/** The number of a column at its cell, for its range. */
export function heldNumber({ columns, held }: Slice, { features: [feature] }: HeldColumn): number {
  return inColumnUnits(columns, feature, held[feature])
}

/** The column of a text COLUMN=VALUE; undefined for one that means nothing, or whose column spans the plane. */
export function columnOf(text: string, slice: Slice): HeldColumn | undefined {
  const [feature] = featuresNamed(nameAndValue(text, slice.columns)[0], slice.columns)
  return heldColumns(slice).find(({ features }) => features.includes(feature))
}

/** True for a text COLUMN=VALUE with a value that its column may have. */
export function isHeld(text: string, slice: Slice): boolean {
  const column = columnOf(text, slice)
  return (
    column !== undefined &&
    scaledNumbers(nameAndValue(text, slice.columns)[1], column.features, slice.columns) !== null
  )
}

/** The texts of `fix` with another value of one column: in the place of its own, or behind all. */
export function refixed(fix: readonly string[], text: string, slice: Slice): readonly string[] {
  const name = columnOf(text, slice)?.name
  const at = fix.findIndex(one => columnOf(one, slice)?.name === name)
  return at < 0 ? [...fix, text] : fix.with(at, text)
}

/** The same model on a slice at other values: the network over its plane, and the points near it. */
export function modelAt<Model extends FigureModel>(model: Model, held: number[]): Model {
  return model.slice ? modelOn(model, model.slice, held) : model
}

/** The same model on another slice, over whose plane its input lies. */
export function modelOn<Model extends FigureModel>(
  model: Model,
  open: OpenSlice,
  held: number[],
  input = model.input,
): Model {
  const own = { ...model, input }
  return ('classes' in own ? classesOn(own, open, held) : onSlice(own, open, held)) as Model
}

function classesOn(model: ClassModel, open: OpenSlice, held: number[]): ClassModel {
  const { slice: known, network, classes, all, input } = model
  const right = Array.from(known!.right, value => value === 1)
  const answers = { network, classes, right, labels: all.y, input }
  const { slice, plane, line } = placeSlice(open, held, answers)
  // While it moves words speak of where it is, and none of the shape that the boundary has there.
  const boundary = slice.moving ? model.boundary : boundaryIn(plane, input, classes)
  return { ...model, plane, slice, boundary, bestLine: { ...model.bestLine, scores: line } }
}

/** A model on the slice of other texts of `fix`: columns that have none stay where they are. */
export function modelHolding<Model extends FigureModel>(model: Model, fix: readonly string[]): Model {
  const { slice: known } = model
  if (!known) return model
  const held = [...known.held]
  const fixed = fix.flatMap(text => {
    const column = columnOf(text, known)
    if (!column) return []
    const numbers = scaledNumbers(nameAndValue(text, known.columns)[1], column.features, known.columns)
    column.features.forEach((feature, i) => {
      // Of a column that moves there are two.
      held[feature] = numbers?.[i] ?? held[feature]
    })
    return [column.name]
  })
  const slice = { ...known, held, fixed }
  return modelAt({ ...model, slice: { ...slice, reach: reachOf(slice) } }, held)
}

/**
 * The columns that a reader may move: those that were given a value first, then those whose values change the picture most.
 * One that moves by itself stays, and one with another value in each panel.
 *
 * @param models of the panels, with their texts of `fix`
 */
export function movableColumns([model]: readonly FigureModel[], fixes: readonly (readonly string[])[]) {
  const slice = model.slice!
  const { fixed, moving } = slice
  const own = heldColumns(slice).filter(({ name, features }) => {
    const texts = fixes.map(fix => fix.find(text => columnOf(text, slice)?.name === name))
    return new Set(texts).size === 1 && !features.includes(moving?.feature ?? -1)
  })
  const given = fixed.flatMap(column => own.filter(({ name }) => name === column))
  const effects = new Map(own.map(column => [column, effectOf(model, column)]))
  const others = own.filter(column => !given.includes(column))
  return [...given, ...others.sort((a, b) => effects.get(b)! - effects.get(a)!)]
}
