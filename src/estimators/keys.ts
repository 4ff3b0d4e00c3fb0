import type { EstimatorKey } from './estimator.ts'

/** The keys of a spec that estimators go by, by their names; all other keys mean nothing to them. */
export type EstimatorKeys = Readonly<Record<string, readonly EstimatorKey[]>>

/** The classifiers beside the network, in the order in which they are compared. */
export const keysOfClassifiers = {
  logistic: [],
  svm: ['svmC'],
  rbf: ['svmC', 'gamma'],
  qda: [],
  tree: ['maxDepth'],
  knn: ['neighbors'],
} satisfies EstimatorKeys

/** The regressors beside the network, in the order in which they are compared. */
export const keysOfRegressors = {
  line: [],
  polynomial: ['degree'],
  tree: ['maxDepth'],
  knn: ['neighbors'],
  kernel: ['gamma'],
} satisfies EstimatorKeys

/** The names for `--classifiers` among some estimators, in the order in which they are compared without it. */
export function comparedNames(estimators: Readonly<Record<string, unknown>>): readonly string[] {
  return [...Object.keys(estimators), 'network']
}
