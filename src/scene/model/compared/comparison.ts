import { type Dataset, isRegression } from '../../../data/dataset.ts'
import type { NotLearnedBy } from '../../../language/facts.ts'
import type { FitScores } from '../../../network/network.ts'
import { reduceDataset } from '../../../network/reduce.ts'
import { SpecError } from '../../../options/error.ts'
import type { Spec } from '../../../options/spec.ts'
import type { FigureModel } from '../any-model.ts'
import { type Part, type PlayedPart, partReader } from '../part.ts'
import { scoreLeftOut } from './left-out.ts'
import { type ComparedTask, comparedTask, fitEstimators, type Learned } from './tasks.ts'

/** The estimators that are drawn; a score is the number of points on the right side, or the distances from their targets. */
export interface Comparison<Score> {
  fitted: FittedEstimator<Score>[]
  /** Points that they have not learned, by which they are ranked; null where there are none. */
  notLearned: NotLearned<Score> | null
  /** The ones that are left out, or not judged, and why. */
  notes: string[]
}

type FittedEstimator<Score> = Learned['learned'][number] & {
  /** Of the rows that it was fitted to. */
  score: Score
  /** Of classes 1 for each sample on the wrong side, else 0; those that were held out of training come last. */
  wrong?: Uint8Array
}

/** Points that estimators are judged by and have not learned. */
interface NotLearned<Score> {
  /** Rows held out of all, points that are drawn with the next data seed, or all rows, left out in turn. */
  by: NotLearnedBy
  /** Number of these points. */
  samples: number
  /** Number of folds, where there are such. */
  folds?: number
  /** The scores of the estimators on them, in their order; null for one that cannot be judged so. */
  scores: (Score | null)[]
}

/** The estimators that are drawn beside the network, and it: over two features or a slice of more, or over one feature. */
export const comparison: Part<Comparison<unknown>, FigureModel> = {
  needs: [],
  build(model, given) {
    const { dataset, all, network } = model
    // The scene says why where there is no plane, or no curve.
    if (dataset.features.length !== (isRegression(dataset) ? 1 : 2) && !model.slice) return null
    const task = comparedTask(dataset)
    const { learned, notes, isPlan } = given.compared ?? fitEstimators(given.spec, dataset)
    const answersAt = (x: Float64Array) =>
      learned.map(({ name, fitted }) => {
        const own = task.estimators[name]
        const outputs = fitted === null ? task.networkOutputs(network, x) : own.outputs(fitted, x)
        return task.answers(outputs, dataset)
      })
    const answers = answersAt(all.x)
    const fitted = learned.map((one, i) => ({
      ...one,
      score: task.score(answers[i], dataset.y, dataset),
      ...(!isRegression(dataset) && { wrong: wrongAmong(answers[i], all.y) }),
    }))
    if (isPlan) return { fitted, notLearned: null, notes }
    const names = learned.map(({ name }) => name)
    const judged = judgeByNotLearned(task, names, answersAt, model, given)
    return { fitted, notLearned: judged.notLearned, notes: [...notes, ...judged.notes] }
  },
}

export const comparisonOf = partReader<Comparison<number>>('comparison')

/** The same of regressors. */
export const regressionComparisonOf = partReader<Comparison<FitScores>>('comparison')

/** 1 for each point whose answer is not its class, else 0. */
export function wrongAmong(answers: ArrayLike<number>, y: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(y, (k, row) => (k === answers[row] ? 0 : 1))
}

/**
 * Judges fitted estimators by points that they have not learned: by held-out rows where there are any; else by fresh points
 * of the generator or the formula, or, where the points are given once and for all, by cross-validation, for which others
 * of their kind are fitted.
 *
 * @param answersAt what each says at points
 * @returns notes say why points or a score are missing
 */
function judgeByNotLearned(
  task: ComparedTask,
  names: readonly string[],
  answersAt: (x: Float64Array) => Dataset['y'][],
  { dataset, network, choice }: FigureModel,
  given: PlayedPart,
): Pick<Comparison<unknown>, 'notLearned' | 'notes'> {
  const by = dataset.test ? 'held out' : task.drawsFresh(given.spec) ? 'fresh points' : 'folds'
  try {
    if (by === 'folds') {
      const { notes, ...scores } = scoreLeftOut(task, names, { dataset, network, choice }, given)
      return { notLearned: { by, ...scores }, notes }
    }
    const { x, y } = dataset.test ?? freshPoints(task, given.spec, dataset)
    const scores = answersAt(x).map(answers => task.score(answers, y, dataset))
    return { notLearned: { by, samples: y.length, scores }, notes: [] }
  } catch (error) {
    if (!(error instanceof SpecError) || isRegression(dataset)) throw error
    return { notLearned: null, notes: [`classifiers are not judged by points not learned: ${error.message}`] }
  }
}

/**
 * As many points as drawn data have, with the next data seed, in their features, their scales and their components.
 *
 * @throws SpecError where their generator does not give such points
 */
function freshPoints(task: ComparedTask, spec: Spec, dataset: Dataset): Pick<Dataset, 'x' | 'y'> {
  const { y, classes, reduction } = dataset
  const { features, scale } = reduction ?? dataset
  const next = { ...spec, samples: y.length, dataSeed: (spec.dataSeed ?? spec.seed) + 1, test: null }
  const units = isRegression(dataset) && { target: dataset.target }
  return reduceDataset(task.draw(next, { features, scale, classes, ...units }), null, reduction)
}
