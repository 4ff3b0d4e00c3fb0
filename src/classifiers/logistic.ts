import { minimize } from '../network/lbfgs.ts'
import type { Classifier, LabelledRows } from './classifier.ts'

/** A straight score for each class, samples of two classes having one alone. */
export interface LogisticFit {
  features: number
  /** A row of weights and an intercept for each score: one for two classes, else one a class. */
  weights: number[][]
}

/**
 * Logistic regression with scikit-learn's default penalty (C = 1, the intercept free): for two classes the logistic
 * loss of one score, for more the cross-entropy of a softmax.
 *
 * @see https://scikit-learn.org/stable/modules/linear_model.html#logistic-regression
 */
export const logistic: Classifier<LogisticFit> = {
  fit(rows) {
    const { features, classes } = rows
    const count = classes === 2 ? 1 : classes
    const { x } = minimize(penalizedLoss(rows, count), new Float64Array(count * (features + 1)), {
      // Far below what a pixel shows, and reached in some tens of steps: the loss is convex.
      tolerance: 1e-9,
      relativeDecrease: 0,
      maxIterations: 10_000,
    })
    const row = (k: number) => Array.from(x.subarray(k * (features + 1), (k + 1) * (features + 1)))
    return { features, weights: Array.from({ length: count }, (_, k) => row(k)) }
  },

  scores: logisticScores,
}

/** Scores of points, samples × classes. */
export function logisticScores({ features, weights }: LogisticFit, x: Float64Array): Float64Array {
  const samples = x.length / features
  const classes = Math.max(2, weights.length)
  const scores = new Float64Array(samples * classes)
  for (let s = 0; s < samples; s++) {
    if (weights.length === 1) {
      const score = linear(weights[0], x, s * features)
      scores[2 * s] = -score / 2
      scores[2 * s + 1] = score / 2
    } else for (let k = 0; k < classes; k++) scores[s * classes + k] = linear(weights[k], x, s * features)
  }
  return scores
}

function linear(weights: ArrayLike<number>, x: Float64Array, at: number): number {
  let score = weights[weights.length - 1]
  for (let i = 0; i < weights.length - 1; i++) score += weights[i] * x[at + i]
  return score
}

/** The summed loss and half the squared weights, over the number of samples: what makes the tolerance one a row. */
function penalizedLoss({ x, y, features }: LabelledRows, count: number) {
  const samples = y.length
  const width = features + 1
  const gradient = new Float64Array(count * width)
  const residuals = new Float64Array(count)
  return (w: Float64Array) => {
    gradient.fill(0)
    let loss = 0
    for (let s = 0; s < samples; s++) {
      for (let k = 0; k < count; k++)
        residuals[k] = linear(w.subarray(k * width, (k + 1) * width), x, s * features)
      loss += count === 1 ? binary(residuals, y[s]) : softmax(residuals, y[s])
      for (let k = 0; k < count; k++) {
        const at = k * width
        for (let i = 0; i < features; i++) gradient[at + i] += residuals[k] * x[s * features + i]
        gradient[at + features] += residuals[k]
      }
    }
    for (let i = 0; i < w.length; i++) {
      if (i % width === features) continue
      loss += (w[i] * w[i]) / 2
      gradient[i] += w[i]
    }
    for (let i = 0; i < w.length; i++) gradient[i] /= samples
    return { value: loss / samples, gradient }
  }
}

/** Turns the score in `scores` into the derivative of its loss. @returns log(1 + exp(∓score)) */
function binary(scores: Float64Array, label: number): number {
  const margin = label === 1 ? scores[0] : -scores[0]
  const small = Math.exp(-Math.abs(margin))
  const wrong = margin > 0 ? small / (1 + small) : 1 / (1 + small)
  scores[0] = label === 1 ? -wrong : wrong
  return Math.log1p(small) + Math.max(0, -margin)
}

/** Turns the scores into the derivatives of their loss. @returns −log of the label's softmax */
function softmax(scores: Float64Array, label: number): number {
  const highest = scores.reduce((a, b) => Math.max(a, b))
  const own = scores[label]
  let sum = 0
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp(scores[k] - highest)
  for (let k = 0; k < scores.length; k++) scores[k] = scores[k] / sum - (k === label ? 1 : 0)
  return highest + Math.log(sum) - own
}
