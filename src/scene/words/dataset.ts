import type { ClassDataset, RegressionDataset } from '../../data/dataset.ts'
import { generatorOf } from '../../data/registry.ts'
import type { FitErrors, MeasuredFacts, NamedErrors, PointsFacts } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { FitScores } from '../../network/network.ts'
import type { PictureSpec } from '../../options/sweep.ts'
import type { RegressionModel } from '../model/regression-model.ts'

/** The points that are trained on, and how many are held out. */
export function pointsOf({ y, classes, test }: ClassDataset): PointsFacts {
  return { samples: y.length, classes: classes.length, held: test?.y.length ?? 0 }
}

/** The form of a built-in dataset's points; null for a table. */
export function formsIn({ data, classes, hollow }: PictureSpec, dataset: ClassDataset, say: Language) {
  return generatorOf(data)?.forms(say, { classes: classes ?? dataset.classes.length, hollow }) ?? null
}

/** A table without its folder; null for one from standard input. */
export function tableName({ data }: PictureSpec): string | null {
  return data === '-' ? null : shortened(data.replace(/^.*[\\/]/, ''))
}

/** A name of at most 40 characters. */
export function shortened(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 39)}…`
}

/** The errors of a network for regression, in the target's own units. */
export function fitErrors(model: Pick<RegressionModel, 'scores' | 'held' | 'choice' | 'dataset'>): FitErrors {
  const { scores, held, choice, dataset } = model
  const named = namedErrors({ ...scores, test: held, choice }, meanTarget(dataset))
  return { rmse: scores.rmse, held: held?.rmse ?? null, ...named }
}

type Errors = Pick<FitScores, 'rmse' | 'r2' | 'log'>
type Judged = Errors & { [by in 'test' | 'choice']?: Errors | null | undefined }

/** The errors of a training, those of rows that it has not seen first. */
export function namedErrors({ test, choice, ...given }: Judged, mean: NamedErrors['mean']): NamedErrors {
  const all = Object.entries({ test, folds: choice, given }) as [MeasuredFacts['by'], Judged['test']][]
  return { errors: all.flatMap(([by, own]) => (own ? [{ by, ...errorOf(own) }] : [])), mean }
}

function errorOf({ rmse, r2, log }: Errors) {
  return { rmse, r2, ...(log && { log }) }
}

/** The name and the mean of a target, of which errors are a share, where all are of one sign; null for others. */
export function meanTarget({ y, target }: RegressionDataset): NamedErrors['mean'] {
  const { name, mean, deviation, log } = target
  const isOfOneSign = [1, -1].some(sign => y.every(value => sign * (value * deviation + mean) > 0))
  return isOfOneSign && !log ? { name: shortened(name), value: mean } : null
}
