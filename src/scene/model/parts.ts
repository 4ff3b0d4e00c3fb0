import { comparison } from './compared/comparison.ts'
import { dependence } from './dependence.ts'
import { explanation } from './explanation.ts'
import type { FigureModel } from './figure-model.ts'
import { gap } from './gap.ts'
import { importance } from './importance.ts'
import { learning } from './learning/learning.ts'
import { regressionLearning } from './learning/regression-learning.ts'
import { paper } from './paper.ts'
import type { Part, PlayedPart } from './part.ts'
import type { RegressionModel } from './regression-model.ts'
import { staged } from './staged.ts'
import { step } from './step.ts'

/** The parts that a scene can take besides the model that all have. */
const all = { comparison, dependence, explanation, gap, importance, learning, paper, staged, step }

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

/** A model with parts of a registry. */
export function withParts<Model extends FigureModel>(
  model: Model,
  names: readonly string[],
  given: PlayedPart,
  registry: Readonly<Record<string, Part<unknown, Model>>>,
): Model {
  return {
    ...model,
    parts: Object.fromEntries(names.map(name => [name, registry[name].build(model, given)])),
  }
}
