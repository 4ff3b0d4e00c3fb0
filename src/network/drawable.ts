import type { AnyDataset } from '../data/dataset.ts'
import type { HiddenLayer } from '../options/forms.ts'
import type { Candidate, ChoosingSpec, Trials } from './candidates.ts'
import type { Unreduced } from './choose.ts'
import type { OpenLoops } from './loops.ts'
import type { Network, Trial } from './network.ts'
import { layoutFor } from './parameter-layout.ts'
import { isNearlyLine, lastHidden } from './rank.ts'
import type { HiddenOptions, MachineOptions, PenalizedSpec, Steps, TrainingSpec } from './training.ts'

/** Work of the starts of a network that was chosen, at most, by `workOfPass`: seconds, as its trials take. */
const chosenWork = 6e8
/** Starts that it has whatever they take: one alone ends in a poor minimum too often (`digits`, 8,3 units: 90 to 93 % of rows). */
const chosenStarts = 3
/** Networks that are trained at most, until one is found whose hidden space is more than a line. */
const maxChosen = 4

/** The arguments with which networks are compared for a training. */
export function comparedBy<Data extends AnyDataset>(
  dataset: Data,
  spec: TrainingSpec,
  { unreduced, openLoops }: MachineOptions,
): [Unreduced<Data>, ChoosingSpec, OpenLoops | undefined] {
  // Components cannot be fitted again without the features that they are of.
  const scale = dataset.reduction ? 'none' : (spec.scale ?? 'none')
  return [
    (unreduced as Unreduced<Data> | undefined) ?? { dataset, scale, reduce: null },
    { ...spec, dataSeed: spec.dataSeed ?? null },
    openLoops,
  ]
}

/**
 * Trains the first of the networks that trials found to be as good as the best, whose last hidden space is more than a
 * line.
 */
export function* trainDrawable<
  Data extends AnyDataset,
  Tried extends Pick<Trial, 'alpha'>,
  Trained extends { network: Network },
>(
  dataset: Data,
  spec: TrainingSpec,
  options: HiddenOptions,
  trials: Trials<Tried>,
  train: (
    dataset: Data,
    hidden: HiddenLayer[],
    spec: PenalizedSpec,
    options: HiddenOptions,
  ) => Steps<Trained>,
): Steps<{ training: Trained; candidate: Candidate<Tried> }> {
  let first: { training: Trained; candidate: Candidate<Tried> } | undefined
  for (const candidate of trials.drawable.slice(0, maxChosen)) {
    const hidden = candidate.units.map(units => ({ units, activation: spec.activation }))
    const [weights] = layoutFor(dataset, hidden).biases
    const maxWork = (chosenWork * weights) / (weights + 60)
    const own = { ...options, maxWork, minStarts: chosenStarts, chosen: true }
    const training = yield* train(dataset, hidden, { ...spec, alpha: candidate.alpha }, own)
    first ??= { training, candidate }
    // Where a straight line does as well, or nothing does, a line is the right answer.
    const isSought = trials.simplest !== null && trials.simplest !== '0'
    if (!isSought || !isNearlyLine(lastHidden(training.network, dataset.x), dataset.y.length))
      return { training, candidate }
  }
  return first!
}
