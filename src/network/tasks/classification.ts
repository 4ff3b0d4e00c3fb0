import type { ClassDataset } from '../../data/dataset.ts'
import { exp, log } from '../../data/elementary.ts'
import { SpecError, WorkError } from '../../options/error.ts'
import { accuracy, meanRecall } from '../as-good.ts'
import { bestLine } from '../best-line.ts'
import { foldData } from '../folds.ts'
import { classScores } from '../forward.ts'
import { classMeasures } from '../importance.ts'
import type { ClassScores, Trial } from '../network.ts'
import { unpack } from '../parameter-layout.ts'
import { countCorrect, isConstantNetwork } from '../predict.ts'
import { rowLoss, winner } from '../scores.ts'
import { tooManyWeights } from '../starts.ts'
import type { LearningTask } from './task.ts'

/** Hidden layers that are tried, in this order: none, which is logistic regression, and those that can be drawn. */
const networks = [[], [2], [3], [4], [8, 3]]

/** To find the class of each row: the loss is the cross-entropy. */
export const classification: LearningTask<ClassDataset, ClassScores, Trial> = {
  check({ classes, x }) {
    if (classes.length < 2) throw new SpecError('classes', classes.length, 'at least two classes')
    if (!x.every(Number.isFinite)) throw new WorkError(tooManyWeights)
  },
  scores(network, rows) {
    const correct = countCorrect(network, rows)
    return { accuracy: correct / rows.y.length, correct }
  },
  grade: ({ accuracy }) => accuracy,
  importance: classMeasures,
  bestLine,
  judge(dataset, layout, openLoops) {
    let line: number | undefined
    return {
      isPerfect: ({ correct }) => correct === dataset.y.length,
      isPlateau({ x, correct }) {
        if (isConstantNetwork(unpack(x, layout), dataset)) return true
        line ??= bestLine(dataset, openLoops).correct
        return correct! <= line
      },
      // The first way off a plateau may cost some loss.
      isBetter: (next, found, leaves) =>
        next.correct! > found.correct! && (leaves || next.value < found.value),
    }
  },
  trials: {
    networks: () => networks,
    mostDrawn: () => 4,
    strata: dataset => dataset,
    divide: foldData,
    lossByNothing: ({ y }, row) => lossByShare(y, y[row]),
    judge(network, fold, { learned, left }, { y, classes: { length: classes } }, { losses, hits, answers }) {
      const scores = classScores(network, left.x)
      const known = new Set(learned.y)
      for (const [i, row] of fold.left.entries()) {
        const k = left.y[i]
        // What a fold has not learned counts as the share that it has in the table.
        losses[row] = known.has(k) ? rowLoss(scores, i, classes, k) : lossByShare(y, k)
        answers[row] = winner(scores, i, classes)
        hits[row] = answers[row] === k ? 1 : 0
      }
    },
    measures: labels => [accuracy, meanRecall(labels)],
    told: (judged, [right, recall]) => ({ accuracy: right.of(judged), recall: recall.of(judged) }),
    isChance({ accuracy }, byShares) {
      // The largest class has the least loss by its share.
      const largest = exp(-Math.min(...byShares))
      // The best of many candidates is above by chance more often than one.
      return accuracy - largest <= 2 * Math.sqrt((largest * (1 - largest)) / byShares.length)
    },
  },
}

/** Loss of a row by the share that its class has in the table. */
function lossByShare(y: Int32Array, k: number): number {
  return -log(y.reduce((count, label) => count + (label === k ? 1 : 0), 0) / y.length)
}
