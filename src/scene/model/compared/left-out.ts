import { type Dataset, isRegression } from '../../../data/dataset.ts'
import { sampleRows } from '../../../data/sample.ts'
import { twinsOf } from '../../../data/twins.ts'
import { candidatePlan, penalties } from '../../../network/candidates.ts'
import { foldCounts, type foldData, stratifiedFolds } from '../../../network/folds.ts'
import type { Network } from '../../../network/network.ts'
import { layoutOfNetwork } from '../../../network/parameter-layout.ts'
import { learningTask } from '../../../network/tasks/registry.ts'
import type { Unreduced } from '../../../network/training.ts'
import { trialPath, trialWork } from '../../../network/trial.ts'
import { WorkError } from '../../../options/error.ts'
import type { FigureModel } from '../figure-model.ts'
import type { PlayedPart } from '../part.ts'
import type { ComparedTask } from './tasks.ts'

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

/** A fold: the rows that it learns, those that it leaves out, the places of these among all rows, and its network where that is known. */
type FoldRows<Data extends Dataset> = ReturnType<typeof foldData<Data>> & {
  rows: Int32Array
  network: Network | undefined
}

/**
 * The scores of estimators on rows that they have not learned, each row being left out once (cross-validation): others of
 * their kind are fitted to all folds but one, in a scale and in components of their own. The network of a file gets no
 * score, since it may have learned any row.
 *
 * @returns notes say why a score is missing
 * @throws SpecError where the rows of a fold do not give the components that the spec asks for
 */
export function scoreLeftOut(
  task: ComparedTask,
  names: readonly string[],
  model: Pick<FigureModel, 'dataset' | 'network' | 'choice'>,
  given: PlayedPart,
): { samples: number; folds: number; scores: unknown[]; notes: string[] } {
  const { dataset, choice } = model
  const { spec } = given
  const isOwn = (name: string) => task.estimators[name] === undefined
  const trains = names.some(isOwn) && spec.model === null
  const pairs = !names.every(isOwn)
  const { plan, rows, isOfChoice, folds, networkOf } = openFolds(model, given, { trains, pairs })
  const taken = (values: ArrayLike<number>) => Float64Array.from(rows, row => values[row])
  const answersIn = (name: string, fold: FoldRows<Dataset>) =>
    isOwn(name)
      ? task.answersOf({ name, fitted: null }, networkOf(fold), fold.left.x, fold.learned)
      : task.foldAnswers(task.estimators[name], fold.learned, fold.left.x, spec)
  const notes: string[] = []
  const scores = names.map(name => {
    if (isOwn(name) && isOfChoice && 'accuracy' in choice!) return Math.round(choice.accuracy * plan.rows)
    try {
      if (isOwn(name) && !trains) throw new WorkError('it is of a file, and may have learned any of them')
      const answers = new Float64Array(dataset.y.length)
      for (const fold of folds) {
        // Targets in the units of all rows.
        const { mean, deviation } = task.unitsOf(fold.learned)
        for (const [i, answer] of answersIn(name, fold).entries())
          answers[fold.rows[i]] = answer * deviation + mean
      }
      return task.score(taken(answers), taken(dataset.y), dataset)
    } catch (error) {
      if (!(error instanceof WorkError)) throw error
      notes.push(`${name} has no cross-validation accuracy: ${error.message}`)
      return null
    }
  })
  return { samples: plan.rows, folds: folds.length, scores, notes }
}

/** The folds that judge a network: `trains` where others of its kind are trained, `pairs` where other estimators are fitted. */
export function openFolds<Data extends Dataset>(
  { dataset, network, choice }: Pick<FigureModel, 'network' | 'choice'> & { dataset: Data },
  { spec, alpha, unreduced, folds: known }: Pick<PlayedPart, 'spec' | 'alpha' | 'unreduced' | 'folds'>,
  { trains, pairs }: { trains: boolean; pairs: boolean },
) {
  // What a file or a reduction has made of rows stays.
  const isGiven = spec.model !== null || dataset.reduction !== undefined
  const asTheyAre: Unreduced<Dataset> = { dataset, scale: isGiven ? 'none' : spec.scale, reduce: null }
  const { dataset: whole, scale, reduce } = (spec.model === null && unreduced) || asTheyAre
  const { trials } = learningTask(dataset)
  const samples = dataset.y.length
  const layout = layoutOfNetwork(network)
  const alphas = [...penalties.filter(smaller => smaller < alpha), alpha]
  const ofChoice = choice && { folds: choice.folds, rows: choice.rows ?? samples }
  const plan = isRegression(dataset)
    ? (ofChoice ?? candidatePlan(samples, [layout], alphas))
    : planOf(samples, ofChoice, trains ? trialWork(layout, alphas) : 0, pairs)
  const seed = spec.dataSeed ?? spec.seed
  const rows = sampleRows(samples, plan.rows, seed)
  const isOfChoice = plan.folds === ofChoice?.folds && plan.rows === ofChoice.rows
  return {
    plan,
    rows,
    isOfChoice,
    folds: stratifiedFolds(trials.strata(dataset), rows, plan.folds, seed, twinsOf(whole)?.first).map(
      (fold, f) =>
        ({
          ...trials.divide(whole, fold, scale, reduce),
          rows: fold.left,
          network: isOfChoice && known?.[f],
        }) as FoldRows<Data>,
    ),
    networkOf: ({ learned, network }: Pick<FoldRows<Dataset>, 'learned' | 'network'>) =>
      network || trialPath(layout, learned, alphas, spec).at(-1)!,
  }
}

/**
 * The plan of the rows that chose the network, where there is one and its work is allowed; else as many folds as are, and
 * where two are too much, of a sample of the rows.
 *
 * @param perRow expected work of a network's training a row; 0 where none is trained
 * @param pairs true where other classifiers are fitted
 */
function planOf(samples: number, ofChoice: FoldPlan | null, perRow: number, pairs: boolean): FoldPlan {
  const { most, least } = foldCounts
  const plans = Array.from({ length: most - least + 1 }, (_, i) => ({ folds: most - i, rows: samples }))
  const isAllowed = ({ folds, rows }: FoldPlan) =>
    (folds - 1) * rows * perRow <= maxWork && (!pairs || folds * (rows - rows / folds) ** 2 <= maxPairs)
  const allowed = [...(ofChoice ? [ofChoice] : []), ...plans].find(isAllowed)
  if (allowed) return allowed
  const rows = Math.min(perRow > 0 ? maxWork / perRow : samples, pairs ? Math.sqrt(2 * maxPairs) : samples)
  return { folds: least, rows: Math.min(samples, Math.max(leastRows, Math.floor(rows))) }
}
