import type { Dataset } from '../data/dataset.ts'
import { mean } from '../data/scale.ts'
import type { Spec } from '../options/spec.ts'
import { isAsGood, type Measure, standardError, tolerance } from './as-good.ts'
import { foldCounts } from './folds.ts'
import type { Choice, Network, Trial } from './network.ts'
import { layoutFor, type ParameterLayout } from './parameter-layout.ts'
import { trialWork } from './trial.ts'

/** The keys of a spec that the choice of a network goes by. */
export type ChoosingSpec = Pick<Spec, 'activation' | 'seed' | 'dataSeed' | 'networkSeed'>

/** A network that was tried, with what rows left out say of it. */
export type Candidate<Tried = Trial> = Tried & {
  /** Units of the hidden layers. */
  units: readonly number[]
  /** Those that were trained on all folds but one, in the order of the folds. */
  networks: readonly Network[]
  /** Loss of each row that was left out, in the order of the rows. */
  losses: Float64Array
  /** 1 for each of these on the right side, else 0; of numbers 0. */
  hits: Float64Array
  /** The class that each of these gets; of numbers 0. */
  answers: Float64Array
}

/** The networks that were tried, and the best among them by cross-validation. */
export interface Trials<Tried = Trial> {
  folds: number
  /** The classes or numbers of the rows that were left out once. */
  targets: Float64Array
  candidates: Candidate<Tried>[]
  /**
   * Units of the first network that is as good as the best: "0" has no hidden layer; null where the shares of the classes
   * alone, or the mean of the targets, do as well, so that nothing is learned.
   */
  simplest: string | null
  /**
   * Those to draw, the first first: without a hidden layer where none is needed, else those with one that are as good as the
   * best; where none is, that with the least loss.
   */
  drawable: Candidate<Tried>[]
  rule: Choice['rule']
}

/** Progress of the trials. */
export interface TrialStep {
  /** The current one, from 1: a network in a fold. */
  trial: number
  /** Number of them all. */
  trials: number
}

/** Penalties that are tried, each from where the one before it ended: with large ones alone, a network may stay a constant. */
export const penalties = [0.01, 0.1, 0.3, 1, 3, 10]

/** Work of all trials at most: evaluations × (rows + 4) × (weights + 60), the same measure as that of a training. */
const maxWork = 1.4e9

/** The layouts of networks of so many units, on data before they are reduced. */
export function layoutsOf(
  networks: readonly (readonly number[])[],
  { features, classes }: Pick<Dataset, 'features' | 'classes'>,
  reduce: Spec['reduce'],
  { activation }: ChoosingSpec,
): ParameterLayout[] {
  const reduced = { features: reduce ? Array<string>(Number(reduce.split(':')[1])) : features, classes }
  const hidden = networks.map(units => units.map(units => ({ units, activation })))
  return hidden.map(layers => layoutFor(reduced, layers))
}

/** The folds and rows that the work allows: first fewer folds, then a sample of the rows. */
export function candidatePlan(
  samples: number,
  layouts: readonly ParameterLayout[],
  alphas: readonly number[],
): { folds: number; rows: number } {
  const perRow = layouts.reduce((sum, layout) => sum + trialWork(layout, alphas), 0)
  for (let count = foldCounts.most; count >= foldCounts.least; count--)
    if ((count - 1) * samples * perRow <= maxWork) return { folds: count, rows: samples }
  return { folds: foldCounts.least, rows: Math.floor(maxWork / perRow) }
}

/**
 * The networks that are as good as the best, in the order in which they were tried: of each that with the penalty of the
 * least loss.
 *
 * @param byNothing loss of each row where nothing is learned
 * @param isChance true for a best candidate that may be no more than chance
 * @param copied rows for each different one: the errors of copies are alike, so that means vary as those of fewer rows (the
 *   design effect; L. Kish, Survey Sampling, 1965)
 * @param needsHidden true where a hidden layer is drawn, also where none is needed
 */
export function ranked<Tried extends Pick<Trial, 'hidden' | 'loss'>>(
  candidates: readonly Candidate<Tried>[],
  measures: readonly Measure<Candidate<Tried>>[],
  byNothing: Float64Array,
  isChance: (least: Tried) => boolean,
  copied: number,
  needsHidden: boolean,
): Pick<Trials<Tried>, 'simplest' | 'drawable' | 'rule'> {
  const leastOf = (some: readonly Candidate<Tried>[]) =>
    some.reduce((best, one) => (one.loss < best.loss ? one : best))
  const networks = [...new Set(candidates.map(({ hidden }) => hidden))].map(hidden =>
    leastOf(candidates.filter(one => one.hidden === hidden)),
  )
  const [none, ...hidden] = networks
  const least = leastOf(networks)
  const best = measures.map(({ name, of }) => [name, Math.max(...networks.map(of))] as const)
  const rule = { tolerance, best: Object.fromEntries(best) }
  const lag = mean(byNothing) - least.loss
  const effect = Math.sqrt(copied)
  if (lag <= effect * standardError(byNothing, least.losses) && isChance(least))
    return { simplest: null, drawable: needsHidden ? hidden : [none], rule }
  const good = networks.filter(one => isAsGood(one, networks, measures, effect * tolerance.errors))
  // The best in one measure may fall behind in another one, and then none is as good in all.
  const simplest = good[0] ?? least
  const isNone = simplest === none && !needsHidden
  const drawable = isNone ? [none] : good.filter(one => one !== none)
  return { simplest: simplest.hidden, drawable: drawable.length > 0 ? drawable : [leastOf(hidden)], rule }
}
