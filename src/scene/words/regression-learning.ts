import type { ReachedError } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { RegressionRecord } from '../../network/network.ts'
import type { RegressionLearning } from '../model/regression-learning.ts'
import { passed, startOf } from './learning.ts'

/** The captions of a training for regression: of its first weights, of its last ones, and between two iterates. */
export function errorSayings(
  learning: RegressionLearning,
  record: RegressionRecord | undefined,
  say: Language,
) {
  const { counted: unit, steps, losses, errors, held } = learning
  const last = losses.length - 1
  const reached = (from: number, to: number): ReachedError => ({
    unit,
    error: { from: errors[from], to: errors[to] },
    held: held && { from: held.errors[from], to: held.errors[to] },
    loss: { from: losses[from], to: losses[to] },
  })
  return {
    ...passed(losses, (from, end, plateau) =>
      say.fitTraining.between({
        ...reached(from, end),
        from: steps[from],
        to: steps[end],
        plateau: plateau && { from: steps[plateau.from], to: steps[plateau.to] },
      }),
    ),
    first: say.fitTraining.first({ ...reached(0, 0), start: startOf(learning, record) }),
    last: say.fitTraining.last({
      ...reached(last, last),
      after: steps[last],
      isLast: steps[last] > steps[last - 1],
      stopped: record && record.stopped !== 'model' ? record.stopped : null,
    }),
  }
}
