import type { RegressionDataset } from '../../data/dataset.ts'
import { sampleRows } from '../../data/sample.ts'
import { fitScale, mean } from '../../data/scale.ts'
import {
  type Candidate,
  type ChoosingSpec,
  candidatePlan,
  hiddenOf,
  layoutsOf,
  ranked,
  type TrialStep,
  type Trials,
} from '../candidates.ts'
import { penalties, type Unreduced } from '../choose.ts'
import { type Fold, foldData, stratifiedFolds } from '../folds.ts'
import type { OpenLoops } from '../loops.ts'
import type { RegressionChoice, RegressionTrial } from '../network.ts'
import { trialPath } from '../trial.ts'
import { predictTargets } from './scores.ts'

/** Hidden layers that are tried: none, which is a straight line, and those that can be drawn as they are. */
const networks = [[], [2], [3], [8, 3]]
/** The same for one feature, whose curve may have more bends than two units have. */
const ofOneFeature = [[], [2], [3], [4], [6]]

/**
 * Compares networks for regression by rows left out in turn, as `compareNetworks`: by half the squared error of these
 * rows, in deviations of all targets. A fold standardizes the targets that it learns.
 */
export function* compareRegressions(
  { dataset, scale, reduce }: Unreduced<RegressionDataset>,
  spec: ChoosingSpec,
  openLoops?: OpenLoops,
): Generator<TrialStep, Trials<RegressionTrial>> {
  const { y, target, features } = dataset
  const seed = spec.dataSeed ?? spec.seed
  const tried = features.length === 1 ? ofOneFeature : networks
  const layouts = layoutsOf(tried, dataset, reduce, spec)
  const plan = candidatePlan(y.length, layouts, penalties)
  const rows = sampleRows(y.length, plan.rows, seed)
  const divided = stratifiedFolds({ y: new Int32Array(y.length), classes: [''] }, rows, plan.folds, seed)
  const byMean = new Float64Array(y.length)
  const losses = tried.map(() => penalties.map(() => new Float64Array(y.length)))
  let trial = 0
  for (const fold of divided) {
    const { learned, left } = foldOfTargets(dataset, fold, scale, reduce)
    const { mean, deviation } = learned.target
    const lossOf = (row: number, predicted: number) => (predicted * deviation + mean - y[row]) ** 2 / 2
    for (const row of fold.left) byMean[row] = lossOf(row, 0)
    for (const [c, layout] of layouts.entries()) {
      yield { trial: ++trial, trials: divided.length * tried.length }
      for (const [a, network] of trialPath(layout, learned, penalties, spec, openLoops).entries()) {
        const predicted = predictTargets(network, left)
        for (const [i, row] of fold.left.entries()) losses[c][a][row] = lossOf(row, predicted[i])
      }
    }
  }
  const candidates = tried.flatMap((units, c) =>
    penalties.map((alpha, a): Candidate<RegressionTrial> => {
      const own = Float64Array.from(rows, row => losses[c][a][row])
      const loss = mean(own)
      const rmse = Math.sqrt(2 * loss) * target.deviation
      return { hidden: hiddenOf(units), units, alpha, loss, rmse, losses: own }
    }),
  )
  const layoutOf = new Map(tried.map((units, c) => [units, layouts[c]]))
  const byNothing = Float64Array.from(rows, row => byMean[row])
  const best = ranked(candidates, layoutOf, byNothing, () => true)
  return { folds: divided.length, rows: rows.length, candidates, ...best }
}

/** The rows that a fold learns from, whose targets are standardized again, and the points that it leaves out. */
export function foldOfTargets(
  dataset: RegressionDataset,
  fold: Fold,
  scale: Unreduced['scale'],
  reduce: Unreduced['reduce'],
): { learned: RegressionDataset; left: Float64Array } {
  const { learned, left } = foldData(dataset, fold, scale, reduce)
  const { mean, deviation } = fitScale(learned.y, 1, 'standard')
  const target = { ...learned.target, mean: mean[0], deviation: deviation[0] }
  return {
    learned: { ...learned, y: learned.y.map(value => (value - mean[0]) / deviation[0]), target },
    left: left.x,
  }
}

/** The choice as `--json` tells it. */
export function regressionChoiceOf(
  { folds, rows, candidates, simplest }: Trials<RegressionTrial>,
  { alpha, loss, rmse }: RegressionTrial,
  samples: number,
): RegressionChoice {
  return {
    folds,
    ...(rows < samples && { rows }),
    alpha,
    loss,
    rmse,
    simplest,
    tried: candidates.map(({ hidden, alpha, loss, rmse }) => ({ hidden, alpha, loss, rmse })),
  }
}
