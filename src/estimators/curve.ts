import type { Window } from './estimator.ts'
import type { Mark, Mechanism } from './mark.ts'

/** The polyline (× 2) of a prediction that jumps at places, which come in order, and stays the same between them. */
export function steppedCurve(
  predict: (x: Float64Array) => Float64Array,
  jumps: readonly number[],
  { from, to }: Pick<Window, 'from' | 'to'>,
): Float64Array {
  const inside = jumps.filter((place, i) => place > from && place < to && place !== jumps[i - 1])
  const ends = [from, ...inside, to]
  const middles = Float64Array.from(ends.slice(1), (end, i) => (ends[i] + end) / 2)
  const levels = predict(middles)
  return Float64Array.from(ends.slice(1).flatMap((end, i) => [ends[i], levels[i], end, levels[i]]))
}

/** Places and numbers in turn. */
export function polyline(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: 2 * x.length }, (_, i) => (i % 2 === 0 ? x : y)[i >> 1])
}

export function soFar(line: ArrayLike<number>): Mark {
  return { kind: 'lines', key: 'sum', lines: [line], stroke: 'ink', width: 2 }
}

/**
 * Parts that come one after the other, each growing from zero, and their sum with what it begins with.
 *
 * @param lines those that are drawn of the parts, as polylines (× 2)
 */
export function addingUp(
  places: Float64Array,
  parts: readonly Float64Array[],
  start: number,
  lines = parts.map(part => polyline(places, part)),
): Mechanism {
  return {
    below(progress) {
      const share = (i: number) => Math.min(1, Math.max(0, progress * parts.length - i))
      const sum = new Float64Array(places.length).fill(start)
      for (const [i, part] of parts.entries()) for (const p of sum.keys()) sum[p] += share(i) * part[p]
      const thin = lines.flatMap((whole, i): Mark[] => {
        const line = whole.map((value, p) => (p & 1 ? share(i) * value : value))
        return share(i) > 0
          ? [{ kind: 'lines', key: `part ${i}`, lines: [line], stroke: 'accent', width: 1 }]
          : []
      })
      return [...thin, soFar(polyline(places, sum))]
    },
  }
}
