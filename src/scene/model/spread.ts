import { cos, sin } from '../../data/elementary.ts'
import type { InputSpace } from './input-space.ts'

/** Rows that share a place, of which a picture shows one dot with their count. */
export type Heap = Record<'row' | 'count', number>

/** Rows at most that are spread around the place that they share. */
const MOST = 30
/** Share of the smallest gap between two places that they are spread over; half of it in the cube, where balls lie over balls. */
const WITHIN = 0.35
/** The angle between two neighbours in a sunflower: H. Vogel, "A better way to construct the sunflower head" (1979). */
const GOLDEN = Math.PI * (3 - Math.sqrt(5))

/** The class at each of some places, two or three numbers each. */
type ClassesAt = (places: Float64Array) => ArrayLike<number>

/**
 * Spreads points of the plane, or of three features in the cube, that share a place around that, so that each is seen; the
 * places that the network knows stay what they are. No point crosses a border.
 *
 * @param rows those that are drawn
 * @param classesAt the network's class at each of some places
 */
export function spreadOut(
  { coordinates, dimensions, flat }: Pick<InputSpace, 'coordinates' | 'dimensions' | 'flat'>,
  rows: Int32Array,
  classesAt: ClassesAt,
): { coordinates: Float64Array; heaps: Heap[] } {
  const sharing = flat === (dimensions === 2) ? sharedPlaces(coordinates, rows, dimensions) : []
  if (sharing.length === 0) return { coordinates, heaps: [] }
  const gaps = Array.from({ length: dimensions }, (_, axis) => smallestGap(coordinates, axis, dimensions))
  const reach = (WITHIN / (dimensions - 1)) * Math.min(...gaps)
  // A ball has room for more than a disc.
  const isHeap = ({ length }: number[]) => dimensions === 2 && length > MOST
  const few = sharing.filter(own => !isHeap(own))
  return {
    coordinates: spreadEach(coordinates, dimensions, few, () => reach, classesAt),
    heaps: sharing.filter(isHeap).map(own => ({ row: own[0], count: own.length })),
  }
}

/** Spreads points of the cube (× 3) that lie within a dot of each other: many where units are at their ends. */
export function spreadInCube(places: Float64Array, diameter: number, classesAt: ClassesAt): Float64Array {
  const all = Int32Array.from({ length: places.length / 3 }, (_, i) => i)
  const near = sharedPlaces(places.map(v => Math.round(v / diameter)), all, 3) // biome-ignore format: one line
  return spreadEach(places, 3, near, count => (diameter * Math.sqrt(count)) / 3, classesAt)
}

/** Places of which groups are spread, as far as the reach for their number and no border is crossed. */
function spreadEach(
  places: Float64Array,
  stride: number,
  groups: number[][],
  reach: (count: number) => number,
  classesAt: ClassesAt,
): Float64Array {
  const spread = places.slice()
  for (const own of groups) {
    const around = (radius: number) =>
      Float64Array.from(
        own.flatMap((row, i) =>
          offset(i / own.length, i * GOLDEN, stride).map((v, d) => places[stride * row + d] + radius * v),
        ),
      )
    const answers = classesAt(around(0))
    const tried = [1, 0.5, 0.25, 0]
      .map(share => around(share * reach(own.length)))
      .find(tried => Array.from(classesAt(tried)).every((other, i) => other === answers[i]))!
    for (const [i, row] of own.entries())
      spread.set(tried.subarray(stride * i, stride * (i + 1)), stride * row)
  }
  return spread
}

/** A place in the unit disc, or on the unit ball, at a share of its area. */
function offset(share: number, angle: number, stride: number): number[] {
  const height = 1 - 2 * share
  const radius = stride === 2 ? Math.sqrt(share) : Math.sqrt(1 - height * height)
  return [radius * cos(angle), radius * sin(angle), height].slice(0, stride)
}

/** The rows of each place that has several. */
function sharedPlaces(coordinates: Float64Array, rows: Int32Array, stride: number): number[][] {
  const rowsAt = new Map<string, number[]>()
  for (const row of rows) {
    const place = coordinates.subarray(stride * row, stride * (row + 1)).join()
    rowsAt.set(place, rowsAt.get(place) ?? [])
    rowsAt.get(place)!.push(row)
  }
  return [...rowsAt.values()].filter(rows => rows.length > 1)
}

/** The smallest distance between two different values of a coordinate; infinite for one value. */
function smallestGap(coordinates: Float64Array, axis: number, stride: number): number {
  const values = coordinates.filter((_, i) => i % stride === axis).sort()
  let gap = Infinity
  for (let i = 1; i < values.length; i++)
    if (values[i] > values[i - 1]) gap = Math.min(gap, values[i] - values[i - 1])
  return gap
}
