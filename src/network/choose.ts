import type { Dataset } from '../data/dataset.ts'
import { sampleRows } from '../data/sample.ts'
import type { Spec } from '../options/spec.ts'
import { foldCounts, foldData, stratifiedFolds } from './folds.ts'
import { classScores } from './forward.ts'
import type { OpenLoops } from './loops.ts'
import type { Choice, Network, Trial } from './network.ts'
import { layoutFor, type ParameterLayout } from './parameter-layout.ts'
import { rowLoss, winner } from './scores.ts'
import { trialPath, trialWork } from './trial.ts'

/** Rows of a table before they are reduced; `scale` and `reduce` are fitted to them again in each fold. */
export interface Unreduced {
  dataset: Dataset
  scale: Spec['scale']
  reduce: Spec['reduce']
}

/** The keys of a spec that the choice of a network goes by. */
export type ChoosingSpec = Pick<Spec, 'activation' | 'seed' | 'dataSeed' | 'networkSeed'>

/** Hidden layers that are tried: none, which is logistic regression, and those that can be drawn as they are. */
const networks = [[], [2], [3], [8, 3]]
/** Penalties that are tried, each from where the one before it ended: with large ones alone, a network may stay a constant. */
export const penalties = [0.01, 0.1, 0.3, 1, 3, 10]
/** Work of all trials at most: evaluations × (rows + 4) × (weights + 60), the same measure as that of a training. */
const maxWork = 1.4e9

/** A network that was tried, with what rows left out say of it. */
export interface Candidate extends Trial {
  /** Units of the hidden layers. */
  units: readonly number[]
  /** Loss of each row that was left out, in the order of the rows. */
  losses: Float64Array
}

/** The networks that were tried, and the best among them by rows left out in turn. */
export interface Trials {
  folds: number
  /** Rows that were left out once. */
  rows: number
  candidates: Candidate[]
  /**
   * Units of the candidate with the fewest weights whose loss is within one standard error of the least: "0" is logistic
   * regression; null where the shares of the classes alone do as well, so that nothing is learned.
   */
  simplest: string | null
  /** Candidates with a hidden layer that are as good as the best, those with few weights first; the best where none is. */
  drawable: Candidate[]
}

/** Progress of the trials. */
export interface TrialStep {
  /** The current one, from 1: a network in a fold. */
  trial: number
  /** Number of them all. */
  trials: number
}

/**
 * Compares networks by rows left out in turn (cross-validation): each is trained on all folds but one and judged by the
 * mean cross-entropy of the rows of that one. The rule of one standard error (Breiman, Friedman, Olshen and Stone,
 * Classification and Regression Trees, 1984) is by the differences to the best candidate, row by row.
 */
export function* compareNetworks(
  { dataset, scale, reduce }: Unreduced,
  spec: ChoosingSpec,
  openLoops?: OpenLoops,
): Generator<TrialStep, Trials> {
  const seed = spec.dataSeed ?? spec.seed
  const features = reduce ? Number(reduce.split(':')[1]) : dataset.features.length
  const layouts = networks.map(units => layoutOf(units, { ...dataset, features: Array(features) }, spec))
  const plan = planOf(dataset.y.length, layouts)
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
      return {
        hidden: units.length === 0 ? '0' : units.join(),
        units,
        alpha,
        loss: mean(losses),
        accuracy: sums[c][a].correct / rows.length,
        losses,
      }
    }),
  )
  const weights = new Map(networks.map((units, c) => [units as readonly number[], layouts[c].length]))
  const byShares = Float64Array.from(rows, row => shares[row])
  // The largest class has the least loss by its share.
  const largest = Math.exp(-Math.min(...byShares))
  return {
    folds: divided.length,
    rows: rows.length,
    candidates,
    ...ranked(candidates, weights, byShares, largest),
  }
}

function layoutOf(
  units: readonly number[],
  data: Pick<Dataset, 'features' | 'classes'>,
  { activation }: ChoosingSpec,
): ParameterLayout {
  return layoutFor(
    data,
    units.map(units => ({ units, activation })),
  )
}

/** The folds and rows that the work allows: first fewer folds, then a sample of the rows. */
function planOf(samples: number, layouts: readonly ParameterLayout[]): { folds: number; rows: number } {
  const perRow = layouts.reduce((sum, layout) => sum + trialWork(layout, penalties), 0)
  for (let count = foldCounts.most; count >= foldCounts.least; count--)
    if ((count - 1) * samples * perRow <= maxWork) return { folds: count, rows: samples }
  return { folds: foldCounts.least, rows: Math.floor(maxWork / perRow) }
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
  return -Math.log(y.reduce((count, label) => count + (label === k ? 1 : 0), 0) / y.length)
}

/** The candidates that are as good as the best, by their weights; of the penalties of one network that with the least loss. */
function ranked(
  candidates: readonly Candidate[],
  weights: ReadonlyMap<readonly number[], number>,
  byShares: Float64Array,
  largestShare: number,
): Pick<Trials, 'simplest' | 'drawable'> {
  const byWeights = (a: Candidate, b: Candidate) =>
    weights.get(a.units)! - weights.get(b.units)! || a.loss - b.loss
  const least = candidates.reduce((best, one) => (one.loss < best.loss ? one : best))
  const isAsGood = (losses: Float64Array) => mean(losses) - least.loss <= standardError(losses, least.losses)
  const within = candidates.filter(({ losses }) => isAsGood(losses)).sort(byWeights)
  const hidden = candidates.filter(({ units }) => units.length > 0)
  const aboveShares = least.accuracy - largestShare
  // The best of many candidates is above by chance more often than one.
  const isChance = aboveShares <= 2 * Math.sqrt((largestShare * (1 - largestShare)) / byShares.length)
  if (isAsGood(byShares) && isChance) return { simplest: null, drawable: hidden.sort(byWeights) }
  const drawable = within.filter(({ units }) => units.length > 0)
  return {
    simplest: within[0].hidden,
    drawable: drawable.length > 0 ? drawable : hidden.sort((a, b) => a.loss - b.loss).slice(0, 1),
  }
}

/** Standard error of the mean of paired differences. */
export function standardError(a: Float64Array, b: Float64Array): number {
  const n = a.length
  const differences = a.map((value, i) => value - b[i])
  const middle = mean(differences)
  const squares = differences.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n)
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
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
