import type { Dataset } from '../data/dataset.ts'
import { NeedsForce, SpecError, WorkError } from '../options/error.ts'
import type { HiddenLayer } from '../options/forms.ts'
import type { Spec } from '../options/spec.ts'
import { type ActivationName, activationNamed, activationOf } from './activation.ts'
import { endOf, type SolveAhead, wantsAhead } from './ahead.ts'
import { bestLine } from './best-line.ts'
import { canonicalOrders, rearrange } from './canonical.ts'
import {
  choiceOf,
  compareNetworks,
  type TrialStep,
  penalties as trialPenalties,
  type Unreduced,
} from './choose.ts'
import { type MinimizeStep, runToEnd } from './lbfgs.ts'
import { manyWeights, type OpenLoops } from './loops.ts'
import { createLoss } from './loss.ts'
import type {
  ContinuationStage,
  FailedStart,
  HeldOutRecord,
  Iterate,
  Layer,
  Network,
  TrainingRecord,
} from './network.ts'
import { layoutFor, layoutOfNetwork, type ParameterLayout, pack, unpack } from './parameter-layout.ts'
import { countCorrect, isConstant } from './predict.ts'
import { isNearlyLine, lastHidden } from './rank.ts'
import { openSolver, rowsOfEvaluation, solverOf, usualSolver } from './solvers/registry.ts'
import type { SolverEnd, SolverSpec } from './solvers/solver.ts'
import { shufflesOf, startParameters } from './start.ts'

/** The keys of a spec that training depends on. */
export type TrainingSpec = Pick<
  Spec,
  'hidden' | 'activation' | 'restarts' | 'seed' | 'networkSeed' | 'alpha'
> &
  Partial<Pick<Spec, 'dataSeed'>> &
  Omit<SolverSpec, 'alpha'>

/** The same with a penalty. */
type PenalizedSpec = Omit<TrainingSpec, 'alpha'> & SolverSpec

/** The trace of a training, and its work at most. */
export interface TrainingOptions {
  /** Records every iterate of the winning start, or the end of every epoch, its first weights included. */
  trace?: boolean
  /** Evaluations × their rows × weights after which no new start begins: counted, so that time decides nothing. */
  maxWork?: number
}

/** The same, and what this machine can give. */
export interface MachineOptions extends TrainingOptions {
  /** Faster loops for networks of many weights, see `wantsLoops`. */
  openLoops?: OpenLoops | undefined
  /** Solves starts of networks that take long elsewhere, ahead of their turn: the network is the same. */
  solveAhead?: SolveAhead | undefined
  /** Work that trainings may take together; more needs --force. */
  budget?: WorkBudget | undefined
  /** The rows before they were reduced, by which a network is chosen; those of the dataset without it. */
  unreduced?: Unreduced | undefined
}

/** Work of all trainings of a figure: iterations or epochs × samples × weights; what is left falls. */
export interface WorkBudget {
  most: number
  left: number
}

/** A trained network, and how its training went. */
export interface Training {
  /** In canonical form: units in a fixed order, with fixed signs. */
  network: Network
  /** Facts of its training. */
  record: TrainingRecord
}

/** Progress of the training: the network that is tried while one is chosen, or an iteration. */
export type TrainingStep = TrialStep | IterationStep

/** Progress of a start. */
export interface IterationStep {
  /** The current start, from 1. */
  start: number
  /** Number of starts at most. */
  starts: number
  /** Iterations or epochs of this start so far. */
  iteration: number
  /** The loss after them. */
  loss: number
}

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

/** A step of the training, or a promise that is to be awaited before the next one: with `solveAhead` alone. */
type Steps<Result> = Generator<TrainingStep | Promise<unknown>, Result>

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
  const unreduced = options.unreduced ?? { dataset, scale: 'none', reduce: null }
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

/** Starts and iterations on the way to a network that was chosen, before its own penalty. */
const shortly = { restarts: 4, maxIter: 300 }

/** Options of a network of given layers; one that was `chosen` is sought on the way of the trials that chose it. */
type HiddenOptions = MachineOptions & { chosen?: boolean; minStarts?: number }

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

/** The winner among some starts. */
interface Winner extends SolverEnd {
  /** Its number, from 1. */
  start: number
  correct: number
  /** The others. */
  failed: FailedStart[]
  path: Iterate[]
  continuation?: ContinuationStage[]
}

/** A problem on the way to a network. */
interface Stage {
  /** Of the network, or one with smoother activations. */
  layout: ParameterLayout
  alpha: number
}

function isPerfect({ correct }: Winner, { y }: Dataset): boolean {
  return correct === y.length
}

/** The first start without an error, or the one with the lowest loss. */
function* bestOfStarts(
  dataset: Dataset,
  layout: ParameterLayout,
  spec: PenalizedSpec,
  options: HiddenOptions,
  { earlier = 0, ahead }: { earlier?: number; ahead?: ReturnType<SolveAhead> | undefined } = {},
): Steps<Winner> {
  const { trace = false, maxWork = 2e9, minStarts = 1, openLoops, budget } = options
  const loss = createLoss(layout, dataset, spec.alpha, openLoops)
  const solve = openSolver({ layout, dataset, loss, spec })
  const networkSeed = spec.networkSeed ?? spec.seed
  const samples = dataset.y.length
  const rows = rowsOfEvaluation(spec, samples)
  const weights = layout.biases[0]
  const pass = workOfPass(rows, samples, layout)
  const failed: FailedStart[] = []
  let winner: Winner | undefined
  let starts = 0
  let work = 0

  while (starts < spec.restarts && (starts < minStarts || work <= maxWork)) {
    const start = startParameters(layout, networkSeed, starts)
    if (!Number.isFinite(loss(start).value)) throw new WorkError(tooLarge)
    const path: Iterate[] = []
    const solveHere = () => {
      const steps = solve(start, shufflesOf(networkSeed, starts), trace ? recordOn(path) : undefined)
      return trainingSteps(steps, starts + 1, spec.restarts, () => spend(pass, budget))
    }
    const solved = ahead && (yield* endOf(ahead))
    if (solved) spend((solved.iterations + 1) * pass, budget)
    // The next one is solved elsewhere meanwhile.
    ahead = ahead ? undefined : beginAhead(dataset, layout, spec, options, starts + 1)
    const result = solved ?? (yield* solveHere())
    starts++
    work += result.evaluations * rows * weights
    const correct = Number.isFinite(result.value) ? countCorrect(unpack(result.x, layout), dataset) : 0
    const ended = { ...result, start: earlier + starts, correct, failed, path }
    // A network that was chosen is judged by its loss, as in its trials.
    const isPerfect = correct === samples && !options.chosen
    const wins = Number.isFinite(result.value) && (isPerfect || !winner || result.value < winner.value)
    const loser = wins ? winner : ended
    if (loser) failed.push(failedStart(loser))
    if (wins) winner = ended
    if (isPerfect) break
  }
  ahead?.cancel()
  if (starts === 0) throw new SpecError('restarts', spec.restarts, 'at least 1')
  if (!winner) throw new WorkError(diverged)
  failed.sort((a, b) => a.start - b.start)
  return winner
}

/** Begins a start elsewhere, where that is worth it. */
function beginAhead(
  { features, x, y }: Dataset,
  layout: ParameterLayout,
  spec: PenalizedSpec,
  { trace, solveAhead, budget }: MachineOptions,
  start: number,
): ReturnType<SolveAhead> | undefined {
  const { maxIter, restarts, seed, networkSeed } = spec
  if (!solveAhead || trace || start >= restarts || !wantsAhead(layout, y)) return undefined
  // It could not be ended in between.
  if (budget && maxIter * workOfPass(rowsOfEvaluation(spec, y.length), y.length, layout) > budget.left)
    return undefined
  return solveAhead({ layout, dataset: { features, x, y }, spec, networkSeed: networkSeed ?? seed, start })
}

function failedStart({
  start,
  value,
  correct,
  iterations,
  evaluations,
  status,
  continuation,
}: Winner): FailedStart {
  const loss = Number.isFinite(value) ? value : null
  return {
    start,
    loss,
    correct,
    iterations,
    evaluations,
    stopped: status,
    ...(continuation && { continuation }),
  }
}

/** A winner over another, which has failed with all that failed before either. */
function joined(winner: Winner, loser: Winner): Winner {
  const failed = [...winner.failed, failedStart(loser), ...loser.failed]
  return { ...winner, failed: failed.sort((a, b) => a.start - b.start) }
}

/** @param before evaluations × rows of what came before these iterates */
function recordOn(path: Iterate[], before = 0) {
  return (x: Float64Array, loss: number, evaluated: number) => {
    path.push({ loss, parameters: x.slice(), evaluated: before + evaluated })
  }
}

/** Shares of the penalty that a network is led through where no start finds a way at the whole one. */
const penalties = [0.01, 0.03, 0.1, 0.3, 1]

/**
 * Ways to a network that no start reached (numerical continuation, Allgower and Georg, 1990), to be tried until one
 * leaves the plateau, which is a constant, or no better than the best straight line.
 *
 * - A wide or deep network of a strong penalty ends there from any start, though a much lower minimum exists: it is trained
 *   at a hundredth of the penalty first, and then follows it as it grows. From a tenth of the penalty a network that is
 *   too small may find a lower minimum than from a hundredth (2 units on spirals).
 * - A unit of relu that is 0 on all rows has no gradient and stays so; one of softplus, log(1 + e^z), never is. From where
 *   that ends, two to nine times as many starts of relu find the lower minima (2 to 6 units on moons, spirals and xor).
 */
function waysTo(layout: ParameterLayout, alpha: number, plateau: boolean): Stage[][] {
  const growing = penalties.map(share => ({ layout, alpha: share * alpha }))
  const ways = plateau ? [growing, growing.slice(2)] : []
  const activations = layout.activations.map(name => smoothOf(name) ?? name)
  if (activations.every((name, l) => name === layout.activations[l])) return ways
  const smooth = { layout: { ...layout, activations }, alpha }
  return [...ways, [smooth, { layout, alpha }]]
}

/** The way of the trials by which a network was chosen: through their smaller penalties. */
function waysOfTrials(layout: ParameterLayout, alpha: number): Stage[][] {
  const smaller = trialPenalties.filter(one => one < alpha)
  return smaller.length === 0 ? [] : [[...smaller, alpha].map(one => ({ layout, alpha: one }))]
}

function smoothOf(name: Layer['activation']): ActivationName | undefined {
  const smooth = activationOf(name)?.smooth
  return smooth === undefined ? undefined : activationNamed(smooth)
}

/** The best of some starts at the first stage, led through the others. */
function* continuation(
  dataset: Dataset,
  stages: readonly Stage[],
  spec: PenalizedSpec,
  options: HiddenOptions,
  first: Winner,
): Steps<Winner> {
  const others = stages.slice(1)
  const { start, path } = first
  const passed = [passedStage(stages[0], first)]
  const samples = dataset.y.length
  let found: SolverEnd = first
  for (const stage of others) {
    const loss = createLoss(stage.layout, dataset, stage.alpha, options.openLoops)
    const { iterations, evaluations } = found
    const report = options.trace ? recordOn(path, evaluations * samples) : undefined
    const passing = stage !== others.at(-1)
    const own = options.chosen && passing ? { ...spec, ...shortly } : spec
    const solve = openSolver({ layout: stage.layout, dataset, loss, spec: own, passing })
    const steps = solve(found.x, shufflesOf(spec.networkSeed ?? spec.seed, start), report)
    const pass = workOfPass(samples, samples, stage.layout)
    const next = yield* trainingSteps(steps, start, start, () => spend(pass, options.budget))
    passed.push(passedStage(stage, next))
    found = { ...next, iterations: iterations + next.iterations, evaluations: evaluations + next.evaluations }
  }
  const correct = countCorrect(unpack(found.x, stages.at(-1)!.layout), dataset)
  const failed = first.failed.map(each => ({ ...each, continuation: [passedStage(stages[0], each)] }))
  return { ...found, start, correct, failed, path, continuation: passed }
}

function passedStage(
  { layout: { activations }, alpha }: Stage,
  { evaluations }: { evaluations: number },
): ContinuationStage {
  return { alpha, activations: activations.slice(0, -1), evaluations }
}

function* trainingSteps(
  steps: Generator<MinimizeStep, SolverEnd>,
  start: number,
  starts: number,
  onStep: () => void,
): Generator<IterationStep, SolverEnd> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    onStep()
    yield { start, starts, iteration: step.value.iterations, loss: step.value.value }
  }
}

/** Work of an iteration or an epoch: what an evaluation takes beside its rows and weights is that of 4 rows, 60 weights. */
function workOfPass(rows: number, samples: number, { biases }: ParameterLayout): number {
  return (samples / rows) * (rows + 4) * (biases[0] + 60)
}

/** @throws NeedsForce where less is left */
function spend(work: number, budget: WorkBudget | undefined): void {
  if (!budget) return
  budget.left -= work
  if (budget.left >= 0) return
  const most = `${budget.most / 1e6} million iterations × samples × weights`
  throw new NeedsForce(`its training takes more than ${most}; --force takes them`)
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

const tooLarge =
  'training cannot start: the loss is not finite. The data hold values that are too large or not numbers; ' +
  'look for them, or let `scale: standard` bring them near 1'

const diverged =
  'training ends with a loss that is not finite from every start; a smaller --learning-rate may help'

function checkDataset({ classes, x }: Dataset): void {
  if (classes.length < 2) throw new SpecError('classes', classes.length, 'at least two classes')
  if (!x.every(Number.isFinite)) throw new WorkError(tooLarge)
}
