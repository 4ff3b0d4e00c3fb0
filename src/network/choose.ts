import type { Dataset } from '../data/dataset.ts'
import { sampleRows } from '../data/sample.ts'
import { mean } from '../data/scale.ts'
import { twinsOf } from '../data/twins.ts'
import {
  type Candidate,
  type ChoosingSpec,
  candidatePlan,
  layoutsOf,
  penalties,
  ranked,
  type TrialStep,
  type Trials,
} from './candidates.ts'
import { unequalHits } from './confusion.ts'
import { stratifiedFolds } from './folds.ts'
import type { Network, RegressionTrial, Trial } from './network.ts'
import type { LearningTask } from './tasks/task.ts'
import type { MachineOptions, Unreduced } from './training.ts'
import { trialPath } from './trial.ts'

/**
 * Compares networks by cross-validation: each is trained on all folds but one and judged by the mean loss of the rows of
 * that one.
 */
export function* compareNetworks<Data extends Dataset, Tried extends Trial | RegressionTrial>(
  { trials: task }: Pick<LearningTask<Data, object, Tried>, 'trials'>,
  { dataset, scale, reduce }: Unreduced<Data>,
  spec: ChoosingSpec,
  { openLoops, needsHidden = false }: Pick<MachineOptions, 'openLoops' | 'needsHidden'> = {},
): Generator<TrialStep, Trials<Tried>> {
  const samples = dataset.y.length
  const seed = spec.dataSeed ?? spec.seed
  const networks = task.networks(dataset)
  const layouts = layoutsOf(networks, dataset, reduce, spec)
  const plan = candidatePlan(samples, layouts, penalties)
  const rows = sampleRows(samples, plan.rows, seed)
  const first = twinsOf(dataset)?.first
  const folds = stratifiedFolds(task.strata(dataset), rows, plan.folds, seed, first)
  const byNothing = new Float64Array(samples)
  const judged = networks.map(() =>
    penalties.map(() => {
      const [losses, hits, answers] = [0, 0, 0].map(() => new Float64Array(samples))
      return { losses, hits, answers, networks: [] as Network[] }
    }),
  )
  let trial = 0
  for (const fold of folds) {
    const divided = task.divide(dataset, fold, scale, reduce)
    for (const row of fold.left) byNothing[row] = task.lossByNothing(dataset, row, divided.learned)
    for (const [c, layout] of layouts.entries()) {
      yield { trial: ++trial, trials: folds.length * networks.length }
      for (const [a, network] of trialPath(layout, divided.learned, penalties, spec, openLoops).entries()) {
        task.judge(network, fold, divided, dataset, judged[c][a])
        judged[c][a].networks.push(network)
      }
    }
  }
  const taken = (values: ArrayLike<number>) => Float64Array.from(rows, row => values[row])
  const targets = taken(dataset.y)
  const measures = task.measures(targets)
  const candidates = networks.flatMap((units, c) =>
    penalties.map((alpha, a) => {
      const { losses, hits, answers, networks } = judged[c][a]
      const own = { losses: taken(losses), hits: taken(hits), answers: taken(answers), networks }
      const loss = mean(own.losses)
      const told = { hidden: units.join() || '0', weights: layouts[c].length, alpha, loss }
      return {
        ...told,
        ...task.told(own, measures, dataset, targets),
        units,
        ...own,
      } as object as Candidate<Tried>
    }),
  )
  const nothing = taken(byNothing)
  const copied = first ? samples / new Set(first).size : 1
  const isChance = (least: Tried) => task.isChance(least, nothing)
  const best = ranked(candidates, measures, nothing, isChance, copied, needsHidden)
  return { folds: folds.length, targets, candidates, ...best }
}

/** The choice as `--json` tells it. */
export function choiceOf<Tried extends Trial | RegressionTrial>(
  { folds, targets, candidates, simplest, rule }: Trials<Tried>,
  drawn: Candidate<Tried>,
  { y, classes: names }: Pick<Dataset, 'y' | 'classes'>,
) {
  const { length: rows } = targets
  const classes = names.length > 0 && unequalHits(drawn.answers, { y: targets, classes: names })
  const tried = candidates.map(told)
  const { hidden: _, ...own } = told(drawn)
  return {
    folds,
    ...(rows < y.length && { rows }),
    ...own,
    simplest,
    rule,
    ...(classes && { classes }),
    tried,
  }
}

/** The facts of a network that was tried, without those by which it is ranked. */
function told<Tried extends Trial | RegressionTrial>(candidate: Candidate<Tried>) {
  const { units, losses, hits, answers, networks, ...facts } = candidate
  return facts
}
