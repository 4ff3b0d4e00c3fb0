import type { Caption, RangeFacts, Reached, ReachedError, Start } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { ClassRecord, RegressionRecord, TrainingRecord } from '../../network/network.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { Learning, LearningCore } from '../model/learning/learning.ts'
import type { RegressionLearning } from '../model/learning/regression-learning.ts'
import { pointsOf } from './dataset.ts'
import { constantOf } from './facts.ts'

/** The points that are there before the first weights, and what those of built-in data form. */
export function dataSaying({ dataset, forms }: ClassModel, say: Language): Caption {
  const points = pointsOf(dataset)
  return forms === null ? say.data.points(points) : say.data.pointsOf({ ...points, forms })
}

/** The captions of a training: of its first weights, of its last ones, and between two iterates. */
export function learningSayings(
  learning: Learning,
  model: ClassModel,
  record: ClassRecord | undefined,
  say: Language,
) {
  const { counted: unit, steps, losses, correct, samples, held } = learning
  const last = losses.length - 1
  const since = correct.findLastIndex(count => count < samples) + 1

  const reached = (right: Reached['right'], at: number): Reached => ({
    unit,
    samples,
    right,
    held: held && { correct: held.correct[at], samples: held.samples },
    loss: losses[at],
  })
  const some = (at: number) => ({ kind: 'some', correct: correct[at] }) as const
  const constant = constantOf(model)
  const atEnd: Reached['right'] = constant
    ? { kind: 'constant', constant, correct: correct[last] }
    : last < since
      ? some(last)
      : { kind: 'all', since: since > 0 && last > since ? steps[since] : null }
  return {
    ...passed(learning, (at, named) => say.training.between({ ...reached(some(at), at), ...named })),
    first: say.training.first({
      ...reached(some(0), 0),
      start: startOf(learning, record, model.correct === samples),
    }),
    last: say.training.last({ ...reached(atEnd, last), ...endOf(learning, record) }),
  }
}

function endOf({ steps }: LearningCore, record: TrainingRecord | undefined) {
  const last = steps.length - 1
  return {
    after: steps[last],
    // A network that differs from its last snapshot comes later; how much later is not known.
    isLast: steps[last] > steps[last - 1],
    stopped: record && record.stopped !== 'model' ? record.stopped : null,
  }
}

/** The captions of iterates, which differ in digits only, from what is said of one, in steps, and of a plateau that holds it. */
function passed(
  { losses, steps }: LearningCore,
  say: (at: number, named: { iterate: number; plateau: RangeFacts | null }) => Caption,
) {
  const plateaus = plateausOf(losses)
  const at = (index: number): Caption => {
    const plateau = plateaus.find(({ from, to }) => index >= from && index <= to)
    return say(index, {
      iterate: steps[index],
      plateau: plateau ? { from: steps[plateau.from], to: steps[plateau.to] } : null,
    })
  }
  return { at, all: Array.from(losses.keys()).map(at) }
}

/** The start that the first weights are of, and how many failed; it is right where the trained network has all points right. */
export function startOf(
  { counted, steps }: Pick<LearningCore, 'counted' | 'steps'>,
  record: Partial<TrainingRecord> = {},
  isRight = false,
): Start {
  if (counted === 'step') return { kind: 'step', number: steps[0] }
  const { restarts = 1, failed = [], continuation } = record
  if (continuation) {
    const [first, second] = continuation
    const by = first.alpha < second.alpha ? 'alpha' : 'activation'
    return { kind: 'continuation', by, failed: failed.length }
  }
  // Of several that are right one was taken: the others have not failed.
  const correct = 'correct' in record ? record.correct : undefined
  const isFirst = isRight && failed.every(other => other.correct !== correct)
  return { kind: 'start', number: restarts, of: restarts, isRight: isFirst }
}

/** The extent of a training: its iterations or epochs, or the numbers in a model file. */
export function learningExtent({ counted, steps }: Pick<LearningCore, 'counted' | 'steps'>) {
  return { unit: counted, first: steps[0], last: steps[steps.length - 1] }
}

/** Largest change of a loss on a plateau, and its least fall after one, as shares of it. */
const FLAT = 0.05
const FALL = 0.2

/** Iterations of a plateau at least, and their share of all. */
const LENGTH = { iterations: 5, share: 0.1 }

/**
 * The plateaus of a training, in order: the longest stretches on which the loss stays within 5 %, of five iterations and
 * a tenth of all at least, that are not its end: from each the loss falls by a fifth or more.
 */
export function plateausOf(losses: ArrayLike<number>): RangeFacts[] {
  const last = losses.length - 1
  const least = Math.max(LENGTH.iterations, LENGTH.share * last)
  const within = (first: number, end: number): RangeFacts[] => {
    if (end - first < least) return []
    const { from, to } = longestFlat(losses, first, end)
    if (to - from < least) return []
    const own = losses[last] < (1 - FALL) * losses[to] ? [{ from, to }] : []
    return [...within(first, from), ...own, ...within(to, end)]
  }
  return within(0, last)
}

/** The longest stretch between two iterates on which the loss stays within 5 %, the first of several. */
function longestFlat(losses: ArrayLike<number>, first: number, end: number): RangeFacts {
  let longest = { from: first, to: first }
  for (let from = first; from + longest.to - longest.from < end; from++) {
    let [low, high, to] = [losses[from], losses[from], from]
    for (let next = from + 1; next <= end; next++) {
      low = Math.min(low, losses[next])
      high = Math.max(high, losses[next])
      if (low < (1 - FLAT) * high) break
      to = next
    }
    if (to - from > longest.to - longest.from) longest = { from, to }
  }
  return longest
}

/** The captions of a training for regression: of its first weights, of its last ones, and between two iterates. */
export function errorSayings(
  learning: RegressionLearning,
  record: RegressionRecord | undefined,
  say: Language,
) {
  const { counted: unit, losses, errors, held } = learning
  const last = losses.length - 1
  const reached = (at: number): ReachedError => ({
    unit,
    error: errors[at],
    held: held ? held.errors[at] : null,
    loss: losses[at],
  })
  return {
    ...passed(learning, (at, named) => say.fitTraining.between({ ...reached(at), ...named })),
    first: say.fitTraining.first({ ...reached(0), start: startOf(learning, record) }),
    last: say.fitTraining.last({ ...reached(last), ...endOf(learning, record) }),
  }
}
