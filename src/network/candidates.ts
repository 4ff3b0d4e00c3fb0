import type { Dataset } from '../data/dataset.ts'
import { mean } from '../data/scale.ts'
import type { Spec } from '../options/spec.ts'
import { isAsGood, type Measure, standardError, tolerance } from './as-good.ts'
import { foldCounts } from './folds.ts'
import type { Choice, Trial } from './network.ts'
import { layoutFor, type ParameterLayout } from './parameter-layout.ts'
import { trialWork } from './trial.ts'

/** The keys of a spec that the choice of a network goes by. */
export type ChoosingSpec = Pick<Spec, 'activation' | 'seed' | 'dataSeed' | 'networkSeed'>

/** A network that was tried, with what rows left out say of it. */
export type Candidate<Tried = Trial> = Tried & {
  /** Units of the hidden layers. */
  units: readonly number[]
  /** Loss of each row that was left out, in the order of the rows. */
  losses: Float64Array
  /** 1 for each of these on the right side, else 0; of numbers 0. */
  hits: Float64Array
}

/** The networks that were tried, and the best among them by cross-validation. */
export interface Trials<Tried = Trial> {
  folds: number
  /** Rows that were left out once. */
  rows: number
  candidates: Candidate<Tried>[]
  /**
   * Units of the first network that is as good as the best: "0" has no hidden layer; null where the shares of the classes
   * alone, or the mean of the targets, do as well, so that nothing is learned.
   */
  simplest: string | null
  /** Those with a hidden layer that are as good as the best, in their order; where none is, that with the least loss. */
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
 */
export function ranked<Tried extends Pick<Trial, 'hidden' | 'loss'>>(
  candidates: readonly Candidate<Tried>[],
  measures: readonly Measure<Candidate<Tried>>[],
  byNothing: Float64Array,
  isChance: (least: Tried) => boolean,
): Pick<Trials<Tried>, 'simplest' | 'drawable' | 'rule'> {
  const leastOf = (some: readonly Candidate<Tried>[]) =>
    some.reduce((best, one) => (one.loss < best.loss ? one : best))
  const networks = [...new Set(candidates.map(({ hidden }) => hidden))].map(hidden =>
    leastOf(candidates.filter(one => one.hidden === hidden)),
  )
  const hidden = networks.filter(({ units }) => units.length > 0)
  const least = leastOf(networks)
  const best = measures.map(({ name, of }) => [name, Math.max(...networks.map(of))] as const)
  const rule = { tolerance, best: Object.fromEntries(best) }
  const lag = mean(byNothing) - least.loss
  if (lag <= standardError(byNothing, least.losses) && isChance(least))
    return { simplest: null, drawable: hidden, rule }
  const good = networks.filter(one => isAsGood(one, networks, measures))
  const drawable = good.filter(({ units }) => units.length > 0)
  return {
    // The best in one measure may fall behind in another one, and then none is as good in all.
    simplest: (good[0] ?? least).hidden,
    drawable: drawable.length > 0 ? drawable : [leastOf(hidden)],
    rule,
  }
}

/** The units of hidden layers as a trial tells them. */
export function hiddenOf(units: readonly number[]): string {
  return units.length === 0 ? '0' : units.join()
}
