import type { ClassDataset, Dataset } from '../data/dataset.ts'
import type { HiddenLayer } from '../options/forms.ts'
import type { Spec } from '../options/spec.ts'
import type { Candidate, Trials } from './candidates.ts'
import { canonicalOrders, rearrange } from './canonical.ts'
import { choiceOf, compareNetworks } from './choose.ts'
import { runToEnd } from './lbfgs.ts'
import { manyWeights } from './loops.ts'
import { networkLoss } from './loss.ts'
import type { Network, RegressionTrial, SolverRecord, TrainingRecord, Trial } from './network.ts'
import { layoutFor, type ParameterLayout, pack, unpack } from './parameter-layout.ts'
import { isConstantNetwork } from './predict.ts'
import { isNearlyLine, lastHidden } from './rank.ts'
import type { Winner } from './starts.ts'
import { learningTask } from './tasks/registry.ts'
import type { LearningTask } from './tasks/task.ts'
import type {
  HiddenOptions,
  MachineOptions,
  PenalizedSpec,
  Steps,
  Training,
  TrainingOf,
  TrainingSpec,
} from './training.ts'
import { bestOfWays } from './ways.ts'

/** Units of the hidden layers that are tried, in this order, where the spec leaves them open. */
const candidates = [[2], [3], [8, 3]]
/** Accuracy, or R², at which no further layers are tried. */
const goodEnough = 0.99

/**
 * Trains a network on a dataset: two classes end in one sigmoid unit, more in softmax.
 * Starts follow each other until one is right on every sample, `restarts` are made, or the work is used up; without a
 * perfect one, as always where numbers are predicted, the lowest loss wins. Of relu and leaky relu all are made, and that
 * with the fewest errors wins whose last hidden layer is furthest from a line. The winner is returned in canonical form.
 * Where `hidden` and `alpha` are null, cross-validation chooses both (`compareNetworks`); where only `hidden` is, the first of
 * 2, 3 and 8,3 units that reaches an accuracy or R² of 99 % is taken, else the best. Without hidden layers it is logistic
 * regression, whose loss is convex, and one start is made, or the line of least squares with the penalty.
 *
 * @returns `record.restarts` counts the starts made for the returned network; iterations, evaluations and
 *   `stopped` are those of the winning start
 * @throws SpecError for fewer than two classes, or an unknown activation
 * @throws WorkError when the loss is not finite, at the start or where all starts ended
 */
export function trainNetwork<Data extends Dataset>(
  dataset: Data,
  spec: TrainingSpec,
  options: MachineOptions = {},
): TrainingOf<Data> {
  return runToEnd(trainInSteps(dataset, spec, options))
}

/**
 * The same as a generator with a step an iteration, so that the caller can report progress or stop. Errors are those
 * of `train`.
 */
export function trainInSteps<Data extends Dataset>(
  dataset: Data,
  spec: TrainingSpec,
  options: MachineOptions = {},
): Steps<TrainingOf<Data>> {
  return trainTask({ task: learningTask(dataset), dataset, options }, spec) as Steps<TrainingOf<Data>>
}

/** The points that are learned, the task that they are for, and what it may take. */
interface Learner {
  task: LearningTask
  dataset: Dataset
  options: HiddenOptions
}

function* trainTask(learner: Learner, spec: TrainingSpec): Steps<Training> {
  const { task, dataset, options } = learner
  task.check(dataset)
  const { alpha } = spec
  if (alpha !== null) return yield* trainGiven(learner, { ...spec, alpha })
  // Components cannot be fitted again without the features that they are of.
  const scale = dataset.reduction ? 'none' : (spec.scale ?? 'none')
  const rows = options.unreduced ?? { dataset, scale, reduce: null }
  const choosing = { ...spec, dataSeed: spec.dataSeed ?? null }
  const trials = yield* compareNetworks(task, rows, choosing, options)
  const { training, candidate } = yield* trainDrawable(learner, spec, trials)
  const choice = choiceOf(trials, candidate, dataset)
  return { ...training, record: { ...training.record, choice }, folds: candidate.networks } as Training
}

/** A network of a given penalty; of layers that are left open the best. */
function* trainGiven(learner: Learner, spec: PenalizedSpec): Steps<Training> {
  if (spec.hidden) return yield* trainHidden(learner, spec.hidden, spec)
  const { grade } = learner.task
  let best: Training | undefined
  for (const widths of candidates) {
    const hidden = widths.map(units => ({ units, activation: spec.activation }))
    const training = yield* trainHidden(learner, hidden, spec)
    if (grade(training.record) >= goodEnough) return training
    if (!best || grade(training.record) > grade(best.record)) best = training
  }
  return best!
}

/** Work of the starts of a network that was chosen, at most, by `workOfPass`: seconds, as its trials take. */
const chosenWork = 6e8
/** Starts that it has whatever they take: one alone ends in a poor minimum too often (`digits`, 8,3 units: 90 to 93 % of rows). */
const chosenStarts = 3

/** A network that was chosen, trained, and what its trials say of it. */
interface Chosen {
  training: Training
  candidate: Candidate<Trial | RegressionTrial>
}

/**
 * Trains the first of the networks that trials found to be as good as the best, whose last hidden space is more than a
 * line.
 */
function* trainDrawable(
  { task, dataset, options }: Learner,
  spec: TrainingSpec,
  trials: Trials<Trial | RegressionTrial>,
): Steps<Chosen> {
  let first: Chosen | undefined
  for (const candidate of trials.drawable.slice(0, task.trials.mostDrawn(dataset))) {
    const hidden = candidate.units.map(units => ({ units, activation: spec.activation }))
    const [weights] = layoutFor(dataset, hidden).biases
    const maxWork = (chosenWork * weights) / (weights + 60)
    const own = { ...options, maxWork, minStarts: chosenStarts, chosen: true }
    const { alpha } = candidate
    const training = yield* trainHidden({ task, dataset, options: own }, hidden, { ...spec, alpha })
    first ??= { training, candidate }
    // Where a straight line does as well, or nothing does, a line is the right answer.
    const isSought = trials.simplest !== null && trials.simplest !== '0'
    if (!isSought || !isNearlyLine(lastHidden(training.network, dataset.x), dataset.y.length))
      return { training, candidate }
  }
  return first!
}

function* trainHidden({ task, dataset, options }: Learner, hidden: HiddenLayer[], spec: PenalizedSpec) {
  const layout = layoutFor(dataset, hidden)
  const judge = task.judge(dataset, layout, options.openLoops)
  const end = yield* bestOfWays({ dataset, layout, spec, options }, judge)
  const { network, facts } = finished(end, layout, dataset)
  return { network, record: recordOf(task, network, dataset, facts) } as Training
}

/** The facts of a training with the fit of its network behind the loss. */
function recordOf(task: LearningTask, network: Network, dataset: Dataset, { loss, ...facts }: SolverRecord) {
  return { loss, ...task.scores(network, dataset, dataset), ...facts } as TrainingRecord
}

/** True where training for a spec, or the straight line to compare with, may have the weights for faster loops. */
export function wantsLoops(
  { features, classes }: Pick<ClassDataset, 'features' | 'classes'>,
  { hidden }: Pick<Spec, 'hidden'>,
): boolean {
  const units = hidden ? hidden.map(layer => layer.units) : candidates.at(-1)!
  const sizes = [features.length, ...units, classes.length]
  const weights = sizes.slice(1).reduce((sum, outer, l) => sum + sizes[l] * outer, 0)
  return Math.max(weights, features.length * classes.length) >= manyWeights
}

/** The record of a network that was trained elsewhere, on points in its own scale. */
export function modelRecord<Data extends Dataset>(
  network: Network,
  dataset: Data,
  alpha: number,
): TrainingOf<Data>['record'] {
  const loss = networkLoss(network, dataset, alpha)
  const none = { iterations: 0, evaluations: 0, restarts: 0 }
  const facts: SolverRecord = { loss, ...none, converged: true, stopped: 'model' }
  return recordOf(learningTask(dataset), network, dataset, facts)
}

/** The record of rows that were held out, with the loss without the penalty; undefined without such rows. */
export function heldOutRecord<Data extends Dataset>(network: Network, dataset: Data) {
  const { test } = dataset
  if (!test) return undefined
  const loss = networkLoss(network, test, 0)
  const scores = learningTask(dataset).scores(network, test, dataset)
  return { samples: test.y.length, ...scores, loss } as TrainingOf<Data>['record']['test']
}

/** The network of a winner in canonical form, and the facts of its training that do not depend on the task. */
function finished(
  { x, value, iterations, evaluations, status, path, failed, continuation }: Winner,
  layout: ParameterLayout,
  dataset: Dataset,
): { network: Network; facts: SolverRecord } {
  const trained = unpack(x, layout)
  const moves = canonicalOrders(trained, dataset)
  const facts: SolverRecord = {
    loss: value,
    iterations,
    evaluations,
    restarts: failed.length + 1,
    converged: status === 'gradient' || status === 'decrease' || status === 'noImprovement',
    stopped: status,
    ...(isConstantNetwork(trained, dataset) && { constant: true }),
    ...(failed.length > 0 && { failed }),
    ...(continuation && { continuation }),
  }
  if (path.length > 0)
    facts.trace = path.map(({ parameters, ...reached }) => ({
      ...reached,
      parameters: pack(rearrange(unpack(parameters, layout), moves)),
    }))
  return { network: rearrange(trained, moves), facts }
}
