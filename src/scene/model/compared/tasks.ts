import { generateDataset } from '../../../data/build.ts'
import { generateRegression } from '../../../data/build-regression.ts'
import {
  type ClassDataset,
  type Dataset,
  type RegressionDataset,
  type Target,
  taskOfPoints,
} from '../../../data/dataset.ts'
import { generatorOf } from '../../../data/registry.ts'
import type {
  Estimator,
  EstimatorOptions,
  LabelledRows,
  Showing,
  TargetRows,
} from '../../../estimators/estimator.ts'
import {
  comparedNames,
  type EstimatorKeys,
  keysOfClassifiers,
  keysOfRegressors,
} from '../../../estimators/keys.ts'
import { classScores } from '../../../network/forward.ts'
import type { FitScores, Network } from '../../../network/network.ts'
import { predictTargets, scoresOf } from '../../../network/regression/scores.ts'
import { winners } from '../../../network/scores.ts'
import { WorkError } from '../../../options/error.ts'
import type { Spec } from '../../../options/spec.ts'
import { formulaOf, type Task } from '../../../options/task.ts'

/** The decisions of a task where estimators are compared with a network: to find classes, or to predict numbers. */
export interface ComparedTask<Data extends Dataset = Dataset, Rows = unknown, Score = unknown> {
  /** None before `setEstimators`. */
  estimators: Readonly<Record<string, Estimator<Rows, never, Showing>>>
  keys: EstimatorKeys
  /** Number of features over which they are drawn. */
  features: 1 | 2
  rowsOf(dataset: Data): Rows
  /** Points of the same kind from another seed; null of data given once and for all. @throws SpecError where they cannot be drawn */
  drawnAgain(spec: Spec, dataset: Pick<Data, 'features' | 'scale' | 'classes'>, own: Data): Data | null
  /** The units of answers: subtrahend and divisor. */
  unitsOf(dataset: Data): Pick<Target, 'mean' | 'deviation'>
  /** The class, or the standardized target, of each point: by what was learned, or by the network where that is null. */
  answersOf(one: Learned['learned'][number], network: Network, x: Float64Array, dataset: Data): Data['y']
  score(answers: Data['y'] | Float64Array, y: Data['y'], dataset: Data): Score
  /** The key of scores of points that were not learned. */
  scored: string
  /** The fit of answers for all rows of a model, those held out last. */
  fitOf(answers: Data['y'], model: { dataset: Data; all: Pick<Data, 'x' | 'y'> }): object
  /** Answers at points of an estimator that is fitted to the rows that a fold learns. */
  foldAnswers(own: Estimator<Rows, never, Showing>, learned: Data, x: Float64Array, spec: Spec): Data['y']
}

const ofClasses: ComparedTask<ClassDataset, LabelledRows, number> = {
  estimators: {},
  keys: keysOfClassifiers,
  features: 2,
  drawnAgain: (spec, known) =>
    generatorOf(spec.data)?.fixed === false ? generateDataset(spec, known) : null,
  unitsOf: () => ({ mean: 0, deviation: 1 }),
  rowsOf: ({ x, y, features, classes }) => ({ x, y, features: features.length, classes: classes.length }),
  answersOf({ name, fitted }, network, x, { classes }) {
    const scores =
      fitted === null ? classScores(network, x) : this.estimators[name].outputs(fitted as never, x)
    return winners(scores, classes.length)
  },
  score: (answers, y) => correctAmong({ wrong: wrongAmong(answers, y) }),
  scored: 'correct',
  fitOf: (answers, { all }): Wrong => ({ wrong: wrongAmong(answers, all.y) }),
  foldAnswers(own, { x, y, features }, points, spec) {
    // A class of one row is missing where that is left out, and a classifier takes classes that have rows.
    const known = [...new Set(y)].sort((a, b) => a - b)
    if (known.length === 1) return new Int32Array(points.length / features.length).fill(known[0])
    const labels = y.map(k => known.indexOf(k))
    const rows = { x, y: labels, features: features.length, classes: known.length }
    return winners(own.outputs(own.fit(rows, spec), points), known.length).map(k => known[k])
  },
}

const ofTargets: ComparedTask<RegressionDataset, TargetRows, FitScores> = {
  estimators: {},
  keys: keysOfRegressors,
  features: 1,
  drawnAgain: (spec, known, { target }) =>
    formulaOf(spec.data) === null ? null : generateRegression(spec, { ...known, target }),
  unitsOf: ({ target }) => target,
  rowsOf: ({ x, y }) => ({ x, y }),
  answersOf({ name, fitted }, network, x) {
    return fitted === null ? predictTargets(network, x) : this.estimators[name].outputs(fitted as never, x)
  },
  score: (answers, y, { target }) => scoresOf(answers, y, target),
  scored: 'scores',
  fitOf: (answers, { dataset: { y, target } }) => ({ scores: scoresOf(answers, y, target) }),
  foldAnswers: (own, { x, y }, points, spec) => own.outputs(own.fit({ x, y }, spec), points),
}

/** 1 for each sample on the wrong side, else 0. */
export interface Wrong {
  wrong: Uint8Array
}

/** 1 for each point whose answer is not its class, else 0. */
export function wrongAmong(answers: ArrayLike<number>, y: ArrayLike<number>): Uint8Array {
  return Uint8Array.from(y, (k, row) => (k === answers[row] ? 0 : 1))
}

/** Number of samples on the right side, of all or the first ones. */
export function correctAmong({ wrong }: Wrong, samples = wrong.length): number {
  return wrong.subarray(0, samples).reduce((count, one) => count - one, samples)
}

const tasks = { classification: ofClasses, regression: ofTargets } as unknown as Record<Task, ComparedTask>

/** The task of a dataset; only its own functions see the dataset. */
export function comparedTask(dataset: Dataset): ComparedTask {
  return tasks[taskOfPoints(dataset)]
}

type Estimators = ComparedTask['estimators']

/** Sets the estimators, which are not here before a figure compares them. */
export function setEstimators(classifiers: Estimators, regressors: Estimators): void {
  tasks.classification.estimators = classifiers
  tasks.regression.estimators = regressors
}

/** Estimators fitted to the rows of a picture, and why others are left out. */
export interface Learned {
  /** Data that each has learned, plain; null of the network, which is drawn anyway, and in a plan. */
  learned: { name: string; fitted: unknown }[]
  notes: string[]
  /** Set where none is fitted, and the network stands in their place. */
  isPlan?: true
}

/** Is called before each fit, and now and then within a long one. */
export type OnFit = (done: number, total: number) => void

/** Fits a spec's estimators; those that cannot be are left out. @throws WorkError for a named one */
export function fitEstimators(
  { classifiers: names, ...options }: Pick<Spec, 'classifiers'> & EstimatorOptions,
  dataset: Dataset,
  onFit?: OnFit,
): Learned {
  const { estimators, keys, rowsOf } = comparedTask(dataset)
  const rows = rowsOf(dataset)
  const notes: string[] = []
  const compared = names ?? comparedNames(keys)
  const learned = compared.flatMap((name, i) => {
    const onWork = () => onFit?.(i, compared.length)
    onWork()
    try {
      return [{ name, fitted: estimators[name]?.fit(rows, options, onWork) ?? null }]
    } catch (error) {
      if (names || !(error instanceof WorkError)) throw error
      notes.push(`${name} is left out: ${error.message}`)
      return []
    }
  })
  return { learned, notes }
}

/** The estimators of a spec before they are fitted. */
export function unfitted({ classifiers: names }: Pick<Spec, 'classifiers'>, dataset: Dataset): Learned {
  const compared = names ?? comparedNames(comparedTask(dataset).keys)
  return { learned: compared.map(name => ({ name, fitted: null })), notes: [], isPlan: true }
}
