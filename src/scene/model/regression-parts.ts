import type { Part } from './part.ts'
import { regressionComparison } from './regression-comparison.ts'
import { regressionLearning } from './regression-learning.ts'
import type { RegressionModel } from './regression-model.ts'

/** The parts that a scene of regression can take besides the model that all have. */
const all = { regressionComparison, learning: regressionLearning }

export type RegressionPartName = keyof typeof all

/** The parts by their names. */
export const regressionParts: Readonly<Record<string, Part<unknown, RegressionModel>>> = all
