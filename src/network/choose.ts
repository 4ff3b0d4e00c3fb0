import type { Dataset } from '../data/dataset.ts'
import { sampleRows } from '../data/sample.ts'
import { mean } from '../data/scale.ts'
import type { HiddenLayer } from '../options/forms.ts'
import {
  type Candidate,
  type ChoosingSpec,
  candidatePlan,
  hiddenOf,
  layoutsOf,
  penalties,
  ranked,
  type TrialStep,
  type Trials,
} from './candidates.ts'
import { stratifiedFolds } from './folds.ts'
import type { OpenLoops } from './loops.ts'
import type { Network, RegressionTrial, Trial } from './network.ts'
import { layoutFor } from './parameter-layout.ts'
import { isNearlyLine, lastHidden } from './rank.ts'
import type { LearningTask } from './tasks/task.ts'
import type {
  HiddenOptions,
  MachineOptions,
  PenalizedSpec,
  Steps,
  TrainingSpec,
  Unreduced,
} from './training.ts'
import { trialPath } from './trial.ts'

/**
 * Compares networks by cross-validation: each is trained on all folds but one and judged by the mean loss of the rows of
 * that one.
 */
export function* compareNetworks<Data extends Dataset, Tried extends Trial | RegressionTrial>(
  { trials: task }: Pick<LearningTask<Data, object, Tried>, 'trials'>,
  { dataset, scale, reduce }: Unreduced<Data>,
  spec: ChoosingSpec,
  openLoops?: OpenLoops,
): Generator<TrialStep, Trials<Tried>> {
  const samples = dataset.y.length
  const seed = spec.dataSeed ?? spec.seed
  const networks = task.networks(dataset)
  const layouts = layoutsOf(networks, dataset, reduce, spec)
  const plan = candidatePlan(samples, layouts, penalties)
  const rows = sampleRows(samples, plan.rows, seed)
  const folds = stratifiedFolds(task.strata(dataset), rows, plan.folds, seed)
  const byNothing = new Float64Array(samples)
  const sums = networks.map(() => penalties.map(() => ({ losses: new Float64Array(samples), correct: 0 })))
  let trial = 0
  for (const fold of folds) {
    const divided = task.divide(dataset, fold, scale, reduce)
    for (const row of fold.left) byNothing[row] = task.lossByNothing(dataset, row, divided.learned)
    for (const [c, layout] of layouts.entries()) {
      yield { trial: ++trial, trials: folds.length * networks.length }
      for (const [a, network] of trialPath(layout, divided.learned, penalties, spec, openLoops).entries())
        sums[c][a].correct += task.losses(network, fold, divided, dataset, sums[c][a].losses)
    }
  }
  const taken = (values: Float64Array) => Float64Array.from(rows, row => values[row])
  const candidates = networks.flatMap((units, c) =>
    penalties.map((alpha, a) => {
      const losses = taken(sums[c][a].losses)
      const loss = mean(losses)
      const told = { hidden: hiddenOf(units), alpha, loss }
      const measure = task.measure(loss, sums[c][a].correct / rows.length, dataset)
      return { ...told, ...measure, units, losses } as Candidate<Tried>
    }),
  )
  const nothing = taken(byNothing)
  const layoutOf = new Map(networks.map((units, c) => [units, layouts[c]]))
  const best = ranked(candidates, layoutOf, nothing, least => task.isChance(least, nothing))
  return { folds: folds.length, rows: rows.length, candidates, ...best }
}

/** The choice as `--json` tells it. */
export function choiceOf<Tried extends Trial | RegressionTrial>(
  { folds, rows, candidates, simplest }: Trials<Tried>,
  drawn: Candidate<Tried>,
  samples: number,
) {
  const tried = candidates.map(told)
  const { hidden: _, ...own } = told(drawn)
  return { folds, ...(rows < samples && { rows }), ...own, simplest, tried }
}

/** The facts of a network that was tried, without those by which it is ranked. */
function told<Tried extends Trial | RegressionTrial>({ units: _, losses: __, ...facts }: Candidate<Tried>) {
  return facts
}

/** Work of the starts of a network that was chosen, at most, by `workOfPass`: seconds, as its trials take. */
const chosenWork = 6e8
/** Starts that it has whatever they take: one alone ends in a poor minimum too often (`digits`, 8,3 units: 90 to 93 % of rows). */
const chosenStarts = 3
/** The arguments with which networks are compared for a training. */
export function comparedBy(
  dataset: Dataset,
  spec: TrainingSpec,
  { unreduced, openLoops }: MachineOptions,
): [Unreduced<Dataset>, ChoosingSpec, OpenLoops | undefined] {
  // Components cannot be fitted again without the features that they are of.
  const scale = dataset.reduction ? 'none' : (spec.scale ?? 'none')
  return [
    unreduced ?? { dataset, scale, reduce: null },
    { ...spec, dataSeed: spec.dataSeed ?? null },
    openLoops,
  ]
}

/**
 * Trains the first of the networks that trials found to be as good as the best, whose last hidden space is more than a
 * line.
 */
export function* trainDrawable<Tried extends Trial | RegressionTrial, Trained extends { network: Network }>(
  task: LearningTask<Dataset, object, Tried>,
  dataset: Dataset,
  spec: TrainingSpec,
  options: HiddenOptions,
  trials: Trials<Tried>,
  train: (
    task: LearningTask<Dataset, object, Tried>,
    dataset: Dataset,
    hidden: HiddenLayer[],
    spec: PenalizedSpec,
    options: HiddenOptions,
  ) => Steps<Trained>,
): Steps<{ training: Trained; candidate: Candidate<Tried> }> {
  let first: { training: Trained; candidate: Candidate<Tried> } | undefined
  for (const candidate of trials.drawable.slice(0, task.trials.mostDrawn(dataset))) {
    const hidden = candidate.units.map(units => ({ units, activation: spec.activation }))
    const [weights] = layoutFor(dataset, hidden).biases
    const maxWork = (chosenWork * weights) / (weights + 60)
    const own = { ...options, maxWork, minStarts: chosenStarts, chosen: true }
    const training = yield* train(task, dataset, hidden, { ...spec, alpha: candidate.alpha }, own)
    first ??= { training, candidate }
    // Where a straight line does as well, or nothing does, a line is the right answer.
    const isSought = trials.simplest !== null && trials.simplest !== '0'
    if (!isSought || !isNearlyLine(lastHidden(training.network, dataset.x), dataset.y.length))
      return { training, candidate }
  }
  return first!
}
