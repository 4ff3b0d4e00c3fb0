import { region } from '../geometry/contour.ts'
import { type Mapper, simplify } from '../geometry/polyline.ts'
import type { Track } from '../geometry/tween.ts'
import { mix } from '../style/color.ts'
import { classColor, type Theme } from '../style/theme.ts'
import { classScores } from './decision.ts'
import type { Actors } from './figure-model.ts'

/** Probabilities of the winning class at which its tint grows stronger. */
const LEVELS = [0.6, 0.75, 0.9, 0.97]

/** The same for many classes: fewer colours, and less to compute. */
const FEW_LEVELS = [0.65, 0.9]

/** Share of the tint where a class only just wins. */
const PALEST = 0.3

/** Log-odds of class `k` against all others, one number a row of class scores (samples × classes). */
export function logOdds(scores: Float64Array, classes: number, k: number): Float64Array {
  const odds = new Float64Array(scores.length / classes)
  for (let i = 0; i < odds.length; i++) odds[i] = oddsIn(scores, i * classes, classes, k)
  return odds
}

/** The same of a row that begins at an index. */
export function oddsIn(scores: ArrayLike<number>, at: number, classes: number, k: number): number {
  let most = -Infinity
  for (let j = 0; j < classes; j++) if (j !== k && scores[at + j] > most) most = scores[at + j]
  let sum = 0
  for (let j = 0; j < classes; j++) if (j !== k) sum += Math.exp(scores[at + j] - most)
  return scores[at + k] - most - Math.log(sum)
}

/** 0.9 → 2.2: the log-odds of a probability. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability))
}

/** −∞ to ∞ → 0 to 1: the probability of log-odds. */
export function expit(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

/** Levels at which tints change, for so many classes. */
export function levelsFor(classes: number): number[] {
  return classes > 3 ? FEW_LEVELS : LEVELS
}

/** The tint of class `k` above `step` of so many levels: pale at 0, full above the last. */
export function confidenceTint(theme: Theme, k: number, step: number, levels: number): string {
  return mix(theme.background, classColor(theme.tints, k), PALEST + ((1 - PALEST) * step) / levels)
}

/**
 * Regions of growing confidence in the input plane: for each class, one a level, where its probability is at
 * least the level. All lie within the class's own region.
 */
export function confidenceRegions(
  { network, input, classes }: Actors,
  map: Mapper,
  tolerance: number,
): Track[][][] {
  return Array.from({ length: classes }, (_, k) =>
    levelsFor(classes).map(level => {
      const field = (points: Float64Array) =>
        logOdds(classScores(network, points), classes, k).map(odds => odds - logit(level))
      return region(field, input).rings.map(ring => simplify(map(ring), 2, tolerance))
    }),
  )
}
