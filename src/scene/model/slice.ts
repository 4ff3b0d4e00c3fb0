import type { Dataset, Reduction } from '../../data/dataset.ts'
import { encodedText, sourceOf } from '../../data/encoding.ts'
import { column } from '../../data/scale.ts'
import { classScores } from '../../network/forward.ts'
import {
  type InputPlane,
  inputsOnPlane,
  networkOnPlane,
  planeThrough,
  scoresOnPlane,
} from '../../network/input-plane.ts'
import type { Network } from '../../network/network.ts'
import { winner } from '../../network/scores.ts'
import type { Spec } from '../../options/spec.ts'
import type { LinearScores } from '../geometry/linear-regions.ts'
import { allRows, type ChosenColumns, type Columns, readSlice, type SliceCut } from './read-slice.ts'

/** Distances from a slice, in standard deviations: points are in full up to the first, and gone from the second on. */
export interface Reach {
  full: number
  gone: number
}

/** A slice through the input of a network of many features: a plane along two of them, and the points near it. */
export interface Slice extends SliceCut {
  columns: Columns
  /** The components that the network sees instead; absent where it sees the features. */
  reduction?: Pick<Reduction, 'mean' | 'axes'>
  /** All points in these features, samples × features, scaled. */
  x: Float64Array
  /** Standard deviation of each feature among the training rows. */
  deviations: number[]
  reach: Reach
  /** The best linear decision on all of the input. */
  line: LinearScores
  /** 1 for each point that the network puts on the right side. */
  right: Uint8Array
  /** Strength of each point, 0 to 1: it is left out at 0. */
  strengths: Float32Array
  /** Points that are not left out. */
  near: number
  /** 1 for each point that is right though the place on the plane has another class, by what the slice holds. */
  foreign: Uint8Array
}

/** The parts of a model that change with a slice. */
export interface OnSlice {
  slice: Slice
  /** The network over the plane. */
  plane: Network
  /** The best linear decision over it. */
  line: LinearScores
}

/** Distances at which points are in full and gone, where that leaves enough of them. */
const USUAL: Reach = { full: 0.25, gone: 1 }

/** Least share of points at half strength; where there are fewer, shares that are in full, and that are not gone. */
const ENOUGH = 0.1
const NEAREST = { full: 1 / 20, gone: 1 / 3 }

/** Moments of a slice that moves at which its points are counted for a reach that stays. */
const MOMENTS = 9

/** A slice before it is placed. */
export type OpenSlice = Omit<Slice, 'right' | 'strengths' | 'near' | 'foreign'>

/**
 * The slice that a spec asks for, before it is placed.
 *
 * @param unreduced the rows in their own features
 * @param line the best linear decision on the input
 * @param chosen the columns for "auto" and "pairs"
 * @throws SpecError for columns or values that there are not
 */
export function openSlice(
  spec: Pick<Spec, 'slice' | 'fix'>,
  { reduction }: Dataset,
  unreduced: Dataset,
  line: LinearScores,
  chosen: ChosenColumns | null,
): OpenSlice {
  const { features, scale, encodings, x: rows } = unreduced
  const x = allRows(unreduced)
  const cut = readSlice(spec, unreduced, x, chosen)
  const deviations = features.map((_, feature) => deviationOf(column(rows, features.length, feature)))
  const columns = { features, scale, ...(encodings && { encodings }) }
  const open = { ...cut, columns, ...(reduction && { reduction }), x, line, deviations }
  return { ...open, reach: reachOf(open) }
}

/** The plane of a slice as a dataset of two features. */
export function alongAxes(dataset: Dataset, { x, axes, columns }: OpenSlice): Dataset {
  const { features, scale } = columns
  return {
    ...dataset,
    x: Float64Array.from(
      { length: (2 * x.length) / features.length },
      (_, i) => x[(i >> 1) * features.length + axes[i & 1]],
    ),
    features: axes.map(axis => features[axis]),
    scale: { mean: axes.map(axis => scale.mean[axis]), deviation: axes.map(axis => scale.deviation[axis]) },
  }
}

/** Answers of a network to the points of a slice. */
interface Answers {
  network: Network
  classes: number
  /** Class of each point. */
  labels: ArrayLike<number>
  /** True for each point on the right side. */
  right: ArrayLike<boolean>
  /** Places of the points on the plane, × 2. */
  places: Float64Array
}

/** A slice at values of its features. */
export function placeSlice(bare: OpenSlice, held: number[], answers: Answers): OnSlice {
  const { network, right, places } = answers
  const slice = { ...bare, held }
  const { reach, line } = slice
  const at = planeOf(slice)
  const plane = networkOnPlane(network, at)
  const strengths = Float32Array.from(distancesFrom(slice), distance => strengthAt(distance, reach))
  return {
    slice: {
      ...slice,
      right: Uint8Array.from(right, Number),
      strengths,
      near: strengths.reduce((count, strength) => count + Number(strength > 0), 0),
      foreign: foreignTo(answers, classScores(plane, places)),
    },
    plane,
    line: scoresOnPlane(line, at),
  }
}

/** The plane of a slice among the inputs of its network. */
export function planeOf({ held, axes, reduction }: Pick<Slice, 'held' | 'axes' | 'reduction'>): InputPlane {
  return planeThrough(held, axes, reduction)
}

/** A model with another network of the same inputs, and that over its plane. */
export function withNetwork<Model extends { slice: Slice | null }>(
  model: Model,
  network: Network,
): Model & { network: Network; plane: Network } {
  const plane = model.slice ? networkOnPlane(network, planeOf(model.slice)) : network
  return { ...model, network, plane }
}

/** 1 for each point that is right on all of the input and of another class by the scores at its place on a slice, else 0. */
export function foreignTo(
  { labels, right, classes }: { labels: ArrayLike<number>; right: ArrayLike<unknown>; classes: number },
  scores: Float64Array,
): Uint8Array {
  return Uint8Array.from(labels, (label, row) =>
    Number(Boolean(right[row]) && winner(scores, row, classes) !== label),
  )
}

/** Inputs of the whole network (places × inputs) at places of a slice (× 2); of one that moves, at both ends and between. */
export function slicedInputs(slice: OpenSlice, places: Float64Array): Float64Array {
  const shares = slice.moving ? [0, 0.5, 1] : [0]
  const inputs = shares.map(share =>
    inputsOnPlane(places, planeOf({ ...slice, held: movedTo(slice, share) })),
  )
  return inputs.length === 1 ? inputs[0] : Float64Array.from(inputs.flatMap(x => [...x]))
}

/** The values of a slice whose moving feature is so far on its way, 0 to 1. */
export function movedTo({ held, moving }: Pick<SliceCut, 'held' | 'moving'>, share: number): number[] {
  return moving ? held.with(moving.feature, moving.from + share * (moving.to - moving.from)) : held
}

/** The distance of each point: the root mean square of what the held features differ by, in standard deviations. */
export function distancesFrom({
  x,
  columns,
  axes,
  held,
  deviations,
}: Pick<Slice, 'x' | 'columns' | 'axes' | 'held' | 'deviations'>): Float64Array {
  const width = columns.features.length
  const others = columns.features.map((_, i) => i).filter(i => !axes.includes(i))
  return Float64Array.from({ length: x.length / width }, (_, row) => {
    let sum = 0
    for (const i of others) sum += ((x[row * width + i] - held[i]) / deviations[i]) ** 2
    return Math.sqrt(sum / others.length)
  })
}

function strengthAt(distance: number, { full, gone }: Reach): number {
  return Math.max(0, Math.min(1, (gone - distance) / (gone - full)))
}

/** The distances at which the points of a slice fade; of one that moves, over its whole way. */
export function reachOf(slice: Omit<OpenSlice, 'reach'>): Reach {
  const places = slice.moving
    ? Array.from({ length: MOMENTS }, (_, i) => movedTo(slice, i / (MOMENTS - 1)))
    : [slice.held]
  const distances = places.flatMap(held => Array.from(distancesFrom({ ...slice, held })))
  const strong = distances.filter(distance => strengthAt(distance, USUAL) >= 0.5).length
  if (strong >= ENOUGH * distances.length) return USUAL
  const sorted = distances.toSorted((a, b) => a - b)
  const [full, gone] = [
    sorted[Math.ceil(NEAREST.full * sorted.length) - 1],
    // The first that is beyond.
    sorted[Math.min(sorted.length - 1, Math.ceil(NEAREST.gone * sorted.length))],
  ]
  return { full, gone: gone > full ? gone : full * (1 + 1e-6) + 1e-6 }
}

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1
}

/** Numbers of the features whose values a slice holds. */
export function heldFeatures({ columns, axes }: Pick<Slice, 'columns' | 'axes'>): number[] {
  return columns.features.map((_, i) => i).filter(i => !axes.includes(i))
}

/** A feature's number in the units of the table. */
export function inUnits({ scale }: Columns, feature: number, value: number): number {
  return value * scale.deviation[feature] + scale.mean[feature]
}

/** A value that a column is held at: its number, or the word or date that stands for it. */
export interface HeldValue {
  column: string
  value: number | string
}

/** The columns that a slice holds with their values, in their order. */
export function heldValues({ columns, axes, held }: Pick<Slice, 'columns' | 'axes' | 'held'>): HeldValue[] {
  const found = new Map<string, number | string>()
  for (const feature of heldFeatures({ columns, axes })) {
    const { column, encoding, value } = sourceOf(columns.features[feature], columns.encodings)
    const number = inUnits(columns, feature, held[feature])
    if (value === undefined) found.set(column, encoding ? encodedText(number, encoding) : number)
    else if (Math.round(number) === 1) found.set(column, value)
    // A value that has no feature.
    else if (!found.has(column)) found.set(column, '–')
  }
  return Array.from(found, ([column, value]) => ({ column, value }))
}
