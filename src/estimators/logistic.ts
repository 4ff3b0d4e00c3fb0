import { cos, sin } from '../data/elementary.ts'
import { cell, corners, type LinearScores } from '../geometry/linear-scores.ts'
import { logisticRegression } from '../network/best-line.ts'
import { classScores } from '../network/forward.ts'
import { networkOnPlane } from '../network/input-plane.ts'
import type { Layer } from '../network/network.ts'
import { logit } from '../network/scores.ts'
import type { Classifier, Plane } from './estimator.ts'
import type { Mechanism } from './mark.ts'
import { type ClassRegions, linearBorders, smoothRegions, withOffset } from './regions.ts'

/**
 * Logistic regression with scikit-learn's default penalty (C = 1, the intercept free): for two classes the logistic
 * loss of one score, for more the cross-entropy of a softmax.
 *
 * @see https://scikit-learn.org/stable/modules/linear_model.html#logistic-regression
 */
export const logistic: Classifier<Layer> = {
  words: say => say.estimators.logistic,
  // Far below what a pixel shows, and reached in some tens of steps: the loss is convex.
  fit: rows => logisticRegression(rows, 1, { tolerance: 1e-9, relativeDecrease: 0, maxIterations: 10_000 }),
  outputs: (layer, x) => classScores({ layers: [layer] }, x),
  restrict: (layer, plane) => networkOnPlane({ layers: [layer] }, plane).layers[0],
  show(layer, plane) {
    const scores = scoresOf(layer)
    return {
      sentence: say => say.classifiers.logistic(plane),
      regions: regionsOf(scores, plane),
      mechanism: swingingLines(scores, plane),
    }
  },
}

/** Straight scores of every class; one logit stands for two. */
function scoresOf({ weights, biases }: Layer): LinearScores {
  return biases.length === 1
    ? { weights: [[0, 0], weights.map(([w]) => w)], biases: [0, biases[0]] }
    : { weights: biases.map((_, k) => weights.map(row => row[k])), biases }
}

/** Convex cells that are exact, and level lines of the probability. */
function regionsOf(linear: LinearScores, plane: Plane): ClassRegions {
  const { areas } = smoothRegions(plane.scores, plane.classes, plane)
  const polygon = corners(plane.centre, plane.half)
  return {
    areas: areas.map(area =>
      area.step === 0 ? { ...area, rings: [cell(polygon, linear, area.class)] } : area,
    ),
    borders: linearBorders(linear, plane),
  }
}

/** First angle of the line to its place, in radians. */
const swing = (75 * Math.PI) / 180

/** Probabilities whose level lines are drawn. */
const levels = [0.1, 0.25, 0.75, 0.9]

/** The lines swing into their place, with the level lines of the probability beside one alone. */
function swingingLines(scores: LinearScores, plane: Plane): Mechanism {
  return {
    below(progress) {
      const turned = turnedAbout(scores, plane.centre, (1 - progress) * swing)
      const beside =
        plane.classes === 2
          ? levels.flatMap(level => linearBorders(withOffset(turned, logit(level)), plane))
          : []
      return [
        { kind: 'lines', key: 'beside', lines: beside, stroke: 'muted', width: 1, dash: [5, 4] },
        { kind: 'lines', key: 'border', lines: linearBorders(turned, plane), stroke: 'ink', width: 2 },
      ]
    },
  }
}

/** Linear scores, turned about a place where they stay what they are. */
function turnedAbout({ weights, biases }: LinearScores, [x, y]: readonly number[], angle: number) {
  const [c, s] = [cos(angle), sin(angle)]
  const turned = weights.map(([a, b]) => [c * a - s * b, s * a + c * b])
  const value = ([a, b]: number[]) => a * x + b * y
  return { weights: turned, biases: biases.map((bias, k) => bias + value(weights[k]) - value(turned[k])) }
}
