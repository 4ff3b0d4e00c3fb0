import type { Caption, FitErrors, Nearness } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { shortened, tableName } from './dataset.ts'

/** The errors of a network, in the target's own units. */
export function fitErrors({ scores, held }: Pick<RegressionModel, 'scores' | 'held'>): FitErrors {
  return { rmse: scores.rmse, r2: scores.r2, held: held?.rmse ?? null }
}

/** The nearness of the output’s plane to the heights, by the share of their variance that it explains. */
export function nearnessOf({ scores: { r2 } }: Pick<RegressionModel, 'scores'>): Nearness {
  return 1 - r2 < 0.01 ** 2 ? 'through' : r2 > 0.9 ? 'near' : 'off'
}

/** The straight line or plane that misses the samples least, and how far it is off. */
export function straightOf({ straight, dataset }: RegressionModel) {
  return { features: dataset.features.length, rmse: straight.rmse }
}

/** The caption on what a network reaches: what rows left out in turn say, where they have chosen it. */
export function fitCaption(model: RegressionModel, say: Language): Caption {
  const { choice, constant } = model
  if (constant) return say.regression.constant(fitErrors(model))
  return say.regression.off({ ...fitErrors(model), leftOut: choice?.rmse ?? null })
}

/** The caption on the data: their formula, or the table and the columns that they are. */
export function dataCaption(spec: Pick<Spec, 'data'>, model: RegressionModel, say: Language): Caption {
  const { dataset, formula } = model
  const { target, features, reduction } = dataset
  if (formula) return say.regression.formula({ formula })
  return say.regression.table({
    table: tableName(spec as Spec),
    target: shortened(target.name),
    features: (reduction?.features ?? features).map(shortened),
  })
}

/** Notes on a network for regression: one that has learned nothing, or that a straight line does as well as. */
export function regressionNotes(model: RegressionModel, say: Language): string[] {
  const { constant, choice, rows, all, held, scores, straight } = model
  const drawn = rows.length
  return [
    ...(drawn < all.y.length ? [say.notes.sample({ drawn, rows: all.y.length, held: held !== null })] : []),
    ...(constant ? [say.notes.flat(fitErrors(model))] : []),
    ...(!constant && (choice?.simplest === '0' || scores.rmse > straight.rmse)
      ? [say.notes.straight({ ...straightOf(model), network: scores.rmse })]
      : []),
  ]
}

/** Notes on what is seen as a projection: many features, and where they are drawn many units. */
export function projectionNotes(model: RegressionModel, say: Language, showsHidden = false): string[] {
  const { input, dataset, spaces, hidden } = model
  return [
    ...(input.projected
      ? [say.notes.projectedInput({ features: dataset.features.length, share: input.share })]
      : []),
    ...(showsHidden && spaces.length > 0 && hidden.units.length === 0
      ? [say.notes.hiddenProjected({ share: hidden.share })]
      : []),
  ]
}
