import { generateRegression } from '../../../data/build-regression.ts'
import type { Dataset, HeldOutRegression, RegressionDataset } from '../../../data/dataset.ts'
import { sampleRows } from '../../../data/sample.ts'
import { regressors } from '../../../estimators/regressors.ts'
import type { NotLearnedBy } from '../../../language/facts.ts'
import { candidatePlan, penalties } from '../../../network/candidates.ts'
import { stratifiedFolds } from '../../../network/folds.ts'
import type { FitScores, Network } from '../../../network/network.ts'
import { layoutOfNetwork } from '../../../network/parameter-layout.ts'
import { reduceDataset } from '../../../network/reduce.ts'
import { predictTargets, scoresOf } from '../../../network/regression/scores.ts'
import { divideTargets } from '../../../network/tasks/regression.ts'
import type { Unreduced } from '../../../network/training.ts'
import { trialPath } from '../../../network/trial.ts'
import { WorkError } from '../../../options/error.ts'
import { formulaOf } from '../../../options/task.ts'
import { type Part, type PlayedPart, partReader } from '../part.ts'
import type { RegressionModel } from '../regression-model.ts'
import { asTheyAre } from './left-out.ts'

/** A regressor fitted to the rows of a picture, as plain data. */
export interface FittedRegressor {
  name: string
  /** Data that it has learned; null of the network, which is drawn anyway, and in a plan. */
  fitted: unknown
  /** Distances of its predictions from the rows that it was fitted to. */
  scores: FitScores
}

/** The regressors that are drawn. */
export interface RegressionComparison {
  fitted: FittedRegressor[]
  /** Points that they have not learned, by which they are ranked; null for one that cannot be judged so. */
  notLearned: { by: NotLearnedBy; samples: number; folds?: number; scores: (FitScores | null)[] }
  /** The ones that are left out, or not judged, and why. */
  notes: string[]
}

/** The names for `--classifiers` of regression, in the order in which they are compared without it. */
export const comparedRegressors = (): readonly string[] => [...Object.keys(regressors), 'network']

/** The regressors that are drawn beside the network, and it, over one feature; null over more. */
export const regressionComparison: Part<RegressionComparison, RegressionModel> = {
  needs: [],
  build(model, given) {
    const { dataset, network } = model
    if (dataset.features.length !== 1) return null
    const { classifiers: names } = given.spec
    const isPlan = given.compared?.isPlan === true
    const notes: string[] = []
    const fitted = (names ?? comparedRegressors()).flatMap((name): FittedRegressor[] => {
      try {
        const learned = isPlan ? null : (regressors[name]?.fit(dataset, given.spec) ?? null)
        const predicted = predictedBy({ name, fitted: learned }, network, dataset.x)
        return [{ name, fitted: learned, scores: scoresOf(predicted, dataset.y, dataset.target) }]
      } catch (error) {
        if (names || !(error instanceof WorkError)) throw error
        notes.push(`${name} is left out: ${error.message}`)
        return []
      }
    })
    const unjudged = { by: 'folds' as const, samples: 0, scores: fitted.map(({ scores }) => scores) }
    return { fitted, notLearned: isPlan ? unjudged : judge(fitted, model, given, notes), notes }
  },
}

export const regressionComparisonOf = partReader<RegressionComparison>('regressionComparison')

/** Standardized targets that a regressor, or the network, predicts at places. */
export function predictedBy(
  { name, fitted }: Pick<FittedRegressor, 'name' | 'fitted'>,
  network: Network,
  x: Float64Array,
): Float64Array {
  return fitted === null ? predictTargets(network, x) : regressors[name].predict(fitted, x)
}

/**
 * Judges regressors by points that they have not learned: by held-out rows where there are any; else by fresh points of the
 * formula, or, of a table, by rows left out in turn.
 */
function judge(
  fitted: readonly FittedRegressor[],
  model: RegressionModel,
  given: PlayedPart,
  notes: string[],
): RegressionComparison['notLearned'] {
  const { dataset, network } = model
  const { spec } = given
  if (!dataset.test && !formulaOf(spec.data)) return judgeByFolds(fitted, model, given, notes)
  const points = dataset.test ?? freshTargets(given, dataset)
  return {
    by: dataset.test ? 'held out' : 'fresh points',
    samples: points.y.length,
    scores: fitted.map(one => scoresOf(predictedBy(one, network, points.x), points.y, dataset.target)),
  }
}

/** As many points as a formula's dataset has, drawn with the next data seed, in its scales. */
function freshTargets(
  { spec }: PlayedPart,
  { y, features, scale, target, reduction }: RegressionDataset,
): HeldOutRegression {
  const next = { ...spec, samples: y.length, dataSeed: (spec.dataSeed ?? spec.seed) + 1, test: null }
  const own = { features: reduction?.features ?? features, scale: reduction?.scale ?? scale }
  return reduceDataset(generateRegression(next, { ...own, classes: [], target }), null, reduction)
}

/** Rows left out in turn, for which others of the same kind are fitted to the rest; the network of a file gets no scores. */
function judgeByFolds(
  fitted: readonly FittedRegressor[],
  { dataset, network, choice }: RegressionModel,
  { spec, alpha, unreduced }: PlayedPart,
  notes: string[],
): RegressionComparison['notLearned'] {
  const known: Unreduced<Dataset> | undefined = spec.model === null ? unreduced : undefined
  const { dataset: whole, scale, reduce } = known ?? asTheyAre(dataset, spec)
  const layout = layoutOfNetwork(network)
  const alphas = [...penalties.filter(smaller => smaller < alpha), alpha]
  const seed = spec.dataSeed ?? spec.seed
  const samples = dataset.y.length
  const plan = choice
    ? { folds: choice.folds, rows: choice.rows ?? samples }
    : candidatePlan(samples, [layout], alphas)
  const rows = sampleRows(samples, plan.rows, seed)
  const folds = stratifiedFolds({ y: new Int32Array(samples), classes: [''] }, rows, plan.folds, seed)
  const predicted = fitted.map(() => new Float64Array(samples))
  for (const fold of folds) {
    const { learned, left } = divideTargets(whole as RegressionDataset, fold, scale, reduce)
    const { mean, deviation } = learned.target
    // In the units of all rows' standardized targets.
    for (const [i, { name }] of fitted.entries()) {
      const own = regressors[name]?.fit(learned, spec) ?? null
      const trained = regressors[name] ? network : trialPath(layout, learned, alphas, spec).at(-1)!
      const values = predictedBy({ name, fitted: own }, trained, left.x)
      for (const [k, row] of fold.left.entries()) predicted[i][row] = values[k] * deviation + mean
    }
  }
  const taken = (values: Float64Array) => Float64Array.from(rows, row => values[row])
  const isOfFile = (name: string) => !regressors[name] && spec.model !== null
  if (fitted.some(({ name }) => isOfFile(name)))
    notes.push(
      'network is not judged by rows left out in turn: it is of a file, and may have learned any of them',
    )
  return {
    by: 'folds',
    samples: rows.length,
    folds: folds.length,
    scores: fitted.map(({ name }, i) =>
      isOfFile(name) ? null : scoresOf(taken(predicted[i]), taken(dataset.y), dataset.target),
    ),
  }
}
