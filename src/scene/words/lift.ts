import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { activationOf } from '../../network/activation.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Segment } from '../model/staged.ts'
import { segmentId } from './captions.ts'
import { fitErrors, shortened } from './dataset.ts'
import { nearnessOf, straightOf } from './tasks/regression.ts'

/** The captions of a way over a floor, by chapter id. */
export function liftCaptions(
  model: RegressionModel,
  segments: readonly Segment[],
  say: Language,
): Record<string, Caption> {
  const { dataset, network, spaces, hidden, constant } = model
  const features = dataset.features.length
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
      feature: shortened(dataset.features[0]),
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
    ...(features > 2 ? { end: start } : { down: said(say.lift.fit(facts)), fit: said(say.lift.fit(facts)) }),
  }
}
