import { column, mean } from '../data/scale.ts'

/** The partial dependence of a network on a column. */
export interface PartialDependence {
  /** Name of the column. */
  column: string
  /** Values at which it is known, in the table's own units. */
  values: (number | string)[]
  /** Means of what is predicted over the training rows: of the target, of the second class's probability or, of more classes, of each one's. */
  average: number[][]
}

/** Places of each of two columns at most. */
export const few = 20

/** Places of a column at most, and the shares of the rows that lie below the first and the last of so many. */
const [many, ends] = [100, [0.05, 0.95]]

/**
 * The places at which a column is looked at, a number for each of its features: all that rows have, where these are fewer or
 * words, else evenly from quantile to quantile, as in the grid of scikit-learn's `partial_dependence`.
 *
 * @param x samples × width, row-major
 */
export function dependencePlaces(
  x: Float64Array,
  width: number,
  features: readonly number[],
  most = many,
): number[][] {
  const columns = features.map(feature => column(x, width, feature))
  const rows = Array.from(columns[0], (_, row) => columns.map(values => values[row]))
  const places = [...new Map(rows.map(place => [place.join(), place])).values()]
  if (features.length > 1) return places.sort((a, b) => a.indexOf(Math.max(...a)) - b.indexOf(Math.max(...b)))
  if (places.length < most) return places.sort(([a], [b]) => a - b)
  const sorted = columns[0].sort()
  // As scipy's `mquantiles` (Cunnane, 1978).
  const [low, high] = ends.map(share => {
    const at = share * sorted.length + 0.4 + 0.2 * share
    const [before, next] = sorted.subarray(Math.floor(at) - 1)
    return before + (at % 1) * (next - before)
  })
  return Array.from({ length: most }, (_, i) => [low + (i * (high - low)) / (most - 1)])
}

/**
 * Outputs of all rows with a column, or two, at each of its places, in turn: those of a row are its curve (ICE; Goldstein and others,
 * 2015), their means the partial dependence (Friedman, 2001).
 */
export function* outputsAlong(
  places: readonly (readonly number[])[],
  { x, width, features }: { x: Float64Array; width: number; features: readonly number[] },
  outputs: (x: Float64Array) => Float64Array,
): Generator<Float64Array> {
  const moved = x.slice()
  for (const place of places) {
    for (const [i, feature] of features.entries())
      for (let at = feature; at < moved.length; at += width) moved[at] = place[i]
    yield outputs(moved)
  }
}

/** The partial dependence of a network on two columns at once. */
export interface PairDependence {
  /** Names of both columns. */
  columns: string[]
  /** Values of each at which it is known, in the table's own units. */
  values: (number | string)[][]
  /** Means as of one column, by the values of the first one and of the second. */
  average: number[][]
}

/** Means over rows × outputs at each place: a list of places for each output. */
export function meansAlong(along: Iterable<Float64Array>, outputs: number): number[][] {
  const at = Array.from(along, out =>
    Array.from({ length: outputs }, (_, k) => mean(column(out, outputs, k))),
  )
  return at[0].map((_, k) => at.map(means => means[k]))
}
