import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { Sweep } from '../../options/sweep.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { leastError, type TrainedRegression } from '../model/trained.ts'
import { type AltFacts, shortest } from './alt.ts'
import { shortened, tableName } from './dataset.ts'
import { layerUnits } from './facts.ts'
import { fitErrors, straightOf } from './regression.ts'
import { panelNames } from './sweep.ts'

/** The alternative text of a figure of regression: the data, what moves where, and how far the network is off. */
export function regressionAltText(
  spec: Spec,
  model: RegressionModel,
  { motion, result: own }: AltFacts,
  say: Language,
): string {
  const { alt } = say
  const { network } = model
  const result =
    own ??
    alt.regressionResult({
      layers: layerUnits(network),
      ...fitErrors(model),
      straight: hasHidden(network) ? straightOf(model) : null,
    })
  const data = dataOf(spec, model, say)
  return shortest(say, [[data, motion, result], [data, motion], [motion], [data, motion]])
}

/** The alternative text of the networks of a sweep for regression. */
export function regressionSweepText(spec: Sweep, parts: readonly TrainedRegression[], say: Language): string {
  const { alt } = say
  const models = parts.map(({ model }) => model!)
  const names = panelNames(spec, say)
  const results = models.map((model, i) => ({ name: names[i], ...fitErrors(model) }))
  const data = dataOf(spec.panels[0].spec, models[0], say)
  return shortest(say, [
    [data, alt.sweep({ panels: names }), alt.regressionPanels({ panels: results })],
    [
      data,
      alt.sweepShort({ panels: parts.length }),
      alt.regressionPanels({ panels: [results[leastError(parts)]] }),
    ],
  ])
}

function dataOf(spec: Spec, { dataset, formula }: RegressionModel, { alt }: Language): string {
  const { y, test, target, features, reduction } = dataset
  return alt.regressionData({
    samples: y.length,
    held: test?.y.length ?? 0,
    target: shortened(target.name),
    features: (reduction?.features ?? features).map(shortened),
    source: formula ? { formula } : { table: tableName(spec) },
  })
}
