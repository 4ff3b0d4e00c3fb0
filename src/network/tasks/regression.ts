import type { RegressionDataset } from '../../data/dataset.ts'
import { fitScale } from '../../data/scale.ts'
import { WorkError } from '../../options/error.ts'
import { squaredError } from '../as-good.ts'
import { foldData } from '../folds.ts'
import { errorMeasures } from '../importance.ts'
import type { FitScores, RegressionTrial } from '../network.ts'
import { unpack } from '../parameter-layout.ts'
import { isConstantNetwork } from '../predict.ts'
import { leastSquares } from '../regression/least-squares.ts'
import { fitScores, predictTargets, scoresOf } from '../regression/scores.ts'
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
  importance: errorMeasures,
  judge(dataset, layout) {
    let line: number | undefined
    // Losses are those of logarithms, where these are predicted.
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
      for (const [i, predicted] of predictTargets(network, left.x).entries()) {
        const row = fold.left[i]
        losses[row] = lossOf(dataset, row, predicted, learned)
        answers[row] = predicted * learned.target.deviation + learned.target.mean
      }
    },
    measures: () => [squaredError],
    told({ answers }, _, { target }, targets) {
      const { largest: _largest, ...errors } = scoresOf(answers, targets, target)
      return errors
    },
    isChance: () => true,
  },
}

/** Half the squared error of a row, of a prediction in the scale of what was learned. */
function lossOf({ y }: RegressionDataset, row: number, predicted: number, { target }: RegressionDataset) {
  return (predicted * target.deviation + target.mean - y[row]) ** 2 / 2
}

/** The rows that a fold learns from, whose targets are standardized again, and those that it leaves out. */
export function divideTargets(
  ...[dataset, fold, scale, reduce]: Parameters<typeof foldData<RegressionDataset>>
) {
  const { learned, ...left } = foldData(dataset, fold, scale, reduce)
  const { mean, deviation } = fitScale(learned.y, 1, 'standard')
  const target = { ...learned.target, mean: mean[0], deviation: deviation[0] }
  return {
    learned: { ...learned, y: learned.y.map(value => (value - mean[0]) / deviation[0]), target },
    ...left,
  }
}
