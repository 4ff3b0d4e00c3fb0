import { logistic, logisticScores } from './logistic.ts'
import { neighborScores, neighbors } from './neighbors.ts'
import { qda, qdaScores } from './qda.ts'
import { linearSvm, rbfSvm, svmScores } from './svm.ts'
import { tree, treeScores } from './tree.ts'

/** The classifiers beside the network, in the order in which they are compared. */
export const classifiers = { logistic, svm: linearSvm, rbf: rbfSvm, qda, tree, knn: neighbors }

/** The class of each point: that of its highest score, the first of equal ones. */
export function predictClasses(scores: Float64Array, classes: number): Int32Array {
  return Int32Array.from({ length: scores.length / classes }, (_, s) => {
    let best = 0
    for (let k = 1; k < classes; k++) if (scores[s * classes + k] > scores[s * classes + best]) best = k
    return best
  })
}

/** What each makes of points from what it has learned, without the code that learns. */
export const classifierScores = {
  logistic: logisticScores,
  svm: svmScores,
  rbf: svmScores,
  qda: qdaScores,
  tree: treeScores,
  knn: neighborScores,
}
