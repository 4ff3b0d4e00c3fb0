import { kernelRidge } from './kernel-ridge.ts'
import { knn } from './knn-regressor.ts'
import { line, polynomial } from './polynomial.ts'
import type { Regressor } from './regressor.ts'
import { tree } from './tree-regressor.ts'

/** The regressors beside the network by their names, in the order in which they are compared. */
// biome-ignore format: one a line
export const regressors: Readonly<Record<string, Regressor>> = {
  line,
  polynomial,
  tree,
  knn,
  kernel: kernelRidge,
}
