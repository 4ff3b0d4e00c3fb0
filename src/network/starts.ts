import type { Dataset } from '../data/dataset.ts'
import { NeedsForce, SpecError, WorkError } from '../options/error.ts'
import { endOf, type SolveAhead } from './ahead.ts'
import type { MinimizeStep } from './lbfgs.ts'
import { createLoss } from './loss.ts'
import type { ContinuationStage, FailedStart, Iterate } from './network.ts'
import { type ParameterLayout, unpack } from './parameter-layout.ts'
import { countCorrect } from './predict.ts'
import { shareInOneDirection } from './rank.ts'
import { openSolver, rowsOfEvaluation } from './solvers/registry.ts'
import type { SolverEnd } from './solvers/solver.ts'
import { shufflesOf, startParameters } from './start.ts'
import type { HiddenOptions, IterationStep, PenalizedSpec, Steps, WorkBudget } from './training.ts'

export interface Winner extends SolverEnd {
  /** Its number, from 1. */
  start: number
  /** Samples on the right side; absent for regression. */
  correct?: number
  /** The others. */
  failed: FailedStart[]
  path: Iterate[]
  continuation?: ContinuationStage[]
}

/** Evaluations × rows × weights after which no new start begins, where nothing else is asked for. */
export const usualWork = 2e9

/** The same where one start has no error, and others are made only to be drawn better: half a second. */
const furtherWork = 1e8

/** The message on a loss that is not finite from the beginning. */
export const tooManyWeights =
  'training cannot start: the loss is not finite. The data hold values that are too large or not numbers; ' +
  'look for them, or let `scale: standard` bring them near 1'

const diverged =
  'training ends with a loss that is not finite from every start; a smaller --learning-rate may help'

/** A network that is sought: the points that it learns, its layers, and how. */
export interface Sought {
  dataset: Dataset
  layout: ParameterLayout
  spec: PenalizedSpec
  options: HiddenOptions
}

/** The starts before some: how many, the number of the next one, and those of them that were begun elsewhere. */
interface EarlierStarts {
  earlier?: number
  from?: number
  begun?: ReturnType<SolveAhead>[]
  /** Set where the last hidden layer is to be more than a line. */
  spreads?: boolean
}

/**
 * The first start without an error, or the one with the lowest loss, among those from one on. Where it `spreads`, of those
 * with the fewest errors that whose last hidden layer keeps most in its second direction: all are made, as the work allows.
 */
export function* bestOfStarts(sought: Sought, others: EarlierStarts = {}): Steps<Winner> {
  const { dataset, layout, spec, options } = sought
  let { earlier = 0, from = 0, begun = [], spreads = false } = others
  const { trace = false, maxWork = usualWork, minStarts = 1, openLoops, budget } = options
  const loss = createLoss(layout, dataset, spec.alpha, openLoops)
  const solve = openSolver({ layout, dataset, loss, spec })
  const networkSeed = spec.networkSeed ?? spec.seed
  const samples = dataset.y.length
  const rows = rowsOfEvaluation(spec, samples)
  const weights = layout.biases[0]
  const pass = workOfPass(rows, samples, layout)
  const failed: FailedStart[] = []
  let winner: Winner | undefined
  let widest = 0
  let starts = 0
  let work = 0
  let mostWork = maxWork

  while (starts < spec.restarts && (starts < minStarts || work <= mostWork)) {
    const start = startParameters(layout, networkSeed, from + starts)
    if (!Number.isFinite(loss(start).value)) throw new WorkError(tooManyWeights)
    const path: Iterate[] = []
    const solveHere = () => {
      const steps = solve(start, shufflesOf(networkSeed, from + starts), trace ? recordOn(path) : undefined)
      return trainingSteps(steps, starts + 1, spec.restarts, () => spend(pass, budget))
    }
    const early = begun.shift()
    // The next one is solved elsewhere meanwhile.
    if (!early) begun = beginAhead(sought, starts + 1, 1)
    const solved = early && (yield* endOf(early))
    if (solved) spend((solved.iterations + 1) * pass, budget)
    const result = solved ?? (yield* solveHere())
    starts++
    work += result.evaluations * rows * weights
    const right = correctOf(result, layout, dataset)
    const ended = { ...result, start: earlier + starts, ...right, failed, path }
    // A network that was chosen is judged by its loss, as in its trials.
    const isPerfect = right.correct === samples && !options.chosen
    const hasLoss = Number.isFinite(result.value)
    const width = spreads && hasLoss ? shareInOneDirection(unpack(result.x, layout), dataset, 1) : 0
    const beats = ({ correct, value }: Winner) =>
      spreads ? (right.correct! - correct! || width - widest) > 0 : isPerfect || result.value < value
    const wins = hasLoss && (!winner || beats(winner))
    const loser = wins ? winner : ended
    if (loser) failed.push(failedStart(loser))
    if (wins) [winner, widest] = [ended, width]
    if (isPerfect && !spreads) break
    if (isPerfect) mostWork = Math.min(furtherWork, maxWork)
  }
  for (const { cancel } of begun) cancel()
  if (starts === 0) throw new SpecError('restarts', spec.restarts, 'at least 1')
  if (!winner) throw new WorkError(diverged)
  failed.sort((a, b) => a.start - b.start)
  return winner
}

/** The number of samples that an end of the solver puts on the right side, none where it ran away; nothing for regression. */
export function correctOf(
  { x: parameters, value }: Pick<SolverEnd, 'x' | 'value'>,
  layout: ParameterLayout,
  { x, y }: Dataset,
): Pick<Winner, 'correct'> {
  if (y instanceof Float64Array) return {}
  return { correct: Number.isFinite(value) ? countCorrect(unpack(parameters, layout), { x, y }) : 0 }
}

/** Weights × rows from which a start takes longer than to begin a thread for it: 0.1 s for 300 evaluations. */
const minWork = 5e5

/** Begins starts elsewhere, where that is worth it: some from one on, to be solved in turn. */
export function beginAhead(
  { dataset: { features, x, y }, layout, spec, options }: Sought,
  from: number,
  count: number,
): ReturnType<SolveAhead>[] {
  const { trace, solveAhead, budget } = options
  const { maxIter, restarts, seed, networkSeed } = spec
  const wanted = Math.min(count, restarts - from)
  if (!solveAhead || trace || wanted <= 0 || layout.biases[0] * y.length < minWork) return []
  // They could not be ended in between.
  const most = wanted * maxIter * workOfPass(rowsOfEvaluation(spec, y.length), y.length, layout)
  if (budget && most > budget.left) return []
  const own = { layout, dataset: { features, x, y }, spec, networkSeed: networkSeed ?? seed }
  return Array.from({ length: wanted }, (_, k) => solveAhead({ ...own, start: from + k }))
}

function failedStart(end: Winner): FailedStart {
  const { start, value, correct, iterations, evaluations, status, continuation } = end
  return {
    start,
    loss: Number.isFinite(value) ? value : null,
    ...(correct !== undefined && { correct }),
    iterations,
    evaluations,
    stopped: status,
    ...(continuation && { continuation }),
  }
}

/** A winner over another, which has failed with all that failed before either. */
export function joined(winner: Winner, loser: Winner): Winner {
  const failed = [...winner.failed, failedStart(loser), ...loser.failed]
  return { ...winner, failed: failed.sort((a, b) => a.start - b.start) }
}

/** A function that keeps iterates, `before` which there were so many evaluations × rows. */
export function recordOn(path: Iterate[], before = 0) {
  return (x: Float64Array, loss: number, evaluated: number) => {
    path.push({ loss, parameters: x.slice(), evaluated: before + evaluated })
  }
}

/** The steps of a solver as those of a training; `onStep` is called before each. */
export function* trainingSteps(
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
export function workOfPass(rows: number, samples: number, { biases }: ParameterLayout): number {
  return (samples / rows) * (rows + 4) * (biases[0] + 60)
}

/** Takes work from what is left of a budget. @throws NeedsForce where less is left */
export function spend(work: number, budget: WorkBudget | undefined): void {
  if (!budget) return
  budget.left -= work
  if (budget.left >= 0) return
  const most = `${budget.most / 1e6} million iterations × samples × weights`
  throw new NeedsForce(`its training takes more than ${most}; --force takes them`)
}
