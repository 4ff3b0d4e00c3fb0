import type { ClassDataset, Dataset, HeldOut } from '../../../data/dataset.ts'
import { sampleRows } from '../../../data/sample.ts'
import type { ClassifierOptions } from '../../../estimators/classifier.ts'
import { classifiers } from '../../../estimators/classifiers.ts'
import { penalties } from '../../../network/candidates.ts'
import { foldCounts, foldData, stratifiedFolds } from '../../../network/folds.ts'
import type { Choice, Network } from '../../../network/network.ts'
import { layoutOfNetwork } from '../../../network/parameter-layout.ts'
import { countCorrect } from '../../../network/predict.ts'
import type { Unreduced } from '../../../network/training.ts'
import { trialPath, trialWork } from '../../../network/trial.ts'
import { WorkError } from '../../../options/error.ts'
import type { Spec } from '../../../options/spec.ts'
import type { ClassModel } from '../class-model.ts'
import type { PlayedPart } from '../part.ts'
import { correctAmong, isNetwork, wrongAmong } from './fitted-classifiers.ts'

/** Work of the trainings of all folds at most, in the measure of `trialWork`: about a second. */
const maxWork = 5e8
/** Pairs of learned rows in all folds at most: machines with a kernel take longest, and go through them in seconds. */
const maxPairs = 1e7
/** Rows that take part at least where there are so many, however wide the network is. */
const leastRows = 200

/** The rows that take part, and the folds that they are divided into. */
interface FoldPlan {
  folds: number
  rows: number
}

/** The rows that a fold learns and those that it leaves out. */
type FoldRows = ReturnType<typeof foldData<ClassDataset>>

/**
 * The points that classifiers get of rows that they have not learned, each row being left out once (cross-validation):
 * others of their kind are fitted to all folds but one, in a scale and in components of their own. The network of a file
 * gets no count, since it may have learned any row.
 *
 * @returns notes say why a count is missing
 * @throws SpecError where the rows of a fold do not give the components that the spec asks for
 */
export function countLeftOut(
  names: readonly string[],
  model: Pick<ClassModel, 'dataset' | 'network' | 'choice'>,
  given: PlayedPart,
): { samples: number; folds: number; correct: (number | null)[]; notes: string[] } {
  const { network, choice } = model
  const { spec } = given
  const trains = names.some(isNetwork) && spec.model === null
  const pairs = !names.every(isNetwork)
  const { plan, isOfChoice, folds, networkOf } = openFolds(model, given, { trains, pairs })
  const rightIn = (name: string, fold: FoldRows) =>
    isNetwork(name) ? countCorrect(networkOf(fold), fold.left) : rightOfClassifier(name, fold, network, spec)
  const notes: string[] = []
  const correct = names.map(name => {
    if (isNetwork(name) && isOfChoice) return Math.round(choice!.accuracy * plan.rows)
    try {
      if (isNetwork(name) && !trains) throw new WorkError('it is of a file, and may have learned any of them')
      return folds.reduce((sum, fold) => sum + rightIn(name, fold), 0)
    } catch (error) {
      if (!(error instanceof WorkError)) throw error
      notes.push(`${name} is not judged by rows left out in turn: ${error.message}`)
      return null
    }
  })
  return { samples: plan.rows, folds: folds.length, correct, notes }
}

/**
 * The folds by which a network is judged, and others of its hidden layers and its penalty that each of them trains.
 *
 * @param trains true where such networks are trained
 * @param pairs true where other classifiers are fitted
 */
export function openFolds(
  { dataset, network, choice }: Pick<ClassModel, 'dataset' | 'network' | 'choice'>,
  { spec, alpha, unreduced }: Pick<PlayedPart, 'spec' | 'alpha' | 'unreduced'>,
  { trains, pairs }: { trains: boolean; pairs: boolean },
) {
  const { dataset: whole, scale, reduce } = (spec.model === null && unreduced) || asTheyAre(dataset, spec)
  const samples = dataset.y.length
  const layout = layoutOfNetwork(network)
  const alphas = [...penalties.filter(smaller => smaller < alpha), alpha]
  const plan = planOf(samples, choice, trains ? trialWork(layout, alphas) : 0, pairs)
  const seed = spec.dataSeed ?? spec.seed
  const rows = sampleRows(samples, plan.rows, seed)
  return {
    plan,
    isOfChoice: choice !== null && isSame(plan, planOfChoice(choice, samples)),
    folds: stratifiedFolds(dataset, rows, plan.folds, seed).map(fold => foldData(whole, fold, scale, reduce)),
    networkOf: ({ learned }: FoldRows) => trialPath(layout, learned, alphas, spec).at(-1)!,
  }
}

/** Rows as a model has them: what a file or a reduction has made of them stays. */
export function asTheyAre<Data extends Dataset>(dataset: Data, { model, scale }: Spec): Unreduced<Data> {
  const isGiven = model !== null || dataset.reduction !== undefined
  return { dataset, scale: isGiven ? 'none' : scale, reduce: null }
}

/** Rows left out of a fold that a classifier gets which is fitted to the others. @throws WorkError where it cannot be */
function rightOfClassifier(
  name: string,
  { learned, left }: FoldRows,
  network: Network,
  options: ClassifierOptions,
): number {
  // A class of one row is missing where that is left out, and a classifier takes classes that have rows.
  const known = [...new Set(learned.y)].sort((a, b) => a - b)
  const numbered = ({ x, y }: HeldOut): HeldOut => ({ x, y: y.map(k => known.indexOf(k)) })
  const points = numbered(left)
  if (known.length === 1) return points.y.filter(k => k === 0).length
  const rows = { ...numbered(learned), features: learned.features.length, classes: known.length }
  const fitted = classifiers[name].fit(rows, options)
  const wrong = wrongAmong({ name, fitted }, points, network, known.length)
  return correctAmong({ wrong }, 0, points.y.length)
}

/**
 * The plan of the rows that chose the network, where there is one and its work is allowed; else as many folds as are, and
 * where two are too much, of a sample of the rows.
 *
 * @param perRow expected work of a network's training a row; 0 where none is trained
 * @param pairs true where other classifiers are fitted
 */
function planOf(samples: number, choice: Choice | null, perRow: number, pairs: boolean): FoldPlan {
  const { most, least } = foldCounts
  const plans = Array.from({ length: most - least + 1 }, (_, i) => ({ folds: most - i, rows: samples }))
  const isAllowed = ({ folds, rows }: FoldPlan) =>
    (folds - 1) * rows * perRow <= maxWork && (!pairs || folds * (rows - rows / folds) ** 2 <= maxPairs)
  const allowed = [...(choice ? [planOfChoice(choice, samples)] : []), ...plans].find(isAllowed)
  if (allowed) return allowed
  const rows = Math.min(perRow > 0 ? maxWork / perRow : samples, pairs ? Math.sqrt(2 * maxPairs) : samples)
  return { folds: least, rows: Math.min(samples, Math.max(leastRows, Math.floor(rows))) }
}

function planOfChoice({ folds, rows }: Choice, samples: number): FoldPlan {
  return { folds, rows: rows ?? samples }
}

function isSame(a: FoldPlan, b: FoldPlan): boolean {
  return a.folds === b.folds && a.rows === b.rows
}
