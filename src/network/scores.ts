import { exp, log, log1p } from '../data/elementary.ts'

/** The class with the largest score at row `i` of scores (samples × classes), the first of equal ones. */
export function winner(scores: ArrayLike<number>, i: number, classes: number): number {
  let best = 0
  for (let k = 1; k < classes; k++) if (scores[i * classes + k] > scores[i * classes + best]) best = k
  return best
}

/** The same of all rows. */
export function winners(scores: Float64Array, classes: number): Int32Array {
  // Int32Array.from with a function takes ten times as long.
  const found = new Int32Array(scores.length / classes)
  for (let i = 0; i < found.length; i++) found[i] = winner(scores, i, classes)
  return found
}

/** The lead of class `k` over the best other class, below 0 where it trails; one number a row. */
export function lead(scores: Float64Array, classes: number, k: number): Float64Array {
  const samples = scores.length / classes
  const leads = new Float64Array(samples)
  for (let i = 0; i < samples; i++) {
    let other = -Infinity
    for (let j = 0; j < classes; j++) if (j !== k) other = Math.max(other, scores[i * classes + j])
    leads[i] = scores[i * classes + k] - other
  }
  return leads
}

/** Rows of scores turned into probabilities, in place. */
export function softmax(scores: Float64Array, classes: number): Float64Array {
  for (let row = 0; row < scores.length; row += classes) {
    let max = Number.NEGATIVE_INFINITY
    for (let k = 0; k < classes; k++) max = Math.max(max, scores[row + k])
    let sum = 0
    for (let k = 0; k < classes; k++) sum += scores[row + k] = exp(scores[row + k] - max)
    for (let k = 0; k < classes; k++) scores[row + k] /= sum
  }
  return scores
}

/** Log-odds of class `k` against all others, one number a row of class scores (samples × classes). */
export function logOdds(scores: Float64Array, classes: number, k: number): Float64Array {
  const odds = new Float64Array(scores.length / classes)
  for (let i = 0; i < odds.length; i++) odds[i] = oddsIn(scores, i * classes, classes, k)
  return odds
}

/** The same of a row that begins at an index. */
export function oddsIn(scores: ArrayLike<number>, at: number, classes: number, k: number): number {
  let max = -Infinity
  for (let j = 0; j < classes; j++) if (j !== k && scores[at + j] > max) max = scores[at + j]
  let sum = 0
  for (let j = 0; j < classes; j++) if (j !== k) sum += exp(scores[at + j] - max)
  return scores[at + k] - max - log(sum)
}

/** Cross-entropy of row `i` of class scores (samples × classes), whose class is `k`: −log of the probability that it gets. */
export function rowLoss(scores: ArrayLike<number>, i: number, classes: number, k: number): number {
  const odds = oddsIn(scores, i * classes, classes, k)
  return Math.max(-odds, 0) + log1p(exp(-Math.abs(odds)))
}

/** 0.9 → 2.2: the log-odds of a probability. */
export function logit(probability: number): number {
  return log(probability / (1 - probability))
}

/** −∞ to ∞ → 0 to 1: the probability of log-odds. */
export function expit(odds: number): number {
  return 1 / (1 + exp(-odds))
}
