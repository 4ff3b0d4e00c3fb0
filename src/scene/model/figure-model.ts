import { type Dataset, isRegression } from '../../data/dataset.ts'
import type { ClassModel } from './class-model.ts'
import type { RegressionModel } from './regression-model.ts'

/** The model of a figure of either task. */
export type FigureModel = ClassModel | RegressionModel

/** True for the model of a network for regression. Pages have this without what builds one. */
export function isRegressionModel(model: { dataset: Dataset }): model is RegressionModel {
  return isRegression(model.dataset)
}
