import { generateDataset } from '../../../data/build.ts'
import { generateRegression } from '../../../data/build-regression.ts'
import { type Dataset, isRegression } from '../../../data/dataset.ts'
import { generatorOf } from '../../../data/registry.ts'
import type { NotLearnedBy } from '../../../language/facts.ts'
import type { FitScores } from '../../../network/network.ts'
import { reduceDataset } from '../../../network/reduce.ts'
import { SpecError } from '../../../options/error.ts'
import type { Spec } from '../../../options/spec.ts'
import { formulaOf } from '../../../options/task.ts'
import type { FigureModel } from '../figure-model.ts'
import { type Part, type PlayedPart, partReader } from '../part.ts'
import { scoreLeftOut } from './left-out.ts'
import { type ComparedTask, comparedTask, fitEstimators, type Learned, type Wrong } from './tasks.ts'

/** The estimators that are drawn, with the fit of each to the rows that it learned, and to others. */
export interface Comparison<Fit = object, Others = object> {
  fitted: (Learned['learned'][number] & Fit)[]
  /** Points that they have not learned, by which they are ranked; null where there are none. */
  notLearned: (NotLearned & Others) | null
  /** The ones that are left out, or not judged, and why. */
  notes: string[]
}

/** Points that estimators are judged by and have not learned. */
interface NotLearned {
  /** Rows held out of all, points that are drawn with the next data seed, or all rows, left out in turn. */
  by: NotLearnedBy
  /** Number of these points. */
  samples: number
  /** Number of folds, where there are such. */
  folds?: number
}

/** The estimators that are drawn beside the network, and it: over two features or a slice of more, or over one feature. */
export const comparison: Part<Comparison, FigureModel> = {
  needs: [],
  build(model, given) {
    const { dataset, all, network } = model
    // The scene says why where there is no plane, or no curve.
    if (dataset.features.length !== (isRegression(dataset) ? 1 : 2) && !model.slice) return null
    const task = comparedTask(dataset)
    const { learned, notes, isPlan } = given.compared ?? fitEstimators(given.spec, dataset)
    const answersAt = (x: Float64Array) => learned.map(one => task.answersOf(one, network, x, dataset))
    const answers = answersAt(all.x)
    const fitted = learned.map((one, i) => ({ ...one, ...task.fitOf(answers[i], model) }))
    if (isPlan) return { fitted, notLearned: null, notes }
    const names = learned.map(({ name }) => name)
    const judged = judgeByNotLearned(task, names, answersAt, model, given)
    return { fitted, notLearned: judged.notLearned, notes: [...notes, ...judged.notes] }
  },
}

/** Of classes: 1 for each sample on the wrong side, those held out last; how many of others are on the right one. */
export const comparisonOf = partReader<Comparison<Wrong, { correct: (number | null)[] }>>('comparison')

/** Of regression: distances from targets. */
export const regressionComparisonOf =
  partReader<Comparison<{ scores: FitScores }, { scores: (FitScores | null)[] }>>('regressionComparison')

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
  model: FigureModel,
  given: PlayedPart,
): Pick<Comparison, 'notLearned' | 'notes'> {
  const { dataset } = model
  const { data } = given.spec
  const isDrawn = isRegression(dataset) ? formulaOf(data) !== null : generatorOf(data)?.fixed === false
  const by = dataset.test ? 'held out' : isDrawn ? 'fresh points' : 'folds'
  try {
    if (by === 'folds') {
      const { notes, scores, ...points } = scoreLeftOut(task, names, model, given)
      return { notLearned: { by, ...points, [task.scored]: scores }, notes }
    }
    const { x, y } = dataset.test ?? freshPoints(given.spec, dataset)
    const scores = answersAt(x).map(answers => task.score(answers, y, dataset))
    return { notLearned: { by, samples: y.length, [task.scored]: scores }, notes: [] }
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
function freshPoints(spec: Spec, dataset: Dataset): Pick<Dataset, 'x' | 'y'> {
  const { y, classes, reduction } = dataset
  const { features, scale } = reduction ?? dataset
  const next = { ...spec, samples: y.length, dataSeed: (spec.dataSeed ?? spec.seed) + 1, test: null }
  const drawn = isRegression(dataset)
    ? generateRegression(next, { features, scale, classes, target: dataset.target })
    : generateDataset(next, { features, scale, classes })
  return reduceDataset(drawn, null, reduction)
}
