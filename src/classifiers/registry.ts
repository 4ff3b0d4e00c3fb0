import { logistic } from './logistic.ts'
import { neighbors } from './neighbors.ts'
import { qda } from './qda.ts'
import { linearSvm, rbfSvm } from './svm.ts'
import { tree } from './tree.ts'

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
