import { column, mean } from '../data/scale.ts'

/** Places of a column at most, and the shares of the rows that lie below the first and the last of so many. */
const [many, ends] = [100, [0.05, 0.95]]

/**
 * The places at which a column is looked at, a number for each of its features: all that rows have, in their order, where
 * these are fewer or words; else evenly from quantile to quantile. scikit-learn's `partial_dependence` has the same grid.
 *
 * @param x samples × width, row-major
 */
export function dependencePlaces(x: Float64Array, width: number, features: readonly number[]): number[][] {
  const columns = features.map(feature => column(x, width, feature))
  const rows = Array.from(columns[0], (_, row) => columns.map(values => values[row]))
  const places = [...new Map(rows.map(place => [place.join(), place])).values()]
  // Of features that are words one alone is not as low as it can be.
  if (features.length > 1) return places.sort((a, b) => a.indexOf(Math.max(...a)) - b.indexOf(Math.max(...b)))
  if (places.length < many) return places.sort(([a], [b]) => a - b)
  const sorted = columns[0].sort()
  const [low, high] = ends.map(share => quantile(sorted, share))
  const step = (high - low) / (many - 1)
  return Array.from({ length: many }, (_, i) => [i < many - 1 ? low + i * step : high])
}

/** A quantile of many sorted numbers, as scipy's `mquantiles` has it (Cunnane, 1978). */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * sorted.length + 0.4 + 0.2 * share
  const [before, next] = sorted.subarray(Math.floor(at) - 1)
  return before + (at % 1) * (next - before)
}

/**
 * The outputs of all rows with a column at each of its places, in turn. Those of a row are its curve (ICE; Goldstein and
 * others, 2015), and their means the partial dependence (Friedman, 2001).
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

/** Means over the rows, for each of so many outputs a list of the places. */
export function partialDependence(along: Iterable<Float64Array>, outputs: number): number[][] {
  const at = Array.from(along, out =>
    Array.from({ length: outputs }, (_, k) => mean(column(out, outputs, k))),
  )
  return at[0].map((_, k) => at.map(means => means[k]))
}
