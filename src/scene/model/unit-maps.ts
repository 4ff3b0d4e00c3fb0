import { extremes } from '../../data/scale.ts'
import { gridOf, region, roughRegion, type ScalarField, type Square } from '../../geometry/contour.ts'
import { clip, corners } from '../../geometry/linear-scores.ts'
import { activationOf } from '../../network/activation.ts'
import { forward } from '../../network/forward.ts'
import { inputsOnPlane } from '../../network/input-plane.ts'
import type { Layer, Network } from '../../network/network.ts'
import type { ClassModel } from './class-model.ts'
import { type Diagram, outputOf, sumOf } from './diagram.ts'
import { planeOf, type Slice } from './slices/slice.ts'

/** Levels of a map: an even number, so that the middle of a bounded range is where one begins. */
export const LEVELS = 8

/** Cells across of the grid of maps that move. */
export const ROUGH = 48

/** Places at which a scale is read before its levels are found between them, and halvings of what is between two. */
const READ = 128
const HALVINGS = 30

/** A number at every place of the input window, its values on the rough grid and their range within the window. */
export interface Field {
  at: ScalarField
  grid: Float64Array
  range: readonly [low: number, high: number]
  /** Set where it is linear: its areas are half-planes, exactly and at once. */
  isLinear: boolean
}

/** A part of a map: where its field is at least `from`, up to the next part, it has a level of 0 to `LEVELS` − 1. */
export interface Band {
  from: number
  level: number
}

/** A map's part as it is drawn, over those before it: closed rings in input coordinates. */
export interface MapArea {
  level: number
  rings: ArrayLike<number>[]
}

/** A scale: a field's value as a place from 0, its lowest level's beginning, to 1, its highest level's end. */
export type ValueScale = (values: Float64Array) => Float64Array

/** Even levels from one value to another. */
export function evenScale([low, high]: Field['range']): ValueScale {
  return values => values.map(value => (value - low) / (high - low || 1))
}

/** Levels of a layer's outputs over its sums: of its activation's range, or where that has no end, of that in the window. */
export function outputScale({ activation }: Pick<Layer, 'activation'>, range: Field['range']): ValueScale {
  const known = activationOf(activation)
  const outputs = (sums: Float64Array) => {
    const values = Float64Array.from(sums)
    known?.apply(values)
    return values
  }
  const read = known?.range.every(Number.isFinite) ? known.range : outputs(readings(range))
  const even = evenScale([Math.min(...read), Math.max(...read)])
  return sums => even(outputs(sums))
}

function readings([low, high]: Field['range']): Float64Array {
  return Float64Array.from({ length: READ + 1 }, (_, i) => low + ((high - low) * i) / READ)
}

/** A scale on the way from one to another. */
export function mixScales(from: ValueScale, to: ValueScale, share: number): ValueScale {
  return values => {
    const end = to(values)
    return from(values).map((value, i) => value + (end[i] - value) * share)
  }
}

/** The parts of a map, by growing values of its field: where the level of a scale changes within a range. */
export function bandsOf(scale: ValueScale, range: Field['range']): Band[] {
  const places = readings(range)
  const levels = Array.from(scale(places), value =>
    Math.max(0, Math.min(LEVELS - 1, Math.floor(value * LEVELS + 1e-9))),
  )
  const bands: Band[] = [{ from: Number.NEGATIVE_INFINITY, level: levels[0] }]
  for (let i = 1; i <= READ; i++) {
    const step = Math.sign(levels[i] - levels[i - 1])
    for (let level = levels[i - 1]; level !== levels[i]; level += step) {
      let [low, high] = [places[i - 1], places[i]]
      const isAbove = (value: number) =>
        scale(Float64Array.of(value))[0] >= Math.max(level, level + step) / LEVELS
      for (let halving = 0; halving < HALVINGS; halving++) {
        const middle = (low + high) / 2
        if (isAbove(middle) === step > 0) high = middle
        else low = middle
      }
      bands.push({ from: high, level: level + step })
    }
  }
  return bands
}

/** The areas of a map in their painting order: on the level lines, or straight from cell to cell for one that moves. */
export function mapAreas({ at, grid, isLinear }: Field, square: Square, bands: Band[], moves = false) {
  const window = corners(square.centre, square.half)
  const known = moves || isLinear ? grid : at(gridOf(square))
  const [origin, x1, y1] = at(Float64Array.of(0, 0, 1, 0, 0, 1))
  const ringsFrom = (from: number) => {
    if (from === Number.NEGATIVE_INFINITY) return [window]
    if (isLinear) return [clip(window, (x, y) => origin + (x1 - origin) * x + (y1 - origin) * y - from)]
    if (moves) return roughRegion(known, square, ROUGH, from, false).rings
    const over = (values: Float64Array) => values.map(value => value - from)
    return known.some(value => value >= from)
      ? region(places => over(at(places)), square, over(known)).rings
      : []
  }
  return bands
    .map(({ from, level }) => ({ level, rings: ringsFrom(from) }))
    .filter(({ rings }) => rings.some(({ length }) => length > 0))
}

/** The fields of a network's nodes over the input window, by column, features first, and number. */
export type UnitFields = ReturnType<typeof unitFields>

/** A slice that maps go over, and all points, among whose values those stand that it holds. */
type Sliced = Pick<ClassModel, 'all'> & { slice: Slice }

/** The fields of a diagram's nodes; the network has two inputs, or more on a slice. */
export function unitFields({ layers }: Network, diagram: Diagram, square: Square, sliced?: Sliced | null) {
  const inputs = (places: Float64Array) => (sliced ? inputsOnPlane(places, planeOf(sliced.slice)) : places)
  const rough = inputs(gridOf(square, ROUGH))
  const known = [rough, ...forward({ layers }, rough)]
  const fieldOf = (
    column: number,
    valuesOf: (output: Float64Array, width: number) => Float64Array,
  ): Field => {
    const width = layers[column]?.weights.length ?? layers[column - 1].biases.length
    const before = (places: Float64Array) =>
      column === 0 ? inputs(places) : forward({ layers: layers.slice(0, column) }, inputs(places))[column - 1]
    const grid = valuesOf(known[column], width)
    const at = (places: Float64Array) => valuesOf(before(places), width)
    const range = rangeOf(grid)
    const isHeld = sliced && column === 0 && range[1] - range[0] < 1e-12
    const own = isHeld ? extremes(valuesOf(sliced.all.x, width)) : range
    return { at, grid, range: own, isLinear: column === 0 }
  }
  return {
    /** The sum of a node, or so many of the nodes before it that are added up. */
    sum: (column: number, node: number, count?: number) =>
      fieldOf(column - 1, (output, width) => sumOf(diagram, [column - 1, node], output, width, count)),
    output: (column: number, node: number) =>
      fieldOf(column, (output, width) => outputOf(diagram.columns[column][node], output, width)),
  }
}

/** The least and the largest of values on the rough grid, without the ring of nodes beyond the window. */
function rangeOf(grid: Float64Array): [number, number] {
  const side = ROUGH + 3
  const isInner = (at: number) => at > 0 && at < side - 1
  const inner = grid.filter((_, i) => isInner(i % side) && isInner(Math.floor(i / side)))
  return extremes(inner)
}
