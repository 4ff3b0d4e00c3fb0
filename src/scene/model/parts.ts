import { comparison } from './compared/comparison.ts'
import { dependence } from './dependence.ts'
import { explanation } from './explanation.ts'
import { gap } from './gap.ts'
import { importance } from './importance.ts'
import { learning } from './learning/learning.ts'
import { regressionLearning } from './learning/regression-learning.ts'
import type { Part } from './part.ts'
import type { RegressionModel } from './regression-model.ts'
import { step } from './step.ts'
import { usualParts } from './usual-parts.ts'

/** The parts that a scene can take besides the model that all have. */
const all = { ...usualParts, comparison, dependence, explanation, gap, importance, learning, step }

export type PartName = keyof typeof all

/** The parts by their names. */
export const parts: Readonly<Record<PartName, Part>> = all

/** The parts that a scene of regression can take. */
const ofRegression = {
  regressionComparison: comparison,
  dependence,
  importance,
  learning: regressionLearning,
}

export type RegressionPartName = keyof typeof ofRegression

export const regressionParts: Readonly<Record<string, Part<unknown, RegressionModel>>> = ofRegression
