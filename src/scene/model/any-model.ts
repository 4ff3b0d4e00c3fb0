import { type AnyDataset, isRegression } from '../../data/dataset.ts'
import type { FigureModel } from './figure-model.ts'
import type { RegressionModel } from './regression-model.ts'

/** The model of a figure of either task. */
export type AnyModel = FigureModel | RegressionModel

/** True for the model of a network for regression. Pages have this without what builds one. */
export function isRegressionModel(model: { dataset: AnyDataset }): model is RegressionModel {
  return isRegression(model.dataset)
}
