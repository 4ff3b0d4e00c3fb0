import type { Caption, ReachedError } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { RegressionRecord } from '../../network/network.ts'
import { plateausOf } from '../model/plateau.ts'
import type { RegressionLearning } from '../model/regression-learning.ts'
import { startOf } from './learning.ts'

/** The captions of a training for regression: of its first weights, of its last ones, and between two iterates. */
export function errorSayings(
  learning: RegressionLearning,
  record: RegressionRecord | undefined,
  { fitTraining }: Language,
) {
  const { counted: unit, steps, losses, errors, held } = learning
  const last = losses.length - 1
  const plateaus = plateausOf(losses)
  const reached = (from: number, to: number): ReachedError => ({
    unit,
    error: { from: errors[from], to: errors[to] },
    held: held && { from: held.errors[from], to: held.errors[to] },
    loss: { from: losses[from], to: losses[to] },
  })
  /** On the way past iterates that are left out too. */
  const between = (from: number, to: number): Caption => {
    const end = to > from + 1 ? to : from
    const plateau = plateaus.find(stretch => from >= stretch.from && end <= stretch.to)
    return fitTraining.between({
      ...reached(from, end),
      from: steps[from],
      to: steps[end],
      plateau: plateau ? { from: steps[plateau.from], to: steps[plateau.to] } : null,
    })
  }
  return {
    between,
    first: fitTraining.first({ ...reached(0, 0), start: startOf(learning, record) }),
    last: fitTraining.last({
      ...reached(last, last),
      after: steps[last],
      isLast: steps[last] > steps[last - 1],
      stopped: record && record.stopped !== 'model' ? record.stopped : null,
    }),
    /** All that may be said between, whichever iterates are left out. */
    all: [
      ...Array.from(losses.keys()).flatMap(from => [between(from, from), between(from, last)]),
      ...plateaus.map(({ from, to }) => between(from, to)),
    ],
  }
}
