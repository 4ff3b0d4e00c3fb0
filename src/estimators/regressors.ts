import type { Regressor } from './estimator.ts'
import { kernelRidge } from './kernel-ridge.ts'
import { knnRegressor } from './knn.ts'
import { line, polynomial } from './polynomial.ts'
import { treeRegressor } from './tree.ts'

/** The regressors beside the network by their names, in the order in which they are compared. */
// biome-ignore format: one a line
export const regressors: Readonly<Record<string, Regressor>> = {
  line,
  polynomial,
  tree: treeRegressor,
  knn: knnRegressor,
  kernel: kernelRidge,
}
