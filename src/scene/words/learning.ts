import type { TrainingRecord } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Learning } from '../model/learning.ts'
import { formsIn, pointsIn } from './dataset.ts'
import { counting, twoDigits } from './facts.ts'

/** "200 points in two classes: two half circles": what is there before the first weights. */
export function dataSaying(spec: Spec, { dataset }: FigureModel): string {
  const forms = formsIn(spec, dataset)
  return `${pointsIn(dataset)}${forms === null ? '' : `: ${forms}`}`
}

/** What the time of several trainings is. */
export const clockNote =
  'all panels run on one clock, the evaluations of loss and gradient × samples of the start that won; those that have ended wait'

/** What iterates have reached, in words. */
export function learningSayings({ losses, correct, held }: Learning, { dataset }: FigureModel) {
  const samples = dataset.y.length
  const since = correct.findLastIndex(count => count < samples) + 1
  const loss = (iteration: number) => twoDigits(losses[iteration])
  const out = held
    ? (...span: [number, number]) => counts(held.correct, dataset.test!.y.length, ...span)
    : null
  const reached = (count: string, from: number, to: number) =>
    `${count}${out ? `, held out ${out(from, to)}` : ''}, loss ${ranged(loss(from), loss(to))}`
  return {
    /** "141 of 200, loss 0.52", and since when all are right. */
    one(iteration: number): string {
      const all =
        since > 0 && since < iteration ? `all ${samples} since iteration ${since}` : `all ${samples}`
      return reached(iteration >= since ? all : `${correct[iteration]} of ${samples}`, iteration, iteration)
    },
    /** "Iteration 12: 141 of 200, loss 0.52", or "Iteration 12–15: …" on the way past some that are left out. */
    between(from: number, to: number): string {
      const end = to > from + 1 ? to : from
      return `Iteration ${ranged(from, end)}: ${reached(counts(correct, samples, from, end), from, end)}`
    },
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
    ? `First weights of start ${starts}`
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
