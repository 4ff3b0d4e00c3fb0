import type { ClassDataset, RegressionDataset } from '../../data/dataset.ts'
import type { ClassTraining, RegressionTraining } from '../../network/training.ts'
import type { Ablated } from '../../network/without-unit.ts'
import type { SweptKey } from '../../options/sweep.ts'
import type { ClassModel } from './class-model.ts'
import type { Learned } from './compared/tasks.ts'
import { learningOf } from './part-readers.ts'
import type { RegressionModel } from './regression-model.ts'

/** A network on its data, and how its training went. */
export interface TrainedClassifier extends ClassTraining, Ablated {
  dataset: ClassDataset
  /** The model of its figure, where that is known already. */
  model?: ClassModel
  /** The classifiers beside it, where they were fitted before, or are not. */
  compared?: Learned
}

/** A network for regression on its data, and how its training went. */
export interface TrainedRegressor extends RegressionTraining, Ablated {
  dataset: RegressionDataset
  /** The model of its figure, where that is known already. */
  model?: RegressionModel
  /** Set where regressors beside it are not fitted. */
  compared?: Learned
}

/** A network of either task on its data, and how its training went. */
export type Trained = TrainedClassifier | TrainedRegressor

/** True for a network that gets all its points right. */
export function separates({ dataset, record }: TrainedClassifier): boolean {
  return record.correct === dataset.y.length
}

/**
 * The number of the network that a picture of several points out: where rows were held out, the first that gets the most of
 * them right; else the first that gets all its points right; −1 where none does, or where panels show one network.
 */
export function bestOf(parts: readonly TrainedClassifier[], key?: SweptKey): number {
  if (key === 'fix' || key === 'without') return -1
  const accuracies = parts.map(({ record }) => record.test?.accuracy)
  if (accuracies.includes(undefined)) return firstToSeparate(parts, key)
  return accuracies.indexOf(Math.max(...(accuracies as number[])))
}

/**
 * The number of the first network that gets all its points right: where their trainings are shown, of the one that did so
 * after the least work, else in their order; −1 where none does.
 */
export function firstToSeparate(parts: readonly TrainedClassifier[], key?: SweptKey): number {
  if (key === 'fix' || key === 'without') return -1
  const work = parts.map(part => (separates(part) ? (separatedAfter(part) ?? 0) : Number.POSITIVE_INFINITY))
  const first = work.indexOf(Math.min(...work))
  return work[first] === Number.POSITIVE_INFINITY ? -1 : first
}

/** The work after which a training had all its points right; null where its iterates are not shown, or none had. */
export function separatedAfter({ model }: Pick<TrainedClassifier, 'model'>): number | null {
  const { work, separated } = (model && learningOf(model)) ?? { work: null, separated: -1 }
  return separated < 0 ? null : (work?.[separated] ?? null)
}

/** The number of the network that is off least: of rows held out, where there are any, else of those that it learned. */
export function leastError(parts: readonly TrainedRegressor[]): number {
  const errors = parts.map(({ record }) => record.test?.rmse ?? record.rmse)
  return errors.indexOf(Math.min(...errors))
}
