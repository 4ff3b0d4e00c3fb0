import type { Reduction } from '../../../data/dataset.ts'
import { encodedText, sourceOf } from '../../../data/encoding.ts'
import { ownNumber, unitAt } from '../../../data/scale.ts'
import type { LinearScores } from '../../../geometry/linear-scores.ts'
import type { HeldAt, SliceFacts } from '../../../language/facts.ts'
import { type FeatureLine, networkOnPlane, planeThrough } from '../../../network/input-plane.ts'
import type { Network } from '../../../network/network.ts'
import { winner } from '../../../network/scores.ts'
import type { Columns, SliceCut } from './read-slice.ts'

/** Distances from a slice, in standard deviations: points are in full up to the first, and gone from the second on. */
export type Reach = SliceFacts['reach']

/** A slice through the input of a network of many features: a plane along two of them, or a line along one, and the points near it. */
export interface Slice extends SliceCut {
  columns: Columns
  /** The components that the network sees instead; absent where it sees the features. */
  reduction?: Pick<Reduction, 'mean' | 'axes'>
  /** All points in these features, samples × features, scaled. */
  x: Float64Array
  /** Standard deviation of each feature among the training rows. */
  deviations: number[]
  reach: Reach
  /** The line by which each feature goes along the plane: the two that span it, and copies; null for one that is held. */
  lines: (FeatureLine | null)[]
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

export type OpenSlice = Omit<Slice, 'right' | 'strengths' | 'near' | 'foreign'>

/** The plane of a slice among the inputs of its network. */
export function planeOf({ held, lines, reduction }: Pick<Slice, 'held' | 'lines' | 'reduction'>) {
  return planeThrough(held, lines, reduction)
}

/** The network over a slice: of one input where one column spans it, else of two. */
export function networkOver(network: Network, slice: Parameters<typeof planeOf>[0] & Pick<SliceCut, 'axes'>) {
  const plane = networkOnPlane(network, planeOf(slice))
  const [first, ...rest] = plane.layers
  return { layers: [{ ...first, weights: first.weights.slice(0, slice.axes.length) }, ...rest] }
}

/** A model with another network of the same inputs, and that over its plane. */
export function withNetwork<Model extends { slice: Slice | null }>(model: Model, network: Network) {
  const plane = model.slice ? networkOver(network, model.slice) : network
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

/** The values of a slice whose moving feature is so far on its way, 0 to 1. */
export function movedTo({ held, moving }: Pick<SliceCut, 'held' | 'moving'>, share: number): number[] {
  return moving ? held.with(moving.feature, moving.from + share * (moving.to - moving.from)) : held
}

/** The distance of each point: the root mean square of what the held features differ by, in standard deviations. */
export function distancesFrom(slice: Pick<Slice, 'x' | 'columns' | 'lines' | 'held' | 'deviations'>) {
  const { x, columns, held, deviations } = slice
  const width = columns.features.length
  const others = heldFeatures(slice)
  return Float64Array.from({ length: x.length / width }, (_, row) => {
    let sum = 0
    for (const i of others) sum += ((x[row * width + i] - held[i]) / deviations[i]) ** 2
    return Math.sqrt(sum / Math.max(1, others.length))
  })
}

/** Numbers of the features whose values a slice holds. */
export function heldFeatures({ lines }: Pick<Slice, 'lines'>): number[] {
  return lines.flatMap((line, i) => (line ? [] : [i]))
}

/** A feature's number in the units of the table. */
export function inColumnUnits({ scale }: Pick<Columns, 'scale'>, feature: number, value: number): number {
  return ownNumber(value, unitAt(scale, feature))
}

/** A value that a column is held at: its number, or the word or date that stands for it. */
export type HeldValue = Pick<HeldAt, 'column' | 'value'>

/** The columns that a slice holds with their values, in their order. */
export function heldValues({ columns, lines, held }: Pick<Slice, 'columns' | 'lines' | 'held'>): HeldValue[] {
  return valuesAt(columns, heldFeatures({ lines }), held)
}

/** The columns of some features with their values, of which scaled ones are given by feature. */
export function valuesAt(
  columns: Columns,
  features: readonly number[],
  held: Readonly<Record<number, number>>,
) {
  const found = new Map<string, number | string>()
  for (const feature of features) {
    const { column, encoding, value } = sourceOf(columns.features[feature], columns.encodings)
    const number = inColumnUnits(columns, feature, held[feature])
    if (value === undefined) found.set(column, encoding ? encodedText(number, encoding) : number)
    else if (Math.round(number) === 1) found.set(column, value)
    // A value that has no feature.
    else if (!found.has(column)) found.set(column, '–')
  }
  return Array.from(found, ([column, value]) => ({ column, value }))
}
