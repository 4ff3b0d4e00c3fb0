import type { Classifier } from './estimator.ts'
import { knn } from './knn.ts'
import { logistic } from './logistic.ts'
import { qda } from './qda.ts'
import { rbf, svm } from './svm.ts'
import { tree } from './tree.ts'

/** The classifiers beside the network by their names, in the order in which they are compared. */
// biome-ignore format: one a line
export const classifiers: Readonly<Record<string, Classifier>> = {
  logistic,
  svm,
  rbf,
  qda,
  tree,
  knn,
}
