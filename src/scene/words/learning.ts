import type { TrainingRecord } from '../../network/network.ts'
import { counting, numberWord } from '../../options/numerals.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Learning } from '../model/learning.ts'
import { plateausOf } from '../model/plateau.ts'
import { inWords, pointsIn } from './dataset.ts'
import { capital, constantResult, twoDigits } from './facts.ts'

/** "200 points in two classes: two half circles": what is there before the first weights. */
export function dataSaying({ dataset, forms }: FigureModel): string {
  return `${pointsIn(dataset)}${forms === null ? '' : `: ${inWords(forms)}`}`
}

/** The note on the time of several trainings. */
export const clockNote =
  'all panels run on one clock, the evaluations of loss and gradient × samples of the start that won; those that have ended wait'

/** The results of iterates, in words. */
export function learningSayings(learning: Learning, model: Pick<FigureModel, 'answers' | 'constant'>) {
  const { counted: unit, steps, losses, correct, samples, held, separated } = learning
  const last = losses.length - 1
  const since = correct.findLastIndex(count => count < samples) + 1
  const plateaus = plateausOf(losses)

  const allRight = (to: number) =>
    since > 0 && to > since ? `all ${samples} since ${unit} ${steps[since]}` : `all ${samples}`
  /** "141 of 200", or since when all of them are right. */
  const counted = (from: number, to: number) => {
    if (from === to && from === separated && from > 0) return `the first with all ${samples} right`
    return from < since ? counts(correct, samples, from, to) : allRight(to)
  }
  const reached = (count: string, from: number, to: number) => {
    const out = held ? `, held out ${counts(held.correct, held.samples, from, to)}` : ''
    return `${count}${out}, loss ${ranged(twoDigits(losses[from]), twoDigits(losses[to]))}`
  }
  /** "Iteration 12: 141 of 200, loss 0.52", or "Iteration 12–15: …" on the way past some that are left out. */
  const between = (from: number, to: number): string => {
    const end = to > from + 1 ? to : from
    const plateau = plateaus.find(stretch => from >= stretch.from && end <= stretch.to)
    const flat = plateau
      ? `, which hardly changes from ${unit} ${steps[plateau.from]} to ${steps[plateau.to]}`
      : ''
    const at = `${capital(unit)} ${ranged(steps[from], steps[end])}`
    return `${at}: ${reached(counted(from, end), from, end)}${flat}`
  }
  return {
    between,
    /** "141 of 200, loss 0.52": of the first weights. */
    first: reached(counts(correct, samples, 0, 0), 0, 0),
    /** The same of the last ones, and since when all are right, or that all points get the same. */
    last: reached(
      constantResult(model, correct[last], samples) ??
        (last < since ? counts(correct, samples, last, last) : allRight(last)),
      last,
      last,
    ),
    /** All that may be said between, whichever iterates are left out. */
    all: [
      ...Array.from(losses.keys()).flatMap(from => [between(from, from), between(from, last)]),
      ...plateaus.map(({ from, to }) => between(from, to)),
    ],
  }
}

function counts(correct: Int32Array, samples: number, from: number, to: number): string {
  return `${ranged(correct[from], correct[to])} of ${samples}`
}

function ranged(from: number | string, to: number | string): string {
  return from === to ? String(from) : `${from}–${to}`
}

/** Of which start the first weights are, and how many failed. */
export function firstWeights(
  { counted, steps }: Pick<Learning, 'counted' | 'steps'>,
  { correct, dataset }: FigureModel,
  record: Partial<Pick<TrainingRecord, 'restarts' | 'failed' | 'continuation'>> = {},
): string {
  if (counted === 'step') return `Step ${steps[0]}`
  const { restarts = 1, failed = [], continuation } = record
  if (continuation) {
    const [first, second] = continuation
    const way = first.alpha < second.alpha ? 'from a smaller penalty' : 'from a smoother activation'
    return `First weights of a continuation ${way}, after ${counting(failed.length, 'start')} that failed`
  }
  if (restarts < 2) return 'First weights'
  return correct === dataset.y.length
    ? `First weights of start ${restarts}, after ${numberWord(restarts - 1)} that failed`
    : `First weights of the best of ${restarts} starts`
}

/** The reasons for which a solver ends. */
const reasons: Partial<Record<TrainingRecord['stopped'], string>> = {
  gradient: 'at a gradient near 0',
  decrease: 'as the loss hardly falls any more',
  iterations: 'the most that it may take',
  lineSearch: 'as no step lowers the loss',
  noImprovement: 'as the loss has not fallen for ten of them',
}

/** The extent of a training: "11 iterations", "three epochs", or, by the numbers in a model file, "steps 0 to 200". */
export function learningExtent({ counted, steps }: Pick<Learning, 'counted' | 'steps'>): string {
  const [first, last] = [steps[0], steps[steps.length - 1]]
  return counted === 'step' ? `steps ${first} to ${last}` : counting(last, counted)
}

/** The iterations or epochs after which a solver ended, and the reason. */
export function stoppedAfter(
  { counted, steps }: Pick<Learning, 'counted' | 'steps'>,
  record?: TrainingRecord,
): string {
  const last = steps[steps.length - 1]
  // A network that differs from its last snapshot comes later; how much later is not known.
  if (counted === 'step') return last > steps[steps.length - 2] ? `Step ${last}` : `After step ${last}`
  const reason = record && reasons[record.stopped]
  return `Stopped after ${counting(last, counted)}${reason ? `, ${reason}` : ''}`
}
