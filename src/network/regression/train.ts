import type { RegressionDataset } from '../../data/dataset.ts'
import { WorkError } from '../../options/error.ts'
import type { HiddenLayer } from '../../options/forms.ts'
import { comparedBy, trainDrawable } from '../drawable.ts'
import { finished } from '../finish.ts'
import { layoutFor, unpack } from '../parameter-layout.ts'
import { tooManyWeights, type Winner } from '../starts.ts'
import type {
  HiddenOptions,
  MachineOptions,
  PenalizedSpec,
  RegressionTraining,
  Steps,
  TrainingSpec,
} from '../training.ts'
import { bestOfWays, type Judge } from '../ways.ts'
import { compareRegressions, regressionChoiceOf } from './choose.ts'
import { leastSquares } from './least-squares.ts'
import { fitScores, isFlat } from './scores.ts'

/** Units of the hidden layers that are tried, in this order, where the spec leaves them open. */
const candidates = [[2], [3], [8, 3]]
/** R² at which no further layers are tried. */
const goodEnough = 0.99

/**
 * The training of `trainInSteps` for numbers: all starts are made, as none is without an error, and the lowest loss wins.
 * Without hidden layers it is the line of least squares with the penalty.
 */
export function* trainRegression(
  dataset: RegressionDataset,
  spec: TrainingSpec,
  options: MachineOptions,
): Steps<RegressionTraining> {
  if (![dataset.x, dataset.y].every(values => values.every(Number.isFinite)))
    throw new WorkError(tooManyWeights)
  const { alpha } = spec
  if (alpha === null) return yield* trainChosen(dataset, spec, options)
  const given = { ...spec, alpha }
  if (spec.hidden) return yield* trainHidden(dataset, spec.hidden, given, options)
  let best: RegressionTraining | undefined
  for (const widths of candidates) {
    const hidden = widths.map(units => ({ units, activation: spec.activation }))
    const training = yield* trainHidden(dataset, hidden, given, options)
    if (training.record.r2 >= goodEnough) return training
    if (!best || training.record.r2 > best.record.r2) best = training
  }
  return best!
}

/** The network that rows left out in turn choose. */
function* trainChosen(
  dataset: RegressionDataset,
  spec: TrainingSpec,
  options: MachineOptions,
): Steps<RegressionTraining> {
  const trials = yield* compareRegressions(...comparedBy(dataset, spec, options))
  // The hidden space of one feature is a curve, which may be nearly a line: no more units are needed then.
  const drawable = trials.drawable.slice(0, dataset.features.length === 1 ? 1 : undefined)
  const among = { ...trials, drawable }
  const { training, candidate } = yield* trainDrawable(dataset, spec, options, among, trainHidden)
  const { network, record } = training
  return { network, record: { ...record, choice: regressionChoiceOf(trials, candidate, dataset.y.length) } }
}

function* trainHidden(
  dataset: RegressionDataset,
  hidden: HiddenLayer[],
  spec: PenalizedSpec,
  options: HiddenOptions,
): Steps<RegressionTraining> {
  const { target } = dataset
  const layout = layoutFor(dataset, hidden)
  const networkOf = (end: Winner) => unpack(end.x, layout)
  let line: number | undefined
  const judge: Judge = {
    isPerfect: () => false,
    isPlateau(end) {
      const network = networkOf(end)
      if (isFlat(network, dataset)) return true
      line ??= leastSquares(dataset).rmse
      return fitScores(network, dataset, target).rmse >= line
    },
    isBetter: (next, found) => next.value < found.value,
    triesAll: true,
  }
  const end = yield* bestOfWays(dataset, layout, spec, options, judge)
  const { network, facts } = finished(end, layout, dataset, found => isFlat(found, dataset))
  const { loss, ...others } = facts
  return { network, record: { loss, ...fitScores(network, dataset, target), ...others } }
}
