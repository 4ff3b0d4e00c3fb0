import type { RegressionDataset } from '../../data/dataset.ts'
import { applyScale, fitScale, mean, ownNumber, unitAt } from '../../data/scale.ts'
import { WorkError } from '../../options/error.ts'
import { squaredError } from '../as-good.ts'
import { foldData } from '../folds.ts'
import type { FitScores, RegressionTrial } from '../network.ts'
import { unpack } from '../parameter-layout.ts'
import { isConstantNetwork } from '../predict.ts'
import { leastSquares } from '../regression/least-squares.ts'
import { fitScores, predictTargets } from '../regression/scores.ts'
import { tooManyWeights } from '../starts.ts'
import type { LearningTask } from './task.ts'

/** Hidden layers that are tried: none, which is a straight line, and those that can be drawn as they are. */
const networks = [[], [2], [3], [4], [8, 3]]
/** The same for one feature, whose curve may have more bends than two units have. */
const ofOneFeature = [[], [2], [3], [4], [6]]

/** To predict the number of each row: the loss is half the squared error, in deviations of all targets. */
export const regression: LearningTask<RegressionDataset, FitScores, RegressionTrial> = {
  check({ x, y }) {
    if (![x, y].every(values => values.every(Number.isFinite))) throw new WorkError(tooManyWeights)
  },
  scores: (network, rows, { target }) => fitScores(network, rows, target),
  grade: ({ r2, log }) => log?.r2 ?? r2,
  judge(dataset, layout) {
    let line: number | undefined
    // The loss is that of the logarithms, where these are taken.
    const learned = { ...dataset, target: { ...dataset.target, log: false } }
    return {
      isPerfect: () => false,
      isPlateau(end) {
        const network = unpack(end.x, layout)
        if (isConstantNetwork(network, dataset)) return true
        line ??= leastSquares(learned).rmse
        return fitScores(network, learned, learned.target).rmse >= line
      },
      isBetter: (next, found) => next.value < found.value,
      triesAll: true,
    }
  },
  trials: {
    networks: ({ features }) => (features.length === 1 ? ofOneFeature : networks),
    // The hidden space of one feature is a curve, which may be nearly a line: no more units are needed then.
    mostDrawn: ({ features }) => (features.length === 1 ? 1 : 4),
    strata: ({ y }) => ({ y: new Int32Array(y.length), classes: [''] }),
    divide: divideTargets,
    lossByNothing: (dataset, row, learned) => lossOf(dataset, row, 0, learned),
    judge(network, fold, { learned, left }, dataset, { losses, answers }) {
      const predicted = predictTargets(network, left.x)
      for (const [i, row] of fold.left.entries()) {
        losses[row] = lossOf(dataset, row, predicted[i], learned)
        answers[row] = errorOf(dataset, row, predicted[i], learned)
      }
    },
    measures: () => [squaredError],
    told: ({ answers }) => ({ rmse: Math.sqrt(mean(answers.map(error => error ** 2))) }),
    isChance: () => true,
  },
}

/** Half the squared error of a row, of a prediction in the scale of what was learned. */
function lossOf({ y }: RegressionDataset, row: number, predicted: number, { target }: RegressionDataset) {
  return (ownNumber(predicted, target) - y[row]) ** 2 / 2
}

/** The error of a row in the target's own units, of a prediction in the scale of what was learned. */
function errorOf(
  { y, target }: RegressionDataset,
  row: number,
  predicted: number,
  learned: RegressionDataset,
) {
  return ownNumber(ownNumber(predicted, learned.target), target) - ownNumber(y[row], target)
}

/** The rows that a fold learns from, whose targets are standardized again, and those that it leaves out. */
export function divideTargets(
  ...[dataset, fold, scale, reduce]: Parameters<typeof foldData<RegressionDataset>>
) {
  const { learned, left } = foldData(dataset, fold, scale, reduce)
  const fitted = fitScale(learned.y, 1, 'standard')
  const target = { ...learned.target, ...unitAt(fitted, 0) }
  return {
    learned: { ...learned, y: applyScale(learned.y, fitted), target },
    left,
  }
}
