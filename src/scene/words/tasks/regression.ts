import type { Caption, Captions, Nearness } from '../../../language/facts.ts'
import type { Language } from '../../../language/language.ts'
import { activationOf } from '../../../network/activation.ts'
import { hasHidden } from '../../../network/network.ts'
import type { Spec } from '../../../options/spec.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import type { Segment } from '../../model/staged.ts'
import { leastError, type TrainedRegressor } from '../../model/trained.ts'
import { segmentId } from '../captions.ts'
import { fitErrors, shortened, tableName } from '../dataset.ts'
import { layerUnits } from '../facts.ts'
import { sampleNotes } from '../notes.ts'
import { sliceFacts } from '../slice.ts'
import { panelNames } from '../sweep.ts'
import type { TaskWords } from './task.ts'
import { shortest } from './task.ts'

export const regressionWords: TaskWords<TrainedRegressor> = {
  alt(spec, { model, network }, { motion, result: own }, say) {
    const result =
      own ??
      say.alt.regressionResult({
        layers: layerUnits(network),
        ...fitErrors(model),
        straight: hasHidden(network) ? straightOf(model) : null,
      })
    const data = dataOf(spec, model, say)
    const near = model.slice ? say.slice.near(sliceFacts(model, say)) : []
    return shortest(say, [[data, motion, ...near, result], [data, motion, ...near], [data, motion], [motion]])
  },
  sweepAlt(spec, parts, say) {
    const { alt } = say
    const names = panelNames(spec, say)
    const panels = parts.map(({ model }, i) => ({ name: names[i], ...fitErrors(model) }))
    const data = dataOf(spec.panels[0].spec, parts[0].model, say)
    const least = [panels[leastError(parts)]]
    return shortest(say, [
      [data, alt.sweep({ panels: names }), alt.regressionPanels({ panels })],
      [data, alt.sweepShort({ panels: parts.length }), alt.regressionPanels({ panels: least })],
    ])
  },
}

/** The points and what is predicted of them. */
function dataOf(spec: Spec, { dataset, formula }: RegressionModel, { alt }: Language): string {
  const { y, test } = dataset
  return alt.regressionData({
    ...{ samples: y.length, held: test?.y.length ?? 0, ...columnsOf(dataset) },
    source: formula ? { formula } : { table: tableName(spec) },
  })
}

/** The names of the target and of the columns that it is predicted by. */
function columnsOf({ target, features, reduction }: RegressionModel['dataset']) {
  return { target: shortened(target.name), features: (reduction?.features ?? features).map(shortened) }
}

/** The nearness of the output’s plane to the heights, by the share of their variance that it explains. */
export function nearnessOf({ scores }: Pick<RegressionModel, 'scores'>): Nearness {
  const { r2 } = scores.log ?? scores
  return 1 - r2 < 0.01 ** 2 ? 'through' : r2 > 0.9 ? 'near' : 'off'
}

/** The straight line or plane that misses the samples least, and how far it is off. */
export function straightOf({ straight, dataset }: RegressionModel) {
  return { features: dataset.features.length, rmse: straight.rmse }
}

/** The caption on what a network reaches: what rows left out in turn say, where they have chosen it. */
export function fitCaption(model: RegressionModel, say: Language): Caption {
  const errors = fitErrors(model)
  if (model.constant) return say.regression.constant(errors)
  const [says, ...told] = say.regression.off(errors)
  return [says, ...(model.only ? [say.regression.only(model.only)] : []), ...told]
}

/** The caption on the data: their formula, or the table and the columns that they are. */
export function dataCaption(spec: Pick<Spec, 'data'>, model: RegressionModel, say: Language): Caption {
  const { dataset, formula } = model
  if (formula) return say.regression.formula({ formula })
  return say.regression.table({ table: tableName(spec as Spec), ...columnsOf(dataset) })
}

/** A note on the drawn rows that lie beyond the axes. */
export function beyondNotes(
  { rows, beyond }: Pick<RegressionModel, 'rows' | 'beyond'>,
  say: Language,
): string[] {
  const count = rows.filter(row => beyond?.rows.includes(row)).length
  return count > 0 ? [say.notes.beyond({ count })] : []
}

/** Notes on a network for regression: one that has learned nothing, or that a straight line does as well as. */
export function regressionNotes(model: RegressionModel, say: Language): string[] {
  const { constant, choice, scores, straight } = model
  return [
    ...sampleNotes(model, say),
    ...beyondNotes(model, say),
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

/** The captions of a way over a floor, by chapter id. */
export function liftCaptions(model: RegressionModel, segments: readonly Segment[], say: Language): Captions {
  const { dataset, network, spaces, hidden, constant, slice } = model
  // On a slice it is drawn over its columns only.
  const features = slice?.axes.length ?? dataset.features.length
  const errors = fitErrors(model)
  const bends = network.layers
    .slice(0, -1)
    .some(({ activation }) => activationOf(activation)!.symbol !== null)
  const kind = hidden.dimensions === 1 && features === 1 ? ('line' as const) : ('plane' as const)
  const facts = { ...errors, kind, nearness: nearnessOf(model), features, bends }
  const start = say.regression.straight(straightOf(model))
  const said = (caption: Caption) => (constant ? say.regression.constant(errors) : caption)
  return {
    data: start,
    stand: say.lift.stand({
      feature: shortened(model.input.axes[0].name),
      target: shortened(dataset.target.name),
    }),
    ...Object.fromEntries(
      segments.map(({ layer }, i) => {
        const { share, units: own } = spaces[layer]
        const units = network.layers[layer].biases.length
        const kept = share < 1 && own.length === 0 ? share : null
        return [
          segmentId(i),
          spaces.length > 1
            ? say.layers.to({ layer: layer + 1, units, kept })
            : say.lift.way({ units, features, bends }),
        ]
      }),
    ),
    plane: said(say.lift.plane(facts)),
    back: say.lift.back(facts),
    ...(!model.input.flat
      ? { end: start }
      : { down: said(say.lift.fit(facts)), fit: said(say.lift.fit(facts)) }),
  }
}
