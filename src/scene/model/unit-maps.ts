import { activationOf } from '../../network/activation.ts'
import { forward } from '../../network/forward.ts'
import type { Layer, Network } from '../../network/network.ts'
import { gridOf, region, roughRegion, type Square } from '../geometry/contour.ts'
import { clip, corners, tie } from '../geometry/linear-regions.ts'
import { type Diagram, outputOf, sumOf } from './diagram.ts'

/** Levels of a map: an even number, so that the middle of a bounded range is where one begins. */
export const LEVELS = 8

/** Cells across of the grid of maps that move. */
export const ROUGH = 48

/** Places at which a scale is read before its levels are found between them, and halvings of what is between two. */
const READ = 128
const HALVINGS = 30

/** A number at every place of the input window. */
export interface Field {
  /** Its slopes and its value at 0, where it is linear. */
  linear: [number, number, number] | null
  /** At places of the plane (× 2). */
  at(places: Float64Array): Float64Array
  /** The least and the largest over the window. */
  range: [number, number]
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
export type Scale = (values: Float64Array) => Float64Array

/** Even levels from one value to another. */
export function evenScale([low, high]: readonly [number, number]): Scale {
  const span = high - low || 1
  return values => values.map(value => (value - low) / span)
}

/** The range of a layer's outputs: that of its activation, or where that has no end, that of outputs in the window. */
export function outputRange({ activation }: Layer, [low, high]: readonly [number, number]): [number, number] {
  const known = activationOf(activation)
  if (!known || known.range.every(Number.isFinite)) return [...(known?.range ?? [0, 1])] as [number, number]
  const ends = Float64Array.from({ length: READ + 1 }, (_, i) => low + ((high - low) * i) / READ)
  known.apply(ends)
  return [Math.min(...ends), Math.max(...ends)]
}

/** Levels of a layer's outputs over its sums. */
export function outputScale(layer: Layer, range: readonly [number, number]): Scale {
  const even = evenScale(outputRange(layer, range))
  return sums => {
    const outputs = Float64Array.from(sums)
    activationOf(layer.activation)?.apply(outputs)
    return even(outputs)
  }
}

/** A scale on the way from one to another. */
export function mixScales(from: Scale, to: Scale, share: number): Scale {
  if (share <= 0 || share >= 1) return share <= 0 ? from : to
  return values => {
    const end = to(values)
    return from(values).map((value, i) => value + (end[i] - value) * share)
  }
}

/** The parts of a map, by growing values of its field: where the level of a scale changes within a range. */
export function bandsOf(scale: Scale, [low, high]: readonly [number, number]): Band[] {
  const places = Float64Array.from({ length: READ + 1 }, (_, i) => low + ((high - low) * i) / READ)
  const read = scale(places)
  const levelOf = (value: number) => Math.max(0, Math.min(LEVELS - 1, Math.floor(value * LEVELS + 1e-9)))
  const bands: Band[] = [{ from: Number.NEGATIVE_INFINITY, level: levelOf(read[0]) }]
  for (let i = 1; i <= READ; i++) {
    const [before, after] = [levelOf(read[i - 1]), levelOf(read[i])]
    const step = Math.sign(after - before)
    for (let level = before; level !== after; level += step) {
      const edge = Math.max(level, level + step) / LEVELS
      bands.push({ from: crossing(scale, places[i - 1], places[i], edge), level: level + step })
    }
  }
  return bands
}

function crossing(scale: Scale, low: number, high: number, edge: number): number {
  const above = scale(Float64Array.of(high))[0] >= edge
  let [a, b] = [low, high]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (a + b) / 2
    if (scale(Float64Array.of(middle))[0] >= edge === above) b = middle
    else a = middle
  }
  return b
}

/** The areas of a map in their painting order; `grid` are rough values of its field, for a map that moves. */
export function mapAreas(
  field: Field,
  square: Square,
  bands: readonly Band[],
  grid?: Float64Array,
): MapArea[] {
  const window = corners(square.centre, square.half)
  const known = field.linear || grid ? null : field.at(gridOf(square))
  return bands.flatMap(({ from, level }): MapArea[] => {
    const rings =
      from === Number.NEGATIVE_INFINITY
        ? [window]
        : field.linear
          ? [above(window, field.linear, from)]
          : grid
            ? roughRegion(grid, square, ROUGH, from, false).rings
            : known!.some(value => value >= from)
              ? region(
                  places => field.at(places).map(value => value - from),
                  square,
                  known!.map(v => v - from),
                ).rings
              : []
    return rings.some(({ length }) => length > 0) ? [{ level, rings }] : []
  })
}

function above(window: number[], [a, b, c]: [number, number, number], from: number): number[] {
  return clip(window, (x, y) => a * x + b * y + c - from)
}

/** The lines along which a field is 0; `grid` are rough values of it, for one that moves. */
export function zeroLines(
  { linear, at, range }: Field,
  square: Square,
  grid?: Float64Array,
): ArrayLike<number>[] {
  if (range[0] > 0 || range[1] < 0) return []
  if (!linear) return (grid ? roughRegion(grid, square, ROUGH) : region(at, square)).borders
  const [a, b, c] = linear
  const weights = [
    [0, 0],
    [a, b],
  ]
  const ends = tie(corners(square.centre, square.half), { weights, biases: [0, c] }, 0, 1)
  return ends ? [ends] : []
}

/** The fields of a network's nodes over the input window. */
export interface UnitFields {
  /** The sums of a layer's nodes: those of the first hidden layer are linear. */
  sum(layer: number, node: number): Field
  /** The outputs of a column's nodes. */
  output(column: number, node: number): Field
  /** The sum of a layer's node on the rough grid, as far as it is added up: so many nodes of the column before. */
  partial(layer: number, node: number, count?: number): { field: Field; grid: Float64Array }
}

/**
 * The fields of a diagram's nodes.
 *
 * @param network of two inputs
 */
export function unitFields(network: Network, diagram: Diagram, square: Square): UnitFields {
  const { layers } = network
  const widthOf = (column: number) => (column === 0 ? 2 : layers[column - 1].biases.length)
  const before = (column: number, places: Float64Array) =>
    column === 0 ? places : forward({ layers: layers.slice(0, column) }, places)[column - 1]
  const rough = gridOf(square, ROUGH)
  const known = [rough, ...forward(network, rough)]
  const sumAt = (layer: number, node: number, places: Float64Array, count?: number) =>
    sumOf(diagram, layer, node, before(layer, places), widthOf(layer), count)
  const linearOf = (at: Field['at']): Field['linear'] => {
    const [origin, x, y] = at(Float64Array.of(0, 0, 1, 0, 0, 1))
    return [x - origin, y - origin, origin]
  }
  const fieldOf = (at: Field['at'], grid: Float64Array, isLinear: boolean): Field => ({
    linear: isLinear ? linearOf(at) : null,
    at,
    range: windowRange(grid),
  })
  const partial: UnitFields['partial'] = (layer, node, count) => {
    const grid = sumOf(diagram, layer, node, known[layer], widthOf(layer), count)
    return { grid, field: fieldOf(places => sumAt(layer, node, places, count), grid, layer === 0) }
  }
  return {
    partial,
    sum: (layer, node) => partial(layer, node).field,
    output: (column, node) => {
      const of = diagram.columns[column][node]
      const at = (places: Float64Array) => outputOf(of, before(column, places), widthOf(column))
      return fieldOf(at, outputOf(of, known[column], widthOf(column)), column === 0)
    },
  }
}

/** The least and the largest of values on the rough grid, without the ring of nodes beyond the window. */
function windowRange(grid: Float64Array): [number, number] {
  const side = ROUGH + 3
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let j = 1; j < side - 1; j++)
    for (let i = 1; i < side - 1; i++) {
      const value = grid[j * side + i]
      if (value < low) low = value
      if (value > high) high = value
    }
  return [low, high]
}
