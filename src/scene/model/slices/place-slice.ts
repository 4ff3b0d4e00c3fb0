import type { Dataset } from '../../../data/dataset.ts'
import { takeColumns } from '../../../data/sample.ts'
import { column, fitScale, scaleAt } from '../../../data/scale.ts'
import type { LinearScores } from '../../../geometry/linear-scores.ts'
import type { BoxView } from '../../../geometry/tween.ts'
import type { Language } from '../../../language/language.ts'
import { classScores } from '../../../network/forward.ts'
import { inputsOnPlane, networkOnPlane, scoresOnPlane } from '../../../network/input-plane.ts'
import type { Network } from '../../../network/network.ts'
import type { Spec } from '../../../options/spec.ts'
import { allInputs } from '../common-model.ts'
import { featureSpace, type InputSpace, middleSquare, widen } from '../input-space.ts'
import { type ChosenColumns, copyOf, readSlice } from './read-slice.ts'
import { distancesFrom, foreignTo, movedTo, type OpenSlice, planeOf, type Reach } from './slice.ts'

/** Distances at which points are in full and gone, where that leaves enough of them. */
const USUAL: Reach = { full: 0.25, gone: 1 }

/** Least share of points at half strength; where there are fewer, shares that are in full, and that are not gone. */
const ENOUGH = 0.1
const NEAREST = { full: 1 / 20, gone: 1 / 3 }

/** Moments of a slice that moves at which its points are counted for a reach that stays. */
const MOMENTS = 9

/** The slice of a spec, before it is placed: `unreduced` are the rows in their own features, the others as of `readSlice`. */
export function openSlice(
  spec: Pick<Spec, 'slice' | 'fix'>,
  { reduction }: Dataset,
  unreduced: Dataset,
  line: LinearScores,
  chosen: ChosenColumns | null,
): OpenSlice {
  const { features, scale, encodings, x: rows } = unreduced
  const x = allInputs(unreduced)
  const cut = readSlice(spec, unreduced, x, chosen)
  const deviations = fitScale(rows, features.length, 'standard').deviation
  const columns = { features, scale, ...(encodings && { encodings }) }
  return along({ ...cut, columns, ...(reduction && { reduction }), x, line, deviations })
}

/** A slice along its columns and the copies of these, which its points are near anew. */
export function along(open: Omit<OpenSlice, 'reach' | 'lines'>): OpenSlice {
  const placed = { ...open, lines: linesOf(open) }
  return { ...placed, reach: reachOf(placed) }
}

/** The lines by which features go along a slice: the two that span it, and copies of these whose values were not given. */
function linesOf(open: Omit<OpenSlice, 'reach' | 'lines'>): OpenSlice['lines'] {
  const { x, columns, axes, fixed } = open
  const valuesOf = (feature: number) => column(x, columns.features.length, feature)
  return columns.features.map((name, i) => {
    if (axes.includes(i)) return { axis: axes.indexOf(i), start: 0, slope: 1 }
    const copies = axes.map(axis => copyOf(valuesOf(i), valuesOf(axis)))
    const axis = fixed.includes(name) ? -1 : copies.findIndex(copy => copy !== null)
    return axis < 0 ? null : { axis, ...copies[axis]! }
  })
}

/** The input space along the columns of a slice: over all rows, or over another square. */
export function sliceSpace(dataset: Dataset, open: OpenSlice, say: Language, square?: BoxView): InputSpace {
  const seen = alongAxes(dataset, open)
  const places = open.axes.length === 1 ? widen(seen.x) : seen.x
  return featureSpace(seen, say, seen.x, square ?? middleSquare(places, 2))
}

/** The columns of a slice as a dataset of their own. */
export function alongAxes<Data extends Dataset>(dataset: Data, { x, axes, columns }: OpenSlice): Data {
  const { features, scale } = columns
  return {
    ...dataset,
    x: takeColumns(x, features.length, axes),
    features: axes.map(axis => features[axis]),
    scale: scaleAt(scale, axes),
  }
}

/** Answers of a network to the points of a slice. */
export interface Answers {
  network: Network
  classes: number
  /** Class of each point. */
  labels: ArrayLike<number>
  /** True for each point on the right side. */
  right: ArrayLike<boolean>
  /** The drawn part of the plane, and the places of the points on it. */
  input: InputSpace
}

/** A slice at values of its features, the network over its plane, and the best linear decision over that. */
export function placeSlice(bare: OpenSlice, held: number[], answers: Answers) {
  const { network, right, input } = answers
  const slice = nearSlice(bare, held, input)
  const at = planeOf(slice)
  const plane = networkOnPlane(network, at)
  const placed = {
    ...slice,
    right: Uint8Array.from(right, Number),
    foreign: foreignTo(answers, classScores(plane, input.coordinates)),
  }
  return { slice: placed, plane, line: scoresOnPlane(slice.line, at) }
}

/** A slice at values of its features, and the points near the drawn part of it. */
export function nearSlice(
  bare: OpenSlice,
  held: number[],
  { centre, half, coordinates: places }: InputSpace,
) {
  const slice = { ...bare, held }
  const isDrawn = (row: number) => [0, 1].every(d => Math.abs(places[2 * row + d] - centre[d]) <= half)
  const strengths = Float32Array.from(distancesFrom(slice), (distance, row) =>
    isDrawn(row) ? strengthAt(distance, slice.reach) : 0,
  )
  const near = strengths.reduce((count, strength) => count + Number(strength > 0), 0)
  return { ...slice, strengths, near }
}

/** Inputs of the whole network (places × inputs) at places of a slice (× its columns); of one that moves, at both ends and between. */
export function slicedInputs(slice: OpenSlice, places: Float64Array): Float64Array {
  const shares = slice.moving ? [0, 0.5, 1] : [0]
  const onPlane = slice.axes.length === 1 ? widen(places) : places
  const inputs = shares.map(share =>
    inputsOnPlane(onPlane, planeOf({ ...slice, held: movedTo(slice, share) })),
  )
  return inputs.length === 1 ? inputs[0] : Float64Array.from(inputs.flatMap(x => [...x]))
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
