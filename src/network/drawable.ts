import type { AnyDataset } from '../data/dataset.ts'
import type { HiddenLayer } from '../options/forms.ts'
import type { Candidate, ChoosingSpec, Trials } from './candidates.ts'
import type { OpenLoops } from './loops.ts'
import type { Network, RegressionTrial, Trial } from './network.ts'
import { layoutFor } from './parameter-layout.ts'
import { isNearlyLine, lastHidden } from './rank.ts'
import type { Task } from './tasks/task.ts'
import type {
  HiddenOptions,
  MachineOptions,
  PenalizedSpec,
  Steps,
  TrainingSpec,
  Unreduced,
} from './training.ts'

/** Work of the starts of a network that was chosen, at most, by `workOfPass`: seconds, as its trials take. */
const chosenWork = 6e8
/** Starts that it has whatever they take: one alone ends in a poor minimum too often (`digits`, 8,3 units: 90 to 93 % of rows). */
const chosenStarts = 3
/** The arguments with which networks are compared for a training. */
export function comparedBy(
  dataset: AnyDataset,
  spec: TrainingSpec,
  { unreduced, openLoops }: MachineOptions,
): [Unreduced<AnyDataset>, ChoosingSpec, OpenLoops | undefined] {
  // Components cannot be fitted again without the features that they are of.
  const scale = dataset.reduction ? 'none' : (spec.scale ?? 'none')
  return [
    unreduced ?? { dataset, scale, reduce: null },
    { ...spec, dataSeed: spec.dataSeed ?? null },
    openLoops,
  ]
}

/**
 * Trains the first of the networks that trials found to be as good as the best, whose last hidden space is more than a
 * line.
 */
export function* trainDrawable<Tried extends Trial | RegressionTrial, Trained extends { network: Network }>(
  task: Task<AnyDataset, object, Tried>,
  dataset: AnyDataset,
  spec: TrainingSpec,
  options: HiddenOptions,
  trials: Trials<Tried>,
  train: (
    task: Task<AnyDataset, object, Tried>,
    dataset: AnyDataset,
    hidden: HiddenLayer[],
    spec: PenalizedSpec,
    options: HiddenOptions,
  ) => Steps<Trained>,
): Steps<{ training: Trained; candidate: Candidate<Tried> }> {
  let first: { training: Trained; candidate: Candidate<Tried> } | undefined
  for (const candidate of trials.drawable.slice(0, task.trials.mostDrawn(dataset))) {
    const hidden = candidate.units.map(units => ({ units, activation: spec.activation }))
    const [weights] = layoutFor(dataset, hidden).biases
    const maxWork = (chosenWork * weights) / (weights + 60)
    const own = { ...options, maxWork, minStarts: chosenStarts, chosen: true }
    const training = yield* train(task, dataset, hidden, { ...spec, alpha: candidate.alpha }, own)
    first ??= { training, candidate }
    // Where a straight line does as well, or nothing does, a line is the right answer.
    const isSought = trials.simplest !== null && trials.simplest !== '0'
    if (!isSought || !isNearlyLine(lastHidden(training.network, dataset.x), dataset.y.length))
      return { training, candidate }
  }
  return first!
}
