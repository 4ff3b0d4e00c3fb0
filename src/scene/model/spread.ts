import { cos, sin } from '../../data/elementary.ts'
import type { InputSpace } from './input-space.ts'

/** Rows that share a place, of which a picture shows one dot with their count. */
export type Heap = Record<'row' | 'count', number>

/** Rows at most that are spread around the place that they share. */
const MOST = 30
/** Share of the smallest gap between two places that they are spread over. */
const WITHIN = 0.35
/** The angle between two neighbours in a sunflower: H. Vogel, "A better way to construct the sunflower head" (1979). */
const GOLDEN = Math.PI * (3 - Math.sqrt(5))

/**
 * Spreads points of the plane that share a place around that, so that each is seen; the places that the network knows stay
 * what they are. No point crosses a border.
 *
 * @param rows those that are drawn
 * @param classesAt the network's class at each of some places (× 2)
 */
export function spreadOut(
  { coordinates, dimensions, flat }: Pick<InputSpace, 'coordinates' | 'dimensions' | 'flat'>,
  rows: Int32Array,
  classesAt: (places: Float64Array) => Int32Array,
): { coordinates: Float64Array; heaps: Heap[] } {
  const sharing = flat && dimensions === 2 ? sharedPlaces(coordinates, rows) : []
  if (sharing.length === 0) return { coordinates, heaps: [] }
  const spread = coordinates.slice()
  const reach = WITHIN * Math.min(smallestGap(coordinates, 0), smallestGap(coordinates, 1))
  for (const own of sharing.filter(({ length }) => length <= MOST)) {
    const [x, y] = coordinates.subarray(2 * own[0])
    const around = (radius: number) =>
      Float64Array.from(
        own.flatMap((_, i) => {
          const distance = radius * Math.sqrt(i / own.length)
          return [x + distance * cos(i * GOLDEN), y + distance * sin(i * GOLDEN)]
        }),
      )
    const [answer] = classesAt(Float64Array.of(x, y))
    const places = [1, 0.5, 0.25, 0]
      .map(share => around(share * reach))
      .find(tried => classesAt(tried).every(other => other === answer))!
    for (const [i, row] of own.entries()) spread.set(places.subarray(2 * i, 2 * i + 2), 2 * row)
  }
  const heaps = sharing.filter(({ length }) => length > MOST)
  return { coordinates: spread, heaps: heaps.map(own => ({ row: own[0], count: own.length })) }
}

/** The rows of each place that has several. */
function sharedPlaces(coordinates: Float64Array, rows: Int32Array): number[][] {
  const rowsAt = new Map<string, number[]>()
  for (const row of rows) {
    const place = `${coordinates[2 * row]} ${coordinates[2 * row + 1]}`
    rowsAt.set(place, rowsAt.get(place) ?? [])
    rowsAt.get(place)!.push(row)
  }
  return [...rowsAt.values()].filter(rows => rows.length > 1)
}

/** The smallest distance between two different values of a coordinate; infinite for one value. */
function smallestGap(coordinates: Float64Array, axis: 0 | 1): number {
  const values = coordinates.filter((_, i) => i % 2 === axis).sort()
  let gap = Infinity
  for (let i = 1; i < values.length; i++)
    if (values[i] > values[i - 1]) gap = Math.min(gap, values[i] - values[i - 1])
  return gap
}
