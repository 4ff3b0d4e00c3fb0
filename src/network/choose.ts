import type { AnyDataset, Dataset } from '../data/dataset.ts'
import { exp, log } from '../data/elementary.ts'
import { sampleRows } from '../data/sample.ts'
import { mean } from '../data/scale.ts'
import type { Spec } from '../options/spec.ts'
import {
  type Candidate,
  type ChoosingSpec,
  candidatePlan,
  hiddenOf,
  layoutsOf,
  ranked,
  type TrialStep,
  type Trials,
} from './candidates.ts'
import { foldData, stratifiedFolds } from './folds.ts'
import { classScores } from './forward.ts'
import type { OpenLoops } from './loops.ts'
import type { Choice, Network } from './network.ts'
import { rowLoss, winner } from './scores.ts'
import { trialPath } from './trial.ts'

/** Rows of a table before they are reduced; `scale` and `reduce` are fitted to them again in each fold. */
export interface Unreduced<Data extends AnyDataset = Dataset> {
  dataset: Data
  scale: Spec['scale']
  reduce: Spec['reduce']
}

/** Hidden layers that are tried: none, which is logistic regression, and those that can be drawn as they are. */
const networks = [[], [2], [3], [8, 3]]
/** Penalties that are tried, each from where the one before it ended: with large ones alone, a network may stay a constant. */
export const penalties = [0.01, 0.1, 0.3, 1, 3, 10]
/**
 * Compares networks by rows left out in turn (cross-validation): each is trained on all folds but one and judged by the
 * mean cross-entropy of the rows of that one.
 */
export function* compareNetworks(
  { dataset, scale, reduce }: Unreduced,
  spec: ChoosingSpec,
  openLoops?: OpenLoops,
): Generator<TrialStep, Trials> {
  const seed = spec.dataSeed ?? spec.seed
  const layouts = layoutsOf(networks, dataset, reduce, spec)
  const plan = candidatePlan(dataset.y.length, layouts, penalties)
  const rows = sampleRows(dataset.y.length, plan.rows, seed)
  const divided = stratifiedFolds(dataset, rows, plan.folds, seed)
  const shares = new Float64Array(dataset.y.length)
  const sums = networks.map(() =>
    penalties.map(() => ({ losses: new Float64Array(dataset.y.length), correct: 0 })),
  )
  const trials = divided.length * networks.length
  let trial = 0
  for (const fold of divided) {
    const { learned, left } = foldData(dataset, fold, scale, reduce)
    for (const row of fold.left) shares[row] = lossByShare(dataset, dataset.y[row])
    for (const [c, layout] of layouts.entries()) {
      yield { trial: ++trial, trials }
      for (const [a, network] of trialPath(layout, learned, penalties, spec, openLoops).entries())
        sums[c][a].correct += judge(network, left, fold.left, learned, dataset, sums[c][a].losses)
    }
  }
  const candidates = networks.flatMap((units, c) =>
    penalties.map((alpha, a): Candidate => {
      const losses = Float64Array.from(rows, row => sums[c][a].losses[row])
      const accuracy = sums[c][a].correct / rows.length
      return { hidden: hiddenOf(units), units, alpha, loss: mean(losses), accuracy, losses }
    }),
  )
  const byShares = Float64Array.from(rows, row => shares[row])
  // The largest class has the least loss by its share.
  const largest = exp(-Math.min(...byShares))
  // The best of many candidates is above by chance more often than one.
  const isChance = ({ accuracy }: Candidate) =>
    accuracy - largest <= 2 * Math.sqrt((largest * (1 - largest)) / byShares.length)
  const layoutOf = new Map(networks.map((units, c) => [units, layouts[c]]))
  const best = ranked(candidates, layoutOf, byShares, isChance)
  return { folds: divided.length, rows: rows.length, candidates, ...best }
}

/** Writes the loss of each row that was left out, and counts those on the right side. */
function judge(
  network: Network,
  left: Pick<Dataset, 'x' | 'y'>,
  rows: Int32Array,
  learned: Dataset,
  { y, classes }: Dataset,
  losses: Float64Array,
): number {
  const scores = classScores(network, left.x)
  const known = new Set(learned.y)
  let correct = 0
  for (const [i, row] of rows.entries()) {
    const k = left.y[i]
    // What a fold has not learned counts as the share that it has in the table.
    losses[row] = known.has(k) ? rowLoss(scores, i, classes.length, k) : lossByShare({ y }, k)
    if (winner(scores.subarray(i * classes.length, (i + 1) * classes.length), 0, classes.length) === k)
      correct++
  }
  return correct
}

/** Loss of a row by the share that its class has in the table. */
function lossByShare({ y }: Pick<Dataset, 'y'>, k: number): number {
  return -log(y.reduce((count, label) => count + (label === k ? 1 : 0), 0) / y.length)
}

/** The choice as `--json` tells it. */
export function choiceOf(
  { folds, rows, candidates, simplest }: Trials,
  drawn: Candidate,
  samples: number,
): Choice {
  return {
    folds,
    ...(rows < samples && { rows }),
    alpha: drawn.alpha,
    accuracy: drawn.accuracy,
    loss: drawn.loss,
    simplest,
    tried: candidates.map(({ hidden, alpha, loss, accuracy }) => ({ hidden, alpha, loss, accuracy })),
  }
}
