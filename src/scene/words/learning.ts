import type { TrainingRecord } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Learning } from '../model/learning.ts'
import { plateausOf } from '../model/plateau.ts'
import { formsIn, pointsIn } from './dataset.ts'
import { constantResult, counting, numberWord, twoDigits } from './facts.ts'

/** "200 points in two classes: two half circles": what is there before the first weights. */
export function dataSaying(spec: Spec, { dataset }: FigureModel): string {
  const forms = formsIn(spec, dataset)
  return `${pointsIn(dataset)}${forms === null ? '' : `: ${forms}`}`
}

/** What the time of several trainings is. */
export const clockNote =
  'all panels run on one clock, the evaluations of loss and gradient × samples of the start that won; those that have ended wait'

/** What iterates have reached, in words. */
export function learningSayings(learning: Learning, { answers }: Pick<FigureModel, 'answers'>) {
  const { losses, correct, samples, held, separated } = learning
  const last = losses.length - 1
  const since = correct.findLastIndex(count => count < samples) + 1
  const plateaus = plateausOf(losses)

  const allRight = (to: number) =>
    since > 0 && to > since ? `all ${samples} since iteration ${since}` : `all ${samples}`
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
    const flat = plateau ? `, which hardly changes from iteration ${plateau.from} to ${plateau.to}` : ''
    return `Iteration ${ranged(from, end)}: ${reached(counted(from, end), from, end)}${flat}`
  }
  return {
    between,
    /** "141 of 200, loss 0.52": of the first weights. */
    first: reached(counts(correct, samples, 0, 0), 0, 0),
    /** The same of the last ones, and since when all are right, or that all points get one class. */
    last: reached(
      answers === 1
        ? constantResult(correct[last], samples)
        : last < since
          ? counts(correct, samples, last, last)
          : allRight(last),
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

/** Of which start the first weights are. */
export function firstWeights({ correct, dataset }: FigureModel, record?: TrainingRecord): string {
  const starts = record?.restarts ?? 1
  if (starts < 2) return 'First weights'
  return correct === dataset.y.length
    ? `First weights of start ${starts}, after ${numberWord(starts - 1)} that failed`
    : `First weights of the best of ${starts} starts`
}

/** Why a solver ends. */
const reasons: Partial<Record<TrainingRecord['stopped'], string>> = {
  gradient: 'at a gradient near 0',
  decrease: 'as the loss hardly falls any more',
  iterations: 'the most that it may take',
  lineSearch: 'as no step lowers the loss',
  noImprovement: 'as the loss has not fallen for ten of them',
}

/** Why a solver ended, and after how many iterations. */
export function stoppedAfter(iterations: number, record?: TrainingRecord): string {
  const reason = record && reasons[record.stopped]
  return `Stopped after ${counting(iterations, 'iteration')}${reason ? `, ${reason}` : ''}`
}
