import type { ClassModel } from './class-model.ts'
import type { RegressionModel } from './regression-model.ts'

/** The model of a figure of either task. */
export type FigureModel = ClassModel | RegressionModel
