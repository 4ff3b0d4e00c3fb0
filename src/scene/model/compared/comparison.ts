import type { Dataset } from '../../../data/dataset.ts'
import type { NotLearnedBy } from '../../../language/facts.ts'
import { reduceDataset } from '../../../network/reduce.ts'
import { SpecError } from '../../../options/error.ts'
import type { Spec } from '../../../options/spec.ts'
import type { FigureModel } from '../figure-model.ts'
import type { Part, PlayedPart } from '../part.ts'
import { scoreLeftOut } from './left-out.ts'
import { type ComparedTask, comparedTask, fitEstimators, type Learned } from './tasks.ts'

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
    const task = comparedTask(dataset)
    // The scene says why where there is no plane, or no curve.
    if (dataset.features.length !== task.features && !model.slice) return null
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
  try {
    const fresh = dataset.test ? null : freshPoints(task, given.spec, dataset)
    const points = dataset.test ?? fresh
    if (points) {
      const { x, y } = points
      const scores = answersAt(x).map(answers => task.score(answers, y, dataset))
      const by = fresh ? 'fresh points' : 'held out'
      return { notLearned: { by, samples: y.length, [task.scored]: scores }, notes: [] }
    }
    const { notes, scores, ...folds } = scoreLeftOut(task, names, model, given)
    return { notLearned: { by: 'folds', ...folds, [task.scored]: scores }, notes }
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    return { notLearned: null, notes: [`there are no scores by points not learned: ${error.message}`] }
  }
}

/** As many points as drawn data have, with the next data seed, in their features, their scales and their components. */
function freshPoints(task: ComparedTask, spec: Spec, dataset: Dataset): Dataset | null {
  const { y, classes, reduction } = dataset
  const { features, scale } = reduction ?? dataset
  const next = { ...spec, samples: y.length, dataSeed: (spec.dataSeed ?? spec.seed) + 1, test: null }
  const drawn = task.drawnAgain(next, { features, scale, classes }, dataset)
  return drawn && reduceDataset(drawn, null, reduction)
}
