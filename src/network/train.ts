import type { Dataset } from '../data/dataset.ts'
import { SpecError, WorkError } from '../options/error.ts'
import type { HiddenLayer } from '../options/forms.ts'
import type { Spec } from '../options/spec.ts'
import type { SolveAhead } from './ahead.ts'
import { bestLine } from './best-line.ts'
import { canonicalOrders, rearrange } from './canonical.ts'
import { choiceOf, compareNetworks } from './choose.ts'
import { continuation, type Stage, shortly, waysOfTrials, waysTo } from './continuation.ts'
import { runToEnd } from './lbfgs.ts'
import { manyWeights } from './loops.ts'
import { createLoss } from './loss.ts'
import type { HeldOutRecord, Network, TrainingRecord } from './network.ts'
import { layoutFor, layoutOfNetwork, type ParameterLayout, pack, unpack } from './parameter-layout.ts'
import { countCorrect, isConstant } from './predict.ts'
import { isNearlyLine, lastHidden } from './rank.ts'
import { solverOf, usualSolver } from './solvers/registry.ts'
import { beginAhead, bestOfStarts, isPerfect, joined, tooLarge, type Winner } from './starts.ts'
import type {
  HiddenOptions,
  MachineOptions,
  PenalizedSpec,
  Steps,
  Training,
  TrainingOptions,
  TrainingSpec,
} from './training.ts'

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
 * loss is convex, and one start is made.
 *
 * @returns `record.restarts` counts the starts made for the returned network; iterations, evaluations and
 *   `stopped` are those of the winning start
 * @throws SpecError for fewer than two classes, or an unknown activation
 * @throws WorkError when the loss is not finite, at the start or where all starts ended
 */
export function train(dataset: Dataset, spec: TrainingSpec, options: TrainingOptions = {}): Training {
  return runToEnd(trainInSteps(dataset, spec, options))
}

/**
 * The same as a generator with a step an iteration, so that the caller can report progress or stop. Errors are those
 * of `train`.
 */
export function* trainInSteps(
  dataset: Dataset,
  spec: TrainingSpec,
  options: MachineOptions = {},
): Steps<Training> {
  checkDataset(dataset)
  const { alpha } = spec
  if (alpha === null) return yield* trainChosen(dataset, spec, options)
  return yield* trainGiven(dataset, { ...spec, alpha }, options)
}

/** Work of the starts of a network that was chosen, at most, by `workOfPass`: seconds, as its trials take. */
const chosenWork = 6e8
/** Starts that it has whatever they take: one alone ends in a poor minimum too often (`digits`, 8,3 units: 90 to 93 % of rows). */
const chosenStarts = 3
/** Networks that are trained at most, until one is found whose hidden space is more than a line. */
const maxChosen = 4

/** The network that rows left out in turn choose. */
function* trainChosen(dataset: Dataset, spec: TrainingSpec, options: MachineOptions): Steps<Training> {
  // Components cannot be fitted again without the features that they are of.
  const scale = dataset.reduction ? 'none' : (spec.scale ?? 'none')
  const unreduced = options.unreduced ?? { dataset, scale, reduce: null }
  const seeds = { ...spec, dataSeed: spec.dataSeed ?? null }
  const trials = yield* compareNetworks(unreduced, seeds, options.openLoops)
  let first: Training | undefined
  for (const candidate of trials.drawable.slice(0, maxChosen)) {
    const hidden = candidate.units.map(units => ({ units, activation: spec.activation }))
    const [weights] = layoutFor(dataset, hidden).biases
    const maxWork = (chosenWork * weights) / (weights + 60)
    const own = { ...spec, alpha: candidate.alpha }
    const { network, record } = yield* trainHidden(dataset, hidden, own, {
      ...options,
      maxWork,
      minStarts: chosenStarts,
      chosen: true,
    })
    const training = { network, record: { ...record, choice: choiceOf(trials, candidate, dataset.y.length) } }
    first ??= training
    // Where a straight line does as well, or nothing does, a line is the right answer.
    const isSought = trials.simplest !== null && trials.simplest !== '0'
    if (!isSought || !isNearlyLine(lastHidden(network, dataset.x), dataset.y.length)) return training
  }
  return first!
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
  const layout = layoutFor(dataset, hidden)
  const isConvex = hidden.length === 0
  const direct = yield* bestOfStarts(dataset, layout, isConvex ? { ...spec, restarts: 1 } : spec, options)
  // One start or another solver was asked for, or there is one minimum: what it gives is shown, a failure too.
  const asked = isConvex || spec.restarts === 1 || solverOf(spec) !== usualSolver
  if (asked || isPerfect(direct, dataset)) return finish(direct, layout, dataset)

  let found = direct
  let line: number | undefined
  const isPlateau = ({ x, correct }: Winner) => {
    if (options.chosen || isConstant(unpack(x, layout), dataset)) return true
    line ??= bestLine(dataset, options.openLoops).correct
    return correct <= line
  }
  const plateau = isPlateau(direct)
  const ways = options.chosen ? waysOfTrials(layout, spec.alpha) : waysTo(layout, spec.alpha, plateau)
  const at = ({ alpha }: Stage) => ({ ...spec, alpha })
  /** The first start of the next way, which is begun while this one is followed to its end. */
  let early: ReturnType<SolveAhead> | undefined
  for (const [k, stages] of ways.entries()) {
    const earlier = found.failed.length + 1
    const beginning = options.chosen ? { ...at(stages[0]), ...shortly } : at(stages[0])
    const first = yield* bestOfStarts(dataset, stages[0].layout, beginning, options, {
      earlier,
      ahead: early,
    })
    early = ways[k + 1] && beginAhead(dataset, ways[k + 1][0].layout, at(ways[k + 1][0]), options, 0)
    const next = yield* continuation(dataset, stages, spec, options, first)
    // The first way off a plateau may cost some loss.
    const wins = options.chosen
      ? next.value < found.value
      : next.correct > found.correct && ((plateau && k === 0) || next.value < found.value)
    found = wins || isPerfect(next, dataset) ? joined(next, found) : joined(found, next)
    if (isPerfect(found, dataset) || !isPlateau(found)) break
  }
  early?.cancel()
  return finish(found, layout, dataset)
}

function finish(
  { x, value, iterations, evaluations, status, path, failed, continuation }: Winner,
  layout: ParameterLayout,
  dataset: Dataset,
): Training {
  const trained = unpack(x, layout)
  const moves = canonicalOrders(trained, dataset)
  const network = rearrange(trained, moves)
  const correct = countCorrect(network, dataset)
  const record: TrainingRecord = {
    loss: value,
    accuracy: correct / dataset.y.length,
    correct,
    iterations,
    evaluations,
    restarts: failed.length + 1,
    converged: status === 'gradient' || status === 'decrease' || status === 'noImprovement',
    stopped: status,
    ...(isConstant(trained, dataset) && { constant: true }),
    ...(failed.length > 0 && { failed }),
    ...(continuation && { continuation }),
  }
  if (path.length > 0) {
    record.trace = path.map(({ parameters, ...reached }) => ({
      ...reached,
      parameters: pack(rearrange(unpack(parameters, layout), moves)),
    }))
  }
  return { network, record }
}

function checkDataset({ classes, x }: Dataset): void {
  if (classes.length < 2) throw new SpecError('classes', classes.length, 'at least two classes')
  if (!x.every(Number.isFinite)) throw new WorkError(tooLarge)
}
