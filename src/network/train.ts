import { type AnyDataset, type Dataset, isRegression, type RegressionDataset } from '../data/dataset.ts'
import { SpecError, WorkError } from '../options/error.ts'
import type { HiddenLayer } from '../options/forms.ts'
import type { Spec } from '../options/spec.ts'
import { bestLine } from './best-line.ts'
import { choiceOf, compareNetworks } from './choose.ts'
import { comparedBy, trainDrawable } from './drawable.ts'
import { finished } from './finish.ts'
import { runToEnd } from './lbfgs.ts'
import { manyWeights } from './loops.ts'
import { createLoss } from './loss.ts'
import type { HeldOutRecord, Network, TrainingRecord } from './network.ts'
import { layoutFor, layoutOfNetwork, pack, unpack } from './parameter-layout.ts'
import { countCorrect, isConstantNetwork } from './predict.ts'
import { trainRegression } from './regression/train.ts'
import { tooManyWeights } from './starts.ts'
import type {
  AnyTraining,
  HiddenOptions,
  MachineOptions,
  PenalizedSpec,
  RegressionTraining,
  Steps,
  Training,
  TrainingSpec,
} from './training.ts'
import { bestOfWays, type Judge } from './ways.ts'

/** Units of the hidden layers that are tried, in this order, where the spec leaves them open. */
const candidates = [[2], [3], [8, 3]]
/** Accuracy at which no further layers are tried. */
const goodEnough = 0.99

/**
 * Trains a network on a dataset: two classes end in one sigmoid unit, more in softmax.
 * Starts follow each other until one is right on every sample, `restarts` are made, or the work is used up;
 * without a perfect one the lowest loss wins. The winner is returned in canonical form. Where `hidden` and
 * `alpha` are null, rows left out in turn choose both (`compareNetworks`); where `hidden` alone is, the first of 2, 3 and
 * 8,3 units that reaches 99 % is taken, else the most accurate. Without hidden layers it is logistic regression, whose
 * loss is convex, and one start is made. For regression see `trainRegression`.
 *
 * @returns `record.restarts` counts the starts made for the returned network; iterations, evaluations and
 *   `stopped` are those of the winning start
 * @throws SpecError for fewer than two classes, or an unknown activation
 * @throws WorkError when the loss is not finite, at the start or where all starts ended
 */
export function trainNetwork(
  dataset: RegressionDataset,
  spec: TrainingSpec,
  options?: MachineOptions,
): RegressionTraining
export function trainNetwork(dataset: Dataset, spec: TrainingSpec, options?: MachineOptions): Training
export function trainNetwork(dataset: AnyDataset, spec: TrainingSpec, options: MachineOptions = {}) {
  return isRegression(dataset)
    ? runToEnd(trainRegression(dataset, spec, options))
    : runToEnd(trainClasses(dataset, spec, options))
}

/**
 * The same as a generator with a step an iteration, so that the caller can report progress or stop. Errors are those
 * of `train`.
 */
export function trainInSteps(
  dataset: RegressionDataset,
  spec: TrainingSpec,
  options?: MachineOptions,
): Steps<RegressionTraining>
export function trainInSteps(dataset: Dataset, spec: TrainingSpec, options?: MachineOptions): Steps<Training>
export function trainInSteps(
  dataset: AnyDataset,
  spec: TrainingSpec,
  options?: MachineOptions,
): Steps<AnyTraining>
export function trainInSteps(dataset: AnyDataset, spec: TrainingSpec, options: MachineOptions = {}) {
  return isRegression(dataset)
    ? trainRegression(dataset, spec, options)
    : trainClasses(dataset, spec, options)
}

function* trainClasses(dataset: Dataset, spec: TrainingSpec, options: MachineOptions): Steps<Training> {
  checkDataset(dataset)
  const { alpha } = spec
  if (alpha === null) return yield* trainChosen(dataset, spec, options)
  return yield* trainGiven(dataset, { ...spec, alpha }, options)
}

/** The network that rows left out in turn choose. */
function* trainChosen(dataset: Dataset, spec: TrainingSpec, options: MachineOptions): Steps<Training> {
  const trials = yield* compareNetworks(...comparedBy(dataset, spec, options))
  const { training, candidate } = yield* trainDrawable(dataset, spec, options, trials, trainHidden)
  const { network, record } = training
  return { network, record: { ...record, choice: choiceOf(trials, candidate, dataset.y.length) } }
}

/** A network of a given penalty; of layers that are left open the most accurate. */
function* trainGiven(dataset: Dataset, spec: PenalizedSpec, options: MachineOptions): Steps<Training> {
  if (spec.hidden) return yield* trainHidden(dataset, spec.hidden, spec, options)
  let best: Training | undefined
  for (const widths of candidates) {
    const hidden = widths.map(units => ({ units, activation: spec.activation }))
    const training = yield* trainHidden(dataset, hidden, spec, options)
    if (training.record.accuracy >= goodEnough) return training
    if (!best || training.record.correct > best.record.correct) best = training
  }
  return best!
}

/** True where training for a spec, or the straight line to compare with, may have the weights for faster loops. */
export function wantsLoops(
  { features, classes }: Pick<Dataset, 'features' | 'classes'>,
  { hidden }: Pick<Spec, 'hidden'>,
): boolean {
  const units = hidden ? hidden.map(layer => layer.units) : candidates.at(-1)!
  const sizes = [features.length, ...units, classes.length]
  const weights = sizes.slice(1).reduce((sum, outer, l) => sum + sizes[l] * outer, 0)
  return Math.max(weights, features.length * classes.length) >= manyWeights
}

/** The record of a network that was trained elsewhere, on points in its own scale. */
export function modelRecord(
  network: Network,
  dataset: Pick<Dataset, 'x' | 'y'>,
  alpha: number,
): TrainingRecord {
  const correct = countCorrect(network, dataset)
  return {
    loss: createLoss(layoutOfNetwork(network), dataset, alpha)(pack(network)).value,
    accuracy: correct / dataset.y.length,
    correct,
    iterations: 0,
    evaluations: 0,
    restarts: 0,
    converged: true,
    stopped: 'model',
  }
}

/** The record of rows that were held out, with the loss without the penalty; undefined without such rows. */
export function heldOutRecord(network: Network, { test }: Pick<Dataset, 'test'>): HeldOutRecord | undefined {
  if (!test) return undefined
  const correct = countCorrect(network, test)
  const samples = test.y.length
  const { value } = createLoss(layoutOfNetwork(network), test, 0)(pack(network))
  return { samples, correct, accuracy: correct / samples, loss: value }
}

function* trainHidden(
  dataset: Dataset,
  hidden: HiddenLayer[],
  spec: PenalizedSpec,
  options: HiddenOptions,
): Steps<Training> {
  const { y } = dataset
  const layout = layoutFor(dataset, hidden)
  let line: number | undefined
  const judge: Judge = {
    isPerfect: ({ correct }) => correct === y.length,
    isPlateau({ x, correct }) {
      if (isConstantNetwork(unpack(x, layout), dataset)) return true
      line ??= bestLine(dataset, options.openLoops).correct
      return correct! <= line
    },
    // The first way off a plateau may cost some loss.
    isBetter: (next, found, leaves) => next.correct! > found.correct! && (leaves || next.value < found.value),
  }
  const end = yield* bestOfWays(dataset, layout, spec, options, judge)
  const { network, facts } = finished(end, layout, dataset, trained => isConstantNetwork(trained, dataset))
  const { loss, ...others } = facts
  const correct = countCorrect(network, dataset)
  return { network, record: { loss, accuracy: correct / y.length, correct, ...others } }
}

function checkDataset({ classes, x }: Dataset): void {
  if (classes.length < 2) throw new SpecError('classes', classes.length, 'at least two classes')
  if (!x.every(Number.isFinite)) throw new WorkError(tooManyWeights)
}
