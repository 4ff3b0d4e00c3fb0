import type { Dataset } from '../data/dataset.ts'
import { sampleRows } from '../data/sample.ts'
import { mean } from '../data/scale.ts'
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
import type { RegressionTrial, Trial } from './network.ts'
import type { LearningTask } from './tasks/task.ts'
import type { Unreduced } from './training.ts'
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
  const judged = networks.map(() =>
    penalties.map(() => ({ losses: new Float64Array(samples), hits: new Float64Array(samples) })),
  )
  let trial = 0
  for (const fold of folds) {
    const divided = task.divide(dataset, fold, scale, reduce)
    for (const row of fold.left) byNothing[row] = task.lossByNothing(dataset, row, divided.learned)
    for (const [c, layout] of layouts.entries()) {
      yield { trial: ++trial, trials: folds.length * networks.length }
      for (const [a, network] of trialPath(layout, divided.learned, penalties, spec, openLoops).entries())
        task.judge(network, fold, divided, dataset, judged[c][a])
    }
  }
  const taken = (values: ArrayLike<number>) => Float64Array.from(rows, row => values[row])
  const measures = task.measures(taken(dataset.y))
  const candidates = networks.flatMap((units, c) =>
    penalties.map((alpha, a) => {
      const own = { losses: taken(judged[c][a].losses), hits: taken(judged[c][a].hits) }
      const loss = mean(own.losses)
      const told = { hidden: hiddenOf(units), weights: layouts[c].length, alpha, loss }
      return { ...told, ...task.told(own, measures, dataset), units, ...own } as Candidate<Tried>
    }),
  )
  const nothing = taken(byNothing)
  const best = ranked(candidates, measures, nothing, least => task.isChance(least, nothing))
  return { folds: folds.length, rows: rows.length, candidates, ...best }
}

/** The choice as `--json` tells it. */
export function choiceOf<Tried extends Trial | RegressionTrial>(
  { folds, rows, candidates, simplest, rule }: Trials<Tried>,
  drawn: Candidate<Tried>,
  samples: number,
) {
  const tried = candidates.map(told)
  const { hidden: _, ...own } = told(drawn)
  return { folds, ...(rows < samples && { rows }), ...own, simplest, rule, tried }
}

/** The facts of a network that was tried, without those by which it is ranked. */
function told<Tried extends Trial | RegressionTrial>({
  units: _,
  losses: __,
  hits: ___,
  ...facts
}: Candidate<Tried>) {
  return facts
}
