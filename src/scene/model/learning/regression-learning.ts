import { knots } from '../../../geometry/knots.ts'
import { createLoss } from '../../../network/loss.ts'
import { layoutOfNetwork, unpack } from '../../../network/parameter-layout.ts'
import { fitScores, predictTargets } from '../../../network/regression/scores.ts'
import { type Part, partReader } from '../part.ts'
import type { RegressionModel } from '../regression-model.ts'
import { withNetwork } from '../slices/slice.ts'
import {
  comparedPlaces,
  type LearningCore,
  learningKeys,
  type Outputs,
  openCourse,
  someRows,
} from './learning.ts'

/** The training of a network for regression. */
export interface RegressionLearning extends LearningCore {
  /** Error (RMSE) of every iterate, in the target's own units. */
  errors: Float64Array
  held: { losses: Float64Array; errors: Float64Array } | null
}

/** The training of the network. */
export const regressionLearning: Part<RegressionLearning, RegressionModel> = {
  needs: ['trace'],
  build(model, { spec: { solver }, alpha, trace }) {
    if (trace.length === 0) return null
    const { network, dataset } = model
    const { path, facts, isFromFile, losses } = openCourse(trace, solver)
    const layout = layoutOfNetwork(network)
    const results = (rows: Pick<RegressionModel['dataset'], 'x' | 'y'>, penalty: number) => {
      const loss = createLoss(layout, rows, penalty)
      return {
        losses: Float64Array.from(path, parameters => loss(parameters).value),
        errors: Float64Array.from(
          path,
          parameters => fitScores(unpack(parameters, layout), rows, dataset.target).rmse,
        ),
      }
    }
    return {
      ...facts,
      ...results(dataset, alpha),
      ...(isFromFile && { losses }),
      samples: dataset.y.length,
      held: dataset.test ? results(dataset.test, 0) : null,
      separated: -1,
      ...learningKeys(path, model, targetOutputs(model)),
    }
  },
}

export const regressionLearningOf = partReader<RegressionLearning>('learning')

/** The heights of the output where they are drawn, or of some rows; they change by the most that one moves in the plot. */
export function targetOutputs(model: RegressionModel): Outputs {
  const { input, height, dataset } = model
  const { centre, half } = input
  const compared = input.projected
    ? someRows(dataset, 200)
    : input.dimensions === 1
      ? knots(centre[0] - half, centre[0] + half, [])
      : comparedPlaces(input)
  const [low, high] = [height.centre - height.half, height.centre + height.half]
  const clamped = (value: number) => Math.max(low, Math.min(high, value))
  return {
    of: network => predictTargets(withNetwork(model, network).plane, compared),
    distance: (from, to) =>
      from.reduce((most, value, i) => Math.max(most, Math.abs(clamped(to[i]) - clamped(value))), 0) /
      (high - low),
  }
}
