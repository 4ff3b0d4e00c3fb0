import { knots } from '../geometry/knots.ts'
import type { Caption } from '../language/facts.ts'
import type { Language } from '../language/language.ts'
import type { ClassifierOptions, ClassifierWords } from './classifier.ts'
import type { Mark, Mechanism } from './mark.ts'

/** Rows of one feature with a number each, which a regressor is fitted to. */
export interface TargetRows {
  /** One place a row. */
  x: Float64Array
  /** Standardized target of each row. */
  y: Float64Array
}

/** The part of the plot of the target over the feature that is seen, and the rows in it. */
export interface Window extends TargetRows {
  /** Ends of the feature's axis. */
  from: number
  to: number
  /** Ends of the target's axis, standardized. */
  low: number
  high: number
}

/** A regressor as it is shown, in coordinates of the plot: the feature and the standardized target. */
export interface Approach {
  /** Its curve in words: "the mean of the five nearest points". */
  sentence(say: Language): Caption
  mechanism: Mechanism
}

/** A way to predict a number from one feature. What it has learned is plain data, which threads and pages take. */
export interface Regressor<Fitted = unknown> {
  words(say: Language): ClassifierWords
  /** The keys of a spec that it goes by; all others mean nothing to it. */
  takes: readonly (keyof ClassifierOptions)[]
  /**
   * Data that it learns from rows; pages have it without this. @unpaged
   *
   * @throws WorkError for rows that it cannot be fitted to
   */
  fit(rows: TargetRows, options: ClassifierOptions): Fitted
  /** Standardized targets of places of the feature. */
  predict(fitted: Fitted, x: Float64Array): Float64Array
  /** Places where its prediction jumps, in order, between which it stays the same; a curve without it. */
  jumps?(fitted: Fitted): number[]
  show(fitted: Fitted, window: Window): Approach
}

/** The curve of a regressor from one place to another as a polyline (× 2), exact where it jumps. */
export function curveOf(
  { predict, jumps }: Pick<Regressor, 'predict' | 'jumps'>,
  fitted: unknown,
  { from, to }: Pick<Window, 'from' | 'to'>,
): Float64Array {
  if (!jumps) {
    const places = knots(from, to, [])
    return polyline(places, predict(fitted, places))
  }
  const inside = jumps(fitted).filter((place, i, all) => place > from && place < to && place !== all[i - 1])
  const ends = [from, ...inside, to]
  const middles = Float64Array.from(ends.slice(1), (end, i) => (ends[i] + end) / 2)
  const levels = predict(fitted, middles)
  return Float64Array.from(ends.slice(1).flatMap((end, i) => [ends[i], levels[i], end, levels[i]]))
}

/** Places and numbers in turn. */
export function polyline(x: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: 2 * x.length }, (_, i) => (i % 2 === 0 ? x : y)[i >> 1])
}

/** The curve that a mechanism has so far. */
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
