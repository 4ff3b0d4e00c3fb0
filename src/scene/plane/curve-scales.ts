import type { Language } from '../../language/language.ts'
import { logTicks, niceTicks } from '../model/input-space.ts'
import type { Learning, LearningCore } from '../model/learning/learning.ts'
import type { LearningClock } from '../model/learning/learning-clock.ts'
import type { RegressionLearning } from '../model/learning/regression-learning.ts'
import type { Tick } from '../model/tick.ts'

/** Share of the height that stays free above and below the curves. */
const MARGIN = 0.06

/** Share of the height that the loss has where the result is below it. */
export const LOSS = 0.58

/** The curves of a training over what the clock shows; places are from the left and from above, 0 to 1. */
export interface CurveScales {
  /** The name of what the clock counts. */
  name: string
  /** The names of both curves, where there are two. */
  names: readonly string[]
  ticks: Tick[]
  /** The place of a number of the clock. */
  across(number: number): number
  loss: CurveScale
  /** That of the accuracy, or of the error. */
  result: CurveScale
}

/** The upright scale of the loss or of a result, with its curves. */
export interface CurveScale {
  name: string
  ticks: Tick[]
  /** That of the training, and that of the samples that were held out where there are any. */
  curves: Curve[]
}

/** The places of all iterates. */
export type Curve = Record<'xs' | 'ys', Float64Array>

/**
 * The scales of the curves of a training for classes: the loss is logarithmic, the accuracy linear. They hold the curves
 * of all trainings that are on the same clock.
 */
export function curveScales(learning: Learning, clock: LearningClock, say: Language): CurveScales {
  const up = accuracyScale(clock.learnings as readonly Learning[], say)
  const curves = resultsOf(learning).map(results => accuracies(results).map(up.up))
  return scalesOf(learning, clock, say, { name: say.axes.accuracy, ticks: up.ticks, curves })
}

/** The same of a training for regression: below the loss is the error (RMSE), in the target's own units. */
export function errorScales(learning: RegressionLearning, clock: LearningClock, say: Language): CurveScales {
  const all = (clock.learnings as readonly RegressionLearning[]).flatMap(resultsOf)
  const { up, ticks } = scaleFromZero(Math.max(...all.flatMap(({ errors }) => [...errors])), say)
  const curves = resultsOf(learning).map(({ errors }) => errors.map(up))
  return scalesOf(learning, clock, say, { name: say.axes.error, ticks, curves })
}

/** The same with another number of each iterate in the place of the result, 0 or more. */
export function withNumbers(scales: CurveScales, name: string, numbers: Float64Array, say: Language) {
  const { up, ticks } = scaleFromZero(Math.max(...numbers), say)
  const [{ xs }] = scales.loss.curves
  return { ...scales, result: { name, ticks, curves: [{ xs, ys: numbers.map(up) }] } }
}

/** The scales of a clock and of the loss, and another one with places of its own, a curve for each set of samples. */
function scalesOf(
  learning: LearningCore,
  clock: LearningClock,
  say: Language,
  result: Pick<CurveScale, 'name' | 'ticks'> & { curves: Float64Array[] },
): CurveScales {
  const numbers = clock.learnings.map(clock.numbersOf)
  const first = clock.shared ? 0 : numbers[0][0]
  const last = Math.max(first + 1, ...numbers.map(of => of[of.length - 1]))
  const across = (number: number) => (number - first) / (last - first)
  const xs = clock.numbersOf(learning).map(across)
  const loss = lossScale(clock.learnings, say)
  const curves = resultsOf(learning).map(({ losses }) => losses.map(value => loss.up(logOf(value))))
  const scale = (own: { name: string; ticks: Tick[]; curves: Float64Array[] }): CurveScale => ({
    ...own,
    curves: own.curves.map(ys => ({ xs, ys })),
  })
  return {
    name: clock.shared ? say.axes.work : say.axes.iterates({ unit: learning.counted }),
    // The loss of snapshots is known without its penalty.
    names: say.axes.curves({ penalized: learning.counted !== 'step' }),
    ticks: niceTicks(first, last)
      .filter(({ at }) => Number.isInteger(at))
      .map(({ at, label }) => ({
        at: across(at),
        label: say.numbers.local(last < 1e4 ? String(at) : label),
      })),
    across,
    loss: scale({ name: say.axes.loss, ticks: loss.ticks, curves }),
    result: scale(result),
  }
}

/** The place of an iteration on a curve, between two iterates straight. */
export function placeOnCurve({ xs, ys }: Curve, iteration: number): [number, number] {
  const from = Math.min(Math.floor(iteration), xs.length - 1)
  const to = Math.min(from + 1, xs.length - 1)
  const between = (of: Float64Array) => of[from] + (of[to] - of[from]) * (iteration - from)
  return [between(xs), between(ys)]
}

/** The results of a training on its own samples, and on those that were held out. */
function resultsOf<Own extends { held: unknown }>(learning: Own): (Own | NonNullable<Own['held']>)[] {
  return [learning, ...(learning.held ? [learning.held] : [])]
}

function accuracies({ correct, samples }: Pick<Learning, 'correct' | 'samples'>): Float64Array {
  return Float64Array.from(correct, count => count / samples)
}

function lossScale(learnings: readonly LearningCore[], say: Language) {
  const logs = learnings.flatMap(resultsOf).flatMap(({ losses }) => Array.from(losses, logOf))
  const [low, high] = [Math.min(...logs), Math.max(...logs)]
  // Losses that do not change are a line in the middle.
  const spread = Math.max(high - low, 0.01)
  const middle = (low + high) / 2
  const up = (log: number) => 0.5 - ((log - middle) / spread) * (1 - 2 * MARGIN)
  return {
    up,
    ticks: logTicks(10 ** (low - MARGIN * spread), 10 ** (high + MARGIN * spread))
      .map(value => ({
        at: up(Math.log10(value)),
        label: say.numbers.local(value < 1e-3 || value >= 1e4 ? value.toExponential() : String(value)),
      }))
      .filter(({ at }) => at > 0.02 && at < 0.98),
  }
}

/** From 0 at the bottom up to the largest value. */
function scaleFromZero(most: number, say: Language) {
  const up = (value: number) => 1 - MARGIN - (value / (most || 1)) * (1 - 2 * MARGIN)
  const tick = ({ at, label: digits }: Tick): Tick => ({ at: up(at), label: say.numbers.local(digits) })
  return { up, ticks: niceTicks(0, most).map(tick) }
}

/** From the least share of samples that are right up to all of them. */
function accuracyScale(learnings: readonly Learning[], say: Language) {
  const least = Math.min(...learnings.flatMap(resultsOf).flatMap(results => [...accuracies(results)]))
  // Half of a percent is seen of what is right all the time.
  const spread = Math.max(1 - least, 0.005)
  const up = (share: number) => MARGIN + ((1 - share) / spread) * (1 - 2 * MARGIN)
  const percents = [25, 10, 5, 2, 1, 0.5].map(step =>
    Array.from({ length: 5 }, (_, i) => 100 - i * step).filter(value => value >= 100 * (1 - spread) - 1e-9),
  )
  const ticks = percents.find(({ length }) => length > 2) ?? percents[percents.length - 1]
  return {
    up,
    ticks: ticks.toReversed().map(value => ({ at: up(value / 100), label: say.axes.percent({ value }) })),
  }
}

function logOf(loss: number): number {
  return Math.log10(Math.max(loss, 1e-12))
}
