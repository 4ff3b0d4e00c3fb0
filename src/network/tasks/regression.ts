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
  grade: ({ r2 }) => r2,
  importance: errorMeasures,
  judge(dataset, layout) {
    let line: number | undefined
    return {
      isPerfect: () => false,
      isPlateau(end) {
        const network = unpack(end.x, layout)
        if (isConstantNetwork(network, dataset)) return true
        line ??= leastSquares(dataset).rmse
        return fitScores(network, dataset, dataset.target).rmse >= line
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
    judge(network, fold, { learned, left }, dataset, { losses }) {
      const predicted = predictTargets(network, left.x)
      for (const [i, row] of fold.left.entries()) losses[row] = lossOf(dataset, row, predicted[i], learned)
    },
    measures: () => [squaredError],
    told: (judged, [error], { target }) => {
      const mse = -error.of(judged)
      return { rmse: Math.sqrt(mse) * target.deviation, r2: 1 - mse }
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
