import { mean } from '../data/scale.ts'

/** The lag behind the best network that may be chance, or does not matter: standard errors, a share of rows, of the RMSE. */
export const tolerance = { errors: 2, share: 0.01, rmse: 0.02 }

/** A measure of networks on rows that they have not learned. */
export interface Measure<Judged> {
  name: 'accuracy' | 'recall' | 'mse'
  /** Its value; more is better. */
  of(one: Judged): number
  /** The standard error of the difference between two networks, row by row. */
  error(best: Judged, one: Judged): number
  /** The lag behind the best that does not matter, whatever its error. */
  slack(best: number): number
}

/** 1 for each row on the right side, else 0, in the order of the rows. */
interface Hits {
  hits: Float64Array
}

/** The share of rows on the right side. */
export const accuracy: Measure<Hits> = {
  name: 'accuracy',
  of: ({ hits }) => mean(hits),
  error: (best, one) => standardError(best.hits, one.hits),
  slack: () => tolerance.share,
}

/** The mean over the classes of the share of each that is on the right side; `labels` are those of the rows. */
export function meanRecall(labels: ArrayLike<number>): Measure<Hits> {
  const rows = new Map<number, number[]>()
  for (let i = 0; i < labels.length; i++) rows.set(labels[i], [...(rows.get(labels[i]) ?? []), i])
  const classes = [...rows.values()]
  const ofClass = (own: readonly number[], { hits }: Hits) => Float64Array.from(own, i => hits[i])
  return {
    name: 'recall',
    of: one => mean(Float64Array.from(classes, own => mean(ofClass(own, one)))),
    error(best, one) {
      const errors = classes.map(own => standardError(ofClass(own, best), ofClass(own, one)))
      return Math.hypot(...errors) / classes.length
    },
    slack: () => tolerance.share,
  }
}

/** The mean squared error of the rows, of which a loss is half. */
export const squaredError: Measure<{ losses: Float64Array }> = {
  name: 'mse',
  of: ({ losses }) => -2 * mean(losses),
  error: (best, one) => 2 * standardError(best.losses, one.losses),
  slack: best => ((1 + tolerance.rmse) ** 2 - 1) * -best,
}

/**
 * True where a network is as good as the best in each of some measures: within two standard errors of the paired differences,
 * or so near that it does not matter. The rule of Breiman, Friedman, Olshen and Stone (Classification and Regression Trees,
 * 1984) has one standard error; with one the choice wavers from draw to draw.
 *
 * @param errors the standard errors that a lag may have
 */
export function isAsGood<Judged>(
  one: Judged,
  all: readonly Judged[],
  measures: readonly Measure<Judged>[],
  errors = tolerance.errors,
): boolean {
  return measures.every(({ of, error, slack }) => {
    const best = all.reduce((a, b) => (of(b) > of(a) ? b : a))
    const most = Math.max(errors * error(best, one), slack(of(best)))
    // A percentage point is one also where the difference of two shares is rounded up.
    return of(best) - of(one) <= most + 1e-12
  })
}

/** Standard error of the mean of paired differences. */
export function standardError(a: Float64Array, b: Float64Array): number {
  const n = a.length
  const differences = a.map((value, i) => value - b[i])
  const middle = mean(differences)
  const squares = differences.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n)
}
