import type { ClassDataset } from '../../data/dataset.ts'
import { generatorOf } from '../../data/registry.ts'
import type { FitErrors, PointsFacts } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
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
export function fitErrors({ scores, held }: Pick<RegressionModel, 'scores' | 'held'>): FitErrors {
  return { rmse: scores.rmse, r2: scores.r2, held: held?.rmse ?? null, log: scores.log }
}
