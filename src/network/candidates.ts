import type { Dataset } from '../data/dataset.ts'
import { mean } from '../data/scale.ts'
import type { Spec } from '../options/spec.ts'
import { foldCounts } from './folds.ts'
import type { Trial } from './network.ts'
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
}

/** The networks that were tried, and the best among them by cross-validation. */
export interface Trials<Tried = Trial> {
  folds: number
  /** Rows that were left out once. */
  rows: number
  candidates: Candidate<Tried>[]
  /**
   * Units of the candidate with the fewest weights whose loss is within one standard error of the least: "0" has no hidden
   * layer, and counts as the fewest; null where the shares of the classes alone, or the mean of the targets, do as well, so that nothing is learned.
   */
  simplest: string | null
  /** Candidates with a hidden layer that are as good as the best, those with few weights first; the best where none is. */
  drawable: Candidate<Tried>[]
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
 * The candidates that are as good as the best, by their weights; of the penalties of one network that with the least loss.
 * The rule of one standard error (Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984) is by the
 * differences to the best candidate, row by row.
 *
 * @param layouts one a network, of the candidates' units
 * @param byNothing loss of each row where nothing is learned
 * @param isChance true for a best candidate that may be no more than chance
 */
export function ranked<Tried extends Pick<Trial, 'hidden' | 'loss'>>(
  candidates: readonly Candidate<Tried>[],
  layouts: ReadonlyMap<readonly number[], Pick<ParameterLayout, 'length'>>,
  byNothing: Float64Array,
  isChance: (least: Tried) => boolean,
): Pick<Trials<Tried>, 'simplest' | 'drawable'> {
  // None is the simplest, also where a layer of two has fewer weights than a straight line of many features.
  const weights = ({ units }: Candidate<Tried>) => (units.length === 0 ? 0 : layouts.get(units)!.length)
  const byWeights = (a: Candidate<Tried>, b: Candidate<Tried>) => weights(a) - weights(b) || a.loss - b.loss
  const least = candidates.reduce((best, one) => (one.loss < best.loss ? one : best))
  const isAsGood = (losses: Float64Array) => mean(losses) - least.loss <= standardError(losses, least.losses)
  const within = candidates.filter(({ losses }) => isAsGood(losses)).sort(byWeights)
  const hidden = candidates.filter(({ units }) => units.length > 0)
  if (isAsGood(byNothing) && isChance(least)) return { simplest: null, drawable: hidden.sort(byWeights) }
  const drawable = within.filter(({ units }) => units.length > 0)
  return {
    simplest: within[0].hidden,
    drawable: drawable.length > 0 ? drawable : hidden.sort((a, b) => a.loss - b.loss).slice(0, 1),
  }
}

/** The units of hidden layers as a trial tells them. */
export function hiddenOf(units: readonly number[]): string {
  return units.length === 0 ? '0' : units.join()
}

/** Standard error of the mean of paired differences. */
export function standardError(a: Float64Array, b: Float64Array): number {
  const n = a.length
  const differences = a.map((value, i) => value - b[i])
  const middle = mean(differences)
  const squares = differences.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n)
}
